/* migrate - `handrail migrate`: brings the database's tables up to date. */
#include <stdio.h>

#include "cli.h"
#include "base/conf.h"
#include "directory/search_index.h"
#include "referral/inbound_word.h"
#include "site/migrate.h"
#include "site/site_user.h"
#include "site/worklist.h"
#include "base/req.h"

const char usage_migrate[] =
	"handrail migrate [--pending]\n\n"
	"Runs the steps of schema/ that have not yet run on this database, in order, each once. While any\n"
	"are pending, programs answer /readyz with 503.\n\n"
	"  --pending   only print how many are pending; exit with 1 if any are\n";

struct options { bool pending; };

static const struct option_row options[] = {
	OPTION(struct options, pending, OPTION_FLAG),
};

static enum err tell_pending(struct req *q, const char *schema)
{
	size_t count;
	enum err e;

	if ((e = migrate_pending(q, schema, &count)))
		return e;
	printf("%zu\n", count);
	return count ? fail(q, ERR_CONFIG, "the database is not up to date") : ERR_OK;
}

enum err command_migrate(struct req *q, int argc, char **argv)
{
	const char *schema = conf_find(q->arena, q->conf, "schema");
	struct options o;
	struct words words;
	size_t ran;
	enum err e;

	if ((e = cli_options(q, options, COUNT(options), &o, argc, argv, &words)))
		return e;
	if ((e = cli_words(q, &words, 0, 0)))
		return e;
	if (!schema)
		return fail(q, ERR_CONFIG, "the folder schema is missing");
	if (o.pending)
		return tell_pending(q, schema);
	if ((e = migrate(q, schema, &ran)))
		return e;
	if ((e = search_index_renew(q)) || (e = worklist_fill(q)) || (e = inbound_renew_stale(q)) || (e = site_user_fill(q)))
		return e;
	fprintf(stderr, "%zu step%s run.\n", ran, ran == 1 ? "" : "s");
	return ERR_OK;
}
