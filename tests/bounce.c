/* bounce.c - return addresses, reports of failure and delay, and a mailbox on a real IMAP server. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/contact.h"
#include "base/conf.h"
#include "base/log.h"
#include "edge/db.h"
#include "edge/mail.h"
#include "edge/mailbox.h"
#include "law/attention.h"
#include "letters.h"
#include "message/bounce.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "rows.h"
#include "site/site.h"
#include "smtp.h"
#include "support.h"

static struct req *q;
static struct conf *conf;
static struct smtp *mailbox;

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
	cr_expect(contact_email_fits(one));
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

/* ---- a mailbox ---- */

static void set_up_mailbox(void)
{
	set_up();
	mailbox = imap_start();
	conf->mail_bounce_url = arena_printf(test_req()->arena, "imap://127.0.0.1:%d", mailbox->port);
}

static const char *mailbox_folder(const char *name)
{
	return arena_printf(test_req()->arena, "%s/mail/%s", mailbox->folder, name);
}

/* Files come in as the server takes them: written elsewhere, owned by its user, and then moved. */
static void put_mail(const char *content)
{
	static int count;
	const char *name = arena_printf(test_req()->arena, "%d.test", ++count);
	const char *path = test_file(mailbox_folder("tmp"), name, content);
	struct stat folder;

	cr_assert(!stat(mailbox_folder("new"), &folder) && !chown(path, folder.st_uid, folder.st_gid));
	cr_assert(!rename(path, mailbox_folder(arena_printf(test_req()->arena, "new/%s", name))));
}

static size_t files_in(const char *name)
{
	DIR *d = opendir(mailbox_folder(name));
	size_t count = 0;

	for (struct dirent *e; d && (e = readdir(d)); )
		count += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return count;
}

static size_t mails_kept(void) { return files_in("new") + files_in("cur"); }

static size_t run(void)
{
	size_t count;
	bool more;

	cr_assert_eq(bounce_run(q, &count, &more), ERR_OK, "%s", q->failed.detail);
	return count;
}

COMMAND(set_sent,
	"UPDATE outbox "
	"SET state = ?");

static struct letters sent(unsigned reach)
{
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, reach, CONSENT_STANDING } };

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	MUST(db_exec(q, &set_sent, NULL, BIND(OUTBOX_SENT)));
	return l;
}

Test(bounce, marks_the_message_and_sends_the_text_instead)
{
	set_up_mailbox();
	sent(REACH_EMAIL | REACH_TEXT);
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	cr_expect_eq(run(), 1);
	cr_expect_eq(row(0).state, OUTBOX_FAILED);
	cr_expect_str_eq(row(0).reason, "came back with 5.1.1");
	cr_expect_eq(row(1).state, OUTBOX_SENT, "the program's");
	cr_expect_eq(row(2).channel, CHANNEL_TEXT);
	cr_expect_eq(mails_kept(), 0, "the report is deleted");
	cr_expect_eq(run(), 0, "once");
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	cr_expect_eq(run(), 0, "a second report of it changes nothing");
	cr_expect_eq(mails_kept(), 0);
}

Test(bounce, reads_over_tls_and_from_a_folder)
{
	set_up_mailbox();
	sent(REACH_PHONE);
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	conf->mail_bounce_url = arena_printf(q->arena, "imaps://localhost:%d/INBOX?ca=%s/cert.pem", mailbox->tls_port, mailbox->folder);
	cr_expect_eq(run(), 1);
	conf->mail_bounce_url = arena_printf(q->arena, "imaps://localhost:%d", mailbox->tls_port);
	cr_expect_eq(bounce_run(q, &(size_t){ 0 }, &(bool){ false }), ERR_SEND_LATER, "an unknown certificate");
}

COMMAND(give,
	"UPDATE referral "
	"SET helper_id = ? "
	"WHERE id = ?");

struct need { int64_t attention; };
static const struct column need_columns[] = { COLUMN(struct need, attention) };

STATEMENT(need_of, need_columns, struct need,
	"SELECT attention_helper AS attention "
	"FROM referral "
	"WHERE id = ?");

Test(bounce, needs_the_helper_and_tells_them_by_the_sites_cadence)
{
	struct need n = { 0 };
	struct letters l;
	struct site s;

	set_up_mailbox();
	s = *q->site;
	s.notice_cadence = CADENCE_at_once;
	MUST(site_save(q, &s));
	l = sent(REACH_PHONE);
	MUST(db_exec(q, &give, NULL, BIND(row_account(q, "Hana", "Helper", "hana@helper.test"), l.referral_id)));
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.2.2"));
	cr_expect_eq(run(), 1);
	cr_expect_eq(row(0).state, OUTBOX_FAILED);
	cr_expect_eq(row(1).message, MESSAGE_not_delivered_helper);
	cr_expect_str_eq(row(1).recipient, "hana@helper.test");
	MUST(db_row(q, &need_of, &n, BIND(l.referral_id)));
	cr_expect_eq(attention_of(n.attention), ATTENTION_undelivered);
	cr_expect_eq(run(), 0);
}

Test(bounce, believes_only_addresses_that_we_signed)
{
	const char *id;

	set_up_mailbox();
	sent(REACH_PHONE);
	id = row(0).public_id;
	put_mail(report_to(arena_printf(q->arena, "bounces+%s-0123456789abcdef@handrail.test", id), "failed", "5.1.1"));
	put_mail(report_to("bounces@handrail.test", "failed", "5.1.1"));
	put_mail("From: a@b.test\r\nTo: c@d.test\r\n\r\nHello\r\n");
	put_mail(report_to(bounce_address(q, id), "delayed", "4.4.1"));
	cr_expect_eq(run(), 0);
	cr_expect_eq(row(0).state, OUTBOX_SENT);
	cr_expect_eq(mails_kept(), 3, "what is no report of ours stays");
	cr_expect_eq(run(), 0, "and is not read again");
	put_mail(report_to(bounce_address(q, id), "failed", "5.1.1"));
	cr_expect_eq(run(), 1);
	cr_expect_eq(mails_kept(), 3);
}

/* As another reader of the mailbox would: an S behind the names of all but the first one. */
static void read_the_others(int last)
{
	for (int i = 2; i <= last; i++) {
		const char *unread = mailbox_folder(arena_printf(test_req()->arena, "cur/%d.test:2,", i));

		(void)rename(unread, arena_printf(test_req()->arena, "%sS", unread));
	}
}

/* Dovecot's whole answer to a search among these would be a line of 50 KB. */
Test(bounce, reads_a_large_mailbox_in_bounded_steps)
{
	enum { OTHERS = 10000 };
	uint32_t uids[MAILBOX_ROUND];
	size_t count;
	bool more;

	set_up_mailbox();
	sent(REACH_PHONE);
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	for (int i = 0; i < OTHERS; i++)
		put_mail("From: a@b.test\r\n\r\nHello\r\n");
	MUST(mailbox_unread(q, uids, &count));
	cr_assert_eq(count, MAILBOX_ROUND);
	for (size_t i = 0; i < count; i++)
		cr_expect(uids[i] > OTHERS + 1 - MAILBOX_WINDOW && uids[i] <= OTHERS + 1, "%u is none of the newest", uids[i]);
	MUST(bounce_run(q, &count, &more));
	cr_expect(more);
	read_the_others(OTHERS + 1);
	MUST(bounce_run(q, &count, &more));
	cr_expect_eq(count, 1, "the oldest of all is found, too");
	cr_expect_not(more);
}

/* ---- a mailbox that cannot be read ---- */

static bool never(void) { return false; }

/* Twice with the wrong password, and twice with the right one. */
static void look_four_times(void *data)
{
	struct bounce_watch w = { .is_stopping = never };

	(void)data;
	log_setup(conf, "unit");
	q = letters_db_again(q);
	for (int i = 0; i < 4; i++) {
		conf->mail_bounce_password = i < 2 ? "wrong" : "secret";
		bounce_look(q, &w);
	}
}

static size_t times(const char *text, const char *word)
{
	size_t count = 0;

	for (const char *at = text; (at = strstr(at, word)); at++)
		count++;
	return count;
}

Test(bounce, reports_once_that_the_mailbox_cannot_be_read_and_goes_on)
{
	char *said;

	set_up_mailbox();
	sent(REACH_PHONE);
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	test_child(look_four_times, NULL, &said);
	cr_expect_eq(times(said, "bounces_not_read"), 1, "%s", said);
	cr_expect_eq(times(said, "refuses to let us in"), 1);
	cr_expect_eq(times(said, "bounces_read_again"), 1);
	cr_expect_not(strstr(said, "wrong") || strstr(said, "secret"));
	cr_expect_eq(times(said, "message_came_back"), 1);
	cr_expect_eq(row(0).state, OUTBOX_FAILED);
}

Test(bounce, a_mailbox_that_cannot_be_opened_is_an_error_with_a_reason)
{
	size_t count;
	bool more;

	set_up();
	cr_expect_eq(bounce_run(q, &count, &more), ERR_SEND_LATER);
	cr_expect(strstr(q->failed.detail, "cannot be reached"), "%s", q->failed.detail);
}
