/* cli - shared by the commands of `handrail`.
 *
 * A command is a function and its manual, and a row in main.c's table:
 *
 * 	const char usage_import[] =
 * 		"handrail import PATH [--source NAME]\n"
 * 		"...";
 *
 * 	struct import { const char *source; bool repair_text; };
 *
 * 	static const struct option_row options[] = {
 * 		OPTION(struct import, source, OPTION_TEXT),
 * 		OPTION(struct import, repair_text, OPTION_FLAG),	--repair-text
 * 	};
 *
 * 	enum err command_import(struct req *q, int argc, char **argv)
 * 	{
 * 		struct import o;
 * 		struct words words;
 * 		enum err e;
 *
 * 		if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)))
 * 			return e;
 * 		if ((e = cli_words(q, &words, 1, 1)))
 * 			return e;
 * 		...
 *
 * main.c handles --help and starts the parts that the row lists: configuration,
 * log, secret, templates, database. The command's result decides the exit
 * status: ERR_OK is 0, ERR_INPUT (wrong use) is 2, anything else 1. The failure's
 * detail goes to standard error. Standard output holds the requested data and
 * nothing else. Text for administrators may be written in C. */
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
	unsigned parts;			/* of start.h; 0: not even a configuration, so q->conf is NULL */
	const char *help;		/* one line for `handrail --help` */
	const char *usage;		/* all of `handrail COMMAND --help` */
};

/* ---- options: --like-this VALUE, --like-this=VALUE, --flag ---- */

enum option_type {
	OPTION_FLAG,			/* bool */
	OPTION_TEXT,			/* const char *; NULL if not given */
	OPTION_TEXTS,			/* struct words; may be given more than once */
	OPTION_NUMBER,			/* int64_t; .least and .most bound it; .least - 1 if not given */
	OPTION_CHOICE			/* int through .choice; -1 if not given */
};

struct words {
	const char **all;
	size_t count;
};

struct option_row {
	const char *name;		/* the member's name; the option has - for _ */
	enum option_type type;
	size_t offset;
	int64_t least, most;
	int (*choice)(const char *slug);
};

#define OPTION(type_, member, option_type_, ...) \
	{ .name = #member, .type = option_type_, .offset = offsetof(type_, member), __VA_ARGS__ }

/* Reads the options into *out (sets every member, or clears it) and collects the
 * other words. ERR_INPUT for an unknown option or an invalid value. */
enum err cli_options(struct req *q, const struct option_row *rows, size_t count, void *out,
	int argc, char **argv, struct words *words);

/* ERR_INPUT unless the number of words is between least and most. */
enum err cli_words(struct req *q, const struct words *words, size_t least, size_t most);

/* The option's name for a member: "base-url" for "base_url". */
char *cli_option_name(struct req *q, const char *member);

/* Fails with the sentence for a refused value: ERR_INPUT, or ERR_MISSING if it names something that is not there. */
struct refusal;
enum err cli_refuse(struct req *q, const struct refusal *why);

/* For a command with subcommands, `handrail program set ...`: runs the row that argv[1]
 * names, with the arguments from there on. ERR_INPUT if there is no such row. */
struct verb_row {
	const char *name;
	enum err (*run)(struct req *q, int argc, char **argv);
};
enum err cli_verb(struct req *q, const struct verb_row *rows, size_t count, int argc, char **argv);

/* Reads a password: the first line of a file, or of standard input if path is NULL. */
enum err cli_first_line(struct req *q, const char *path, const char **line);

/* Shows a progress bar on standard error, if that is a terminal; done == all ends it. Fits the member
 * progress of struct directory_options. */
void cli_progress(void *data, const char *what, size_t done, size_t all);

/* ---- the commands ---- */

#define COMMANDS \
	COMMAND_ROW(migrate) COMMAND_ROW(import) COMMAND_ROW(export) COMMAND_ROW(places) COMMAND_ROW(site) COMMAND_ROW(user) \
	COMMAND_ROW(program) COMMAND_ROW(group) COMMAND_ROW(hold) COMMAND_ROW(deliver) COMMAND_ROW(check) COMMAND_ROW(backup) \
	COMMAND_ROW(restore) COMMAND_ROW(setup) COMMAND_ROW(serve) COMMAND_ROW(demo) COMMAND_ROW(run)

#define COMMAND_ROW(name) \
	enum err command_##name(struct req *q, int argc, char **argv); \
	extern const char usage_##name[];
COMMANDS
#undef COMMAND_ROW

#endif
