/* bounce.c - return addresses, reports of failure and delay, and a mailbox on a real IMAP server. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "edge/db.h"
#include "edge/mail.h"
#include "edge/mailbox.h"
#include "letters.h"
#include "message/bounce.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "rows.h"
#include "site/site.h"
#include "smtp.h"
#include "support.h"

#define DOVECOT "/usr/sbin/dovecot"

static struct req *q;
static struct conf *conf;
static const char *folder;

/* ---- a mailbox ---- */

static int free_port(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	cr_assert(!bind(fd, (struct sockaddr *)&a, sizeof(a)) && !getsockname(fd, (struct sockaddr *)&a, &size));
	close(fd);
	return ntohs(a.sin_port);
}

static const char *dovecot_conf(int port)
{
	return test_file(folder, "dovecot.conf", arena_printf(q->arena,
		"protocols = imap\nbase_dir = %s/run\nstate_dir = %s/state\nlog_path = %s/log\nlisten = 127.0.0.1\nssl = no\n"
		"disable_plaintext_auth = no\nmail_location = maildir:%s/Maildir\nmail_uid = root\nmail_gid = root\nfirst_valid_uid = 0\n"
		"passdb {\n  driver = static\n  args = password=secret\n}\n"
		"userdb {\n  driver = static\n  args = uid=root gid=root home=%s\n}\n"
		"service imap-login {\n  inet_listener imap {\n    port = %d\n  }\n  inet_listener imaps {\n    port = 0\n  }\n}\n"
		"service anvil {\n  chroot =\n}\n"
		"service stats {\n  client_limit = 100\n}\n",
		folder, folder, folder, folder, folder, port));
}

static void await_port(int port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons((uint16_t)port) };
	bool open = false;

	for (int i = 0; i < 3000 && !open; i++) {
		int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

		open = !connect(fd, (struct sockaddr *)&a, sizeof(a));
		close(fd);
		nanosleep(&(struct timespec){ 0, 10 * 1000 * 1000 }, NULL);
	}
	cr_assert(open, "dovecot listens: %s", test_read(arena_printf(q->arena, "%s/log", folder)));
}

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

/* Ends with this process. */
static void start_mailbox(void)
{
	int port = free_port();
	const char *path;

	if (access(DOVECOT, X_OK) || geteuid())
		cr_skip_test("needs dovecot-imapd, and root to run it");
	folder = test_folder();
	path = dovecot_conf(port);
	if (!fork()) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		closefrom(3);
		execl(DOVECOT, "dovecot", "-F", "-c", path, (char *)NULL);
		_exit(127);
	}
	await_port(port);
	conf->mail_bounce_url = arena_printf(test_req()->arena, "imap://127.0.0.1:%d", port);
}

static void put_mail(const char *content)
{
	static int count;

	mkdir(arena_printf(q->arena, "%s/Maildir", folder), 0700);
	mkdir(arena_printf(q->arena, "%s/Maildir/cur", folder), 0700);
	mkdir(arena_printf(q->arena, "%s/Maildir/tmp", folder), 0700);
	mkdir(arena_printf(q->arena, "%s/Maildir/new", folder), 0700);
	test_file(arena_printf(q->arena, "%s/Maildir/new", folder), arena_printf(q->arena, "%d.test", ++count), content);
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

static size_t run(void)
{
	size_t count;

	cr_assert_eq(bounce_run(q, &count), ERR_OK, "%s", q->failed.detail);
	return count;
}

static struct letter_row row(size_t i)
{
	struct letter_row *rows;

	cr_assert_gt(letters_rows(q, &rows), i);
	return rows[i];
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
	{ "imaps://mail.example.org", "bounces", "a-name-of-more-than-26-characters@example.org", false },
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

/* ---- the mailbox ---- */

Test(bounce, marks_the_message_and_sends_the_text_instead, .timeout = 60)
{
	set_up();
	start_mailbox();
	sent(REACH_EMAIL | REACH_TEXT);
	put_mail(report_to(bounce_address(q, row(0).public_id), "failed", "5.1.1"));
	cr_expect_eq(run(), 1);
	cr_expect_eq(row(0).state, OUTBOX_FAILED);
	cr_expect_str_eq(row(0).reason, "came back with 5.1.1");
	cr_expect_eq(row(1).state, OUTBOX_SENT, "the program's");
	cr_expect_eq(row(2).channel, CHANNEL_TEXT);
	cr_expect_eq(run(), 0, "once");
}

COMMAND(give,
	"UPDATE referral "
	"SET helper_id = ? "
	"WHERE id = ?");

Test(bounce, tells_the_helper_by_the_sites_cadence, .timeout = 60)
{
	struct letters l;
	struct site s;

	set_up();
	start_mailbox();
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
}

static size_t files_in(const char *name)
{
	DIR *d = opendir(arena_printf(q->arena, "%s/Maildir/%s", folder, name));
	size_t count = 0;

	for (struct dirent *e; d && (e = readdir(d)); )
		count += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return count;
}

Test(bounce, believes_only_addresses_that_we_signed, .timeout = 60)
{
	const char *id;

	set_up();
	start_mailbox();
	sent(REACH_PHONE);
	id = row(0).public_id;
	put_mail(report_to(arena_printf(q->arena, "bounces+%s-0123456789abcdef@handrail.test", id), "failed", "5.1.1"));
	put_mail(report_to("bounces@handrail.test", "failed", "5.1.1"));
	put_mail("From: a@b.test\r\nTo: c@d.test\r\n\r\nHello\r\n");
	put_mail(report_to(bounce_address(q, id), "delayed", "4.4.1"));
	cr_expect_eq(run(), 0);
	cr_expect_eq(row(0).state, OUTBOX_SENT);
	cr_expect_eq(files_in("new") + files_in("cur"), 3, "what is no report of ours stays");
	cr_expect_eq(run(), 0, "and is not read again");
	put_mail(report_to(bounce_address(q, id), "failed", "5.1.1"));
	cr_expect_eq(run(), 1);
	cr_expect_eq(files_in("new") + files_in("cur"), 3);
}

Test(bounce, a_mailbox_that_cannot_be_opened_is_an_error_with_a_reason, .timeout = 60)
{
	size_t count;

	set_up();
	cr_expect_eq(bounce_run(q, &count), ERR_SEND_LATER);
	cr_expect(strstr(q->failed.detail, "cannot be reached"), "%s", q->failed.detail);
	start_mailbox();
	conf->mail_bounce_password = "wrong";
	cr_expect_eq(bounce_run(q, &count), ERR_SEND_LATER);
	cr_expect(strstr(q->failed.detail, "refuses"), "%s", q->failed.detail);
}
