/* send.c - sends messages to a real SMTP server, to sendmail programs and to folders, and handles their answers. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/send.h"
#include "edge/way_out.h"
#include "smtp.h"
#include "support.h"

#define FROM "referrals@handrail.test"
#define TO "maria@seeker.test"

static const char message[] =
	"From: <" FROM ">\r\nTo: <" TO ">\r\nMessage-ID: <one@handrail.test>\r\nSubject: x\r\n\r\n"
	"first\r\n.\r\n..\r\n.dots\r\nlast\r\n";

static const char *reason;

static enum err send_to(const char *to)
{
	enum err e;

	reason = "";
	e = send_mail(test_req(), FROM, to, "one", message, strlen(message), &reason);
	return e;
}

static void set_user(const char *user, const char *password)
{
	struct conf *c = (struct conf *)test_req()->conf;	/* smtp_use() made it */

	c->mail_user = user;
	c->mail_password = password;
}

static struct smtp *use_plain(const char *option)
{
	struct smtp *s = smtp_start(option);

	smtp_use(test_req(), "smtp://127.0.0.1:%d?timeout=20", s->port);
	return s;
}

/* An option that names the server's own certificate. */
static const char *with_ca(const struct smtp *s, const char *url, const char *more)
{
	return arena_printf(test_req()->arena, "%s?ca=%s/cert.pem&timeout=20%s", url, s->folder, more);
}

/* ---- SMTP ---- */

Test(send, brings_a_message_whole)
{
	struct smtp *s = use_plain("nostarttls");

	cr_assert_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_str_eq(smtp_message(s, 0), arena_printf(test_req()->arena,
		"X-Envelope: " FROM " to " TO "\r\n%s", message), "dots at the beginning of lines stay as they are");
}

Test(send, uses_tls_where_it_is_offered)
{
	struct smtp *s = use_plain(NULL);

	cr_assert_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_eq(smtp_events(s, "tls"), 1);
}

Test(send, requires_tls_if_configured)
{
	struct smtp *s = smtp_start("nostarttls");

	test_may_print("the mail server offers no TLS");
	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", "&starttls=required"), s->port);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
	cr_expect_eq(smtp_events(s, "received"), 0);
	cr_expect(strstr(reason, "TLS"), "%s", reason);
}

Test(send, verifies_a_required_certificate)
{
	struct smtp *s = smtp_start(NULL);

	test_may_print("certificate cannot be trusted");
	smtp_use(test_req(), "smtp://127.0.0.1:%d?starttls=required", s->port);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "nobody vouches for it");
	cr_expect(strstr(reason, "certificate"), "%s", reason);
	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", "&starttls=required"), s->port);
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_eq(smtp_events(s, "tls"), 1);
	cr_expect_eq(smtp_events(s, "received"), 1);
}

Test(send, speaks_tls_from_the_beginning)
{
	struct smtp *s = smtp_start(NULL);

	test_may_print("certificate cannot be trusted");
	smtp_use(test_req(), "smtps://127.0.0.1:%d", s->tls_port);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "nobody vouches for the certificate");
	smtp_use(test_req(), with_ca(s, "smtps://localhost:%d", ""), s->tls_port);
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_eq(smtp_events(s, "accepted"), 1);
}

Test(send, signs_in)
{
	struct smtp *s = smtp_start("auth=handrail:secret");

	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", ""), s->port);
	set_user("handrail", "secret");
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	smtp_use(test_req(), with_ca(s, "smtps://127.0.0.1:%d", ""), s->tls_port);
	set_user("handrail", "secret");
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_eq(smtp_events(s, "auth"), 2);
}

Test(send, retries_later_if_sign_in_fails)
{
	struct smtp *s = smtp_start("auth=handrail:secret");

	test_may_print("the mail server refuses to let us in");
	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", ""), s->port);
	set_user("handrail", "wrong");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "a wrong password is ours to mend");
	cr_expect(strstr(reason, "let us in"), "%s", reason);
	set_user("", "");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "so is none (530)");
	cr_expect(strstr(reason, "let us in"), "%s", reason);
	cr_expect_eq(smtp_events(s, "received"), 0);
}

Test(send, reveals_no_password)
{
	struct smtp *s = smtp_start("nostarttls");

	test_may_print("the mail server offers no TLS");
	smtp_use(test_req(), "smtp://127.0.0.1:%d?timeout=20", s->port);
	set_user("handrail", "secret");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "without TLS there is no signing in");
	cr_expect(strstr(reason, "TLS"), "%s", reason);
}

static const struct { const char *fault; enum err e; const char *reason; } answers[] = {
	{ "greet 554", ERR_SEND_LATER, "put off with 554" },
	{ "greet 421", ERR_SEND_LATER, "put off with 421" },
	{ "mail 451", ERR_SEND_LATER, "put off with 451" },
	{ "mail 550", ERR_SEND_NEVER, "refused with 550" },
	{ "rcpt 450", ERR_SEND_LATER, "put off with 450" },
	{ "rcpt 421", ERR_SEND_LATER, "put off with 421" },
	{ "rcpt 550", ERR_SEND_NEVER, "refused with 550" },
	{ "rcpt 530", ERR_SEND_LATER, "the mail server refuses to let us in" },
	{ "data 451", ERR_SEND_LATER, "put off with 451" },
	{ "data 554", ERR_SEND_NEVER, "refused with 554" },
	{ "body 452", ERR_SEND_LATER, "put off with 452" },
	{ "body 554", ERR_SEND_NEVER, "refused with 554" },
	{ "drop-before", ERR_SEND_LATER, "the connection broke" },
	{ "drop-after", ERR_OK, "" },
};

Test(send, understands_every_answer)
{
	struct smtp *s = use_plain("nostarttls");

	test_may_print("event=sending_is_broken");
	for (size_t i = 0; i < COUNT(answers); i++) {
		smtp_fault(s, answers[i].fault);
		smtp_use(test_req(), arena_printf(test_req()->arena, "smtp://127.0.0.1:%%d/host%zu.test", i), s->port);
		cr_expect_eq(send_to(TO), answers[i].e, "%s", answers[i].fault);
		cr_expect_str_eq(reason, answers[i].reason, "%s: %s", answers[i].fault, reason);
	}
	smtp_fault(s, NULL);
	cr_expect_eq(send_to(TO), ERR_OK, "and goes on afterwards: %s", reason);
}

Test(send, does_not_wait_for_ever)
{
	struct smtp *s = use_plain("nostarttls");

	smtp_use(test_req(), "smtp://127.0.0.1:%d?timeout=1", s->port);
	smtp_fault(s, "silence");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
	cr_expect_str_eq(reason, "no answer in time");
	smtp_fault(s, "mute");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
	cr_expect_str_eq(reason, "no answer in time");
}

Test(send, waits_for_a_server_that_is_away)
{
	smtp_use(test_req(), "smtp://127.0.0.1:%d", 1);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
	cr_expect_str_eq(reason, "the mail server cannot be reached");
}

Test(send, keeps_its_connection)
{
	struct smtp *s = use_plain("nostarttls");

	for (int i = 0; i < 5; i++)
		cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_eq(smtp_events(s, "accepted"), 5);
	cr_expect_eq(smtp_events(s, "connected"), 1);
	smtp_fault(s, "rcpt 550 once");
	cr_expect_eq(send_to(TO), ERR_SEND_NEVER);
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
}

/* If the server has closed the kept connection, a new one is opened at once. */
Test(send, opens_a_new_connection_for_a_stale_one)
{
	struct smtp *s = use_plain("nostarttls");

	smtp_fault(s, "drop-after once");
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	smtp_await(s, "ended", 1);
	cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	smtp_fault(s, "mail 421 once");
	cr_expect_eq(send_to(TO), ERR_OK, "a kept connection ended with 421: %s", reason);
	cr_expect_eq(smtp_events(s, "accepted"), 3);
}

/* ---- addresses that never get a message ---- */

static const char *const nobodys[] = {
	"maria@example.invalid", "maria@EXAMPLE.Invalid", "maria@invalid", "maria@a.b.invalid", "maria@example.invalid.",
	"maria@x.test\r\nRCPT TO:<evil@example.org>", "maria@x.test>\r\nDATA", "a@b.test, c@d.test", "", "maria", "m\x01@x.test",
	"maria@x.test\n",
};

static void expect_all_refused(const char *transport)
{
	for (size_t i = 0; i < COUNT(nobodys); i++) {
		enum err e = send_to(nobodys[i]);

		cr_expect_eq(e, ERR_SEND_NEVER, "%s: %s", transport, nobodys[i]);
		cr_expect(!*nobodys[i] || !strstr(reason, nobodys[i]), "the reason names nobody");
	}
}

static const char *script(const char *text)
{
	const char *path = test_file(test_folder(), "sendmail", text);

	cr_assert_eq(chmod(path, 0755), 0);
	return arena_printf(test_req()->arena, "sendmail:%s", path);
}

Test(send, refuses_invalid_addresses_in_every_transport)
{
	struct smtp *s = use_plain("nostarttls");
	const char *folder = test_folder();

	expect_all_refused("smtp");
	cr_expect_eq(smtp_events(s, "connected"), 0, "not even asked");
	smtp_use(test_req(), arena_printf(test_req()->arena, "file:%s", folder), 0);
	expect_all_refused("file");
	smtp_use(test_req(), script("#!/bin/sh\nexit 0\n"), 0);
	expect_all_refused("sendmail");
	cr_expect_eq(rmdir(folder), 0, "no file was made");
}

/* ---- sendmail ---- */

Test(send, gives_sendmail_sender_recipient_and_message)
{
	const char *folder = test_folder();
	struct req *q = test_req();

	smtp_use(q, script(arena_printf(q->arena, "#!/bin/sh\nprintf '%%s|' \"$@\" >%s/args\ncat >%s/in\necho noise\n", folder, folder)), 0);
	cr_assert_eq(send_to("o'brien+x@seeker.test"), ERR_OK, "%s", reason);
	cr_expect_str_eq(test_read(arena_printf(q->arena, "%s/args", folder)), "-i|-f|" FROM "|--|o'brien+x@seeker.test|");
	cr_expect_str_eq(test_read(arena_printf(q->arena, "%s/in", folder)),
		"From: <" FROM ">\nTo: <" TO ">\nMessage-ID: <one@handrail.test>\nSubject: x\n\n"
		"first\n.\n..\n.dots\nlast\n", "with the line ends of the system");
}

Test(send, understands_how_sendmail_ends)
{
	static const struct { const char *script; enum err e; } ends[] = {
		{ "#!/bin/sh\nexit 0\n", ERR_OK },
		{ "#!/bin/sh\nexit 75\n", ERR_SEND_LATER },
		{ "#!/bin/sh\nexit 67\n", ERR_SEND_NEVER },
		{ "#!/bin/sh\nexit 69\n", ERR_SEND_NEVER },
		{ "#!/bin/sh\nexit 78\n", ERR_SEND_LATER },
		{ "#!/bin/sh\nkill -9 $$\n", ERR_SEND_LATER },
		{ "#!/nowhere/at/all\n", ERR_SEND_LATER },
	};

	test_may_print("event=sending_is_broken");
	for (size_t i = 0; i < COUNT(ends); i++) {
		smtp_use(test_req(), script(ends[i].script), 0);
		cr_expect_eq(send_to(TO), ends[i].e, "%s: %s", ends[i].script, reason);
	}
	smtp_use(test_req(), "sendmail:/nowhere/at/all", 0);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
}

/* ---- files ---- */

Test(send, writes_a_file_that_a_retry_writes_over)
{
	const char *folder = arena_printf(test_req()->arena, "%s/new", test_folder());
	const char *path = arena_printf(test_req()->arena, "%s/one.eml", folder);
	struct stat st;

	test_may_print("the folder for messages cannot be written");
	smtp_use(test_req(), arena_printf(test_req()->arena, "file:%s", folder), 0);
	for (int i = 0; i < 2; i++)
		cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_str_eq(test_read(path), message);
	cr_expect(!stat(path, &st) && (st.st_mode & 077) == 0, "only its owner reads it");
	cr_expect(!stat(folder, &st) && st.st_nlink == 2);
	smtp_use(test_req(), "file:/proc/nowhere", 0);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "a full or missing disk passes");
}

/* ---- texts ---- */

static struct text_answer answer;

static enum err text_to(const char *to)
{
	enum err e = send_text(test_req(), to, "two", "Say \"hi\" & more:\n100% to García €[x]", &answer);

	return e;
}

Test(send, writes_texts_as_json)
{
	const char *folder = test_folder();
	struct req *q = test_req();

	test_may_print("sending texts is not set up");
	texter_use(q, arena_printf(q->arena, "file:%s", folder), 0);
	cr_assert_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
	cr_expect_str_eq(test_read(arena_printf(q->arena, "%s/two.json", folder)),
		"{\n \"to\": \"+15085550123\",\n \"body\": \"Say \\\"hi\\\" & more:\\n100% to García €[x]\"\n}");
	texter_use(q, "", 0);
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER, "not set up yet");
}

static struct smtp *use_texter(const char *option)
{
	struct smtp *s = texter_start(option);

	texter_use(test_req(), "http://127.0.0.1:%d/send?x=y&timeout=0#timeout=20", s->port);
	return s;
}

static void set_text_user(const char *user, const char *password)
{
	struct conf *c = (struct conf *)test_req()->conf;	/* texter_use() made it */

	c->text_user = user;
	c->text_password = password;
}

Test(send, brings_a_text_whole)
{
	struct smtp *s = use_texter("auth=AC1:sec:ret & more");
	const char *kept;

	test_may_print("not taken with 401");
	set_text_user("AC1", "sec:ret & more");
	cr_assert_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
	kept = test_read(arena_printf(test_req()->arena, "%s/0.json", s->folder));
	cr_expect_str_eq(kept, "{\"To\": \"+15085550123\", \"From\": \"" TEXTER_FROM "\", "
		"\"Body\": \"Say \\\"hi\\\" & more:\\n100% to Garc\\u00eda \\u20ac[x]\", \"key\": \"two\"}", "%s", kept);
	cr_expect_eq(answer.wait, 0);
	set_text_user("AC1", "wrong");
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER, "a wrong password is ours to mend");
	cr_expect_str_eq(answer.reason, "not taken with 401, code 20003");
	set_text_user("", "");
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER, "so is none");
	cr_expect_eq(smtp_events(s, "received"), 1);
}

static const struct { const char *fault; enum err e; const char *reason; int wait; bool stopped; } text_answers[] = {
	{ "status 400 21211", ERR_SEND_NEVER, "refused with 400, code 21211", 0, false },
	{ "status 400 21614", ERR_SEND_NEVER, "refused with 400, code 21614", 0, false },
	{ "status 400 21610", ERR_SEND_NEVER, "refused with 400, code 21610", 0, true },
	{ "status 403 21612", ERR_SEND_NEVER, "refused with 403, code 21612", 0, false },
	{ "failed 30006", ERR_SEND_NEVER, "refused with 201, code 30006", 0, false },
	{ "status 400 21606", ERR_SEND_LATER, "not taken with 400, code 21606", 0, false },
	{ "status 400 99999", ERR_SEND_LATER, "not taken with 400, code 99999", 0, false },
	{ "status 400", ERR_SEND_LATER, "not taken with 400", 0, false },
	{ "status 401", ERR_SEND_LATER, "not taken with 401", 0, false },
	{ "status 403", ERR_SEND_LATER, "not taken with 403", 0, false },
	{ "status 404", ERR_SEND_LATER, "not taken with 404", 0, false },
	{ "status 302", ERR_SEND_LATER, "not taken with 302", 0, false },
	{ "status 429 20429 after 77", ERR_SEND_LATER, "put off with 429, code 20429", 77, false },
	{ "status 429 after 99999999", ERR_SEND_LATER, "put off with 429", 86400, false },
	{ "status 429", ERR_SEND_LATER, "put off with 429", 0, false },
	{ "status 503 after 5", ERR_SEND_LATER, "put off with 503", 5, false },
	{ "status 500 20500", ERR_SEND_LATER, "put off with 500, code 20500", 0, false },
	{ "status 502", ERR_SEND_LATER, "put off with 502", 0, false },
	{ "say <html>Please sign in</html>", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "say {}", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "say [\"sid\"]", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "say {\"sid\":", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "say {\"sid\":17}", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "say", ERR_SEND_LATER, "the answer of [text] url makes no sense", 0, false },
	{ "half", ERR_SEND_LATER, "the connection broke", 0, false },
	{ "drop-before", ERR_SEND_LATER, "the connection broke", 0, false },
	{ "slow 0.2", ERR_OK, "", 0, false },
};

Test(send, understands_every_answer_to_a_text)
{
	struct smtp *s = use_texter(NULL);

	test_may_print("event=sending_is_broken");
	for (size_t i = 0; i < COUNT(text_answers); i++) {
		smtp_fault(s, text_answers[i].fault);
		cr_expect_eq(text_to("+15085550123"), text_answers[i].e, "%s", text_answers[i].fault);
		cr_expect_str_eq(answer.reason, text_answers[i].reason, "%s: %s", text_answers[i].fault, answer.reason);
		cr_expect_eq(answer.wait, text_answers[i].wait, "%s: %ld", text_answers[i].fault, (long)answer.wait);
		cr_expect_eq(answer.stopped, text_answers[i].stopped, "%s", text_answers[i].fault);
	}
	smtp_fault(s, NULL);
	cr_expect_eq(text_to("+15085550123"), ERR_OK, "and goes on afterwards: %s", answer.reason);
}

Test(send, does_not_wait_for_ever_for_a_text)
{
	struct smtp *s = texter_start(NULL);

	texter_use(test_req(), "http://127.0.0.1:%d/send#timeout=1", s->port);
	smtp_fault(s, "mute");
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER);
	cr_expect_str_eq(answer.reason, "no answer in time");
	smtp_fault(s, "endless");
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER);
	cr_expect_str_eq(answer.reason, "no answer in time");
	smtp_fault(s, NULL);
	cr_expect_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
	texter_use(test_req(), "http://127.0.0.1:%d/send", 1);
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER);
	cr_expect_str_eq(answer.reason, "the text service cannot be reached");
}

/* If the answer is lost, the text is sent again with the same Idempotency-Key, so the gateway can drop the copy. */
Test(send, names_a_text_the_same_again)
{
	struct smtp *s = use_texter(NULL);

	smtp_fault(s, "drop-after once");
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER);
	cr_expect_str_eq(answer.reason, "the connection broke");
	cr_expect_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
	cr_expect_eq(smtp_events(s, "accepted two"), 1);
	cr_expect_eq(smtp_events(s, "again two"), 1);
}

Test(send, keeps_its_connection_for_texts)
{
	struct smtp *s = use_texter(NULL);

	for (int i = 0; i < 5; i++)
		cr_expect_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
	cr_expect_eq(smtp_events(s, "connected"), 1);
}

Test(send, verifies_the_certificate_of_the_text_service)
{
	struct smtp *s = texter_start(NULL);
	struct req *q = test_req();

	test_may_print("certificate of [text] url cannot be trusted");
	texter_use(q, "https://localhost:%d/send#timeout=20", s->tls_port);
	cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER, "nobody vouches for it");
	cr_expect_str_eq(answer.reason, "the certificate of [text] url cannot be trusted");
	cr_expect_eq(smtp_events(s, "received"), 0);
	texter_use(q, arena_printf(q->arena, "https://localhost:%%d/send#ca=%s/cert.pem&timeout=20", s->folder), s->tls_port);
	cr_expect_eq(text_to("+15085550123"), ERR_OK, "%s", answer.reason);
}

static const char *const no_numbers[] = { "5085550123", "+1508555012x", "x@y.invalid", "+1508555012333333", "+1508", "", "+",
	"+15085550123\n", "+15085550123&From=+1900" };

Test(send, sends_texts_to_numbers_only)
{
	struct smtp *s = use_texter(NULL);

	for (size_t i = 0; i < COUNT(no_numbers); i++) {
		cr_expect_eq(text_to(no_numbers[i]), ERR_SEND_NEVER, "%s", no_numbers[i]);
		cr_expect_str_eq(answer.reason, "no number that can be written to");
	}
	cr_expect_eq(smtp_events(s, "connected"), 0, "not even asked");
}

/* ---- settings ---- */

Test(send, knows_good_settings_from_bad)
{
	static const struct { const char *url; bool good; } urls[] = {
		{ "", true }, { "smtp://mail.example.org", true }, { "smtp://[::1]:2525", true },
		{ "smtps://mail.example.org:465?timeout=60", true }, { "smtp://m?starttls=required&ca=/etc/ca.pem", true },
		{ "file:/var/mail", true }, { "sendmail:/bin/true", true },
		{ "sendmail:/nowhere", false }, { "sendmail:true", false }, { "file:", false }, { "http://x", false },
		{ "smtp://user:password@m", false }, { "smtp://m?starttls=no", false }, { "smtp://m?timeout=0", false },
		{ "smtp://m?timeout=121", false }, { "smtp://m:port", false }, { "mail", false },
	};

	for (size_t i = 0; i < COUNT(urls); i++) {
		const char *why;
		enum err e;

		smtp_use(test_req(), urls[i].url, 0);
		e = send_check(test_req()->conf, &why);
		cr_expect_eq(e, urls[i].good ? ERR_OK : ERR_CONFIG, "%s", urls[i].url);
		cr_expect_eq(why == NULL, urls[i].good, "%s", urls[i].url);
	}
}

Test(send, knows_good_settings_of_texts_from_bad)
{
	static const struct { const char *url, *from; bool good; } urls[] = {
		{ "", "", true }, { "file:/var/text", "", true }, { "https://texts.example.org/send", "+15085550100", true },
		{ "https://api.example.org/2010/Accounts/AC1/Messages.json#timeout=30&ca=/etc/ca.pem", "Handrail", true },
		{ "https://texts.example.org/send?key=1", "211", true }, { "http://localhost:8000/send", "1", true },
		{ "http://127.0.0.1/", "1", true }, { "http://[::1]:8000/", "1", true },
		{ "https://texts.example.org/send", "", false }, { "http://texts.example.org/send", "1", false },
		{ "http://localhost.example.org/", "1", false }, { "https://user:password@texts.example.org/", "1", false },
		{ "https://texts.example.org/send#timeout=0", "1", false }, { "https://", "1", false },
		{ "smtp://m", "1", false }, { "sendmail:/bin/true", "1", false }, { "ftp://x/", "1", false }, { "file:", "1", false },
	};

	test_may_print("sending texts is not set up");
	for (size_t i = 0; i < COUNT(urls); i++) {
		const char *why;

		texter_use(test_req(), urls[i].url, 0);
		((struct conf *)test_req()->conf)->text_from = urls[i].from;
		cr_expect_eq(send_check(test_req()->conf, &why), urls[i].good ? ERR_OK : ERR_CONFIG, "%s", urls[i].url);
		cr_expect_eq(why == NULL, urls[i].good, "%s", urls[i].url);
		if (!urls[i].good) {
			cr_expect_eq(text_to("+15085550123"), ERR_SEND_LATER, "%s: and nothing goes there", urls[i].url);
			cr_expect_str_eq(answer.reason, "sending texts is not set up", "%s: %s", urls[i].url, answer.reason);
		}
	}
}

/* The file is read with the beginnings of settings.def, and used with those of way_out.c. */
Test(send, knows_each_url_that_the_configuration_takes)
{
	static const struct { const char *section, *key, *type, *choices; } settings[] = {
#define SETTING(section, key, type, value, least, most, choices) { #section, #key, #type, choices },
#include "base/settings.def"
#undef SETTING
	};
	size_t known = 0;

	for (size_t i = 0; i < COUNT(settings); i++) {
		bool is_mail = !strcmp(settings[i].section, "mail"), is_text = !strcmp(settings[i].section, "text");
		const char *words = settings[i].choices;

		if (strcmp(settings[i].key, "url") || (!is_mail && !is_text))
			continue;
		for (const char *w = words; *w; w += strspn(w, " "), known++) {
			const char *url = arena_printf(test_req()->arena, "%.*s127.0.0.1/x", (int)strcspn(w, " "), w);
			struct conf c = { .mail_url = url, .text_url = url };
			struct way_out out = is_mail ? way_out_mail(test_req()->arena, &c) : way_out_text(test_req()->arena, &c);

			cr_expect_null(out.wrong, "%s %s", url, out.wrong);
			w += strcspn(w, " ");
		}
	}
	cr_expect_eq(known, 7);
}
