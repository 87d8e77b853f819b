/* options - parses a command's options by table, reads files named in them, shows progress; cli.h is the manual. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "base/req.h"
#include "base/str.h"

static void make_empty(const struct option_row *row, void *member)
{
	switch (row->type) {
	case OPTION_FLAG:
		*(bool *)member = false;
		return;
	case OPTION_TEXT:
		*(const char **)member = NULL;
		return;
	case OPTION_TEXTS:
		*(struct words *)member = (struct words){ NULL, 0 };
		return;
	case OPTION_NUMBER:
		*(int64_t *)member = row->least - 1;
		return;
	case OPTION_CHOICE:
		*(int *)member = -1;
		return;
	}
}

static void words_add(struct req *q, struct words *words, const char *word)
{
	const char **more = arena_array(q->arena, words->count + 1, sizeof *more);

	if (words->count)
		memcpy(more, words->all, words->count * sizeof *more);
	more[words->count++] = word;
	words->all = more;
}

/* False if the value is invalid. */
static bool take(struct req *q, const struct option_row *row, void *member, const char *value)
{
	switch (row->type) {
	case OPTION_FLAG:
		return *(bool *)member = true;
	case OPTION_TEXT:
		*(const char **)member = value;
		return true;
	case OPTION_TEXTS:
		words_add(q, member, value);
		return true;
	case OPTION_NUMBER:
		return text_to_number(value, row->least, row->most, member);
	case OPTION_CHOICE:
		return (*(int *)member = row->choice(value)) >= 0;
	}
	return false;
}

char *cli_option_name(struct req *q, const char *member)
{
	char *name = arena_text(q->arena, member);

	for (char *c = name; *c; c++)
		if (*c == '_')
			*c = '-';
	return name;
}

static struct option *long_options(struct req *q, const struct option_row *rows, size_t count)
{
	struct option *all = arena_array(q->arena, count + 1, sizeof *all);

	for (size_t i = 0; i < count; i++)
		all[i] = (struct option){ cli_option_name(q, rows[i].name),
			rows[i].type == OPTION_FLAG ? no_argument : required_argument, NULL, 0 };
	return all;
}

enum err cli_options(struct req *q, const struct option_row *rows, size_t count, void *out,
	int argc, char **argv, struct words *words)
{
	struct option *all = long_options(q, rows, count);
	int found, index = 0;

	*words = (struct words){ NULL, 0 };
	for (size_t i = 0; i < count; i++)
		make_empty(&rows[i], (char *)out + rows[i].offset);
	optind = 0;
	while ((found = getopt_long(argc, argv, "-:", all, &index)) != -1) {
		if (found == 1)
			words_add(q, words, optarg);
		else if (found == ':')
			return fail(q, ERR_INPUT, "%s needs a value", argv[optind - 1]);
		else if (found == '?')
			return fail(q, ERR_INPUT, "unknown option %s, or it takes no value", argv[optind - 1]);
		else if (!take(q, &rows[index], (char *)out + rows[index].offset, optarg))
			return fail(q, ERR_INPUT, "--%s cannot be %s", all[index].name, optarg);
	}
	while (optind < argc)
		words_add(q, words, argv[optind++]);
	return ERR_OK;
}

enum err cli_words(struct req *q, const struct words *words, size_t least, size_t most)
{
	if (words->count < least)
		return fail(q, ERR_INPUT, "an argument is missing");
	if (words->count > most)
		return fail(q, ERR_INPUT, "unexpected argument %s", words->all[most]);
	return ERR_OK;
}

enum err cli_verb(struct req *q, const struct verb_row *rows, size_t count, int argc, char **argv)
{
	if (argc < 2)
		return fail(q, ERR_INPUT, "a subcommand is missing");
	for (size_t i = 0; i < count; i++)
		if (text_equal(rows[i].name, argv[1]))
			return rows[i].run(q, argc - 1, argv + 1);
	return fail(q, ERR_INPUT, "unknown subcommand %s", argv[1]);
}

#define LINE_MOST 1000

enum err cli_first_line(struct req *q, const char *path, const char **line)
{
	FILE *in = path ? fopen(path, "re") : stdin;
	char *text = arena_alloc(q->arena, LINE_MOST);
	bool got;

	if (!in)
		return fail(q, ERR_INPUT, "%s: %s", path, strerror(errno));
	got = fgets(text, LINE_MOST, in);
	if (path)
		fclose(in);
	if (!got)
		return fail(q, ERR_INPUT, "%s holds no password", path ? path : "standard input");
	text[strcspn(text, "\r\n")] = '\0';
	*line = text;
	return ERR_OK;
}

void cli_progress(void *data, const char *what, size_t done, size_t all)
{
	enum { WIDTH = 30 };
	static const char full[WIDTH + 1] = "##############################";
	size_t part = all ? done * WIDTH / all : 0;

	(void)data;
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r\033[K[%-*.*s] %zu/%zu %s%s", WIDTH, (int)part, full, done, all, what,
		done == all ? "\n" : "");
}
