/* check - `handrail check`: finds faults of an installation. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "site/account.h"
#include "site/audit.h"
#include "edge/mailbox.h"
#include "edge/push.h"
#include "message/backlog.h"
#include "message/bounce.h"
#include "directory/program_setting.h"
#include "check.h"
#include "cli.h"
#include "base/conf.h"
#include "demo.h"
#include "site/installation.h"
#include "site/live_change.h"
#include "referral/inbound_word.h"
#include "referral/personal.h"
#include "referral/referral.h"
#include "referral/report_count.h"
#include "base/req.h"
#include "edge/send.h"
#include "site/site.h"
#include "site/veiling.h"
#include "site/worklist.h"
#include "web/start.h"

const char usage_check[] =
	"handrail check [--mail ADDRESS] [--rebuild-reports]\n\n"
	"Checks handrail.conf, secret, templates, nchan, room on disks, database, clocks, tables, the dashboards of\n"
	"each referral, the audit log, the numbers of reports, waiting messages and the demo's sign-ins. Prints each problem on a line,\n"
	"and exits with 1 if there is any. Changes nothing.\n\n"
	"  --mail ADDRESS      also send a test message to this address, and print what the mail server answers\n"
	"  --rebuild-reports   count all referrals anew for reports, and correct what is wrong; then check\n";

struct options { const char *mail; bool rebuild_reports; };

static const struct option_row options[] = {
	OPTION(struct options, mail, OPTION_TEXT),
	OPTION(struct options, rebuild_reports, OPTION_FLAG),
};

enum { LEAST_MARIADB = 10006 };
#define STUCK_AFTER MINUTES(15)

void check_find(struct check *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	c->found++;
}

/* False if the check itself failed, which is a finding, too. */
static bool asked(struct check *c, enum err e, const char *what)
{
	if (!e)
		return true;
	check_find(c, "%s: %s", what, err_detail(c->q, e));
	return false;
}

/* ---- checks ---- */

static void check_mailbox(struct check *c)
{
	uint32_t unread[MAILBOX_ROUND];
	size_t count;

	(void)asked(c, mailbox_unread(c->q, unread, &count), "bounces");
}

static void check_settings(struct check *c)
{
	const struct conf *conf = c->q->conf;
	const char *why = "";

	if (!conf->path)
		check_find(c, "handrail.conf was not found; all settings have their defaults");
	if (start_parts(c->q, START_SECRET, &why))
		check_find(c, "secret: %s", why);
	if (start_parts(c->q, START_TEMPLATES, &why))
		check_find(c, "templates: %s", why);
	if (send_check(conf, &why))
		check_find(c, "mail or text: %s", why);
	if (!bounce_check(conf, &why))
		check_find(c, "bounces: %s", why);
	else if (mailbox_is_on(conf))
		check_mailbox(c);
	if (!conf->mail_url[0])
		check_find(c, "[mail] url is not set: no message is sent");
	else if (!conf->mail_from[0])
		check_find(c, "[mail] from is not set: no message is sent");
}

/* To close a channel at which nobody listens changes nothing, and shows whether nginx accepts something. No viewer's channel has
 * this name; those need the secret, which may be what is wrong. */
static void check_live(struct check *c)
{
	static const char *const nobody = "00000000000000000000000000000000";
	enum err e = live_is_pushed(c->q->conf) ? push_close(c->q, &nobody, 1) : ERR_OK;

	if (e)
		check_find(c, "[web] live = nchan, but nginx accepts no changes: %s", err_detail(c->q, e));
}

static void check_version(struct check *c)
{
	const char *name;
	int number;

	if (asked(c, installation_version(c->q, &name, &number), "database") && number < LEAST_MARIADB)
		check_find(c, "the database is %s; MariaDB 10.6 or newer is needed", name);
}

static void check_statements(struct check *c)
{
	const char *first;
	size_t misfits;

	if (asked(c, installation_misfits(c->q, &misfits, &first), "statements") && misfits)
		check_find(c, "%zu statements do not match the database's tables; the first is %s", misfits, first);
}

static void check_sites(struct check *c)
{
	struct site *sites;
	size_t count;

	if (!asked(c, site_all(c->q, &sites, &count), "sites"))
		return;
	if (!count)
		check_find(c, "there is no site; `handrail site add` makes one");
	for (size_t i = 0; i < count; i++)
		if (!clock_zone_known(sites[i].time_zone))
			check_find(c, "site %s: the system does not know the time zone %s", sites[i].host, sites[i].time_zone);
}

static void check_edges(struct check *c)
{
	int64_t wrong;

	if (asked(c, referral_check(c->q, &wrong), "referrals") && wrong)
		check_find(c, "%lld referrals are not on the dashboards that the law requires", (long long)wrong);
}

static void check_veils(struct check *c)
{
	int64_t wrong;

	if (asked(c, veil_check(c->q, &wrong), "veils") && wrong)
		check_find(c, "%lld referrals to victim-service programs may show helpers what the program said; "
			"`handrail program set ID --victim-service yes` veils those of a program", (long long)wrong);
}

static void check_teams(struct check *c)
{
	const char *first;
	int64_t count;

	if (asked(c, program_check_teams(c->q, &count, &first), "teams") && count)
		check_find(c, "%lld victim-service programs have no team, so nobody there can reach the people who ask for help; the first is %s; "
			"`handrail program set ID --claimer ADDRESS` adds somebody", (long long)count, first);
}

static void check_personal(struct check *c)
{
	const char *column;

	if (asked(c, personal_check(c->q, &column), "personal data") && column)
		check_find(c, "erasing a person does not know the column %s", column);
}

static void check_worklists(struct check *c)
{
	int64_t wrong;

	if (asked(c, worklist_check(c->q, &wrong), "worklists") && wrong)
		check_find(c, "%lld rows of worklists are not as the rules compute them; `handrail migrate` adds missing ones", (long long)wrong);
	if (asked(c, inbound_words_check(c->q, &wrong), "search words") && wrong)
		check_find(c, "%lld referrals do not have the search words that the law requires", (long long)wrong);
}

static void rebuild_reports(struct check *c)
{
	int64_t mended;

	if (asked(c, report_rebuild(c->q, &mended), "reports"))
		fprintf(stderr, "Reports: %lld numbers corrected.\n", (long long)mended);
}

static void check_reports(struct check *c)
{
	int64_t wrong;

	if (asked(c, report_check(c->q, &wrong), "reports") && wrong)
		check_find(c, "%lld numbers of reports are not as the referrals are; `handrail check --rebuild-reports` corrects them",
			(long long)wrong);
}

static void check_audit(struct check *c)
{
	struct audit_fault f;

	if (!asked(c, audit_check(c->q, &f), "audit log"))
		return;
	if (f.broken)
		check_find(c, "row %lld of the audit log is missing, or not as it was written", (long long)f.broken);
	else if (f.unsealed)
		check_find(c, "the end of the audit log is not as it was written, or [secrets] key is another one");
	if (f.renewed)
		check_find(c, "before row %lld of the audit log was written, its seal did not fit: [secrets] key was another one, or somebody "
			"changed the log", (long long)f.renewed);
}

static void check_outbox(struct check *c)
{
	int64_t waiting, failed;

	if (!asked(c, backlog_count(c->q, STUCK_AFTER, &waiting, &failed), "outbox"))
		return;
	if (waiting)
		check_find(c, "%lld messages have waited for more than 15 minutes; is `handrail deliver` running?", (long long)waiting);
	if (failed)
		check_find(c, "%lld messages failed for good in the last 15 minutes", (long long)failed);
}

static void check_hold(struct check *c)
{
	instant since;

	if (asked(c, installation_held(c->q, &since), "outbox") && since)
		check_find(c, "no message is sent since this database was restored at %s; `handrail deliver --release` ends that",
			clock_iso(c->q->arena, since));
}

static void check_demo_sign_ins(struct check *c)
{
	bool demo;

	if (!asked(c, installation_is_demo(c->q, &demo), "installation") || demo)
		return;
	for (size_t i = 0; demo_address(i); i++) {
		struct account a;

		if (!account_by_address(c->q, demo_address(i), &a))
			check_find(c, "the demo's sign-in %s exists in a database that `make run` did not make", demo_address(i));
	}
}

static void check_database(struct check *c, const struct options *o)
{
	const char *why = "";

	if (start_parts(c->q, START_DATABASE, &why)) {
		check_find(c, "database: %s", why);
		return;
	}
	check_version(c);
	if (start_parts(c->q, START_CLOCK, &why))
		check_find(c, "%s", why);
	check_server(c);
	if (!asked(c, installation_ready(c->q), "database"))
		return;
	check_statements(c);
	check_sites(c);
	check_edges(c);
	check_worklists(c);
	check_veils(c);
	check_teams(c);
	check_personal(c);
	if (o->rebuild_reports)
		rebuild_reports(c);
	check_reports(c);
	check_audit(c);
	check_outbox(c);
	check_hold(c);
	check_demo_sign_ins(c);
}

enum err command_check(struct req *q, int argc, char **argv)
{
	struct check c = { .q = q };
	struct options o;
	struct words words;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)) || (e = cli_words(q, &words, 0, 0)))
		return e;
	check_settings(&c);
	check_machine(&c);
	if (o.mail)
		check_mail(&c, o.mail);
	check_live(&c);
	check_database(&c, &o);
	if (c.found)
		return fail(q, ERR_CONFIG, "%zu thing%s to mend", c.found, c.found == 1 ? "" : "s");
	fputs("Nothing is wrong.\n", stderr);
	return ERR_OK;
}
