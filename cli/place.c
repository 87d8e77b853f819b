/* place - the folder of `make run`, with everything that an instance of the demo consists of. */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/live_change.h"

enum { SOCKET_PATH_MAX = 107, SOCKET_NAME_MAX = 24, SECRET_BYTES = 32, FILE_MAX = 1 << 20 };

/* ---- files and folders ---- */

static enum err folder(struct req *q, const char *path, mode_t mode)
{
	struct stat st;

	if (mkdir(path, mode) && errno != EEXIST)
		return fail(q, ERR_SYSTEM, "%s cannot be made: %s", path, strerror(errno));
	if (lstat(path, &st) || !S_ISDIR(st.st_mode) || st.st_uid != geteuid())
		return fail(q, ERR_SYSTEM, "%s is not a folder that we own", path);
	if (chmod(path, mode))
		return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	return ERR_OK;
}

static enum err write_text(struct req *q, const char *path, const char *text)
{
	return file_write(q, path, text, strlen(text), 0600);
}

/* NULL if the file is missing or cannot be read. */
static char *text_of(struct req *q, const char *path)
{
	char *text;
	size_t length;

	return file_read(q, path, FILE_MAX, &text, &length) ? NULL : text;
}

/* ---- one run at a time ---- */

/* The lock lasts as long as this process. */
static enum err lock(struct req *q, const struct place *p)
{
	const char *path = arena_printf(q->arena, "%s/lock", p->var);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (flock(fd, LOCK_EX | LOCK_NB))
		return fail(q, ERR_SYSTEM, "%s is in use by another `handrail run`; end that one, or choose another VAR",
			p->var);
	return ERR_OK;
}

/* The path of a UNIX socket has at most 107 bytes. The folder's name is derived from VAR,
 * so that the next start finds the same one. */
static enum err choose_run(struct req *q, struct place *p)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR");
	uint64_t hash = 14695981039346656037u;

	p->run = arena_printf(q->arena, "%s/run", p->var);
	if (strlen(p->run) + 1 + SOCKET_NAME_MAX <= SOCKET_PATH_MAX)
		return folder(q, p->run, 0700);
	for (const char *c = p->var; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	if (!runtime || strlen(runtime) > 50 || access(runtime, W_OK))
		runtime = "/tmp";
	p->run = arena_printf(q->arena, "%s/handrail-%016llx", runtime, (unsigned long long)hash);
	return folder(q, p->run, 0700);
}

static enum err remove_stale_sockets(struct req *q, const struct place *p)
{
	const char **names;
	size_t count;
	enum err e = place_programs(q, p, &names, &count);

	for (size_t i = 0; !e && i < count; i++)
		unlink(arena_printf(q->arena, "%s/%s.sock", p->run, names[i]));
	unlink(arena_printf(q->arena, "%s/publish.sock", p->run));
	return e;
}

/* ---- the port ---- */

static int try_port(int family, const struct sockaddr *address, socklen_t length)
{
	int on = 1, fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0), why;

	if (fd < 0)
		return errno;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
	why = bind(fd, address, length) || listen(fd, 1) ? errno : 0;
	close(fd);
	return why;
}

static enum err check_port(struct req *q, struct place *p)
{
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons((uint16_t)p->port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)p->port),
		.sin6_addr = IN6ADDR_LOOPBACK_INIT };
	int why = try_port(AF_INET, (const struct sockaddr *)&four, sizeof four);

	if (!why) {
		why = try_port(AF_INET6, (const struct sockaddr *)&six, sizeof six);
		p->ipv6 = !why;
	}
	if (why == EADDRINUSE)
		return fail(q, ERR_SYSTEM, "port %lld is in use by another program; choose one with PORT=",
			(long long)p->port);
	if (why && p->ipv6)
		return fail(q, ERR_SYSTEM, "port %lld: %s", (long long)p->port, strerror(why));
	/* a machine may lack IPv6, but not IPv4 */
	if (why == EACCES)
		return fail(q, ERR_SYSTEM, "no permission to listen on port %lld", (long long)p->port);
	return ERR_OK;
}

/* ---- secret and handrail.conf ---- */

static enum err take_secret(struct req *q, const struct place *p, const char **secret)
{
	const char *path = arena_printf(q->arena, "%s/secret", p->var);
	unsigned char bytes[SECRET_BYTES];
	char *have = text_of(q, path);

	if (have) {
		have[strcspn(have, "\n")] = '\0';
		*secret = have;
		return ERR_OK;
	}
	secret_random(bytes, sizeof bytes);
	*secret = text_hex(q->arena, bytes, sizeof bytes);
	return write_text(q, path, arena_printf(q->arena, "%s\n", *secret));
}

static char *base_url_line(struct req *q, const struct place *p)
{
	return arena_printf(q->arena, "base_url = http://localhost:%lld%s\n", (long long)p->port, p->base);
}

static char *socket_line(struct req *q, const struct place *p)
{
	return arena_printf(q->arena, "socket = %s\n", p->database_socket);
}

static char *publish_line(struct req *q, const struct place *p)
{
	return arena_printf(q->arena, "publish_socket = %s/publish.sock\n", p->run);
}

static char *conf_text(struct req *q, const struct place *p, const char *secret)
{
	return arena_printf(q->arena,
		"; Made by `make run`; what you change here stays, but for base_url and the sockets.\n"
		"[web]\n%slive = nchan\n%sworkers = 3\n\n"
		"[database]\n%suser = handrail\nname = handrail\n\n"
		"[mail]\nurl = file:%s/mail\nfrom = handrail@demo.test\n\n"
		"[text]\nurl = file:%s/text\n\n"
		"[limits]\nfactor = 1\n\n"
		"[secrets]\nkey = %s\n",
		base_url_line(q, p), publish_line(q, p), socket_line(q, p), p->var, p->var, secret);
}

static bool line_sets(const char *line, const char *key)
{
	size_t length = strlen(key);

	line += strspn(line, " \t");
	return !strncmp(line, key, length) && strchr(" \t=:", line[length]) && line[length];
}

/* The file as the owner left it, with the current port and socket. */
static char *conf_renewed(struct req *q, const struct place *p, char *old)
{
	struct str s;

	str_init(&s, q->arena, FILE_MAX);
	while (*old) {
		size_t length = strcspn(old, "\n") + 1;

		if (!old[length - 1])
			length--;
		if (line_sets(old, "base_url"))
			str_add(&s, base_url_line(q, p));
		else if (line_sets(old, "socket"))
			str_add(&s, socket_line(q, p));
		else if (line_sets(old, "publish_socket"))
			str_add(&s, publish_line(q, p));
		else
			str_add_bytes(&s, old, length);
		old += length;
	}
	return s.text;
}

static enum err write_conf(struct req *q, struct place *p)
{
	char *old = text_of(q, p->conf);
	const char *secret;
	enum err e;

	if ((e = take_secret(q, p, &secret)))
		return e;
	return write_text(q, p->conf, old ? conf_renewed(q, p, old) : conf_text(q, p, secret));
}

enum err place_find(struct req *q, struct place *p)
{
	char path[PATH_MAX], *installed;
	ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);

	if (length < 0)
		return fail(q, ERR_SYSTEM, "/proc/self/exe: %s", strerror(errno));
	path[length] = '\0';
	p->handrail = arena_text(q->arena, path);
	*strrchr(path, '/') = '\0';
	installed = arena_printf(q->arena, "%s/../lib/handrail", path);
	p->programs = access(installed, X_OK) ? arena_text(q->arena, path) : installed;
	return ERR_OK;
}

static enum err folders(struct req *q, struct place *p, const char *var)
{
	static const char *const names[] = { "log", "tmp", "mail", "text", "metrics", "nginx", "nginx/error" };
	char path[PATH_MAX];
	enum err e;

	if ((e = folder(q, var, 0700)))
		return e;
	if (!realpath(var, path))
		return fail(q, ERR_SYSTEM, "%s: %s", var, strerror(errno));
	p->var = arena_text(q->arena, path);
	for (size_t i = 0; i < COUNT(names); i++)
		if ((e = folder(q, arena_printf(q->arena, "%s/%s", path, names[i]), 0700)))
			return e;
	return ERR_OK;
}

enum err place_make(struct req *q, struct place *p, const char *var, int64_t port, const char *base)
{
	enum err e;

	*p = (struct place){ .port = port, .base = base, .root = !geteuid() };
	if ((e = folders(q, p, var)) || (e = lock(q, p)) || (e = check_port(q, p)))
		return e;
	if ((e = place_find(q, p)) || (e = choose_run(q, p)))
		return e;
	p->database_socket = arena_printf(q->arena, "%s/db.sock", p->run);
	p->conf = arena_printf(q->arena, "%s/handrail.conf", p->var);
	return write_conf(q, p);
}

void place_leave(const struct place *p)
{
	if (p->run && p->var && strncmp(p->run, p->var, strlen(p->var)))
		rmdir(p->run);
}

/* ---- files rewritten at each start ---- */

/* "@50*FACTOR@": a limit of nginx, which accepts at most 65535 connections. */
static int64_t limit_times_factor(const char *name, const struct conf *c)
{
	int64_t n = strtoll(name, NULL, 10) * c->limits_factor;

	return n > 65535 ? 65535 : n;
}

static const char *listen_lines(struct req *q, const struct place *p, const char *how)
{
	const char *four = arena_printf(q->arena, "listen 127.0.0.1:%lld%s;", (long long)p->port, how);

	if (!p->ipv6)
		return four;
	return arena_printf(q->arena, "%s listen [::1]:%lld%s;", four, (long long)p->port, how);
}

static const char *templates_folder(struct req *q, const struct conf *c)
{
	return text_is_empty(c->web_templates) ? text_or_empty(conf_find(q->arena, c, "templates")) : c->web_templates;
}

/* ---- nchan ---- */

static const char nchan_module[] = "/usr/lib/nginx/modules/ngx_nchan_module.so";

static const char *nchan_line(struct req *q, const struct place *p, const struct conf *c, const char *name)
{
	if (!live_is_pushed(c))
		return "";
	if (text_equal(name, "NCHAN_MODULE"))
		return arena_printf(q->arena, "load_module %s;", nchan_module);
	return arena_printf(q->arena, "include \"%s/nginx/%s.conf\";", p->var,
		text_equal(name, "NCHAN_HTTP") ? "handrail-nchan-http" : "handrail-nchan");
}

static enum err check_nchan(struct req *q, const struct place *p, const struct conf *c)
{
	if (!live_is_pushed(c) || !access(nchan_module, R_OK))
		return ERR_OK;
	return fail(q, ERR_CONFIG, "nginx lacks the module nchan: install libnginx-mod-nchan, or set [web] live = polling in %s", p->conf);
}

/* The value of a placeholder between two @; NULL if it is unknown. */
static const char *filling(struct req *q, const struct place *p, const struct conf *c, const char *name)
{
	if (text_ends(name, "*FACTOR"))
		return arena_printf(q->arena, "%lld", (long long)limit_times_factor(name, c));
	if (text_equal(name, "VAR"))
		return p->var;
	if (text_equal(name, "RUN"))
		return p->run;
	if (text_equal(name, "DATA"))
		return p->data;
	if (text_equal(name, "TEMPLATES"))
		return templates_folder(q, c);
	if (text_equal(name, "CONF"))
		return arena_printf(q->arena, "%s/nginx", p->var);
	if (text_equal(name, "BASE"))
		return p->base;
	if (text_equal(name, "LOG"))
		return arena_printf(q->arena, "\"%s/log/access.log\"", p->var);
	if (text_equal(name, "ERROR_LOG"))
		return arena_printf(q->arena, "\"%s/log/nginx.log\"", p->var);
	if (text_equal(name, "PORT"))
		return arena_printf(q->arena, "%lld", (long long)p->port);
	if (text_equal(name, "LISTEN"))
		return listen_lines(q, p, "");
	if (text_equal(name, "LISTEN_DEFAULT"))
		return listen_lines(q, p, " default_server");
	if (text_equal(name, "PUBLISH"))
		return arena_printf(q->arena, "%s/publish.sock", p->run);
	if (text_starts(name, "NCHAN_"))
		return nchan_line(q, p, c, name);
	if (text_equal(name, "USER"))
		return p->root ? "user root;" : "";
	return NULL;
}

/* to: below VAR. */
static enum err fill(struct req *q, const struct place *p, const struct conf *c, const char *from, const char *to)
{
	const char *text = text_of(q, from), *at, *end;
	struct str s;

	if (!text)
		return fail(q, ERR_SYSTEM, "%s is missing", from);
	str_init(&s, q->arena, FILE_MAX);
	for (; (at = strchr(text, '@')); text = end) {
		const char *known = NULL;

		end = at + 1 + strcspn(at + 1, "@ \n");
		if (*end == '@')
			known = filling(q, p, c, arena_bytes(q->arena, at + 1, (size_t)(end - at - 1)));
		str_add_bytes(&s, text, (size_t)((known ? at : end) - text));
		if (known) {
			str_add(&s, known);
			end++;
		}
	}
	str_add(&s, text);
	return write_text(q, arena_printf(q->arena, "%s/%s", p->var, to), s.text);
}

/* The page of one language: TEMPLATES/es/nginx/404.html becomes nginx/error/es/404.html. */
static enum err fill_error_page(struct req *q, const struct place *p, const struct conf *c, const char *page,
	const char *templates)
{
	const char *language = page + strlen(templates) + 1;
	const char *to = arena_printf(q->arena, "nginx/error/%.*s", (int)strcspn(language, "/"), language);
	enum err e = folder(q, arena_printf(q->arena, "%s/%s", p->var, to), 0700);

	return e ? e : fill(q, p, c, page, arena_printf(q->arena, "%s%s", to, strrchr(page, '/')));
}

static enum err fill_error_pages(struct req *q, const struct place *p, const struct conf *c)
{
	const char *templates = templates_folder(q, c);
	glob_t found;
	enum err e = ERR_OK;

	if (glob(arena_printf(q->arena, "%s/*/nginx/*.html", templates), 0, NULL, &found))
		return fail(q, ERR_SYSTEM, "%s has no pages of the web server", templates);
	for (size_t i = 0; !e && i < found.gl_pathc; i++)
		e = fill_error_page(q, p, c, arena_text(q->arena, found.gl_pathv[i]), templates);
	globfree(&found);
	return e;
}

static enum err write_database_conf(struct req *q, const struct place *p)
{
	enum err e = write_text(q, arena_printf(q->arena, "%s/init.sql", p->var),
		"CREATE DATABASE IF NOT EXISTS handrail CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n"
		"CREATE USER IF NOT EXISTS handrail@localhost;\n"
		"GRANT ALL ON handrail.* TO handrail@localhost;\n");

	if (e)
		return e;
	/* Anyone who can open the socket may connect, but only the owner can open its folder. */
	return write_text(q, arena_printf(q->arena, "%s/my.cnf", p->var), arena_printf(q->arena,
		"# Made by `handrail run` at each start: do not edit.\n"
		"[mariadbd]\n"
		"datadir=\"%s/db\"\nsocket=\"%s\"\npid-file=\"%s/db.pid\"\ntmpdir=\"%s/tmp\"\ninit-file=\"%s/init.sql\"\n"
		"skip-networking\nskip-name-resolve\nskip-log-bin\nperformance-schema=OFF\n%s"
		"character-set-server=utf8mb4\ncollation-server=utf8mb4_unicode_ci\n"
		"max-connections=200\n"
		"innodb-buffer-pool-size=128M\nloose-innodb-buffer-pool-size-max=4G\n"
		"innodb-flush-log-at-trx-commit=2\n",
		p->var, p->database_socket, p->run, p->var, p->var, p->root ? "user=root\n" : ""));
}

enum err place_configure(struct req *q, struct place *p, const struct conf *c)
{
	static const char *const names[] = {
		"handrail-http.conf", "handrail-server.conf", "handrail-paths.conf", "handrail-unknown.conf", "handrail-machines.conf", "handrail-nchan-http.conf",
		"handrail-nchan.conf", "demo.conf",
	};
	const char *found = conf_find(q->arena, c, "nginx");
	char *data;
	enum err e;

	if (!found)
		return fail(q, ERR_CONFIG, "the folder nginx is missing");
	if ((e = check_nchan(q, p, c)))
		return e;
	data = arena_text(q->arena, found);
	*strrchr(data, '/') = '\0';
	p->data = data;
	for (size_t i = 0; i < COUNT(names); i++)
		if ((e = fill(q, p, c, arena_printf(q->arena, "%s/nginx/%s.in", data, names[i]), arena_printf(q->arena, "nginx/%s", names[i]))))
			return e;
	if ((e = fill_error_pages(q, p, c)))
		return e;
	if ((e = write_database_conf(q, p)))
		return e;
	return remove_stale_sockets(q, p);
}

enum err place_programs(struct req *q, const struct place *p, const char ***names, size_t *count)
{
	static const char before[] = "@RUN@/";
	const char *from = arena_printf(q->arena, "%s/nginx/handrail-http.conf.in", p->data);
	const char *text = text_of(q, from);

	if (!text)
		return fail(q, ERR_SYSTEM, "%s is missing", from);
	*names = arena_array(q->arena, strlen(text) / sizeof before + 1, sizeof **names);
	for (*count = 0; (text = strstr(text, before)); text++) {
		const char *name = text + sizeof before - 1;

		(*names)[(*count)++] = arena_bytes(q->arena, name, strcspn(name, "."));
	}
	return ERR_OK;
}
