/* smtp.c - starts tests/smtp_server.py, text_server.py or imap_server.py and reads its reports. */
#define _GNU_SOURCE

#include "smtp.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "support.h"

/* Reads its standard input to the end, which comes with ours. */
static void run_server(const char *script, const char *folder, const char *option, int from_us, int to_us)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(from_us, 0);
	dup2(to_us, 1);
	dup2(open(arena_printf(test_req()->arena, "%s/log", folder), O_WRONLY | O_CREAT, 0600), 2);
	closefrom(3);
	execl("/usr/bin/python3", "python3", script, folder, option, (char *)NULL);
	_exit(127);
}

static struct smtp *start_server(const char *script, const char *option)
{
	struct smtp *s = ARENA_NEW(test_req()->arena, struct smtp);
	int to[2], from[2];
	char line[100] = "";
	FILE *says;

	cr_assert(!pipe2(to, O_CLOEXEC) && !pipe2(from, O_CLOEXEC));
	s->folder = test_folder();
	if (!fork())
		run_server(script, s->folder, option, to[0], from[1]);
	close(to[0]);
	close(from[1]);
	says = fdopen(from[0], "r");
	if (says && !fgets(line, sizeof(line), says) && access("/usr/lib/python3/dist-packages/aiosmtpd", F_OK))
		cr_skip_test("needs python3-aiosmtpd");
	cr_assert_eq(sscanf(line, "ready %d %d", &s->port, &s->tls_port), 2, "%s says %s", script, line);
	fclose(says);
	return s;
}

struct smtp *smtp_start(const char *option)
{
	return start_server("tests/smtp_server.py", option);
}

struct smtp *texter_start(const char *option)
{
	return start_server("tests/text_server.py", option);
}

struct smtp *imap_start(void)
{
	if (access("/usr/sbin/dovecot", X_OK))
		cr_skip_test("needs dovecot-imapd");
	if (geteuid())
		cr_skip_test("needs root, as Dovecot does");
	return start_server("tests/imap_server.py", NULL);
}

static struct conf *conf_copy(struct req *q)
{
	struct conf *c = ARENA_NEW(test_req()->arena, struct conf);

	*c = *q->conf;
	q->conf = c;
	return c;
}

static const char *url_with(const char *url, int port)
{
	const char *mark = strstr(url, "%d");

	return mark ? arena_printf(test_req()->arena, "%.*s%d%s", (int)(mark - url), url, port, mark + 2) : url;
}

void texter_use(struct req *q, const char *url, int port)
{
	struct conf *c = conf_copy(q);

	c->text_url = url_with(url, port);
	c->text_from = TEXTER_FROM;
}

void smtp_use(struct req *q, const char *url, int port)
{
	struct conf *c = conf_copy(q);

	c->mail_url = url_with(url, port);
	c->mail_from = "referrals@handrail.test";
}

void smtp_fault(const struct smtp *s, const char *fault)
{
	char *path = arena_printf(test_req()->arena, "%s/fault", s->folder);

	if (fault)
		test_file(s->folder, "fault", fault);
	else
		unlink(path);
}

size_t smtp_events(const struct smtp *s, const char *event)
{
	char *all = test_read(arena_printf(test_req()->arena, "%s/events", s->folder)), *kept = NULL;
	size_t length = strlen(event), count = 0;

	if (!all)
		return 0;
	for (char *line = strtok_r(all, "\n", &kept); line; line = strtok_r(NULL, "\n", &kept))
		count += !strncmp(line, event, length) && (!line[length] || line[length] == ' ');
	return count;
}

void smtp_await(const struct smtp *s, const char *event, size_t times)
{
	for (int i = 0; i < 3000; i++) {
		if (smtp_events(s, event) >= times)
			return;
		nanosleep(&(struct timespec){ 0, 10 * 1000 * 1000 }, NULL);
	}
	cr_assert_fail("the server tells of %zu %s, not %zu", smtp_events(s, event), event, times);
}

char *smtp_message(const struct smtp *s, size_t i)
{
	char *message = test_read(arena_printf(test_req()->arena, "%s/%zu.eml", s->folder, i));

	cr_assert_not_null(message, "message %zu was kept", i);
	return message;
}
