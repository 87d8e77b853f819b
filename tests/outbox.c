/* outbox.c - each message is sent at least once whatever crashes, never by two workers at a time, and its row is right. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "message/crew.h"
#include "message/delivery.h"
#include "letters.h"
#include "base/log.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "referral/claim.h"
#include "base/secret.h"
#include "site/site.h"
#include "smtp.h"
#include "law/status.h"
#include "message/status_link.h"
#include "support.h"

#define LIVE(reach) { KIND_LIVE, ORIGIN_OTHER, reach, CONSENT_STANDING }

static struct letters told(struct req *q, unsigned reach)
{
	struct letters l = { .at = LIVE(reach) };

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	return l;
}

static struct letter_row row(struct req *q, size_t i)
{
	struct letter_row *rows;
	size_t count = letters_rows(q, &rows);

	cr_assert_lt(i, count);
	return rows[i];
}

static const char *event_of(struct req *q, const char *event, const struct letter_row *r)
{
	return arena_printf(q->arena, "%s <%s@handrail.test>", event, r->public_id);
}

static struct smtp *use_server(struct req *q)
{
	struct smtp *s = smtp_start("nostarttls");

	smtp_use(q, "smtp://127.0.0.1:%d?timeout=30", s->port);
	return s;
}

static void pause_ms(long n)
{
	nanosleep(&(struct timespec){ n / 1000, n % 1000 * 1000000 }, NULL);
}

/* ---- recipients ---- */

Test(outbox, goes_to_the_parties_that_the_law_grants)
{
	struct req *q = letters_db();
	struct letters l = told(q, REACH_EMAIL);
	struct letter_row *rows;

	cr_assert_eq(letters_rows(q, &rows), 2);
	cr_expect_str_eq(rows[0].recipient, l.seeker_email);
	cr_expect_eq(rows[0].message, MESSAGE_live_sent_seeker);
	cr_expect_str_eq(rows[1].recipient, l.program_email);
	cr_expect_eq(rows[1].message, MESSAGE_live_sent_program);
	cr_expect_neq(rows[0].status_link_id, rows[1].status_link_id, "each address has its own link");
	told(q, REACH_TEXT | REACH_PHONE);
	cr_assert_eq(letters_rows(q, &rows), 4);
	cr_expect_eq(rows[2].channel, CHANNEL_TEXT);
	cr_expect_str_eq(rows[2].recipient, LETTERS_PHONE);
	told(q, REACH_DONT);
	cr_expect_eq(letters_rows(q, &rows), 4, "no message is written");
	told(q, REACH_PHONE);
	cr_expect_eq(letters_rows(q, &rows), 5, "the program only");
}

static size_t tell_change(struct req *q, struct situation at, enum party by)
{
	struct letters l = { .at = at };
	struct letter_row *rows;
	size_t before = letters_rows(q, &rows);
	int64_t event;

	letters_referral(q, &l);
	event = letters_event(q, l.referral_id, by, STATUS_not_updated, STATUS_pending, "", false);
	letters_changed(q, l.referral_id, event, by);
	return letters_rows(q, &rows) - before;
}

Test(outbox, tells_the_seeker_of_others_changes)
{
	struct req *q = letters_db();
	struct situation email = LIVE(REACH_EMAIL), both = LIVE(REACH_EMAIL | REACH_TEXT), text = LIVE(REACH_TEXT),
		dont = LIVE(REACH_DONT), logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE },
		tracking = { KIND_TRACKING_ONLY, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE },
		withdrawn = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_WITHDRAWN };

	cr_expect_eq(tell_change(q, email, PARTY_PROGRAM), 1);
	cr_expect_eq(tell_change(q, email, PARTY_HELPER), 1);
	cr_expect_eq(tell_change(q, email, PARTY_SEEKER), 0, "not of their own");
	cr_expect_eq(tell_change(q, both, PARTY_PROGRAM), 1);
	cr_expect_eq(tell_change(q, text, PARTY_PROGRAM), 0);
	cr_expect_eq(tell_change(q, dont, PARTY_PROGRAM), 0);
	cr_expect_eq(tell_change(q, logged, PARTY_HELPER), 1);
	cr_expect_eq(tell_change(q, tracking, PARTY_HELPER), 0, "nobody, ever");
	cr_expect_eq(tell_change(q, withdrawn, PARTY_PROGRAM), 1, "sharing stopped, not telling the seeker");
}

/* Every message of the table, on both channels, in each situation in which nobody gets one. */
static void expect_silence(struct req *q, struct situation at)
{
	struct letters l = { .at = at };
	struct letter_row *rows;
	size_t before;

	letters_referral(q, &l);
	before = letters_rows(q, &rows);
	for (int m = 0; m < MESSAGES; m++)
		for (int c = CHANNEL_EMAIL; c <= CHANNEL_TEXT; c++) {
			struct outgoing o = { .message = (enum message)m, .channel = (enum channel)c, .site_id = q->site->id,
				.subject_id = l.referral_id, .recipient = "x@y.test" };

			if (message_row((enum message)m)->subject != SUBJECT_referral)
				continue;

			cr_expect_eq(outbox_add(q, &o), ERR_DENIED, "%s", message_slug((enum message)m));
		}
	letters_sent(q, l.referral_id);
	for (int p = 0; p < PARTIES; p++)
		letters_changed(q, l.referral_id, 0, (enum party)p);
	for (int m = 0; m < MESSAGES; m++)
		cr_assert_eq(notify_unsent(q, &(struct unsent){ l.referral_id, 0, (enum message)m, CHANNEL_EMAIL, true }), ERR_OK);
	cr_expect_eq(letters_rows(q, &rows), before);
}

Test(outbox, takes_nothing_about_tracking_only_nor_for_whom_nobody_may_reach)
{
	struct req *q = letters_db();

	for (int origin = 0; origin < ORIGINS; origin++) {
		for (unsigned reach = 1; reach <= REACH_DONT; reach++)
			expect_silence(q, (struct situation){ KIND_TRACKING_ONLY, (enum origin)origin, reach, CONSENT_NONE });
		expect_silence(q, (struct situation){ KIND_LOGGED, (enum origin)origin, REACH_DONT, CONSENT_NONE });
		expect_silence(q, (struct situation){ KIND_LIVE, (enum origin)origin, REACH_DONT, CONSENT_STANDING });
	}
}

/* A referral's kind is fixed: later changes of its site's settings do not affect it. */
Test(outbox, follows_the_referral_not_its_site)
{
	struct req *q = letters_db();
	struct letters tracked = { .at = { KIND_TRACKING_ONLY, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE } };
	struct letters live = { .at = LIVE(REACH_EMAIL) };
	struct site s = *q->site;
	struct letter_row *rows;

	for (int tracking = 0; tracking < 2; tracking++) {
		s.tracking_only = tracking;
		cr_assert_eq(site_save(q, &s), ERR_OK);
		cr_assert_eq(site_load(q, s.host), ERR_OK);
		letters_referral(q, &tracked);
		letters_referral(q, &live);
		letters_sent(q, tracked.referral_id);
		letters_sent(q, live.referral_id);
	}
	cr_expect_eq(letters_rows(q, &rows), 4, "seeker and program of each live one");
}

struct link { unsigned char token_hash[HASH_SIZE]; instant expires_at; bool revoked; };
static const struct column link_columns[] = {
	COLUMN(struct link, token_hash),
	COLUMN(struct link, expires_at),
	COLUMN(struct link, revoked),
};

STATEMENT(link_row, link_columns, struct link,
	"SELECT token_hash, expires_at, revoked_at IS NOT NULL AS revoked "
	"FROM status_link "
	"WHERE id = ?");

Test(outbox, keeps_links_as_hashes)
{
	struct req *q = letters_db();
	struct letter_row r;
	struct link l;
	unsigned char hash[HASH_SIZE];
	const char *token;

	told(q, REACH_EMAIL);
	r = row(q, 0);
	cr_assert_eq(status_link_token(q, r.status_link_id, &token), ERR_OK);
	cr_expect_eq(strlen(token), 43);
	cr_assert_eq(db_row(q, &link_row, &l, BIND(r.status_link_id)), ERR_OK);
	secret_hash(token, strlen(token), hash);
	cr_expect_arr_eq(l.token_hash, hash, HASH_SIZE);
	cr_expect_eq(l.expires_at, q->now + DAYS(90));
}

Test(outbox, drops_what_waits_for_a_party)
{
	struct req *q = letters_db();
	struct letters l = told(q, REACH_EMAIL);
	struct letter_row r;

	cr_assert_eq(outbox_drop(q, l.referral_id, 1u << PARTY_PROGRAM, "consent taken back"), ERR_OK);
	cr_expect_eq(row(q, 0).state, OUTBOX_WAITING);
	r = row(q, 1);
	cr_expect_eq(r.state, OUTBOX_DROPPED);
	cr_expect_str_eq(r.reason, "consent taken back");
}

Test(outbox, revokes_the_links_of_a_party)
{
	struct req *q = letters_db();
	struct letters l = told(q, REACH_EMAIL);
	const char *token;

	cr_assert_eq(status_links_revoke(q, l.referral_id, 1u << PARTY_PROGRAM), ERR_OK);
	cr_expect_eq(status_link_token(q, row(q, 0).status_link_id, &token), ERR_OK);
	cr_expect_eq(status_link_token(q, row(q, 1).status_link_id, &token), ERR_MISSING);
}

Test(outbox, sends_waiting_messages_to_the_new_address)
{
	struct req *q = letters_db();
	struct letters l = told(q, REACH_EMAIL);

	cr_assert_eq(outbox_readdress(q, l.referral_id, PARTY_SEEKER, CHANNEL_EMAIL, "new@seeker.test"), ERR_OK);
	cr_expect_str_eq(row(q, 0).recipient, "new@seeker.test");
	cr_expect_str_eq(row(q, 1).recipient, l.program_email, "what waits for the program stays as it is");
}

/* ---- sending ---- */

Test(outbox, sends_and_marks)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letters l = told(q, REACH_EMAIL);
	const char *seeker, *program;

	cr_expect_eq(letters_deliver(q), 2);
	cr_expect_eq(letters_deliver(q), 0, "once");
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(row(q, i).state, OUTBOX_SENT, "%s", row(q, i).reason);
		cr_expect_eq(row(q, i).attempts, 1);
	}
	seeker = smtp_message(s, 0);
	program = smtp_message(s, 1);
	cr_expect(strstr(seeker, arena_printf(q->arena, "X-Envelope: referrals@handrail.test to %s\r\n", l.seeker_email)));
	cr_expect(strcasestr(seeker, arena_printf(q->arena, "\r\nMessage-ID: <%s@handrail.test>\r\n", row(q, 0).public_id)));
	cr_expect(strstr(program, arena_printf(q->arena, "to %s\r\n", l.program_email)));
	cr_expect(strstr(program, "Auto-Submitted: auto-generated\r\n"));
	cr_expect(strstr(program, "Content-Type: multipart/alternative"));
	cr_expect(strstr(program, arena_printf(q->arena, "From: %s <referrals@handrail.test>\r\n", q->site->name)));
}

/* After every fault the message waits, is sent again later with the same Message-ID, and is marked as sent only then. */
Test(outbox, tries_again_under_the_same_name)
{
	static const char *const faults[] = { "greet 421 once", "mail 451 once", "rcpt 450 once", "data 451 once",
		"body 452 once", "drop-before once" };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);

	for (size_t i = 0; i < COUNT(faults); i++) {
		struct letter_row before, after;
		instant now = clock_now();

		told(q, REACH_PHONE);		/* one message: the program's */
		before = row(q, i);
		if (i == 0)
			smtp_use(q, "smtp://127.0.0.1:%d?timeout=30", s->port);
		smtp_fault(s, faults[i]);
		cr_expect_eq(letters_deliver(q), 0, "%s", faults[i]);
		after = row(q, i);
		cr_expect_eq(after.state, OUTBOX_WAITING, "%s: %s", faults[i], after.reason);
		cr_expect_gt(strlen(after.reason), 0);
		cr_expect(after.next_at > now + SECONDS(40) && after.next_at < now + SECONDS(80), "about a minute later");
		cr_expect_eq(letters_deliver(q), 0, "not before");
		letters_hurry(q);
		cr_expect_eq(letters_deliver(q), 1, "%s", faults[i]);
		cr_expect_eq(row(q, i).state, OUTBOX_SENT);
		cr_expect_str_eq(row(q, i).reason, "");
		cr_expect_eq(row(q, i).attempts, 2);
		cr_expect_eq(smtp_events(s, event_of(q, "accepted", &before)), 1);
	}
}

Test(outbox, gives_up_what_is_refused_for_good)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);

	told(q, REACH_PHONE);
	smtp_fault(s, "rcpt 550");
	cr_expect_eq(letters_deliver(q), 0);
	cr_expect_eq(row(q, 0).state, OUTBOX_FAILED);
	cr_expect_str_eq(row(q, 0).reason, "refused with 550");
	letters_hurry(q);
	smtp_fault(s, NULL);
	cr_expect_eq(letters_deliver(q), 0, "for good");
}

COMMAND(set_attempts,
	"UPDATE outbox "
	"SET attempts = ?, next_at = 1");

Test(outbox, backs_off_and_gives_up_in_the_end)
{
	static const int minutes[] = { 1, 2, 5, 15, 30, 60, 120, 240, 480, 480, 480 };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);

	told(q, REACH_PHONE);
	smtp_fault(s, "rcpt 450");
	for (int i = 0; i < (int)COUNT(minutes); i++) {
		instant now = clock_now();

		cr_assert_eq(db_exec(q, &set_attempts, NULL, BIND(i)), ERR_OK);
		letters_deliver(q);
		cr_expect_eq(row(q, 0).state, OUTBOX_WAITING);
		cr_expect(row(q, 0).next_at >= now + MINUTES(minutes[i]) * 8 / 10
			&& row(q, 0).next_at <= clock_now() + MINUTES(minutes[i]) * 12 / 10, "after %d tries", i + 1);
	}
	cr_assert_eq(db_exec(q, &set_attempts, NULL, BIND(DELIVERY_TRIES - 1)), ERR_OK);
	letters_deliver(q);
	cr_expect_eq(row(q, 0).state, OUTBOX_FAILED);
	cr_expect_str_eq(row(q, 0).reason, "put off with 450");
}

/* A seeker who chose e-mail and text gets the text if the e-mail is refused for good. */
Test(outbox, sends_the_text_when_the_email_cannot_reach_them)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	const char *texts = test_folder(), *text;
	struct letter_row *rows;

	((struct conf *)q->conf)->text_url = arena_printf(q->arena, "file:%s", texts);
	told(q, REACH_EMAIL | REACH_TEXT);
	smtp_fault(s, "rcpt 550 once");
	letters_deliver(q);
	cr_assert_eq(letters_rows(q, &rows), 3);
	cr_expect_eq(rows[0].state, OUTBOX_FAILED);
	cr_expect_eq(rows[1].state, OUTBOX_SENT, "the program's");
	cr_expect_eq(rows[2].channel, CHANNEL_TEXT);
	cr_expect_eq(rows[2].state, OUTBOX_SENT, "%s", rows[2].reason);
	text = test_read(arena_printf(q->arena, "%s/%s.json", texts, rows[2].public_id));
	cr_assert_not_null(text);
	cr_expect(strstr(text, LETTERS_PHONE) && strstr(text, "/s/"));
	told(q, REACH_EMAIL);
	smtp_fault(s, "rcpt 550");
	letters_deliver(q);
	cr_expect_eq(letters_rows(q, &rows), 5, "who chose e-mail alone gets no text");
}

/* The e-mail waits for another try when the seeker chooses texts: the text goes at once, and the e-mail never. */
Test(outbox, goes_the_way_that_was_chosen_since)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letter_row *rows;
	struct letters l;

	((struct conf *)q->conf)->text_url = arena_printf(q->arena, "file:%s", test_folder());
	smtp_fault(s, "rcpt 450");
	l = told(q, REACH_EMAIL);
	letters_deliver(q);
	cr_expect_eq(row(q, 0).state, OUTBOX_WAITING);
	letters_set(q, l.referral_id, REACH_TEXT, CONSENT_STANDING);
	cr_assert_eq(outbox_hurry(q, l.referral_id, PARTY_SEEKER), ERR_OK);
	letters_deliver(q);
	cr_assert_eq(letters_rows(q, &rows), 3);
	cr_expect_eq(rows[0].state, OUTBOX_DROPPED);
	cr_expect_eq(rows[2].channel, CHANNEL_TEXT);
	cr_expect_eq(rows[2].state, OUTBOX_SENT, "%s", rows[2].reason);
	letters_deliver(q);
	cr_expect_eq(letters_rows(q, &rows), 3);
}

Test(outbox, drops_what_the_law_withdrew_meanwhile)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letters l = told(q, REACH_EMAIL);

	letters_set(q, l.referral_id, REACH_DONT, CONSENT_STANDING);
	cr_expect_eq(letters_deliver(q), 0);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(row(q, i).state, OUTBOX_DROPPED);
		cr_expect_str_eq(row(q, i).reason, "no longer to be told");
	}
	cr_expect_eq(smtp_events(s, "connected"), 0);
}

COMMAND(set_recipient,
	"UPDATE outbox "
	"SET recipient = ?");

/* A row that cannot become a message does not stop the others. */
Test(outbox, continues_after_a_bad_one)
{
	static const char *const bad[] = { "x@y.test\r\nBcc: evil@example.org", "nobody@example.invalid", "nothing" };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);

	for (size_t i = 0; i < COUNT(bad); i++) {
		told(q, REACH_PHONE);
		cr_assert_eq(db_exec(q, &set_recipient, NULL, BIND(bad[i])), ERR_OK);
		told(q, REACH_PHONE);
		cr_expect_eq(letters_deliver(q), 1, "the other one");
		cr_expect_eq(row(q, 2 * i).state, OUTBOX_FAILED, "%s", bad[i]);
		cr_expect_eq(row(q, 2 * i + 1).state, OUTBOX_SENT);
	}
	cr_expect_eq(smtp_events(s, "accepted"), COUNT(bad));
}

/* ---- crashes ---- */

/* A worker in its own process with its own connection, like `handrail deliver`. */
static pid_t worker(const struct req *q)
{
	pid_t child = fork();
	struct req *own;
	size_t sent;

	if (child)
		return child;
	own = letters_db_again(q);
	while (!delivery_run(own, claim_when_told, &sent))
		pause_ms(20);
	_exit(1);
}

static void kill_worker(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

/* If the server has the message but its answer was lost, the message is sent again with the same Message-ID. */
Test(outbox, sends_again_after_a_death_before_the_answer)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letter_row r;
	pid_t child;

	told(q, REACH_PHONE);
	r = row(q, 0);
	smtp_fault(s, "pause 60");
	child = worker(q);
	smtp_await(s, "received", 1);
	kill_worker(child);
	cr_expect_eq(row(q, 0).state, OUTBOX_SENDING, "nobody says that it is sent");
	smtp_fault(s, NULL);
	cr_expect_eq(letters_deliver(q), 0, "its claim has not lapsed");
	letters_hurry(q);
	cr_expect_eq(letters_deliver(q), 1);
	cr_expect_eq(row(q, 0).state, OUTBOX_SENT);
	cr_expect_eq(smtp_events(s, event_of(q, "received", &r)), 2);
	cr_expect_eq(smtp_events(s, event_of(q, "accepted", &r)), 1);
}

Test(outbox, sends_after_a_death_before_anything_was_sent)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	pid_t child;

	told(q, REACH_PHONE);
	smtp_fault(s, "mute");
	child = worker(q);
	smtp_await(s, "connected", 1);
	kill_worker(child);
	cr_expect_eq(row(q, 0).state, OUTBOX_SENDING);
	smtp_fault(s, NULL);
	letters_hurry(q);
	cr_expect_eq(letters_deliver(q), 1);
	cr_expect_eq(smtp_events(s, "accepted"), 1);
}

/* Kills a worker at a random moment after it has connected. */
static void work_and_die(struct req *q, const struct smtp *s)
{
	size_t before = smtp_events(s, "connected");
	pid_t child = worker(q);

	smtp_await(s, "connected", before + 1);
	pause_ms((long)secret_random_below(40));
	kill_worker(child);
	letters_hurry(q);
}

/* Workers are killed again and again. In the end each message was sent, and every row records that. */
Test(outbox, loses_nothing_whenever_it_is_killed)
{
	enum { MESSAGES_HERE = 40, KILLS = 25 };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letter_row *rows;
	size_t count, again = 0;

	for (int i = 0; i < MESSAGES_HERE; i++)
		told(q, REACH_PHONE);
	smtp_fault(s, "pause 0.02");
	for (int i = 0; i < KILLS && smtp_events(s, "accepted") < MESSAGES_HERE / 2; i++)
		work_and_die(q, s);
	letters_deliver(q);
	count = letters_rows(q, &rows);
	cr_assert_eq(count, MESSAGES_HERE);
	for (size_t i = 0; i < count; i++) {
		cr_expect_eq(rows[i].state, OUTBOX_SENT, "message %zu: %u %s", i, rows[i].state, rows[i].reason);
		cr_expect_geq(smtp_events(s, event_of(q, "accepted", &rows[i])), 1, "message %zu", i);
		again += rows[i].attempts > 1;
	}
	cr_expect_gt(again, 0, "workers died with a message in hand");
}

static void await_all_sent(struct req *q)
{
	struct letter_row *rows;
	size_t count = 0, sent = 0;

	for (int i = 0; i < 3000 && (!count || sent < count); i++, pause_ms(10)) {
		count = letters_rows(q, &rows);
		sent = 0;
		for (size_t k = 0; k < count; k++)
			sent += rows[k].state == OUTBOX_SENT;
	}
	cr_assert_eq(sent, count);
}

/* Many workers and a slow server: each message is sent once, by one worker at a time. */
Test(outbox, is_handled_by_one_worker_at_a_time)
{
	enum { MESSAGES_HERE = 40, WORKERS = 4 };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letter_row *rows;
	pid_t children[WORKERS];

	for (int i = 0; i < MESSAGES_HERE; i++)
		told(q, REACH_PHONE);
	smtp_fault(s, "pause 0.05");
	for (int i = 0; i < WORKERS; i++)
		children[i] = worker(q);
	smtp_await(s, "accepted", MESSAGES_HERE);
	await_all_sent(q);
	for (int i = 0; i < WORKERS; i++)
		kill_worker(children[i]);
	cr_assert_eq(letters_rows(q, &rows), MESSAGES_HERE);
	cr_expect_eq(smtp_events(s, "accepted"), MESSAGES_HERE);
	cr_expect_eq(smtp_events(s, "overlap"), 0);
	cr_expect_geq(smtp_events(s, "connected"), 2, "more than one of them worked");
	for (size_t i = 0; i < MESSAGES_HERE; i++) {
		cr_expect_eq(rows[i].state, OUTBOX_SENT);
		cr_expect_eq(rows[i].attempts, 1);
	}
}

/* A full round calls as many processes as the setting has connections. The server answers nobody before all have come: on a
 * busy machine the first ones could send everything before the last one has begun. */
Test(outbox, is_sent_over_several_connections_when_there_is_much)
{
	enum { MESSAGES_HERE = 40, CONNECTIONS = 4 };
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	struct letter_row *rows;

	smtp_use(q, "smtp://127.0.0.1:%d?timeout=100", s->port);
	((struct conf *)q->conf)->mail_connections = CONNECTIONS;
	for (int i = 0; i < MESSAGES_HERE; i++)
		told(q, REACH_PHONE);
	smtp_fault(s, arena_printf(q->arena, "gather %d", CONNECTIONS));
	letters_deliver(q);
	crew_end(false);
	cr_assert_eq(letters_rows(q, &rows), MESSAGES_HERE);
	for (size_t i = 0; i < MESSAGES_HERE; i++) {
		cr_expect_eq(rows[i].state, OUTBOX_SENT);
		cr_expect_eq(rows[i].attempts, 1);
	}
	cr_expect_eq(smtp_events(s, "accepted"), MESSAGES_HERE);
	cr_expect_eq(smtp_events(s, "overlap"), 0);
	cr_expect_eq(smtp_events(s, "connected"), CONNECTIONS);
}

COMMAND(take_away,
	"UPDATE outbox "
	"SET claim = 'somebody else...', next_at = ? "
	"WHERE state = 1");

/* A worker that was delayed until another one claimed the message does not mark it. */
Test(outbox, does_not_mark_another_workers_message)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	pid_t child;

	told(q, REACH_PHONE);
	smtp_fault(s, "pause 0.5");
	child = worker(q);
	smtp_await(s, "received", 1);
	cr_assert_eq(db_exec(q, &take_away, NULL, BIND(clock_now() + MINUTES(3))), ERR_OK);
	/* it has finished one once it has claimed the next */
	told(q, REACH_PHONE);
	smtp_await(s, "received", 2);
	cr_expect_eq(smtp_events(s, "accepted"), 1);
	cr_expect_eq(row(q, 0).state, OUTBOX_SENDING, "it is the other's to mark");
	kill_worker(child);
}

/* A message that kills its worker each time fails for good after some tries. */
Test(outbox, gives_up_a_message_that_kills_its_workers)
{
	struct req *q = letters_db();

	use_server(q);
	told(q, REACH_PHONE);
	cr_assert_eq(db_exec(q, &set_attempts, NULL, BIND(DELIVERY_TRIES)), ERR_OK);
	cr_expect_eq(letters_deliver(q), 0);
	cr_expect_eq(row(q, 0).state, OUTBOX_FAILED);
	cr_expect_str_eq(row(q, 0).reason, "given up");
}

/* ---- the log ---- */

Test(outbox, logs_no_address)
{
	struct req *q = letters_db();
	struct smtp *s = use_server(q);
	const char *path = test_file(test_folder(), "log", "");
	int kept = dup(2), log = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	const char *lines;

	told(q, REACH_EMAIL);
	smtp_fault(s, "rcpt 550 once");
	log_setup(q->conf, "unit");		/* level info, from here on: what made the letter is in the audit log */
	cr_assert(log >= 0 && dup2(log, 2) == 2);
	letters_deliver(q);
	cr_assert(dup2(kept, 2) == 2);
	lines = test_read(path);
	cr_expect(strstr(lines, "event=message") && strstr(lines, "refused with 550") && strstr(lines, "state=sent"), "%s", lines);
	cr_expect_not(strchr(lines, '@') || strstr(lines, "Maria") || strstr(lines, "seeker.test") || strstr(lines, "5550123"), "%s", lines);
}
