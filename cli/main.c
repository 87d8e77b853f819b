/* main - `handrail COMMAND`: finds the command, starts the parts that it needs, reports how it ended. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "base/req.h"
#include "web/start.h"
#include "base/str.h"
#include "base/version.h"

enum ending { DONE = 0, FAILED = 1, WRONG_USE = 2 };

#define ROW(name, parts, help) { #name, command_##name, parts, help, usage_##name }

static const struct command commands[] = {
	ROW(migrate, START_CONF | START_DATABASE, "bring the database's tables up to date"),
	ROW(import, START_WORK, "import a directory of programs (HSDS)"),
	ROW(export, START_WORK, "write a directory of programs (HSDS)"),
	ROW(places, START_WORK, "import towns and postal codes, for the search near a place"),
	ROW(site, START_WORK, "list, make and change sites"),
	ROW(user, START_WORK, "list, make and change accounts and their roles"),
	ROW(program, START_WORK, "find programs and change their settings"),
	ROW(group, START_WORK, "list and make groups, and their members"),
	ROW(hold, START_WORK, "keep what must not be erased"),
	ROW(deliver, START_ALL, "send waiting messages"),
	ROW(check, START_CONF, "find problems of this installation"),
	ROW(backup, START_CONF | START_DATABASE, "write all data into a file"),
	ROW(restore, START_CONF | START_DATABASE, "fill an empty database from a backup"),
	ROW(setup, START_CONF, "set Handrail up: settings, tables, a site, an administrator"),
	ROW(serve, START_CONF, "run all programs and the worker, without systemd"),
	ROW(demo, START_WORK & ~START_CLOCK, "fill the database of `make run` with the demo"),
	ROW(run, 0, "run the demo: database, web server, programs, worker"),
};

static void print_help(FILE *out)
{
	fputs("handrail COMMAND [...] administers an installation of Handrail.\n\n", out);
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(out, "  %-10s%s\n", commands[i].name, commands[i].help);
	fputs("\nFor more, run `handrail COMMAND --help`. `handrail --version` prints the version. The configuration is\n"
		"$HANDRAIL_CONF, handrail.conf beside the program, or /etc/handrail/handrail.conf. Exit status: 0 done,\n"
		"1 failed, 2 wrong use.\n", out);
}

static const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < COUNT(commands); i++)
		if (text_equal(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static bool asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
		if (text_equal(argv[i], "--help") || text_equal(argv[i], "-h"))
			return true;
	return false;
}

static enum ending tell(const struct command *c, const struct req *q, enum err e)
{
	const char *detail = err_detail(q, e);

	if (!e)
		return DONE;
	fprintf(stderr, "handrail %s: %s\n", c->name, detail);
	if (e != ERR_INPUT)
		return FAILED;
	fprintf(stderr, "For its usage, run `handrail %s --help`.\n", c->name);
	return WRONG_USE;
}

static enum ending run(const struct command *c, const char *program, int argc, char **argv)
{
	const char *why = "";
	struct req *q = start(program, c->parts, &why);
	enum ending ending;

	if (!q) {
		fprintf(stderr, "handrail %s: %s\n", c->name, why);
		return FAILED;
	}
	ending = tell(c, q, c->run(q, argc, argv));
	start_end(q);
	if (fflush(stdout)) {
		perror("handrail: standard output");
		return FAILED;
	}
	return ending;
}

int main(int argc, char **argv)
{
	const struct command *c;

	if (argc > 1 && asks_for_help(2, argv)) {
		print_help(stdout);
		return DONE;
	}
	if (argc < 2) {
		print_help(stderr);
		return WRONG_USE;
	}
	if (text_equal(argv[1], "--version")) {
		printf("handrail %s\n", version());
		return DONE;
	}
	c = command_find(argv[1]);
	if (!c) {
		fprintf(stderr, "handrail: unknown command %s; `handrail --help` lists all.\n", argv[1]);
		return WRONG_USE;
	}
	if (asks_for_help(argc - 1, argv + 1)) {
		fputs(c->usage, stdout);
		return DONE;
	}
	return (int)run(c, argv[0], argc - 1, argv + 1);
}
