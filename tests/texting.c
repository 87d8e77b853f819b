/* texting.c - texts by HTTP from the outbox to the gateway and back: retries, STOP and START, the limits of a day, signatures. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "web/app.h"
#include "base/clock.h"
#include "base/conf.h"
#include "edge/db.h"
#include "edge/http.h"
#include "letters.h"
#include "base/log.h"
#include "message/outbox.h"
#include "referral/claim.h"
#include "rows.h"
#include "base/sha1.h"
#include "site/site.h"
#include "smtp.h"
#include "base/sms.h"
#include "support.h"
#include "message/day_cap.h"
#include "site/limit.h"
#include "message/text_inbound.h"

extern const struct app app_api;

#define BY_TEXT { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING }
#define KEY "shared with the text service"

static struct req *q;
static struct smtp *s;
static const char *mails;

static struct conf *settings(void) { return (struct conf *)q->conf; }	/* letters_db() and smtp.h made it */

static int64_t moved;	/* seconds */

static void move_clock(int64_t seconds)
{
	moved += seconds;
	clock_set_offset(moved);
}

/* Noon of today, so that daily counts do not depend on the time of the test run. */
static void begin(void)
{
	struct wall w;

	q = letters_db();
	s = texter_start(NULL);
	mails = test_folder();
	smtp_use(q, arena_printf(q->arena, "file:%s", mails), 0);
	texter_use(q, "http://127.0.0.1:%d/send#timeout=30", s->port);
	settings()->text_signing_key = KEY;
	w = clock_wall(clock_now(), q->site->time_zone);
	move_clock((12 - w.hour) * 3600 - w.minute * 60);
	q->now = clock_now();
}

struct row {
	int64_t id;
	unsigned state, cause;
	int attempts;
	instant next_at;
	const char *reason;
};
static const struct column row_columns[] = {
	COLUMN(struct row, id), COLUMN(struct row, state), COLUMN(struct row, cause), COLUMN(struct row, attempts),
	COLUMN(struct row, next_at), COLUMN(struct row, reason),
};

STATEMENT(texts_of, row_columns, struct row,
	"SELECT id, state, cause, attempts, next_at, reason "
	"FROM outbox "
	"WHERE channel = 1 "
	"ORDER BY id");

/* The i-th text, from 0. */
static struct row text_row(size_t i)
{
	struct row *rows;
	size_t count;

	cr_assert_eq(db_rows(q, &texts_of, &rows, &count, NOTHING), ERR_OK);
	cr_assert_lt(i, count);
	return rows[i];
}

COMMAND(readdress,
	"UPDATE outbox "
	"SET recipient = ? "
	"WHERE channel = 1 "
	"ORDER BY id DESC "
	"LIMIT 1");

/* Makes a referral whose seeker chose texts; a text to this number waits. */
static struct letters text_to(const char *number)
{
	struct letters l = { .at = BY_TEXT };

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	cr_assert_eq(db_exec(q, &readdress, NULL, BIND(number)), ERR_OK);
	return l;
}

static void deliver(void)
{
	letters_deliver(q);
}

/* ---- retries ---- */

Test(texting, goes_from_the_outbox_to_the_gateway)
{
	const char *kept;

	begin();
	text_to(LETTERS_PHONE);
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_SENT, "%s", text_row(0).reason);
	kept = test_read(arena_printf(q->arena, "%s/0.json", s->folder));
	cr_expect(strstr(kept, "\"To\": \"" LETTERS_PHONE "\", \"From\": \"" TEXTER_FROM "\""), "%s", kept);
	cr_expect(strstr(kept, "/s/"), "%s", kept);
	cr_expect_not(strstr(kept, "Maria") || strstr(kept, "crib"), "%s", kept);
}

Test(texting, waits_as_long_as_retry_after_requires)
{
	begin();
	text_to(LETTERS_PHONE);
	smtp_fault(s, "status 429 20429 after 3600 once");
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_WAITING);
	cr_expect_str_eq(text_row(0).reason, "put off with 429, code 20429");
	cr_expect(text_row(0).next_at >= q->now + MINUTES(60) && text_row(0).next_at <= clock_now() + MINUTES(61), "as told");
	letters_hurry(q);
	smtp_fault(s, "status 429 after 1 once");
	deliver();
	cr_expect_geq(text_row(0).next_at, q->now + SECONDS(90), "a second is less than our own patience");
	letters_hurry(q);
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_SENT);
	cr_expect_eq(smtp_events(s, "accepted"), 1);
}

Test(texting, is_sent_again_with_the_same_key_if_the_answer_is_lost)
{
	begin();
	text_to(LETTERS_PHONE);
	smtp_fault(s, "drop-after once");
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_WAITING);
	letters_hurry(q);
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_SENT);
	cr_expect_eq(smtp_events(s, "accepted"), 1);
	cr_expect_eq(smtp_events(s, "again"), 1);
}

Test(texting, gives_up_what_is_refused_for_good)
{
	begin();
	text_to(LETTERS_PHONE);
	smtp_fault(s, "status 400 21614 once");
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_FAILED);
	cr_expect_eq(text_row(0).cause, CAUSE_NONE);
	text_to(LETTERS_PHONE);
	smtp_fault(s, "status 400 21610 once");
	deliver();
	cr_expect_eq(text_row(1).state, OUTBOX_FAILED);
	cr_expect_eq(text_row(1).cause, CAUSE_STOPPED, "the service knows that they said STOP");
}

/* ---- words ---- */

static const struct { const char *body; enum text_word word; } said[] = {
	{ "STOP", TEXT_WORD_STOP }, { "stop", TEXT_WORD_STOP }, { "Stop.", TEXT_WORD_STOP }, { " \"STOP\"\r\n", TEXT_WORD_STOP },
	{ "StopAll", TEXT_WORD_STOP }, { "STOP ALL", TEXT_WORD_STOP }, { "unsubscribe", TEXT_WORD_STOP }, { "Cancel!", TEXT_WORD_STOP },
	{ "END", TEXT_WORD_STOP }, { "quit", TEXT_WORD_STOP }, { "opt-out", TEXT_WORD_STOP }, { "Stop texting me", TEXT_WORD_STOP },
	{ "ＳＴＯＰ", TEXT_WORD_STOP }, { "Alto", TEXT_WORD_STOP },
	{ "START", TEXT_WORD_START }, { "unstop", TEXT_WORD_START }, { "Yes", TEXT_WORD_YES }, { "HELP", TEXT_WORD_HELP },
	{ "help?", TEXT_WORD_HELP }, { "Info", TEXT_WORD_HELP }, { "Ayuda", TEXT_WORD_HELP },
	{ "", TEXT_WORD_NONE }, { NULL, TEXT_WORD_NONE }, { "stopp", TEXT_WORD_NONE }, { "I will not stop", TEXT_WORD_NONE },
	{ "cancel my appointment", TEXT_WORD_NONE }, { "end of the month?", TEXT_WORD_NONE }, { "Yes I got help", TEXT_WORD_NONE },
	{ "can you help", TEXT_WORD_NONE }, { "🛑", TEXT_WORD_NONE },
};

Test(texting, understands_what_people_write)
{
	for (size_t i = 0; i < COUNT(said); i++)
		cr_expect_eq(text_word(test_req()->arena, said[i].body), said[i].word, "%s", said[i].body);
}

static const char *says(const char *from, const char *body)
{
	const char *reply, *language;

	cr_assert_eq(text_inbound_take(q, test_name("SM"), from, body, &reply, &language), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(language, "en");
	return reply ? reply : "";
}

Test(texting, stops_and_starts)
{
	begin();
	cr_expect_str_eq(says(LETTERS_PHONE, "Stop"), "stopped");
	cr_expect_str_eq(says(LETTERS_PHONE, "STOPALL"), "stopped", "twice is once");
	text_to(LETTERS_PHONE);
	text_to("+15085550999");
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_DROPPED);
	cr_expect_eq(text_row(0).cause, CAUSE_STOPPED);
	cr_expect_str_eq(text_row(0).reason, "the number said STOP");
	cr_expect_eq(text_row(1).state, OUTBOX_SENT, "another number's");
	cr_expect_str_eq(says(LETTERS_PHONE, "unstop"), "started");
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_DROPPED, "nothing is sent for the past");
	text_to(LETTERS_PHONE);
	deliver();
	cr_expect_eq(text_row(2).state, OUTBOX_SENT);
	cr_expect_eq(smtp_events(s, "received"), 2);
}

Test(texting, is_stopped_while_it_waits)
{
	begin();
	text_to(LETTERS_PHONE);
	smtp_fault(s, "status 503 once");
	deliver();
	says(LETTERS_PHONE, "quit");
	letters_hurry(q);
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_DROPPED);
	cr_expect_eq(smtp_events(s, "received"), 1);
}

Test(texting, answers_the_same_to_everyone)
{
	begin();
	text_to(LETTERS_PHONE);
	deliver();
	for (int i = 0; i < 2; i++) {
		const char *number = i ? LETTERS_PHONE : "+15085550888";

		cr_expect_str_eq(says(number, "HELP"), "help");
		cr_expect_str_eq(says(number, "yes"), "", "YES says nothing where nothing was stopped");
		cr_expect_str_eq(says(number, "start"), "started");
		cr_expect_str_eq(says(number, "stop"), "stopped");
		cr_expect_str_eq(says(number, "YES"), "started");
		cr_expect_str_eq(says(number, "Thank you so much"), "");
	}
	cr_expect_str_eq(says("+15", "stop"), "", "a short number is nobody");
	cr_expect_str_eq(says(NULL, "stop"), "");
}

static bool stopped(const char *number)
{
	bool is = false;

	cr_assert_eq(text_is_stopped(q, number, &is), ERR_OK);
	return is;
}

/* A message that is sent again, by whomever, ends no later STOP. */
Test(texting, takes_a_start_once)
{
	const char *reply, *language, *number = "+15085550144";

	begin();
	for (int i = 0; i < 3; i++) {
		cr_expect_str_eq(says(number, "STOP"), "stopped");
		cr_expect_eq(text_inbound_take(q, "SM-of-a-start", number, "START", &reply, &language), ERR_OK);
		cr_expect_eq(reply != NULL, i == 0);
		cr_expect_eq(stopped(number), i > 0);
	}
	cr_expect_str_eq(says(number, "START"), "started", "a new message is another matter");
	cr_expect_not(stopped(number));
}

static const char *id_of(const char *fields)
{
	struct fields f;

	fields_read(q->arena, &f, fields, strlen(fields));
	return text_inbound_id(q->arena, &f);
}

Test(texting, knows_a_message_by_its_id)
{
	begin();
	cr_expect_str_eq(id_of("From=%2B1&Body=START&MessageSid=SM1"), "SM1");
	cr_expect_str_eq(id_of("From=%2B1&Body=START"), id_of("Body=START&From=%2B1"));
	cr_expect_str_neq(id_of("From=%2B1&Body=START&At=1"), id_of("From=%2B1&Body=START&At=2"));
}

/* ---- days ---- */

static void limit(int64_t per_number, int64_t per_day)
{
	settings()->limits_factor = 1;
	test_may_print("event=limit_reached");
	settings()->limits_texts_per_number = per_number;
	settings()->limits_texts_per_day = per_day;
}

/* Sends all due messages and returns the log's lines. */
static char *delivered_log(void)
{
	const char *path = test_file(test_folder(), "log", "");
	int kept = dup(2), log = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);

	log_setup(q->conf, "unit");
	cr_assert(log >= 0 && dup2(log, 2) == 2);
	deliver();
	cr_assert(dup2(kept, 2) == 2);
	close(log);
	close(kept);
	return test_read(path);
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

static void expect_held(struct row r)
{
	struct wall then = clock_wall(r.next_at, q->site->time_zone), tomorrow = clock_wall(clock_now() + DAYS(1), q->site->time_zone);

	cr_expect_eq(r.state, OUTBOX_WAITING);
	cr_expect_eq(r.cause, CAUSE_DAY_CAP);
	cr_expect_eq(r.attempts, 0, "nobody was asked: no try is used up");
	cr_expect_eq(then.day, tomorrow.day);
	cr_expect_eq(then.hour, DAY_CAP_HOUR);
}

Test(texting, limits_what_one_number_gets_a_day)
{
	char *log;

	begin();
	limit(2, 100);
	for (int i = 0; i < 4; i++)
		text_to(LETTERS_PHONE);
	text_to("+15085550999");
	log = delivered_log();
	cr_expect_eq(smtp_events(s, "accepted"), 3);
	for (size_t i = 0; i < 5; i++)
		cr_expect_eq(text_row(i).state, i == 2 || i == 3 ? OUTBOX_WAITING : OUTBOX_SENT, "%zu", i);
	expect_held(text_row(2));
	expect_held(text_row(3));
	cr_expect_eq(times(log, "level=error"), 1, "told once: %s", log);
	cr_expect(strstr(log, "event=limit_reached what=text by=ADDRESS most=2"), "%s", log);
	cr_expect_not(strstr(log, "5550123"), "and no number: %s", log);
}

Test(texting, limits_what_goes_out_a_day)
{
	char *log;

	begin();
	limit(100, 3);
	for (int i = 0; i < 6; i++)
		text_to(arena_printf(q->arena, "+1508555010%d", i));
	log = delivered_log();
	cr_expect_eq(smtp_events(s, "accepted"), 3);
	cr_expect_eq(times(log, "level=error"), 1, "told once: %s", log);
	cr_expect(strstr(log, "what=text by=ALL most=3"), "%s", log);
}

/* A text that was refused for good counts. Each day counts from zero, and holds texts over its own limit. */
Test(texting, goes_on_the_next_day)
{
	size_t first;
	char *log;

	begin();
	limit(1, 100);
	text_to(LETTERS_PHONE);
	smtp_fault(s, "status 400 21614 once");
	deliver();
	text_to(LETTERS_PHONE);
	text_to(LETTERS_PHONE);
	deliver();
	letters_hurry(q);
	log = delivered_log();
	cr_expect_eq(smtp_events(s, "received"), 1, "asked for again today, they are held again");
	cr_expect_eq(times(log, "limit_reached"), 0, "the log has it already: %s", log);
	move_clock(20 * 3600);
	deliver();
	cr_expect_eq(smtp_events(s, "received"), 1, "it is eight in the morning");
	move_clock(2 * 3600);
	log = delivered_log();
	cr_expect_eq(smtp_events(s, "accepted"), 1);
	cr_expect_eq(times(log, "limit_reached"), 1, "another day: %s", log);
	first = text_row(1).state == OUTBOX_SENT ? 1 : 2;
	cr_expect_eq(text_row(first).state, OUTBOX_SENT);
	cr_expect_eq(text_row(first).cause, CAUSE_NONE);
	expect_held(text_row(3 - first));
}

Test(texting, drops_held_texts_after_dont_reach_out)
{
	struct letters l;

	begin();
	limit(1, 100);
	text_to(LETTERS_PHONE);
	l = text_to(LETTERS_PHONE);
	deliver();
	expect_held(text_row(1));
	letters_set(q, l.referral_id, REACH_DONT, CONSENT_STANDING);
	move_clock(22 * 3600);
	deliver();
	cr_expect_eq(text_row(1).state, OUTBOX_DROPPED, "the law is asked again when it is sent");
	cr_expect_eq(smtp_events(s, "received"), 1);
}

/* Each worker has its own process, like `handrail deliver`. */
static pid_t worker(void)
{
	pid_t child = fork();
	struct req *own;
	size_t sent;

	if (child)
		return child;
	own = letters_db_again(q);
	while (!delivery_run(own, claim_when_told, &sent))
		nanosleep(&(struct timespec){ 0, 20 * 1000 * 1000 }, NULL);
	_exit(1);
}

STATEMENT(unsettled, row_columns, struct row,
	"SELECT id, state, cause, attempts, next_at, reason "
	"FROM outbox "
	"WHERE channel = 1 "
	"AND (state = 1 OR (state = 0 AND cause = 0))");

/* Many workers that take the last places at the same moment do not exceed the limit. */
Test(texting, limits_many_workers_too)
{
	enum { WORKERS = 4, TEXTS = 24, MOST = 6 };
	pid_t children[WORKERS];
	struct row *rows;
	size_t count = 1;

	begin();
	limit(100, MOST);
	for (int i = 0; i < TEXTS; i++)
		text_to(arena_printf(q->arena, "+150855501%02d", i));
	smtp_fault(s, "slow 0.05");
	for (int i = 0; i < WORKERS; i++)
		children[i] = worker();
	for (int i = 0; i < 1000 && count; i++) {
		nanosleep(&(struct timespec){ 0, 20 * 1000 * 1000 }, NULL);
		cr_assert_eq(db_rows(q, &unsettled, &rows, &count, NOTHING), ERR_OK);
	}
	for (int i = 0; i < WORKERS; i++) {
		kill(children[i], SIGKILL);
		waitpid(children[i], NULL, 0);
	}
	cr_expect_eq(count, 0, "each was sent or is held");
	cr_expect_leq(smtp_events(s, "accepted"), MOST);
	cr_expect_geq(smtp_events(s, "accepted"), MOST - WORKERS, "and few places are left free");
}

/* Counting a message costs the same, however many went today. */
Test(texting, costs_the_same_however_many_went)
{
	struct capped c = { MESSAGE_live_sent_seeker, CHANNEL_TEXT, LETTERS_PHONE, "", 1, "UTC" };
	int64_t before, first, last;

	begin();
	limit(1000, 1000);
	cr_assert_eq(day_cap_take(q, &c), ERR_OK);
	before = row_reads(q);
	cr_assert_eq(day_cap_take(q, &c), ERR_OK);
	first = row_reads(q) - before;
	for (int i = 0; i < 100; i++) {
		c.recipient = arena_printf(q->arena, "+1508555%04d", i);
		cr_assert_eq(day_cap_take(q, &c), ERR_OK);
	}
	c.recipient = LETTERS_PHONE;
	before = row_reads(q);
	cr_assert_eq(day_cap_take(q, &c), ERR_OK);
	last = row_reads(q) - before;
	cr_expect_eq(last, first);
}

COMMAND(to_one_address,
	"UPDATE outbox "
	"SET recipient = 'maria@people.test' "
	"WHERE party = 0");

STATEMENT(mails_to_maria, row_columns, struct row,
	"SELECT id, state, cause, attempts, next_at, reason "
	"FROM outbox "
	"WHERE recipient = 'maria@people.test' "
	"ORDER BY id");

/* Visitors may type anybody's address. */
Test(texting, holds_what_visitors_send_to_one_address)
{
	size_t count, sent = 0;
	struct row *mails_out;

	begin();
	limit(100, 100);
	q->http = http_literal(q->arena, "POST", "localhost", "/", NULL, NULL, NULL);
	for (int i = 0; i < 23; i++) {
		struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING } };

		letters_referral(q, &l);
		letters_sent(q, l.referral_id);
	}
	cr_assert_eq(db_exec(q, &to_one_address, NULL, NOTHING), ERR_OK);
	deliver();
	cr_assert_eq(db_rows(q, &mails_to_maria, &mails_out, &count, NOTHING), ERR_OK);
	cr_assert_eq(count, 23);
	for (size_t i = 0; i < count; i++)
		if (mails_out[i].state == OUTBOX_SENT)
			sent++;
		else
			expect_held(mails_out[i]);
	cr_expect_eq(sent, 20);
}

/* Neither uses up what the other needs. */
Test(texting, counts_sign_in_codes_apart)
{
	struct capped text = { MESSAGE_live_sent_seeker, CHANNEL_TEXT, "+15085550001", "", 1, "UTC" }, code = text;

	begin();
	limit(100, 2);
	settings()->limits_code_texts_per_day = 1;
	code.message = MESSAGE_sign_in_code;
	cr_expect_eq(day_cap_take(q, &text), ERR_OK);
	cr_expect_eq(day_cap_take(q, &text), ERR_OK);
	cr_expect_eq(day_cap_take(q, &text), ERR_LIMIT);
	cr_expect_eq(day_cap_take(q, &code), ERR_OK);
	cr_expect_eq(day_cap_take(q, &code), ERR_LIMIT);
	cr_expect_eq(day_cap_give_back(q, &text), ERR_OK);
	cr_expect_eq(day_cap_take(q, &code), ERR_LIMIT);
	cr_expect_eq(day_cap_take(q, &text), ERR_OK);
}

/* ---- signatures ---- */

static const char *base64_of(const unsigned char *mac)
{
	char *text = text_base64url(test_req()->arena, mac, SHA1_SIZE);

	for (char *c = text; *c; c++)
		if (*c == '-')
			*c = '+';
		else if (*c == '_')
			*c = '/';
	return arena_printf(test_req()->arena, "%s=", text);
}

static const char *signature(const char *key, const char *text)
{
	unsigned char mac[SHA1_SIZE];

	sha1_mac(key, strlen(key), text, strlen(text), mac);
	return base64_of(mac);
}

/* RFC 2202, test case 2; Twilio's own example. */
Test(texting, signs_as_others_do)
{
	unsigned char mac[SHA1_SIZE];

	sha1_mac("Jefe", 4, "what do ya want for nothing?", 28, mac);
	cr_expect_str_eq(text_hex(test_req()->arena, mac, SHA1_SIZE), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
	cr_expect_str_eq(signature("12345", "https://mycompany.com/myapp.php?foo=1&bar=2CallSidCA1234567890ABCDECaller+14158675309Digits1234"
		"From+14158675309To+18005551212"), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
}

static const struct { const char *what, *query, *form, *key, *text; bool fits; } signed_forms[] = {
	{ "sorted by name", "", "To=%2B1&Body=STOP&From=%2B15085550123", KEY,
		"https://refer.example.org/text/inboundBodySTOPFrom+15085550123To+1", true },
	{ "capitals come first", "", "b=1&B=2&a=3", KEY, "https://refer.example.org/text/inboundB2a3b1", true },
	{ "a pair twice is one", "", "a=2&a=1&a=2", KEY, "https://refer.example.org/text/inbounda1a2", true },
	{ "with a query", "x=1&y=%20", "a=1", KEY, "https://refer.example.org/text/inbound?x=1&y=%20a1", true },
	{ "nothing sent", "", "", KEY, "https://refer.example.org/text/inbound", true },
	{ "letters of any script", "", "Body=Garc%C3%ADa+%F0%9F%8F%A0", KEY, "https://refer.example.org/text/inboundBodyGarcía 🏠", true },
	{ "another key", "", "a=1", "another key", "https://refer.example.org/text/inbounda1", false },
	{ "something added", "", "a=1&b=2", KEY, "https://refer.example.org/text/inbounda1", false },
	{ "something changed", "", "a=2", KEY, "https://refer.example.org/text/inbounda1", false },
	{ "another query", "x=1", "a=1", KEY, "https://refer.example.org/text/inbounda1", false },
	{ "of another server", "", "a=1", KEY, "https://evil.example.org/text/inbounda1", false },
	{ "not sorted", "", "b=1&a=2", KEY, "https://refer.example.org/text/inboundb1a2", false },
};

Test(texting, verifies_the_signature)
{
	struct conf c = *test_conf();
	struct arena *a = test_req()->arena;

	c.web_base_url = "https://refer.example.org/";
	c.text_password = KEY;
	for (size_t i = 0; i < COUNT(signed_forms); i++) {
		struct http *h = http_literal(a, "POST", "refer.example.org", TEXT_INBOUND_PATH, signed_forms[i].query,
			signed_forms[i].form, NULL);

		cr_expect_not(text_inbound_is_signed(a, &c, h), "%s: no signature at all", signed_forms[i].what);
		h->signature = signature(signed_forms[i].key, signed_forms[i].text);
		cr_expect_eq(text_inbound_is_signed(a, &c, h), signed_forms[i].fits, "%s", signed_forms[i].what);
		h->signature = arena_printf(a, "%s ", h->signature);
		cr_expect_not(text_inbound_is_signed(a, &c, h), "%s: something behind it", signed_forms[i].what);
	}
	c.text_password = "";
	cr_expect_not(text_inbound_is_on(&c));
	c.text_signing_key = "its own";
	cr_expect(text_inbound_is_on(&c));
}

/* Posts a text as the interface does; unsigned if key is NULL. */
static int hand_on(const char *from, const char *body, const char *key)
{
	const char *form = arena_printf(q->arena, "From=%s&Body=%s", text_url_encode(q->arena, from), text_url_encode(q->arena, body));

	q->http = http_literal(q->arena, "POST", "localhost", TEXT_INBOUND_PATH, NULL, form, NULL);
	if (key)
		q->http->signature = signature(key, arena_printf(q->arena, "%s" TEXT_INBOUND_PATH "Body%sFrom%s",
			q->conf->web_base_url, body, from));
	app_answer(&app_api, q);
	return q->http->status;
}

static const char *answered(void) { return text_squeeze(q->arena, q->http->answer.text); }

Test(texting, takes_only_what_is_signed)
{
	begin();
	cr_expect_eq(hand_on(LETTERS_PHONE, "STOP", NULL), 403);
	cr_expect_eq(hand_on(LETTERS_PHONE, "STOP", "another key"), 403);
	text_to(LETTERS_PHONE);
	deliver();
	cr_expect_eq(text_row(0).state, OUTBOX_SENT, "nothing was stopped");
	cr_expect_eq(hand_on(LETTERS_PHONE, "Stop.", KEY), 200);
	cr_expect_str_eq(test_header(q, "Content-Type"), "text/xml; charset=utf-8");
	cr_expect_str_eq(answered(), "<Response><Message>You will get no more texts from this number. Reply START to get them again."
		"</Message></Response>");
	text_to(LETTERS_PHONE);
	deliver();
	cr_expect_eq(text_row(1).state, OUTBOX_DROPPED);
	cr_expect_eq(hand_on(LETTERS_PHONE, "Thank you", KEY), 200);
	cr_expect_str_eq(answered(), "<Response></Response>", "nobody pretends to have read it");
	cr_expect_eq(hand_on("+15", "STOP", KEY), 200);
	cr_expect_str_eq(answered(), "<Response></Response>");
	settings()->text_signing_key = settings()->text_password = "";
	cr_expect_eq(hand_on(LETTERS_PHONE, "STOP", ""), 404, "without a key nothing is taken");
}

Test(texting, answers_in_one_part_and_names_nobody)
{
	static const char *const replies[] = { "STOP", "START", "HELP" };

	begin();
	text_to(LETTERS_PHONE);
	deliver();
	for (size_t i = 0; i < COUNT(replies); i++) {
		const char *words;

		cr_expect_eq(hand_on(LETTERS_PHONE, replies[i], KEY), 200);
		words = strstr(answered(), "<Message>") + strlen("<Message>");
		words = arena_bytes(q->arena, words, (size_t)(strstr(words, "</Message>") - words));
		cr_expect_eq(sms_parts(words), 1, "%s", words);
		cr_expect_not(strstr(words, q->site->name) || strstr(words, "Fairhaven") || strstr(words, "Pantry") || strstr(words, "eferral")
			|| strstr(words, "Maria"), "%s", words);
	}
}
