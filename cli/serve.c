/* serve - `handrail serve`: all programs and the worker, below one process, without systemd: for containers and other
 * supervisors. `handrail run` is the same with a database, a web server and the demo. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "base/systemd.h"
#include "child.h"
#include "cli.h"
#include "place.h"

const char usage_serve[] =
	"handrail serve [--sockets DIR] [--with-parent]\n\n"
	"Runs every program and the delivery worker in the foreground; a web server reaches the programs at\n"
	"DIR/NAME.sock. All of them log to standard error. One that ends is started again, for as long as it\n"
	"takes: the database may come later. SIGTERM and Ctrl-C let each finish its request or message, and\n"
	"end all. Makes no tables: run `handrail migrate` before.\n\n"
	"  --sockets DIR   folder of the sockets (/run/handrail)\n"
	"  --with-parent   stop when the parent process ends\n";

enum { CHILDREN_MAX = 32, PAUSE = 100, UPSTREAMS_MOST = 1 << 20 };

struct options {
	const char *sockets;
	bool with_parent;
};

static const struct option_row options[] = {
	OPTION(struct options, sockets, OPTION_TEXT),
	OPTION(struct options, with_parent, OPTION_FLAG),
};

struct served {
	struct child children[CHILDREN_MAX];
	size_t count;
};

static enum err add(struct req *q, struct served *s, const char *name, const char *program, const char *word, const char *socket)
{
	const char **argv = arena_array(q->arena, 4, sizeof(*argv));

	if (s->count == CHILDREN_MAX)
		return fail(q, ERR_SYSTEM, "too many programs");
	if (access(program, X_OK))
		return fail(q, ERR_SYSTEM, "%s is missing", program);
	argv[0] = program;
	argv[1] = word;
	argv[2] = socket;
	s->children[s->count] = (struct child){ .name = name, .argv = argv, .for_ever = true };
	return child_start(q, &s->children[s->count++]);
}

/* A socket that a killed program left behind would be in the way. */
static enum err add_program(struct req *q, struct served *s, const struct place *p, const char *folder, const char *name)
{
	const char *socket = arena_printf(q->arena, "%s/%s.sock", folder, name);

	unlink(socket);
	return add(q, s, name, arena_printf(q->arena, "%s/%s", p->programs, name), "--listen", socket);
}

/* The web server's configuration, as it is installed or as it stands in the source. */
static enum err read_upstreams(struct req *q, char **text)
{
	const char *folder = conf_find(q->arena, q->conf, "nginx");
	const char *path = arena_printf(q->arena, "%s/handrail-http.conf", text_or_empty(folder));
	size_t length;
	enum err e;

	if (!folder)
		return fail(q, ERR_CONFIG, "the folder nginx is missing");
	if (access(path, R_OK))
		path = arena_printf(q->arena, "%s.in", path);
	if ((e = file_read(q, path, UPSTREAMS_MOST, text, &length)))
		return e;
	(*text)[length < UPSTREAMS_MOST ? length : UPSTREAMS_MOST] = '\0';
	return ERR_OK;
}

/* The programs are those that the web server looks for, at unix:FOLDER/NAME.sock. */
static enum err start_all(struct req *q, struct served *s, const struct place *p, const char *folder)
{
	char *text;
	enum err e = read_upstreams(q, &text);

	for (char *at = e ? NULL : strstr(text, "unix:"); at && !e; at = strstr(at, "unix:")) {
		size_t length = strcspn(at, "\"; \n");
		char *socket = arena_bytes(q->arena, at, length), *name = strrchr(socket, '/');

		at += length;
		if (!name || !text_ends(name, ".sock"))
			continue;
		name[strlen(name) - strlen(".sock")] = '\0';
		e = add_program(q, s, p, folder, name + 1);
	}
	return e ? e : add(q, s, "deliver", p->handrail, "deliver", NULL);
}

static enum err stay(struct req *q, struct served *s)
{
	enum err e = ERR_OK;

	systemd_ready();
	while (!e && children_wait(PAUSE))
		e = children_mind(q, s->children, s->count);
	return e;
}

enum err command_serve(struct req *q, int argc, char **argv)
{
	struct served *s = ARENA_NEW(q->arena, struct served);
	struct place p = { 0 };
	const char *folder;
	struct options o;
	struct words words;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)) || (e = cli_words(q, &words, 0, 0)))
		return e;
	folder = o.sockets ? o.sockets : "/run/handrail";
	if (access(folder, W_OK))
		return fail(q, ERR_SYSTEM, "%s: %s", folder, strerror(errno));
	if ((e = place_find(q, &p)))
		return e;
	if (o.with_parent)
		prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
	children_begin();
	if (!(e = start_all(q, s, &p, folder)))
		e = stay(q, s);
	systemd_stopping();
	children_stop(s->children, s->count);
	return e;
}
