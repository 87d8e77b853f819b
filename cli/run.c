/* run - `handrail run`: a whole instance in one folder, to try Handrail out: database, web server,
 * programs and the delivery worker, all of which end with it. `make run` execs it. */
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "child.h"
#include "cli.h"
#include "base/conf.h"
#include "demo.h"
#include "place.h"
#include "base/req.h"
#include "site/site.h"

const char usage_run[] =
	"handrail run [--port N] [--var DIR] [--base PATH] [--with-parent]\n\n"
	"Runs the demo in the foreground, on 127.0.0.1 and ::1 only, with all its files in one folder.\n"
	"Ctrl-C stops it; the next run keeps the data. For a real server see docs/install.md.\n\n"
	"  --port N        port of the web server (8080)\n"
	"  --var DIR       folder for all files; created if missing (var)\n"
	"  --base PATH     path below which all sites are, such as /help\n"
	"  --with-parent   stop when the parent process ends\n";

enum { CHILDREN_MAX = 32, DATABASE_TIME = 60000, READY_TIME = 60000, PAUSE = 20 };

struct options {
	int64_t port;
	const char *var;
	const char *base;
	bool with_parent;
};

static const struct option_row options[] = {
	OPTION(struct options, port, OPTION_NUMBER, .least = 1, .most = 65535),
	OPTION(struct options, var, OPTION_TEXT),
	OPTION(struct options, base, OPTION_TEXT),
	OPTION(struct options, with_parent, OPTION_FLAG),
};

struct run {
	struct place place;
	struct child children[CHILDREN_MAX];
	size_t count;
};

#define ARGV(...) ((const char *const []){ __VA_ARGS__, NULL })

/* ---- the parts ---- */

static const char *const *keep(struct req *q, const char *const *argv)
{
	size_t count = 0;
	const char **kept;

	while (argv[count])
		count++;
	kept = arena_array(q->arena, count + 1, sizeof *kept);
	memcpy(kept, argv, count * sizeof *kept);
	return kept;
}

static char *log_of(struct req *q, const struct run *r, const char *name)
{
	return arena_printf(q->arena, "%s/log/%s.log", r->place.var, name);
}

static enum err add(struct req *q, struct run *r, const char *name, const char *const *argv)
{
	struct child *c = &r->children[r->count];

	if (r->count == CHILDREN_MAX)
		return fail(q, ERR_SYSTEM, "too many programs");
	if (access(argv[0], X_OK))
		return fail(q, ERR_SYSTEM, "%s is missing; `make` builds it", argv[0]);
	*c = (struct child){ .name = name, .argv = keep(q, argv), .log = log_of(q, r, name) };
	r->count++;
	return child_start(q, c);
}

/* Waits until true_now(), minding the children meanwhile. ERR_GONE if asked to stop. */
static enum err wait_until(struct req *q, struct run *r, bool (*true_now)(const struct run *r),
	int64_t milliseconds, const char *what)
{
	int64_t until = clock_monotonic() + milliseconds;
	enum err e;

	while (!true_now(r)) {
		if (!children_wait(PAUSE))
			return fail(q, ERR_GONE, "asked to stop");
		if ((e = children_mind(q, r->children, r->count)))
			return e;
		if (clock_monotonic() > until)
			return fail(q, ERR_SYSTEM, "%s is not ready after %lld seconds; see %s/log", what,
				(long long)milliseconds / 1000, r->place.var);
	}
	return ERR_OK;
}

static const char *tool(struct req *q, const char *name)
{
	static const char *const folders[] = { "/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin" };

	for (size_t i = 0; i < COUNT(folders); i++) {
		const char *path = arena_printf(q->arena, "%s/%s", folders[i], name);

		if (!access(path, X_OK))
			return path;
	}
	return name;
}

/* ---- database ---- */

/* The server greets clients only once it has read its init file. */
static bool database_greets(const struct run *r)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct pollfd greeting = { .fd = fd, .events = POLLIN };
	char byte;
	bool greets;

	if (fd < 0)
		return false;
	snprintf(address.sun_path, sizeof address.sun_path, "%s", r->place.database_socket);
	greets = !connect(fd, (const struct sockaddr *)&address, sizeof address)
		&& poll(&greeting, 1, 1000) == 1 && recv(fd, &byte, 1, 0) == 1;
	close(fd);
	return greets;
}

static enum err install_database(struct req *q, struct run *r, const char *folder)
{
	const char *log = log_of(q, r, "install-db");
	enum err e;

	if ((e = child_run(q, "clean-up", ARGV("/bin/rm", "-rf", "--", folder), log)))
		return e;
	/* tmpdir: another starting server removes files in /tmp that it takes for its own */
	return child_run(q, "mariadb-install-db", ARGV(tool(q, "mariadb-install-db"), "--no-defaults",
		arena_printf(q->arena, "--datadir=%s", folder), arena_printf(q->arena, "--tmpdir=%s/tmp", r->place.var),
		"--auth-root-authentication-method=normal", "--skip-test-db",
		r->place.root ? "--user=root" : "--skip-name-resolve"), log);
}

/* Made elsewhere and renamed, so that a half-made database is never used. */
static enum err make_database(struct req *q, struct run *r)
{
	const char *db = arena_printf(q->arena, "%s/db", r->place.var);
	const char *fresh = arena_printf(q->arena, "%s/tmp/db", r->place.var);
	enum err e;

	if (!access(db, F_OK))
		return ERR_OK;
	if (strpbrk(r->place.var, " \t\"'"))
		return fail(q, ERR_SYSTEM, "MariaDB cannot be set up in %s: choose a VAR without blanks and quotes", r->place.var);
	fputs("Making the database ...\n", stderr);
	if ((e = install_database(q, r, fresh)))
		return e;
	return rename(fresh, db) ? fail(q, ERR_SYSTEM, "%s: %s", db, strerror(errno)) : ERR_OK;
}

static enum err start_database(struct req *q, struct run *r)
{
	enum err e;

	if ((e = make_database(q, r)))
		return e;
	unlink(r->place.database_socket);
	if ((e = add(q, r, "mariadb", ARGV(tool(q, "mariadbd"),
			arena_printf(q->arena, "--defaults-file=%s/my.cnf", r->place.var)))))
		return e;
	return wait_until(q, r, database_greets, DATABASE_TIME, "the database");
}

static enum err handrail(struct req *q, struct run *r, const char *command)
{
	return child_run(q, command, ARGV(r->place.handrail, command), log_of(q, r, command));
}

/* ---- programs and worker ---- */

static bool sockets_there(const struct run *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const char *const *argv = r->children[i].argv;

		if (argv[1] && text_equal(argv[1], "--listen") && access(argv[2], F_OK))
			return false;
	}
	return true;
}

static enum err start_programs(struct req *q, struct run *r)
{
	const char **names;
	size_t count;
	enum err e = place_programs(q, &r->place, &names, &count);

	for (size_t i = 0; !e && i < count; i++)
		e = add(q, r, names[i], ARGV(arena_printf(q->arena, "%s/%s", r->place.programs, names[i]),
			"--listen", arena_printf(q->arena, "%s/%s.sock", r->place.run, names[i])));
	if (!e)
		e = add(q, r, "deliver", ARGV(r->place.handrail, "deliver"));
	return e ? e : wait_until(q, r, sockets_there, READY_TIME, "a program");
}

/* ---- web server ---- */

static bool answers_ready(const struct run *r)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((uint16_t)r->place.port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	char ask[SITE_BASE_MAX + 60];
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct pollfd answer = { .fd = fd, .events = POLLIN };
	char start[13] = "";
	bool ready;

	if (fd < 0)
		return false;
	snprintf(ask, sizeof ask, "GET %s/readyz HTTP/1.0\r\nHost: localhost\r\n\r\n", r->place.base);
	ready = !connect(fd, (const struct sockaddr *)&address, sizeof address)
		&& send(fd, ask, strlen(ask), MSG_NOSIGNAL) == (ssize_t)strlen(ask)
		&& poll(&answer, 1, 2000) == 1 && recv(fd, start, sizeof start - 1, 0) > 0
		&& text_ends(start, " 200");
	close(fd);
	return ready;
}

static enum err start_web_server(struct req *q, struct run *r)
{
	enum err e = add(q, r, "nginx", ARGV(tool(q, "nginx"),
		"-p", arena_printf(q->arena, "%s/", r->place.var),
		"-e", log_of(q, r, "nginx"),
		"-c", arena_printf(q->arena, "%s/nginx/demo.conf", r->place.var)));

	return e ? e : wait_until(q, r, answers_ready, READY_TIME, "the web server");
}

/* ---- all of it ---- */

static enum err start_all(struct req *q, struct run *r)
{
	enum err e;

	if ((e = start_database(q, r)))
		return e;
	if ((e = handrail(q, r, "migrate")) || (e = handrail(q, r, "demo")))
		return e;
	if ((e = start_programs(q, r)))
		return e;
	return start_web_server(q, r);
}

static enum err stay(struct req *q, struct run *r)
{
	enum err e = ERR_OK;

	while (!e && children_wait(PAUSE * 5))
		e = children_mind(q, r->children, r->count);
	return e;
}

static void say_ready(const struct run *r)
{
	printf("\nHandrail is ready:\n\n");
	demo_describe(stdout, r->place.port, r->place.base);
	printf("\nMessages are written to %s/mail and %s/text.\n"
		"Administer it:  HANDRAIL_CONF=%s %s --help\n"
		"Ctrl-C stops it and keeps the data.\n", r->place.var, r->place.var, r->place.conf, r->place.handrail);
	fflush(stdout);
}

static enum err run_all(struct req *q, struct run *r)
{
	enum err e = start_all(q, r);

	if (!e) {
		say_ready(r);
		e = stay(q, r);
	}
	if (e == ERR_SYSTEM || e == ERR_OK)
		fputs("\nEnding ...\n", stderr);
	children_stop(r->children, r->count);
	place_leave(&r->place);
	return e == ERR_GONE ? ERR_OK : e;
}

/* The configuration that every child will read. */
static enum err configure(struct req *q, struct run *r)
{
	const struct conf *c;
	const char *why;
	enum err e;

	if (setenv("HANDRAIL_CONF", r->place.conf, 1)
			|| setenv("HANDRAIL_WEB_METRICS_FOLDER", arena_printf(q->arena, "%s/metrics", r->place.var), 1))
		return fail(q, ERR_SYSTEM, "HANDRAIL_CONF: %s", strerror(errno));
	if ((e = conf_load(q->arena, r->place.handrail, &c, &why)))
		return fail(q, e, "%s", why);
	return place_configure(q, &r->place, c);
}

enum err command_run(struct req *q, int argc, char **argv)
{
	struct run *r = ARENA_NEW(q->arena, struct run);
	struct options o;
	struct words words;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)))
		return e;
	if ((e = cli_words(q, &words, 0, 0)))
		return e;
	if (o.base && !site_base_fits(o.base))
		return fail(q, ERR_INPUT, "--base begins with / and has no / at its end, such as /help");
	if (o.with_parent)
		prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
	umask(0077);
	if ((e = place_make(q, &r->place, o.var ? o.var : "var", o.port ? o.port : 8080, text_or_empty(o.base))))
		return e;
	children_begin();
	if ((e = configure(q, r)))
		return e;
	return run_all(q, r);
}
