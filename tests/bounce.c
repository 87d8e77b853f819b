/* bounce.c - return addresses, and reports of failure and delay. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <string.h>

#include "base/conf.h"
#include "edge/mail.h"
#include "letters.h"
#include "message/bounce.h"
#include "message/notify.h"
#include "smtp.h"
#include "support.h"

static struct req *q;
static struct conf *conf;

static void set_up(void)
{
	q = letters_db();
	conf = ARENA_NEW(test_req()->arena, struct conf);
	*conf = *q->conf;
	conf->mail_from = "referrals@handrail.test";
	conf->mail_bounce_url = "imap://127.0.0.1:1";
	conf->mail_bounce_user = "bounces";
	conf->mail_bounce_password = "secret";
	conf->mail_bounce_address = "bounces@handrail.test";
	q->conf = conf;
}

static const char *report_to(const char *address, const char *action, const char *status)
{
	return arena_printf(q->arena,
		"From: MAILER-DAEMON@mx.test\r\nTo: <%s>\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n"
		"--B\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
		"--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n"
		"Final-Recipient: rfc822; gone@seeker.test\r\nAction: %s\r\nStatus: %s (bad)\r\n"
		"Diagnostic-Code: smtp; 550 no such user\r\n\r\n"
		"--B\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n\r\n--B--\r\n", address, action, status);
}

static struct letter_row row(size_t i)
{
	struct letter_row *rows;

	cr_assert_gt(letters_rows(q, &rows), i);
	return rows[i];
}

/* ---- return addresses ---- */

Test(bounce, each_message_has_a_return_address_of_its_own)
{
	const char *one, *other;

	set_up();
	one = bounce_address(q, "23456789abcdefghijkm");
	other = bounce_address(q, "23456789abcdefghijkn");
	cr_expect_str_neq(one, other);
	cr_expect(strstr(one, "bounces+23456789abcdefghijkm-") == one && strstr(one, "@handrail.test"), "%s", one);
	cr_expect(mail_address_fits(one));
	conf->mail_bounce_address = "";
	cr_expect(strstr(bounce_address(q, "23456789abcdefghijkm"), "referrals+") != NULL);
	conf->mail_bounce_url = "";
	cr_expect_str_eq(bounce_address(q, "23456789abcdefghijkm"), "referrals@handrail.test", "without a mailbox");
}

Test(bounce, goes_out_as_the_envelope_sender)
{
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_PHONE, CONSENT_STANDING } };
	struct smtp *s;
	const char *mail;

	set_up();
	s = smtp_start("nostarttls");
	smtp_use(q, "smtp://127.0.0.1:%d?timeout=30", s->port);
	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	cr_expect_eq(letters_deliver(q), 1);
	mail = smtp_message(s, 0);
	cr_expect(strstr(mail, arena_printf(q->arena, "X-Envelope: %s to ", bounce_address(q, row(0).public_id))), "%s", mail);
	cr_expect(strstr(mail, "From: ") && strstr(mail, "<referrals@handrail.test>"), "what people see stays");
}

static const struct { const char *url, *user, *address; bool fits; } settings[] = {
	{ "", "", "", true },
	{ "imaps://mail.example.org", "bounces", "", true },
	{ "imaps://mail.example.org:993/Bounces?ca=/etc/ca.pem&timeout=20", "bounces", "b@example.org", true },
	{ "imap://localhost", "bounces", "", true },
	{ "pop3://mail.example.org", "bounces", "", false },
	{ "imaps://", "bounces", "", false },
	{ "imaps://mail.example.org", "", "", false },
	{ "imaps://mail.example.org?timeout=9999", "bounces", "", false },
	{ "imaps://mail.example.org", "bounces", "a-name-of-more-than-34-characters-x@example.org", false },
};

Test(bounce, its_settings_are_checked)
{
	set_up();
	for (size_t i = 0; i < COUNT(settings); i++) {
		const char *why;

		conf->mail_bounce_url = settings[i].url;
		conf->mail_bounce_user = settings[i].user;
		conf->mail_bounce_address = settings[i].address;
		cr_expect_eq(bounce_check(conf, &why), settings[i].fits, "row %zu: %s", i, why ? why : "fits");
	}
}

/* ---- reports ---- */

Test(bounce, reads_reports_of_failure_and_delay)
{
	struct mail_report r;
	const char *mail;

	set_up();
	mail = report_to("a@b.test", "failed", "5.1.1");
	cr_assert(mail_report_read(q, mail, strlen(mail), &r));
	cr_expect(r.failed);
	cr_expect_str_eq(r.status, "5.1.1");
	cr_assert_eq(r.address_count, 1);
	cr_expect(strstr(r.addresses[0], "a@b.test"));
	mail = report_to("a@b.test", "delayed", "4.4.7");
	cr_assert(mail_report_read(q, mail, strlen(mail), &r));
	cr_expect_not(r.failed);
	mail = report_to("a@b.test", "failed", "<script>");
	cr_assert(mail_report_read(q, mail, strlen(mail), &r));
	cr_expect_str_eq(r.status, "");
	mail = "From: a@b.test\r\nTo: c@d.test\r\nSubject: Away\r\n\r\nI am on holiday. Action: failed\r\n";
	cr_expect_not(mail_report_read(q, mail, strlen(mail), &r), "an answer is no report");
	cr_expect_not(mail_report_read(q, "", 0, &r));
}

Test(bounce, a_mailbox_that_cannot_be_opened_is_an_error_with_a_reason, .timeout = 60)
{
	size_t count;

	set_up();
	cr_expect_eq(bounce_run(q, &count), ERR_SEND_LATER);
	cr_expect(strstr(q->failed.detail, "cannot be reached"), "%s", q->failed.detail);
}
