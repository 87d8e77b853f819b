/* backup - `handrail backup FILE` and `handrail restore FILE`. */
#include <stdio.h>

#include "cli.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "site/backup.h"

const char usage_backup[] =
	"handrail backup FILE [--check]\n\n"
	"Writes all of Handrail's tables as they are at one moment into FILE, which only you may read. The\n"
	"settings of handrail.conf stand in it for people; its secrets do not, so keep a copy of handrail.conf\n"
	"elsewhere. The file is read again and checked before it gets its name; an older backup of that name\n"
	"is replaced then. Prints the rows of each table and the digest of the file. It holds people's names,\n"
	"needs and numbers, in plain text: encrypt it.\n\n"
	"  --check   only check FILE, whether it is whole and unchanged\n";

const char usage_restore[] =
	"handrail restore FILE\n\n"
	"Fills an empty database from a backup: all of it or nothing. Makes the tables as they were when the\n"
	"backup was made; then run `handrail migrate`. The database needs the right to make tables. Until\n"
	"`handrail deliver --release`, no message is sent, because the original may have sent what waits.\n"
	"Nobody stays signed in. Telephone numbers in the table text_stop, which sent STOP, stay.\n"
	"A file that is cut off or was changed is refused before anything changes.\n";

struct backup_options { bool check; };

static const struct option_row backup_options[] = {
	OPTION(struct backup_options, check, OPTION_FLAG),
};

static void tell(const struct backup_summary *s)
{
	for (size_t i = 0; i < s->table_count; i++)
		printf("%s\t%lld\n", s->tables[i].table, (long long)s->tables[i].rows);
	printf("digest\t%s\n", s->digest);
}

/* A bad file is a failure, not wrong use. */
static enum err one_file(struct req *q, const struct option_row *rows, size_t count, void *out, int argc, char **argv,
	const char **path)
{
	struct words words;
	enum err e = cli_options(q, rows, count, out, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	*path = words.all[0];
	return ERR_OK;
}

enum err command_backup(struct req *q, int argc, char **argv)
{
	struct backup_options o;
	struct backup_summary s;
	const char *path;
	enum err e = one_file(q, backup_options, COUNT(backup_options), &o, argc, argv, &path);

	if (e)
		return e;
	if (o.check)
		e = backup_check(q, path, &s);
	else
		e = backup_write(q, path, cli_progress, &s);
	if (!e)
		tell(&s);
	return e;
}

/* Links and signed forms fit one key, and a base_url is in messages: what differs from then may be a slip. */
static void tell_settings(struct req *q, const struct backup_summary *s)
{
	const char *now;

	for (size_t i = 0; i < s->setting_count; i++) {
		bool same = false;

		for (size_t n = 0; !same && (now = conf_told(q->arena, q->conf, n)); n++)
			same = text_equal(now, s->settings[i]);
		if (!same)
			fprintf(stderr, "Differs from handrail.conf: it was %s\n", s->settings[i]);
	}
}

enum err command_restore(struct req *q, int argc, char **argv)
{
	struct backup_summary s;
	const char *path;
	enum err e = one_file(q, NULL, 0, NULL, argc, argv, &path);

	if (e || (e = backup_restore(q, path, cli_progress, &s)))
		return e;
	tell(&s);
	tell_settings(q, &s);
	fprintf(stderr, "Restored what Handrail %s had at %s.\n"
		"Now: `handrail migrate`, `handrail check`, `handrail deliver --waiting`, and `handrail deliver --release` once\n"
		"messages may be sent. All changes since the backup are lost, STOPs and disabled accounts too: docs/operate.md.\n",
		s.version, s.made);
	return ERR_OK;
}
