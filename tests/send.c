/* send.c - handing messages to a real SMTP server, to sendmail programs and to folders, and what they answer. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "conf.h"
#include "send.h"
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
	fail_forget(test_req());
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

Test(send, demands_tls_when_told_to)
{
	struct smtp *s = smtp_start("nostarttls");

	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", "&starttls=required"), s->port);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER);
	cr_expect_eq(smtp_events(s, "received"), 0);
	cr_expect(strstr(reason, "TLS"), "%s", reason);
}

Test(send, proves_a_demanded_certificate)
{
	struct smtp *s = smtp_start(NULL);

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

Test(send, waits_when_it_is_not_let_in)
{
	struct smtp *s = smtp_start("auth=handrail:secret");

	smtp_use(test_req(), with_ca(s, "smtp://127.0.0.1:%d", ""), s->port);
	set_user("handrail", "wrong");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "a wrong password is ours to mend");
	cr_expect(strstr(reason, "let us in"), "%s", reason);
	set_user("", "");
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "so is none (530)");
	cr_expect(strstr(reason, "let us in"), "%s", reason);
	cr_expect_eq(smtp_events(s, "received"), 0);
}

Test(send, gives_no_password_away)
{
	struct smtp *s = smtp_start("nostarttls");

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

/* The server has closed what we kept: that is no reason to wait a minute. */
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

/* ---- who is never written to ---- */

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

Test(send, refuses_what_is_nobodys_on_every_way)
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

	smtp_use(test_req(), arena_printf(test_req()->arena, "file:%s", folder), 0);
	for (int i = 0; i < 2; i++)
		cr_expect_eq(send_to(TO), ERR_OK, "%s", reason);
	cr_expect_str_eq(test_read(path), message);
	cr_expect(!stat(path, &st) && (st.st_mode & 077) == 0, "only its owner reads it");
	cr_expect(!stat(folder, &st) && st.st_nlink == 2);
	smtp_use(test_req(), "file:/proc/nowhere", 0);
	cr_expect_eq(send_to(TO), ERR_SEND_LATER, "a full or missing disk passes");
}

Test(send, writes_texts_as_json)
{
	const char *folder = test_folder(), *why = "";
	struct req *q = test_req();
	struct conf *c;

	smtp_use(q, "file:unused", 0);
	c = (struct conf *)q->conf;
	c->text_url = arena_printf(q->arena, "file:%s", folder);
	cr_assert_eq(send_text(q, "+15085550123", "two", "Say \"hi\"\nto García", &why), ERR_OK, "%s", why);
	cr_expect_str_eq(test_read(arena_printf(q->arena, "%s/two.json", folder)),
		"{\n \"to\": \"+15085550123\",\n \"body\": \"Say \\\"hi\\\"\\nto García\"\n}");
	cr_expect_eq(send_text(q, "5085550123", "x", "x", &why), ERR_SEND_NEVER);
	cr_expect_eq(send_text(q, "+1508555012x", "x", "x", &why), ERR_SEND_NEVER);
	cr_expect_eq(send_text(q, "x@y.invalid", "x", "x", &why), ERR_SEND_NEVER);
	cr_expect_eq(send_text(q, "+1508555012333333", "x", "x", &why), ERR_SEND_NEVER);
	c->text_url = "";
	fail_forget(q);
	cr_expect_eq(send_text(q, "+15085550123", "x", "x", &why), ERR_SEND_LATER, "not set up yet");
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
