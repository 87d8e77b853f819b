/* cli - what the commands of `handrail` share.
 *
 * A command is a function and its manual, and a row in main.c's table:
 *
 *	const char usage_import[] =
 *		"handrail import PATH [--source NAME]\n"
 *		"...";
 *
 *	struct import { const char *source; bool repair_text; };
 *
 *	static const struct option_row options[] = {
 *		OPTION(struct import, source, OPTION_TEXT),
 *		OPTION(struct import, repair_text, OPTION_FLAG),	--repair-text
 *	};
 *
 *	enum err command_import(struct req *q, int argc, char **argv)
 *	{
 *		struct import o;
 *		struct words words;
 *		enum err e;
 *
 *		if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)))
 *			return e;
 *		if ((e = cli_words(q, &words, 1, 1)))
 *			return e;
 *		...
 *
 * main.c has answered --help already, and has started what the row asks for:
 * configuration, log, secret, templates, database. What a command returns
 * decides the exit: ERR_OK is 0, ERR_INPUT (wrong use) is 2, all else 1; the
 * failure's detail goes to standard error. Standard output holds what was
 * asked for and nothing else. Words for administrators may stand in C. */
#ifndef HANDRAIL_CLI_H
#define HANDRAIL_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct req;

struct command {
	const char *name;
	enum err (*run)(struct req *q, int argc, char **argv);	/* argv[0] is the command's name */
	unsigned parts;			/* of start.h; 0: not even a configuration, then q->conf is NULL */
	const char *help;		/* one line for `handrail --help` */
	const char *usage;		/* all of `handrail COMMAND --help` */
};

/* ---- options: --like-this VALUE, --like-this=VALUE, --flag ---- */

enum option_type {
	OPTION_FLAG,			/* bool */
	OPTION_TEXT,			/* const char *; NULL when not given */
	OPTION_TEXTS,			/* struct words; may be given more than once */
	OPTION_NUMBER,			/* int64_t; .least and .most bound it; .least - 1 when not given */
	OPTION_CHOICE			/* int through .choice; -1 when not given */
};

struct words {
	const char **all;
	size_t count;
};

struct option_row {
	const char *name;		/* the member's; the option has - for _ */
	enum option_type type;
	size_t offset;
	int64_t least, most;
	int (*choice)(const char *slug);
};

#define OPTION(type_, member, option_type_, ...) \
	{ .name = #member, .type = option_type_, .offset = offsetof(type_, member), __VA_ARGS__ }

/* Reads the options into *out (all of it is set, or made empty) and gathers the
 * other words. An unknown option or a value that does not fit is ERR_INPUT. */
enum err cli_options(struct req *q, const struct option_row *rows, size_t count, void *out,
	int argc, char **argv, struct words *words);

/* ERR_INPUT unless there are so many words. */
enum err cli_words(struct req *q, const struct words *words, size_t least, size_t most);

/* "base_url" as an option is called: "base-url". */
char *cli_option_name(struct req *q, const char *member);

/* Fails with the sentence for a value that was not taken: ERR_INPUT, or ERR_MISSING if what it names is not there. */
struct refusal;
enum err cli_refuse(struct req *q, const struct refusal *why);

/* A command with verbs, `handrail program set ...`: runs the row named by argv[1]
 * with what follows it (argv[0] is then the verb). ERR_INPUT when there is none. */
struct verb_row {
	const char *name;
	enum err (*run)(struct req *q, int argc, char **argv);
};
enum err cli_verb(struct req *q, const struct verb_row *rows, size_t count, int argc, char **argv);

/* What a file holds, of most bytes; one that is longer gives one byte more. ERR_INPUT when it cannot be read. */
enum err cli_read_file(struct req *q, const char *path, size_t most, char **bytes, size_t *length);

/* A progress bar on standard error, when that is a terminal; done == all ends it. Its shape
 * fits struct directory_options. */
void cli_progress(void *data, const char *what, size_t done, size_t all);

/* ---- the commands ---- */

#define COMMANDS \
	COMMAND_ROW(migrate) COMMAND_ROW(import) COMMAND_ROW(site) COMMAND_ROW(user) COMMAND_ROW(program) \
	COMMAND_ROW(group) COMMAND_ROW(deliver) COMMAND_ROW(check) COMMAND_ROW(demo) COMMAND_ROW(run)

#define COMMAND_ROW(name) \
	enum err command_##name(struct req *q, int argc, char **argv); \
	extern const char usage_##name[];
COMMANDS
#undef COMMAND_ROW

#endif
