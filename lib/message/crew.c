/* crew.c - starts and ends processes beside the delivery worker. */
#define _GNU_SOURCE
#include "message/crew.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "edge/db.h"

/* The first places are for work aside, the others for members that send: the worker itself is one of those, without a place. */
static pid_t places[ASIDES + CREW_MOST - 1];
static bool is_member;

/* The parent's database connection belongs to the parent: a member neither uses nor closes it. */
static _Noreturn void be_member(const struct req *parent, crew_work *work, void *data)
{
	const char *why = "";
	struct db *db;
	struct req *q;
	enum err e = db_open(parent->conf, &db, &why);

	if (!e) {
		q = req_new(parent->conf, db);
		if ((e = work(q, data)))
			log_event(LOG_ERROR_LEVEL, "delivery_stopped", "reason", err_detail(q, e), NULL);
		db_close(db);
	} else {
		log_event(LOG_ERROR_LEVEL, "delivery_stopped", "reason", why, NULL);
	}
	_exit(e ? 1 : 0);
}

static void start(const struct req *q, pid_t *place, crew_work *work, void *data)
{
	pid_t parent = getpid(), child = fork();

	if (child) {
		*place = child > 0 ? child : 0;
		return;
	}
	is_member = true;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	be_member(q, work, data);
}

static bool is_free(pid_t *place)
{
	if (*place && waitpid(*place, NULL, WNOHANG) != 0)
		*place = 0;
	return !*place;
}

void crew_call(const struct req *q, crew_work *work, void *data)
{
	for (int64_t i = 1; !is_member && i < q->conf->mail_connections; i++)
		if (is_free(&places[ASIDES + i - 1]))
			start(q, &places[ASIDES + i - 1], work, data);
}

void crew_aside(const struct req *q, enum aside a, crew_work *work, void *data)
{
	if (is_free(&places[a]))
		start(q, &places[a], work, data);
}

void crew_end(bool stop)
{
	for (int i = 0; i < (int)COUNT(places); i++) {
		if (places[i] && stop)
			kill(places[i], SIGTERM);
	}
	for (int i = 0; i < (int)COUNT(places); i++) {
		if (places[i])
			waitpid(places[i], NULL, 0);
		places[i] = 0;
	}
}
