/* import - `handrail import PATH`: imports a directory of programs. */
#include <stdio.h>

#include "cli.h"
#include "directory/directory.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "site/installation.h"

const char usage_import[] =
	"handrail import PATH [--source NAME] [--country US] [--confidential COLUMN] [--repair-text]\n"
	"                [--rewrite-contacts] [--allow-retire N] [--dry-run]\n\n"
	"Imports a directory of programs in HSDS 1.0, 1.1, 2.0 or 3.x: a zip, a folder, or JSON. Either all\n"
	"of it is imported or nothing. Another import of the same source updates what has changed, retires\n"
	"programs that are gone, and keeps local settings.\n\n"
	"  --source NAME        name of the directory, to tell several apart (\"default\")\n"
	"  --country US         country of telephone numbers without a country code\n"
	"  --confidential COLUMN  column of services, locations or addresses that marks addresses not to be\n"
	"                       shown: yes, true, 1, confidential, private\n"
	"  --repair-text        mend text that was clearly decoded twice, and HTML entities\n"
	"  --rewrite-contacts   change every e-mail address to @example.invalid\n"
	"  --allow-retire N     retire up to N programs even if that is more than a fifth of them\n"
	"  --dry-run            only report what an import would do\n";

struct options {
	const char *source, *country, *confidential;
	bool repair_text, rewrite_contacts, dry_run;
	int64_t allow_retire;
};

static const struct option_row options[] = {
	OPTION(struct options, source, OPTION_TEXT),
	OPTION(struct options, country, OPTION_TEXT),
	OPTION(struct options, confidential, OPTION_TEXT),
	OPTION(struct options, repair_text, OPTION_FLAG),
	OPTION(struct options, rewrite_contacts, OPTION_FLAG),
	OPTION(struct options, allow_retire, OPTION_NUMBER, .least = 0, .most = INT64_MAX),
	OPTION(struct options, dry_run, OPTION_FLAG),
};

static void tell_warnings(FILE *to, const struct directory_result *r)
{
	for (size_t i = 0; i < r->warning_count; i++)
		fprintf(to, "warning\t%zu\t%s\t%s\n", r->warnings[i].count, r->warnings[i].kind, r->warnings[i].first);
}

static void tell(const struct directory_result *r)
{
	printf("organizations\t%zu\nlocations\t%zu\nprograms\t%zu\n", r->organizations, r->locations, r->programs);
	printf("added\t%zu\nchanged\t%zu\nunchanged\t%zu\nretired\t%zu\n", r->added, r->changed, r->unchanged, r->retired);
	tell_warnings(stdout, r);
}

enum err command_import(struct req *q, int argc, char **argv)
{
	struct options given;
	struct words words;
	struct directory_result result = { 0 };
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &given, argc, argv, &words)))
		return e;
	if ((e = cli_words(q, &words, 1, 1)))
		return e;
	if (given.country && !phone_country_known(given.country))
		return fail(q, ERR_INPUT, "unknown country %s", given.country);
	e = directory_import(q, &(struct directory_options){ .path = words.all[0], .source = given.source,
		.country = given.country, .confidential = given.confidential, .repair_text = given.repair_text,
		.rewrite_contacts = given.rewrite_contacts, .allow_retire = given.allow_retire, .dry_run = given.dry_run,
		.progress = cli_progress }, &result);
	if (!e) {
		tell(&result);
		return given.dry_run ? ERR_OK : installation_happened(q, IMPORT_RAN);
	}
	/* They often show why it was refused. */
	tell_warnings(stderr, &result);
	/* The arguments are right and the directory is wrong, so this is a failure, not wrong use. */
	return e == ERR_INPUT ? fail(q, ERR_SYSTEM, "%s", err_detail(q, e)) : e;
}
