/* export - `handrail export PATH`: writes a directory of programs, for others and for another installation. */
#include <stdio.h>

#include "cli.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/export.h"

const char usage_export[] =
	"handrail export PATH [--source NAME]\n\n"
	"Writes the programs of a directory into the new folder PATH, as an HSDS 3.1 data package: CSV files\n"
	"and datapackage.json. `handrail import` reads it, and lists the same programs under the same ids.\n"
	"Retired programs are left out, and so is each address that must not be shown. Settings, referral\n"
	"addresses and people are not part of it: `handrail backup` keeps those. Prints the rows of each file.\n\n"
	"  --source NAME   name of the directory, as it was imported; not needed where there is but one\n";

struct options { const char *source; };

static const struct option_row options[] = {
	OPTION(struct options, source, OPTION_TEXT),
};

enum err command_export(struct req *q, int argc, char **argv)
{
	struct options given;
	struct words words;
	struct export_result r;
	enum err e = cli_options(q, options, COUNT(options), &given, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	if ((e = directory_export(q, words.all[0], given.source, cli_progress, &r)))
		return e;
	for (size_t i = 0; i < COUNT(r.files); i++)
		printf("%s\t%zu\n", r.files[i].file, r.files[i].rows);
	return ERR_OK;
}
