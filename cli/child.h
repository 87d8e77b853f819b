/* child - the processes that `handrail run` starts, watches, starts again and ends.
 *
 * Each child leads a process group of its own (Ctrl-C in the terminal reaches
 * run only, which ends them in order), writes to a log file, and is sent
 * SIGTERM by the kernel should run be killed. What a dead child leaves behind
 * of its group is killed before it is started again.
 *
 * children_begin() blocks the signals that end or inform run; from then on
 * they are taken only inside children_wait(). */
#ifndef HANDRAIL_CHILD_H
#define HANDRAIL_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

struct child {
	const char *name;
	const char *const *argv;	/* argv[0] is a path; NULL at the end */
	const char *log;		/* its standard output and error */
	pid_t pid;			/* 0: not running */
	int64_t started_at;		/* of clock_monotonic() */
	int64_t start_at;		/* when it is due to start again; 0: not */
	int early_deaths;		/* in a row */
};

void children_begin(void);

enum err child_start(struct req *q, struct child *c);

/* Runs to its end. ERR_SYSTEM when it fails; ERR_GONE when run is asked to stop meanwhile. */
enum err child_run(struct req *q, const char *name, const char *const *argv, const char *log);

/* Sleeps for so long, or less when a signal comes. False once run is asked to stop. */
bool children_wait(int64_t milliseconds);

/* True once run is asked to stop. */
bool children_asked_to_stop(void);

/* Notes who died and starts it again in a while; starts who is due. ERR_SYSTEM
 * when one dies at once again and again. */
enum err children_mind(struct req *q, struct child *all, size_t count);

/* Ends them from the last to the first, waiting for each. */
void children_stop(struct child *all, size_t count);

/* The last lines of a child's log, for people who wonder what went wrong. */
void child_show_log(const char *log);

#endif
