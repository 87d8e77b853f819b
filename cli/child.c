/* child - the processes that `handrail run` starts, watches, restarts and stops. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/req.h"
#include "base/str.h"

enum { EARLY = 3000, EARLY_DEATHS = 5, PAUSE = 200, TERM_TIME = 20000, KILL_TIME = 5000 };
#define LOG_MAX (8L << 20)

static sigset_t watched;
static bool asked_to_stop;

void children_begin(void)
{
	sigemptyset(&watched);
	sigaddset(&watched, SIGINT);
	sigaddset(&watched, SIGTERM);
	sigaddset(&watched, SIGHUP);
	sigaddset(&watched, SIGCHLD);
	sigprocmask(SIG_BLOCK, &watched, NULL);
	signal(SIGPIPE, SIG_IGN);
	/* adopts the orphans of a killed child, to end them */
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

bool children_asked_to_stop(void)
{
	return asked_to_stop;
}

bool children_wait(int64_t milliseconds)
{
	struct timespec t = { milliseconds / 1000, milliseconds % 1000 * 1000000 };
	int got = sigtimedwait(&watched, NULL, &t);

	if (got > 0 && got != SIGCHLD)
		asked_to_stop = true;
	return !asked_to_stop;
}

/* ---- starting ---- */

static int log_open(const char *path)
{
	char old[4096];
	struct stat st;

	if (!stat(path, &st) && st.st_size > LOG_MAX
			&& snprintf(old, sizeof old, "%s.1", path) < (int)sizeof old)
		(void)rename(path, old);
	return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Runs in the new process until exec. 127 is the usual exit status of shells here. */
static void become(const char *const *argv, int log, pid_t parent)
{
	sigset_t none;
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
	if (getppid() != parent)
		_exit(127);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	/* serve reports for all of them. */
	unsetenv("NOTIFY_SOCKET");
	if (dup2(nothing, STDIN_FILENO) < 0 || dup2(log, STDOUT_FILENO) < 0 || dup2(log, STDERR_FILENO) < 0)
		_exit(127);
	execv(argv[0], (char *const *)(uintptr_t)argv);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static pid_t spawn(const char *const *argv, const char *log)
{
	pid_t parent = getpid(), pid;
	int fd = log ? log_open(log) : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);

	if (fd < 0)
		return -1;
	fflush(NULL);
	pid = fork();
	if (!pid)
		become(argv, fd, parent);
	close(fd);
	if (pid > 0)
		setpgid(pid, pid);
	return pid;
}

enum err child_start(struct req *q, struct child *c)
{
	c->pid = spawn(c->argv, c->log);
	c->started_at = clock_monotonic();
	c->start_at = 0;
	if (c->pid > 0)
		return ERR_OK;
	c->pid = 0;
	return fail(q, ERR_SYSTEM, "%s cannot be started (log %s): %s", c->name, c->log ? c->log : "none", strerror(errno));
}

/* ---- ending ---- */

static void kill_group(pid_t leader)
{
	if (leader > 0)
		kill(-leader, SIGKILL);
}

/* Waits for one process and reaps others meanwhile. False if the time is up. */
static bool wait_for(pid_t pid, int64_t milliseconds, int *status)
{
	int64_t until = clock_monotonic() + milliseconds;
	struct timespec nap = { 0, 5 * 1000000 };

	for (;;) {
		pid_t got = waitpid(pid, status, WNOHANG);

		if (got == pid || (got < 0 && errno == ECHILD))
			return true;
		if (clock_monotonic() >= until)
			return false;
		nanosleep(&nap, NULL);
	}
}

/* True if no process of the group is left. Reaps those that we adopted. */
static bool group_gone(pid_t leader)
{
	while (waitpid(-leader, NULL, WNOHANG) > 0)
		continue;
	return kill(-leader, 0) && errno == ESRCH;
}

static void end_group(pid_t leader)
{
	struct timespec nap = { 0, 5 * 1000000 };
	int64_t until = clock_monotonic() + KILL_TIME;

	while (!group_gone(leader) && clock_monotonic() < until) {
		kill_group(leader);
		nanosleep(&nap, NULL);
	}
}

static void child_stop(struct child *c)
{
	int status;

	if (!c->pid)
		return;
	kill(c->pid, SIGTERM);
	if (!wait_for(c->pid, TERM_TIME, &status))
		fprintf(stderr, "%s did not end by itself; it was killed.\n", c->name);
	end_group(c->pid);
	c->pid = 0;
}

void children_stop(struct child *all, size_t count)
{
	while (count--)
		child_stop(&all[count]);
}

enum err child_run(struct req *q, const char *name, const char *const *argv, const char *log)
{
	struct child c = { .name = name, .argv = argv, .log = log };
	int status = 0;
	enum err e;

	if ((e = child_start(q, &c)))
		return e;
	while (!wait_for(c.pid, 0, &status))
		if (!children_wait(50)) {
			child_stop(&c);
			return fail(q, ERR_GONE, "asked to stop");
		}
	if (WIFEXITED(status) && !WEXITSTATUS(status))
		return ERR_OK;
	child_show_log(log);
	return fail(q, ERR_SYSTEM, "%s failed; its log is %s", name, log);
}

/* ---- watching ---- */

static enum err mourn(struct req *q, struct child *c)
{
	int64_t now = clock_monotonic();

	end_group(c->pid);
	c->pid = 0;
	c->early_deaths = now - c->started_at < EARLY ? c->early_deaths + 1 : 0;
	if (c->for_ever && c->early_deaths > EARLY_DEATHS)
		c->early_deaths = EARLY_DEATHS;
	if (c->early_deaths >= EARLY_DEATHS && !c->for_ever) {
		child_show_log(c->log);
		return fail(q, ERR_SYSTEM, "%s ends as soon as it starts; see its log %s", c->name, c->log);
	}
	c->start_at = now + ((int64_t)PAUSE << c->early_deaths);
	fprintf(stderr, "%s ended unexpectedly and is started again%s%s\n", c->name, c->log ? "; its log is " : "", text_or_empty(c->log));
	return ERR_OK;
}

static struct child *child_of(struct child *all, size_t count, pid_t pid)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].pid == pid)
			return &all[i];
	return NULL;
}

enum err children_mind(struct req *q, struct child *all, size_t count)
{
	enum err e = ERR_OK;
	pid_t pid;

	while (!e && (pid = waitpid(-1, NULL, WNOHANG)) > 0) {
		struct child *c = child_of(all, count, pid);

		if (c)
			e = mourn(q, c);
	}
	for (size_t i = 0; !e && i < count; i++)
		if (!all[i].pid && all[i].start_at && all[i].start_at <= clock_monotonic())
			e = child_start(q, &all[i]);
	return e;
}

void child_show_log(const char *log)
{
	enum { TAIL = 2000 };
	char text[TAIL + 1];
	FILE *f = fopen(log, "re");
	size_t length;

	if (!f)
		return;
	if (fseek(f, -TAIL, SEEK_END))
		rewind(f);
	length = fread(text, 1, TAIL, f);
	text[length] = '\0';
	fclose(f);
	fprintf(stderr, "---- the end of %s ----\n%s----\n", log, text);
}
