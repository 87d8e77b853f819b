/* mta.c - sending through a real mail server: Exim with a private configuration, which delivers to a folder. */
#define _GNU_SOURCE

#include <arpa/inet.h>
#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "letters.h"
#include "message/outbox.h"
#include "smtp.h"
#include "support.h"

#define EXIM "/usr/sbin/exim4"

/* Exim checks the syntax of headers, and accepts mail only for .test. */
static const char settings[] =
	"primary_hostname = mta.handrail.test\n"
	"qualify_domain = handrail.test\n"
	"keep_environment =\n"
	"spool_directory = %1$s/spool\n"
	"log_file_path = %1$s/log/%%slog\n"
	"pid_file_path = %1$s/spool/pid\n"
	"local_interfaces = 127.0.0.1\n"
	"daemon_smtp_ports = %2$d\n"
	"tls_advertise_hosts =\n"
	"never_users = root\n"
	"trusted_users = root\n"
	"acl_smtp_rcpt = check\n"
	"acl_smtp_data = headers\n"
	"acl_not_smtp = headers\n"
	"begin acl\n"
	"check:\n"
	"  deny domains = !*.test\n"
	"  accept\n"
	"headers:\n"
	"  require verify = header_syntax\n"
	"  accept\n"
	"begin routers\n"
	"all:\n"
	"  driver = accept\n"
	"  transport = folder\n"
	"begin transports\n"
	"folder:\n"
	"  driver = appendfile\n"
	"  directory = %1$s/mail\n"
	"  maildir_format\n"
	"  envelope_to_add\n"
	"  return_path_add\n"
	"  user = Debian-exim\n";

struct mta { const char *folder, *settings; int port; };

static int free_port(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	cr_assert(fd >= 0 && !bind(fd, (struct sockaddr *)&a, length) && !getsockname(fd, (struct sockaddr *)&a, &length));
	close(fd);
	return ntohs(a.sin_port);
}

/* Exim's user must be able to open the folder. */
static struct mta mta_new(void)
{
	struct mta m = { .folder = test_folder(), .port = free_port() };
	struct req *q = test_req();

	if (access(EXIM, X_OK))
		cr_skip_test("needs exim4-daemon-light");
	if (geteuid())
		cr_skip_test("needs root, as Exim does");
	m.settings = test_file(m.folder, "exim.conf", arena_printf(q->arena, settings, m.folder, m.port));
	cr_assert(!mkdir(arena_printf(q->arena, "%s/mail", m.folder), 0755));
	cr_assert_eq(system(arena_printf(q->arena, "mkdir %1$s/log %1$s/spool && chown -R Debian-exim %1$s && "
		"chown root %1$s/exim.conf && chmod 755 %1$s", m.folder)), 0);
	return m;
}

static void run(const struct mta *m)
{
	int log = open(arena_printf(test_req()->arena, "%s/said", m->folder), O_WRONLY | O_CREAT, 0600);

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	dup2(log, 2);
	closefrom(3);
	execl(EXIM, "exim4", "-C", m->settings, "-bdf", (char *)NULL);
	_exit(127);
}

/* Files in mail/new: delivered messages. */
static size_t delivered(const struct mta *m, char **text, const char *holding)
{
	const char *folder = arena_printf(test_req()->arena, "%s/mail/new", m->folder);
	DIR *d = opendir(folder);
	size_t count = 0;

	for (struct dirent *e; d && (e = readdir(d)); ) {
		char *one;

		if (e->d_name[0] == '.' || !(one = test_read(arena_printf(test_req()->arena, "%s/%s", folder, e->d_name))))
			continue;
		count++;
		if (text && strstr(one, holding))
			*text = one;
	}
	if (d)
		closedir(d);
	return count;
}

static void await(const struct mta *m, size_t count)
{
	for (int i = 0; i < 3000 && delivered(m, NULL, NULL) < count; i++)
		nanosleep(&(struct timespec){ 0, 10 * 1000 * 1000 }, NULL);
	cr_assert_eq(delivered(m, NULL, NULL), count);
}

/* Tries until the server listens. */
static void deliver_all(struct req *q, size_t count)
{
	size_t went = 0;

	for (int i = 0; i < 100 && went < count; i++) {
		letters_hurry(q);
		went += letters_deliver(q);
		nanosleep(&(struct timespec){ 0, 50 * 1000 * 1000 }, NULL);
	}
	cr_assert_eq(went, count);
}

static void tell_and_check(struct req *q, const struct mta *m)
{
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING },
		.comment = "One line.\n.\n..\nLast line.", .program_name = "Fairhaven Food Pantry — Despensa" };
	char *text = NULL;

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	deliver_all(q, 2);
	await(m, 2);
	delivered(m, &text, l.program_email);
	cr_assert_not_null(text);
	cr_expect(strstr(text, arena_printf(q->arena, "Envelope-to: %s\n", l.program_email)));
	cr_expect(strstr(text, "Return-path: <referrals@handrail.test>\n"));
	cr_expect(strstr(text, "Subject: New referral for Fairhaven Food Pantry =?"));
	cr_expect(strstr(text, "> One line.\n> .\n> ..\n> Last line.\n"), "%s", text);
	cr_expect_not(strchr(text, '\r'), "line ends of the system");
}

Test(mta, takes_mail_by_smtp)
{
	struct req *q = letters_db();
	struct mta m = mta_new();
	pid_t exim = fork();

	if (!exim)
		run(&m);
	smtp_use(q, "smtp://127.0.0.1:%d", m.port);
	tell_and_check(q, &m);
	kill(exim, SIGTERM);
}

Test(mta, takes_mail_as_sendmail)
{
	struct req *q = letters_db();
	struct mta m = mta_new();
	const char *script = test_file(m.folder, "sendmail", arena_printf(q->arena,
		"#!/bin/sh\nexec " EXIM " -C %s -odf \"$@\"\n", m.settings));

	cr_assert(!chmod(script, 0755));
	smtp_use(q, arena_printf(q->arena, "sendmail:%s", script), 0);
	tell_and_check(q, &m);
}
