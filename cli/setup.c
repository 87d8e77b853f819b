/* setup - `handrail setup`: asks for what an installation needs, or takes it from options, and makes it. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
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
	"there is a handrail.conf, it does one thing only: with --public and no other option it makes the web root anew, for the\n"
	"files of a new version.\n\n"
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
	const char *name;		/* of the member of struct setup */
	size_t member;
	const char *option;
	bool may_be_empty, secret;
};

#define ASK(member_, option_, may_be_empty_, secret_, words_) \
	{ .words = (words_), .name = #member_, .member = offsetof(struct setup, member_), .option = (option_), \
		.may_be_empty = (may_be_empty_), .secret = (secret_) }

static const struct question questions[] = {
	ASK(base_url, "base-url", false, false, "Address of the site, such as https://refer.example.org"),
	ASK(database_hosts, "database-hosts", false, false, "Database: host (localhost on most hosts)"),
	ASK(database_name, "database-name", false, false, "Database: its name"),
	ASK(database_user, "database-user", false, false, "Database: user"),
	ASK(database_password, "database-password-file", true, true, "Database: password"),
	ASK(mail_url, "mail-url", false, false, "Mail: server, such as smtps://mail.example.org:465"),
	ASK(mail_user, "mail-user", true, false, "Mail: user (empty for none)"),
	ASK(mail_password, "mail-password-file", true, true, "Mail: password"),
	ASK(mail_from, "mail-from", false, false, "Mail: sender of all messages, such as post@example.org"),
	ASK(admin_email, "admin-email", false, false, "Administrator: e-mail address"),
	ASK(admin_password, "admin-password-file", true, true, "Administrator: password (empty: signing in sends a code)"),
	ASK(public, "public", true, false, "Folder that the web server shows (empty for none)"),
};

static struct termios visible;		/* the terminal as it was */

static void show_typing(void)
{
	tcsetattr(STDIN_FILENO, TCSANOW, &visible);
}

/* The handler is gone by now (SA_RESETHAND), so the signal then ends the process as usual. */
static void show_typing_and_end(int number)
{
	show_typing();
	raise(number);
}

static const int ending[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };

static void on_ending(void (*handler)(int))
{
	struct sigaction s = { .sa_handler = handler, .sa_flags = (int)SA_RESETHAND };

	for (size_t i = 0; i < COUNT(ending); i++)
		sigaction(ending[i], &s, NULL);
}

/* A terminal that stays without echo would hide all that is typed after Ctrl-C. */
static bool hide_typing(void)
{
	struct termios hidden;

	if (tcgetattr(STDIN_FILENO, &visible))
		return false;
	hidden = visible;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	on_ending(show_typing_and_end);
	return !tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden);
}

static bool read_line(char *line, bool secret)
{
	bool hidden = secret && hide_typing(), got = fgets(line, ANSWER_MOST, stdin);

	if (hidden) {
		show_typing();
		on_ending(SIG_DFL);
	}
	if (secret)
		fputc('\n', stderr);
	line[got ? strcspn(line, "\r\n") : 0] = '\0';
	return got;
}

/* An empty line keeps what was answered before; a dash empties it, where that is allowed. */
static bool read_answer(struct req *q, const struct question *asked, const char **answer)
{
	char *line = arena_alloc(q->arena, ANSWER_MOST);

	if (**answer)
		fprintf(stderr, "%s [%s%s]: ", asked->words, asked->secret ? "as before" : *answer, asked->may_be_empty ? ", - for none" : "");
	else
		fprintf(stderr, "%s: ", asked->words);
	if (!read_line(line, asked->secret))
		return false;
	if (**answer && asked->may_be_empty && text_equal(line, "-"))
		*answer = "";
	else if (*line)
		*answer = line;
	return true;
}

/* On a terminal, asks the person; elsewhere each needed option must be given. again: asks also the questions that have an
 * answer. */
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

static enum err read_options(struct req *q, int argc, char **argv, struct options *o)
{
	struct words words;
	enum err e;

	*o = (struct options){ 0 };
	return (e = cli_options(q, options, COUNT(options), o, argc, argv, &words)) ? e : cli_words(q, &words, 0, 0);
}

static enum err read_setup(struct req *q, struct options *o)
{
	enum err e;

	if ((e = read_password(q, o->database_password_file, &o->s.database_password))
			|| (e = read_password(q, o->mail_password_file, &o->s.mail_password))
			|| (e = read_password(q, o->admin_password_file, &o->s.admin_password)))
		return e;
	for (size_t i = 0; !e && i < COUNT(questions); i++)
		e = ask(q, &o->s, &questions[i], false);
	return e;
}

/* "database-hosts" and the member "database_user" are of one kind. */
static bool is_of_kind(const char *option, const char *member)
{
	size_t n = strcspn(member, "_");

	return !strncmp(option, member, n) && strchr("-_", option[n]);
}

/* An empty line would keep it, and it would be refused again. */
static void forget_refused(struct setup *s, const struct question *asked, const char *member)
{
	if (asked->may_be_empty && text_equal(asked->name, member))
		*(const char **)((char *)s + asked->member) = "";
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
			forget_refused(s, &questions[i], member);
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
	struct options o;
	enum err e;

	if ((e = read_options(q, argc, argv, &o)))
		return e;
	if (q->conf->path && o.s.public && argc == 3)
		return setup_renew(q, folder, o.s.public);
	if ((e = read_setup(q, &o)))
		return e;
	do
		e = setup_make(q, folder, &o.s, &member);
	while (e && ask_again(q, &o.s, member, e));
	/* A database that refuses is a failure; what was typed wrong is wrong use. */
	if (e)
		return fail(q, e == ERR_INPUT && (!member || text_starts(member, "database_")) ? ERR_SYSTEM : e,
			"%s%s%s", member ? cli_option_name(q, member) : "", member ? ": " : "", err_detail(q, e));
	printf("* * * * * %s deliver --once\n", program);
	fflush(stdout);
	fprintf(stderr, "Set up in %s. The line above goes into cron: it sends messages every minute.\n", folder);
	return run_check(q, program);
}
