/* main.c - serves one app: over FastCGI with a few workers, or as a plain CGI program.
 *
 * Loads configuration, secret and templates once (plain CGI loads only the templates that it
 * needs). The workers are forked afterwards, so they share those pages; each opens its own
 * connection to the database. A worker serves one request at a time, without locks or threads.
 * On SIGTERM it finishes the current request. Workers that die are restarted, with a growing
 * delay if they die at once. */
#include <errno.h>
#include <getopt.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "web/app.h"
#include "base/clock.h"
#include "base/conf.h"
#include "edge/db.h"
#include "edge/http.h"
#include "base/log.h"
#include "base/req.h"
#include "base/systemd.h"
#include "web/program.h"
#include "web/start.h"
#include "base/version.h"
#include "site/updating.h"

#define WORKERS_MAX 256

static volatile sig_atomic_t stopping;

static void stop_child(int number)
{
	(void)number;
	stopping = 1;
	http_stop();
}

static void stop_parent(int number)
{
	(void)number;
	stopping = 1;
}

/* Only ends the wait. */
static void wake_parent(int number) { (void)number; }

static void on(int number, void (*handler)(int))
{
	struct sigaction s = { .sa_handler = handler };

	sigaction(number, &s, NULL);
}

/* ---- one worker ---- */

/* A process keeps the memory of a long page for the next one: given back each time, the kernel would clear it anew. */
#define MEMORY_KEPT (1024 * 1024)

/* A host may allow few connections to the database, and most processes wait for a request most of the time. */
#define IDLE_AFTER 3000

static void rest(void *db) { db_rest(db); }

static void serve(struct listener *l, const struct conf *c)
{
	struct db *db = db_new(c);
	struct req *q = req_new(c, db);

	http_when_idle(l, IDLE_AFTER, rest, db);

	mallopt(M_MMAP_THRESHOLD, MEMORY_KEPT);
	mallopt(M_TRIM_THRESHOLD, MEMORY_KEPT);
	db_impatient(db);
	while (!stopping) {
		/* Frees the last request's memory now, after its answer has left. */
		req_reset(q);
		if (!(q->http = http_next(l, q->arena)))
			break;
		q->now = clock_now();
		app_answer(program_for(q), q);
		http_finish(l, q->http);
		db_spare(db);
	}
	req_release(q);
	db_close(db);
}

/* Settings may also come from the environment alone. */
static bool is_set_up(const struct conf *c)
{
	return !program_before_setup || c->path || *c->secrets_key;
}

/* The settings that another process, or this one, has written since. NULL: none yet. */
static struct req *start_again(const struct conf *c, struct arena *a)
{
	const char *why = NULL;

	return access(arena_printf(a, "%s/handrail.conf", c->directory), F_OK) ? NULL : start(app.name, START_CONF | START_SECRET, &why);
}

/* Until there is a handrail.conf: the request that finds it is the first of the site. The web server may keep this process, so
 * it goes on by itself. */
static struct req *serve_setup(struct listener *l, const struct conf *c)
{
	struct req *q = req_new(c, NULL), *begun = NULL;

	while (!stopping && !begun) {
		req_reset(q);
		if (!(q->http = http_next(l, q->arena)))
			break;
		q->now = clock_now();
		if ((begun = start_again(c, q->arena))) {
			q->conf = begun->conf;
			q->db = db_new(begun->conf);
		}
		app_answer(begun ? program_for(q) : program_before_setup, q);
		http_finish(l, q->http);
	}
	start_end(q);
	return begun;
}

static void serve_alone(struct listener *l, const struct conf *c)
{
	struct req *begun = is_set_up(c) ? NULL : serve_setup(l, c);

	if (begun)
		c = begun->conf;
	if (is_set_up(c))
		serve(l, c);
	start_end(begun);
}

/* ---- the parent ---- */

struct worker { pid_t pid; int64_t began; };

/* The parent takes signals only while it waits, because a signal between the check of `stopping` and the wait would be lost. */
static sigset_t delivered;

static void hold_signals(void)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGCHLD);
	sigprocmask(SIG_BLOCK, &held, &delivered);
}

static pid_t start_worker(struct listener *l, const struct conf *c)
{
	pid_t parent = getpid(), pid = fork();

	if (pid)
		return pid;
	on(SIGTERM, stop_child);
	on(SIGINT, SIG_IGN);
	sigprocmask(SIG_SETMASK, &delivered, NULL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() == parent)
		serve(l, c);
	exit(0);
}

static void pause_for(long milliseconds)
{
	struct timespec t = { milliseconds / 1000, milliseconds % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* A signal that arrives just before a worker waits for its next request would go unnoticed,
 * so it is sent again until the worker is gone. */
static void stop_workers(struct worker *workers, size_t count)
{
	for (int round = 0; round < 300; round++) {
		size_t left = 0;

		for (size_t i = 0; i < count; i++) {
			if (workers[i].pid <= 0)
				continue;
			kill(workers[i].pid, round < 250 ? SIGTERM : SIGKILL);
			if (waitpid(workers[i].pid, NULL, WNOHANG) == workers[i].pid)
				workers[i].pid = 0;
			else
				left++;
		}
		if (!left)
			return;
		pause_for(round < 5 ? 10 : 100);
	}
}

/* Waits until a worker has ended, or the parent shall stop. */
static pid_t await_worker(void)
{
	pid_t gone;

	while (!(gone = waitpid(-1, NULL, WNOHANG)) && !stopping)
		sigsuspend(&delivered);
	return gone;
}

/* Ends early when the parent shall stop. */
static void back_off_for(long milliseconds)
{
	struct timespec t = { milliseconds / 1000, milliseconds % 1000 * 1000000 };
	sigset_t held = delivered;

	sigaddset(&held, SIGCHLD);
	ppoll(NULL, 0, &t, &held);
}

static void supervise(struct listener *l, const struct conf *c)
{
	struct worker workers[WORKERS_MAX] = { 0 };
	size_t count = (size_t)c->web_workers;
	long back_off = 0;
	bool told = false;

	log_event(LOG_INFO_LEVEL, "started", "version", version(), NULL);
	hold_signals();
	while (!stopping) {
		pid_t gone;

		for (size_t i = 0; i < count && !stopping; i++)
			if (workers[i].pid <= 0)
				workers[i] = (struct worker){ start_worker(l, c), clock_monotonic() };
		if (!told)
			systemd_ready(), told = true;
		gone = await_worker();
		for (size_t i = 0; i < count; i++)
			if (gone > 0 && workers[i].pid == gone) {
				bool at_once = clock_monotonic() - workers[i].began < 1000;

				workers[i].pid = 0;
				back_off = !at_once ? 0 : back_off ? back_off * 2 < 30000 ? back_off * 2 : 30000 : 100;
			}
		if (gone > 0 && !stopping) {
			log_fault("%s: a worker ended; starting another", app.name);
			back_off_for(back_off);
		}
	}
	systemd_stopping();
	stop_workers(workers, count);
}

/* ---- start ---- */

static int refuse(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s: %s\n", app.name, what, why ? why : "unknown reason");
	return 1;
}

/* The demo's moved clock is checked against the database, which may be down otherwise. */
static int set_clock(const char *program, const struct conf *c)
{
	const char *why = NULL;
	struct req *q;

	if (!c->demo_clock_offset)
		return 0;
	if (!(q = start(program, START_CONF | START_DATABASE | START_CLOCK, &why)))
		return refuse("clock", why);
	start_end(q);
	return 0;
}

static const char *socket_path(int argc, char **argv)
{
	static const struct option options[] = { { "listen", required_argument, NULL, 'l' }, { 0 } };
	const char *path = NULL;

	for (int o; (o = getopt_long(argc, argv, "", options, NULL)) != -1; )
		if (o == 'l')
			path = optarg;
		else
			exit(2);
	return path;
}

/* Before http_listen(): libfcgi takes each signal that has no handler yet, and workers born after it took a SIGTERM would end
 * at once, again and again, and the parent would not notice. */
static void take_signals(void)
{
	on(SIGPIPE, SIG_IGN);
	on(SIGTERM, stop_parent);
	on(SIGINT, stop_parent);
	on(SIGCHLD, wake_parent);
}

int main(int argc, char **argv)
{
	const char *path = socket_path(argc, argv), *why = NULL;
	struct listener *l;
	struct req *q = start(argv[0], START_CONF, &why);

	if (!q || (is_set_up(q->conf) && start_parts(q, START_SECRET, &why)))
		return refuse("start", why);
	updating_begin(q);
	if (set_clock(argv[0], q->conf))
		return 1;
	take_signals();
	if (http_listen(path, &l, &why))
		return refuse("listening", why);
	if (http_is_cgi(l)) {
		on(SIGTERM, SIG_DFL);
		on(SIGINT, SIG_DFL);
	}
	/* One page needs few templates, and reading all would take half of a plain CGI program's life. */
	if (start_parts(q, http_is_cgi(l) ? START_TEMPLATES_ASKED : START_TEMPLATES, &why)) {
		if (path)
			unlink(path);
		return refuse("start", why);
	}
	if (http_is_cgi(l)) {
		serve_alone(l, q->conf);
	} else if (program_is_alone && !path) {
		on(SIGTERM, stop_child);
		on(SIGINT, stop_child);
		serve_alone(l, q->conf);
	} else {
		supervise(l, q->conf);
		if (path)
			unlink(path);
	}
	http_close(l);
	start_end(q);
	return 0;
}
