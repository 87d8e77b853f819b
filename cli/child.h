/* child - the processes that `handrail run` and `handrail serve` start, watch, restart and stop.
 *
 * Each child leads a process group of its own (Ctrl-C in the terminal reaches
 * only run, which stops the children in order) and writes to a log file. If run
 * is killed, the kernel sends the child SIGTERM. Before a dead child is
 * restarted, the rest of its group is killed.
 *
 * children_begin() blocks the signals that stop or notify run; from then on they
 * are handled only inside children_wait(). */
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
	const char *log;		/* its standard output and error; NULL: ours */
	bool for_ever;			/* it is started again however often it ends */
	pid_t pid;			/* 0 if not running */
	int64_t started_at;		/* of clock_monotonic() */
	int64_t start_at;		/* time of the next restart; 0 for none */
	int early_deaths;		/* in a row */
};

void children_begin(void);

enum err child_start(struct req *q, struct child *c);

/* Runs a child to its end. ERR_SYSTEM if it fails; ERR_GONE if run is asked to stop meanwhile. */
enum err child_run(struct req *q, const char *name, const char *const *argv, const char *log);

/* Sleeps for so long, or until a signal comes. False once run is asked to stop. */
bool children_wait(int64_t milliseconds);

/* True once run is asked to stop. */
bool children_asked_to_stop(void);

/* Schedules the restart of each dead child, and starts those that are due. ERR_SYSTEM
 * if a child repeatedly dies right after its start. */
enum err children_mind(struct req *q, struct child *all, size_t count);

/* Stops them from the last to the first, and waits for each. */
void children_stop(struct child *all, size_t count);

/* Prints the last lines of a child's log, so that people can see the cause. */
void child_show_log(const char *log);

#endif
