/* deliver - `handrail deliver`: the worker that sends waiting messages and cleans up now and then. */
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "cli.h"
#include "base/conf.h"
#include "edge/mailbox.h"
#include "message/backlog.h"
#include "message/pass.h"
#include "message/bounce.h"
#include "message/crew.h"
#include "message/delivery.h"
#include "message/digest.h"
#include "base/log.h"
#include "live/publisher.h"
#include "referral/claim.h"
#include "referral/report_count.h"
#include "referral/retention.h"
#include "referral/tally.h"
#include "screener/draft.h"
#include "site/installation.h"
#include "site/kept_form.h"
#include "site/launch.h"
#include "site/live_change.h"
#include "site/once.h"
#include "message/outbox.h"
#include "base/req.h"
#include "referral/data_request.h"
#include "base/systemd.h"
#include "edge/send.h"
#include "edge/wake.h"
#include "site/session.h"
#include "site/updating.h"
#include "site/limit.h"
#include "base/version.h"

const char usage_deliver[] =
	"handrail deliver [--once | --waiting | [--void-before TIME] [--release]]\n\n"
	"Sends waiting messages as configured in [mail] and [text]. On SIGTERM or SIGINT it finishes the\n"
	"current message and exits. When there is much to send, up to [mail] connections processes send at\n"
	"the same time. Any number of workers may run, on any number of machines: only one of them handles\n"
	"a message at a time. With [web] live = nchan it also publishes changes to open pages, through nginx.\n\n"
	"  --once               send the messages that are due now, clean up, then exit (for cron)\n"
	"  --waiting            print how many messages wait, by channel, and when the first and the last\n"
	"                       of them are due, and exit\n"
	"  --void-before TIME   drop the messages of a restored database that were due before then, because\n"
	"                       the original has sent them, and exit. TIME is UTC, as --waiting prints it:\n"
	"                       2026-11-29T18:00:00Z, or 2026-11-29\n"
	"  --release            release the messages of a restored database, which are held until then, and exit\n";

struct options { bool once, waiting, release; const char *void_before; };

static const struct option_row options[] = {
	OPTION(struct options, once, OPTION_FLAG),
	OPTION(struct options, waiting, OPTION_FLAG),
	OPTION(struct options, void_before, OPTION_TEXT),
	OPTION(struct options, release, OPTION_FLAG),
};

#define IDLE_MS 500			/* bounds the delay of a message to two seconds, even if it was committed on another machine */
#define TROUBLE_MS 5000			/* delay before the next try when the database is down */
#define TIDY_EVERY MINUTES(5)
#define ALIVE_EVERY SECONDS(20)
#define RETENTION_ROUNDS 40		/* of --once */

static void on_signal(int number)
{
	(void)number;
	delivery_stop();
}

/* Without SA_RESTART, so that a signal ends waiting at once. */
static void listen_for_the_end(void)
{
	struct sigaction a = { .sa_handler = on_signal };

	sigaction(SIGTERM, &a, NULL);
	sigaction(SIGINT, &a, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static void tell_trouble(const struct req *q, const char *what, enum err e)
{
	log_event(LOG_ERROR_LEVEL, what, "reason", err_detail(q, e), NULL);
}

/* For /metrics: the worker is alive and reaches the database. */
static void say_alive(struct req *q, int64_t *next)
{
	enum err e;

	if (clock_monotonic() < *next)
		return;
	*next = clock_monotonic() + ALIVE_EVERY;
	if ((e = installation_happened(q, DELIVER_RAN)))
		tell_trouble(q, "tidying_failed", e);
}

/* A failure here does not stop the sending. */
static void tidy(struct req *q, int64_t *next)
{
	enum err e;

	if (clock_monotonic() < *next)
		return;
	*next = clock_monotonic() + TIDY_EVERY;
	if ((e = session_clean(q)) || (e = once_clean(q)) || (e = kept_form_clean(q)) || (e = draft_clean(q))
			|| (e = limit_clean(q)) || (e = digest_clean(q)) || (e = live_change_clean(q)) || (e = launch_clean(q))
			|| (e = tally_keep(q)) || (e = pass_clean(q)) || (e = data_request_finish(q)))
		tell_trouble(q, "tidying_failed", e);
}

/* A failure here does not stop the sending. *next: when to try again. */
static void count_for_reports(struct req *q, int64_t *next)
{
	static bool filled;
	bool more;
	enum err e;

	if (clock_monotonic() < *next)
		return;
	if ((e = filled ? ERR_OK : report_fill(q)) || (e = report_count_changes(q, &more))) {
		*next = clock_monotonic() + TROUBLE_MS;
		tell_trouble(q, "counting_failed", e);
		return;
	}
	filled = true;
}

/* One round, while nothing is to be sent; then the next messages come first. A failure here does not stop the sending. */
static void erase_old(struct req *q, int64_t *next)
{
	bool more;
	enum err e;

	if (clock_monotonic() < *next)
		return;
	if ((e = retention_run(q, delivery_is_stopping, &more)))
		tell_trouble(q, "retention_failed", e);
	*next = e || !more ? clock_monotonic() + TIDY_EVERY : 0;
}

static void rest(int64_t milliseconds)
{
	int64_t end = clock_monotonic() + milliseconds;

	while (!delivery_is_stopping() && clock_monotonic() < end)
		wake_wait(-1, IDLE_MS);
}

static enum err watch_bounces(struct req *q, void *nothing)
{
	struct bounce_watch w = { .is_stopping = delivery_is_stopping };

	(void)nothing;
	while (!delivery_is_stopping()) {
		req_reset(q);
		rest(bounce_look(q, &w));
	}
	return ERR_OK;
}

/* True after a restore, until --release. One line in the log reports it, and one that it is over. */
static bool is_held(struct req *q)
{
	static bool told;
	instant since;
	enum err e = installation_held(q, &since);

	if (!e && !!since != told) {
		told = since;
		log_event(LOG_WARNING_LEVEL, since ? "outbox_held" : "outbox_released", "since", clock_iso(q->arena, since ? since : q->now), NULL);
	}
	return e || since;
}

/* In a process of its own, because an IMAP server may take its time. One that ended is started again, after a while. */
static void look_for_bounces(struct req *q, int64_t *next)
{
	if (!mailbox_is_on(q->conf) || clock_monotonic() < *next)
		return;
	*next = clock_monotonic() + BOUNCE_EVERY;
	crew_aside(q, ASIDE_bounces, watch_bounces, NULL);
}

static enum err publish(struct req *q, void *nothing)
{
	(void)nothing;
	return publisher_run(q, delivery_is_stopping);
}

/* A process of its own, because a mail server may keep this one waiting. One that ended is started again at once. */
static void tell_pages(struct req *q)
{
	if (live_is_pushed(q->conf))
		crew_aside(q, ASIDE_publisher, publish, NULL);
}

/* True while steps of schema/ wait. One line in the log reports it. */
static bool is_updating(struct req *q)
{
	static bool told;
	enum err e = updating_check(q);

	if (e == ERR_UPDATING && !told)
		log_event(LOG_WARNING_LEVEL, "delivery_waits", "reason", err_detail(q, e), NULL);
	told = e == ERR_UPDATING;
	return e == ERR_UPDATING;
}

/* Waits for `handrail migrate`: messages need the tables that they are made for. */
static void await_update(struct req *q)
{
	while (!delivery_is_stopping() && is_updating(q)) {
		wake_wait(-1, TROUBLE_MS);
		req_reset(q);
	}
}

static void go_on(struct req *q)
{
	int listening = wake_listen(q, SLEEPER_delivery);
	int64_t next_tidy = 0, next_bounces = 0, next_alive = 0, next_count = 0, next_old = 0;

	systemd_ready();
	await_update(q);
	while (!delivery_is_stopping()) {
		size_t sent;
		enum err e;

		req_reset(q);
		tell_pages(q);
		if ((e = delivery_run(q, claim_when_told, &sent)))
			tell_trouble(q, "delivery_stopped", e);
		else
			say_alive(q, &next_alive), tidy(q, &next_tidy), count_for_reports(q, &next_count);
		if (!is_held(q)) {
			look_for_bounces(q, &next_bounces);
			erase_old(q, &next_old);
		}
		if (!delivery_is_stopping())
			wake_wait(e ? -1 : listening, e ? TROUBLE_MS : IDLE_MS);
	}
	systemd_stopping();
	crew_end(true);
	if (listening >= 0)
		close(listening);
}

/* Such a sendmail would fail, or wait until it is killed, with each message. */
static bool is_barred_from_sendmail(const struct conf *c)
{
	return send_takes_rights(c) && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

static enum err check_settings(struct req *q)
{
	const char *why;

	if (send_check(q->conf, &why) || !bounce_check(q->conf, &why))
		return fail(q, ERR_CONFIG, "%s", why);
	if (is_barred_from_sendmail(q->conf))
		return fail(q, ERR_CONFIG, "[mail] url = %s: this program changes its rights, which NoNewPrivileges does not permit. "
			"Use smtp://localhost, or permit it: docs/install.md", q->conf->mail_url);
	if (!*q->conf->mail_url)
		return fail(q, ERR_CONFIG, "[mail] url is not set: there is nothing to send with");
	return ERR_OK;
}

/* The rounds that are left are for the next time. */
static enum err erase_once(struct req *q)
{
	bool more = true;
	enum err e = ERR_OK;

	for (int i = 0; i < RETENTION_ROUNDS && !e && more && !delivery_is_stopping(); i++) {
		req_reset(q);
		e = retention_run(q, delivery_is_stopping, &more);
	}
	return e;
}

static enum err deliver_once(struct req *q)
{
	bool held = is_held(q), more = true;
	int64_t next_tidy = 0;
	size_t sent;
	enum err e = delivery_run(q, claim_when_told, &sent);

	if (!e && !(e = installation_happened(q, DELIVER_RAN)))
		tidy(q, &next_tidy);
	e = e ? e : report_fill(q);
	if (!e && !held)
		e = erase_once(q);
	while (!e && more && !delivery_is_stopping()) {
		req_reset(q);
		e = report_count_changes(q, &more);
	}
	crew_end(e || delivery_is_stopping());
	if (!e && !held && mailbox_is_on(q->conf))
		(void)bounce_look(q, &(struct bounce_watch){ .is_stopping = delivery_is_stopping });
	return e;
}

/* A running worker finds the messages within half a second. */
static enum err release(struct req *q)
{
	instant since;
	enum err e = outbox_release(q, &since);

	if (e)
		return e;
	fputs(since ? "The outbox is released.\n" : "The outbox was not held.\n", stderr);
	return ERR_OK;
}

static enum err tell_waiting(struct req *q)
{
	struct backlog_waiting all[CHANNELS];
	enum err e = backlog_waiting(q, all);

	for (enum channel c = 0; !e && c < CHANNELS; c++)
		printf("%s\t%lld\t%s\t%s\n", all[c].channel, (long long)all[c].messages,
			all[c].messages ? clock_iso(q->arena, all[c].first) : "-",
			all[c].messages ? clock_iso(q->arena, all[c].last) : "-");
	return e;
}

static enum err void_before(struct req *q, const char *time)
{
	int64_t count;
	instant before;
	enum err e;

	if (!clock_from_iso(time, &before))
		return fail(q, ERR_INPUT, "--void-before is a time as 2026-11-29T18:00:00Z, or a day as 2026-11-29");
	if ((e = outbox_void(q, before, &count)))
		return e;
	fprintf(stderr, "%lld message%s dropped.\n", (long long)count, count == 1 ? "" : "s");
	return ERR_OK;
}

/* For the messages of a restored database. */
static enum err decide(struct req *q, const struct options *o)
{
	enum err e = o->void_before ? void_before(q, o->void_before) : ERR_OK;

	return e || !o->release ? e : release(q);
}

enum err command_deliver(struct req *q, int argc, char **argv)
{
	struct options o;
	struct words words;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)) || (e = cli_words(q, &words, 0, 0)))
		return e;
	if (o.once + o.waiting + (o.release || o.void_before) > 1)
		return fail(q, ERR_INPUT, "--once, --waiting and --release exclude each other");
	if (o.waiting)
		return tell_waiting(q);
	if (o.release || o.void_before)
		return decide(q, &o);
	if ((e = check_settings(q)))
		return e;
	listen_for_the_end();
	updating_begin(q);
	if (o.once)
		return (e = updating_check(q)) ? e : deliver_once(q);
	log_event(LOG_INFO_LEVEL, "started", "version", version(), NULL);
	go_on(q);
	return ERR_OK;
}
