/* lawgen - generates code and docs from the law: `lawgen sql` writes the grants as SQL
 * expressions (build/gen/law_sql.h), `lawgen markdown` the table of docs/law.md. */
#include <stdio.h>
#include <string.h>

#include "law/visibility.h"

struct row { const char *kind, *origin, *preference, *consent; unsigned granted[PARTIES]; };

static const struct row rows[] = {
#define LAW(kind, origin, preference, consent, seeker, helper, program) \
	{ #kind, #origin, #preference, #consent, { seeker, helper, program } },
#include "law/visibility.def"
#undef LAW
};

static const char *const parties[PARTIES] = { "SEEKER", "HELPER", "PROGRAM" };

static void sql(void)
{
	puts("/* Made by tools/lawgen.c from lib/law/visibility.def. Do not edit. */");
	/* Picks the row from one constant with 16 bits per row (UCS-2 is as wide). The server would walk
	 * through a list of numbers each time a statement runs. */
	for (int p = 0; p < PARTIES; p++) {
		printf("#define LAW_SQL_%s \"ORD(SUBSTR(_ucs2 x'", parties[p]);
		for (size_t i = 0; i < COUNT(rows); i++)
			printf("%04x", rows[i].granted[p]);
		puts("', r.situation + 1, 1))\"");
	}
}

static const char *yes(unsigned granted, unsigned grant, const char *word)
{
	return granted & grant ? word : "";
}

static void markdown(void)
{
	static const char *const words[PARTIES] = { "seeker", "helper", "program" };

	puts("| kind | for | reach | consent | party | has it | told by | contact | helper's contact | comment | answers | sets status | changes the way | stops sharing |");
	puts("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
	for (size_t i = 0; i < COUNT(rows); i++)
		for (int p = 0; p < PARTIES; p++) {
			unsigned g = rows[i].granted[p];

			printf("| %s | %s | %s | %s | %s | %s | %s%s | %s | %s | %s%s | %s | %s | %s | %s |\n",
				rows[i].kind, rows[i].origin, rows[i].preference, rows[i].consent, words[p],
				yes(g, MAY_SEE, "yes"), yes(g, TOLD_BY_EMAIL, "e-mail"), yes(g, TOLD_BY_TEXT, "text"),
				yes(g, SHOW_CONTACT, "shown"), yes(g, SHOW_HELPER_CONTACT, "shown"),
				yes(g, SHOW_COMMENT, "shown"), yes(g, COMMENT_IN_EMAIL, " and in the e-mail"),
				yes(g, SHOW_FORMS, "shown"), yes(g, MAY_UPDATE, "yes"),
				yes(g, MAY_CHANGE_REACH, "yes"), yes(g, MAY_STOP_SHARING, "yes"));
		}
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "sql"))
		sql();
	else if (argc == 2 && !strcmp(argv[1], "markdown"))
		markdown();
	else
		return 2;
	return 0;
}
