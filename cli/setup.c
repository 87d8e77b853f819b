/* setup - `handrail setup`: asks for what an installation needs, or takes it from options, and makes it. */
#define _GNU_SOURCE
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "cli.h"
#include "base/arena.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "web/setup.h"

const char usage_setup[] =
	"handrail setup [OPTION...]\n\n"
	"Sets Handrail up in the folder where this program is: asks for what no option gives, writes handrail.conf, makes\n"
	"the tables, the site and its administrator, and runs `handrail check`. It can be repeated until all is well; once\n"
	"there is a handrail.conf it does nothing.\n\n"
	"  --base-url URL                 of the site, perhaps with a path: https://refer.example.org\n"
	"  --database-hosts HOST          localhost, a host with its port, or the path of a socket\n"
	"  --database-user NAME\n"
	"  --database-password-file FILE  its first line; without one the password is asked for\n"
	"  --database-name NAME\n"
	"  --mail-url URL                 smtp://HOST:PORT?starttls=required, smtps://HOST:PORT or sendmail:/usr/sbin/sendmail\n"
	"  --mail-user NAME, --mail-password-file FILE   of the mail server\n"
	"  --mail-from ADDRESS            the sender of all messages\n"
	"  --admin-email ADDRESS          the first administrator\n"
	"  --admin-password-file FILE     without one, signing in sends a code\n"
	"  --public FOLDER                makes the web root of a shared host there, for Apache\n"
	"  --name NAME, --operator NAME, --country CC, --time-zone ZONE   of the site: `handrail site --help`\n";

struct options {
	struct setup s;
	const char *database_password_file, *mail_password_file, *admin_password_file;
};

#define TEXT(member) { .name = #member, .type = OPTION_TEXT, .offset = offsetof(struct options, s.member) }

static const struct option_row options[] = {
	TEXT(base_url), TEXT(database_hosts), TEXT(database_user), TEXT(database_name), TEXT(mail_url), TEXT(mail_user), TEXT(mail_from),
	TEXT(admin_email), TEXT(public), TEXT(name), TEXT(operator), TEXT(country), TEXT(time_zone),
	OPTION(struct options, database_password_file, OPTION_TEXT),
	OPTION(struct options, mail_password_file, OPTION_TEXT),
	OPTION(struct options, admin_password_file, OPTION_TEXT),
};

/* ---- questions ---- */

#define ANSWER_MOST 400

struct question {
	const char *words;
	size_t member;			/* of struct setup */
	const char *option;
	bool may_be_empty, secret;
};

static const struct question questions[] = {
	{ "Address of the site, such as https://refer.example.org", offsetof(struct setup, base_url), "base-url", false, false },
	{ "Database: host (localhost on most hosts)", offsetof(struct setup, database_hosts), "database-hosts", false, false },
	{ "Database: its name", offsetof(struct setup, database_name), "database-name", false, false },
	{ "Database: user", offsetof(struct setup, database_user), "database-user", false, false },
	{ "Database: password", offsetof(struct setup, database_password), "database-password-file", true, true },
	{ "Mail: server, such as smtps://mail.example.org:465", offsetof(struct setup, mail_url), "mail-url", false, false },
	{ "Mail: user (empty for none)", offsetof(struct setup, mail_user), "mail-user", true, false },
	{ "Mail: password", offsetof(struct setup, mail_password), "mail-password-file", true, true },
	{ "Mail: sender of all messages, such as post@example.org", offsetof(struct setup, mail_from), "mail-from", false, false },
	{ "Administrator: e-mail address", offsetof(struct setup, admin_email), "admin-email", false, false },
	{ "Administrator: password (empty: signing in sends a code)", offsetof(struct setup, admin_password), "admin-password-file", true, true },
	{ "Folder that the web server shows (empty for none)", offsetof(struct setup, public), "public", true, false },
};

static void hide_typing(bool hidden)
{
	struct termios t;

	if (tcgetattr(STDIN_FILENO, &t))
		return;
	t.c_lflag = hidden ? t.c_lflag & ~(tcflag_t)ECHO : t.c_lflag | ECHO;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &t);
}

/* An empty line keeps what was answered before. */
static bool read_answer(struct req *q, const struct question *asked, const char **answer)
{
	char *line = arena_alloc(q->arena, ANSWER_MOST);
	bool got;

	if (**answer)
		fprintf(stderr, "%s [%s]: ", asked->words, asked->secret ? "as before" : *answer);
	else
		fprintf(stderr, "%s: ", asked->words);
	if (asked->secret)
		hide_typing(true);
	got = fgets(line, ANSWER_MOST, stdin);
	if (asked->secret) {
		hide_typing(false);
		fputc('\n', stderr);
	}
	if (!got)
		return false;
	line[strcspn(line, "\r\n")] = '\0';
	if (*line)
		*answer = line;
	return true;
}

/* Asks on a terminal; elsewhere an option that is needed must be there. again: also what has an answer. */
static enum err ask(struct req *q, struct setup *s, const struct question *asked, bool again)
{
	const char **answer = (const char **)((char *)s + asked->member);

	if (*answer && !again)
		return ERR_OK;
	*answer = text_or_empty(*answer);
	if (!isatty(STDIN_FILENO))
		return asked->may_be_empty ? ERR_OK : fail(q, ERR_INPUT, "--%s is missing", asked->option);
	while (read_answer(q, asked, answer))
		if (**answer || asked->may_be_empty)
			return ERR_OK;
	return fail(q, ERR_INPUT, "--%s is missing", asked->option);
}

static enum err read_password(struct req *q, const char *path, const char **password)
{
	return path ? cli_first_line(q, path, password) : ERR_OK;
}

static enum err read_setup(struct req *q, int argc, char **argv, struct setup *s)
{
	struct options o = { 0 };
	struct words words;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)) || (e = cli_words(q, &words, 0, 0))
			|| (e = read_password(q, o.database_password_file, &o.s.database_password))
			|| (e = read_password(q, o.mail_password_file, &o.s.mail_password))
			|| (e = read_password(q, o.admin_password_file, &o.s.admin_password)))
		return e;
	for (size_t i = 0; !e && i < COUNT(questions); i++)
		e = ask(q, &o.s, &questions[i], false);
	*s = o.s;
	return e;
}

/* "database-hosts" and the member "database_user" are of one kind. */
static bool is_of_kind(const char *option, const char *member)
{
	size_t n = strcspn(member, "_");

	return !strncmp(option, member, n) && strchr("-_", option[n]);
}

/* On a terminal: reports what was wrong, and asks the questions of its kind again. False elsewhere, or if there are none. */
static bool ask_again(struct req *q, struct setup *s, const char *member, enum err e)
{
	bool asked = false;

	if (!member || e != ERR_INPUT || !isatty(STDIN_FILENO))
		return false;
	fprintf(stderr, "\n%s: %s\n", cli_option_name(q, member), err_detail(q, e));
	for (size_t i = 0; i < COUNT(questions); i++)
		if (is_of_kind(questions[i].option, member)) {
			if (ask(q, s, &questions[i], true))
				return false;
			asked = true;
		}
	return asked;
}

/* ---- making it ---- */

static enum err run_check(struct req *q, const char *program)
{
	char *argv[] = { arena_text(q->arena, program), arena_text(q->arena, "check"), NULL };
	int status = 0;
	pid_t child;

	if (posix_spawn(&child, program, NULL, NULL, argv, environ) || waitpid(child, &status, 0) < 0)
		return fail(q, ERR_SYSTEM, "%s check: %s", program, strerror(errno));
	return status ? fail(q, ERR_CONFIG, "it is set up, and `handrail check` has found the above") : ERR_OK;
}

enum err command_setup(struct req *q, int argc, char **argv)
{
	const char *folder = q->conf->directory, *program = arena_printf(q->arena, "%s/handrail", folder), *member = NULL;
	struct setup s;
	enum err e;

	if ((e = read_setup(q, argc, argv, &s)))
		return e;
	do
		e = setup_make(q, folder, &s, &member);
	while (e && ask_again(q, &s, member, e));
	if (e)
		return fail(q, e, "%s%s%s", member ? cli_option_name(q, member) : "", member ? ": " : "", err_detail(q, e));
	printf("* * * * * %s deliver --once\n", program);
	fflush(stdout);
	fprintf(stderr, "Set up in %s. The line above goes into cron: it sends messages every minute.\n", folder);
	return run_check(q, program);
}
