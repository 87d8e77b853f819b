/* hold - `handrail hold`: legal holds of a site, which keep what would be erased. */
#include <stdio.h>

#include "cli.h"
#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "referral/hold.h"
#include "site/site.h"

const char usage_hold[] =
	"handrail hold set ID --site HOST --reason WORDS   keep a referral, or a person with all of their referrals: nothing of it\n"
	"                                                  is erased while the hold stands, neither because it is old nor on\n"
	"                                                  request. ID is the last part of the address of its page\n"
	"handrail hold end HOLD --site HOST                end it\n"
	"handrail hold list --site HOST                    list id, \"referral\" or \"person\", its id, since when, reason\n"
	"\n"
	"HOST is the site's host name. HOLD is the id from `list`. Admins of the site read the reason, and nobody else.\n";

struct hold_options { const char *site, *reason; };

static const struct option_row options[] = {
	OPTION(struct hold_options, site, OPTION_TEXT),
	OPTION(struct hold_options, reason, OPTION_TEXT),
};

static enum err find_site(struct req *q, const struct hold_options *o)
{
	enum err e;

	if (!o->site)
		return fail(q, ERR_INPUT, "--site is missing");
	e = site_load(q, o->site);
	return e == ERR_HOST ? fail(q, ERR_MISSING, "there is no site %s", o->site) : e;
}

static enum err begin(struct req *q, int argc, char **argv, size_t count, struct hold_options *o, struct words *words)
{
	enum err e = cli_options(q, options, COUNT(options), o, argc, argv, words);

	if (e || (e = cli_words(q, words, count, count)))
		return e;
	return find_site(q, o);
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct hold_options o;
	struct words words;
	enum err e = begin(q, argc, argv, 1, &o, &words);

	if (e)
		return e;
	if (text_is_empty(o.reason))
		return fail(q, ERR_INPUT, "--reason is missing");
	if (text_length(o.reason) > HOLD_REASON_MOST)
		return fail(q, ERR_INPUT, "--reason has " STRINGIFY(HOLD_REASON_MOST) " characters at most");
	switch (e = hold_set(q, q->site->id, words.all[0], o.reason)) {
	case ERR_MISSING: return fail(q, e, "%s has no referral and no person %s", o.site, words.all[0]);
	case ERR_GONE: return fail(q, e, "%s was erased already", words.all[0]);
	case ERR_DUPLICATE: return fail(q, e, "there is a hold on %s already", words.all[0]);
	default: return e;
	}
}

static enum err end(struct req *q, int argc, char **argv)
{
	struct hold_options o;
	struct words words;
	enum err e = begin(q, argc, argv, 1, &o, &words);

	if (e)
		return e;
	e = hold_end(q, q->site->id, words.all[0]);
	return e == ERR_MISSING ? fail(q, e, "%s has no hold %s", o.site, words.all[0]) : e;
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct hold_options o;
	struct words words;
	struct hold *all;
	size_t count;
	enum err e = begin(q, argc, argv, 0, &o, &words);

	if (e || (e = holds(q, q->site->id, &all, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%s\t%s\t%s\n", all[i].public_id, all[i].of_person ? "person" : "referral", all[i].object,
			clock_iso(q->arena, all[i].set_at), text_squeeze(q->arena, all[i].reason));
	return ERR_OK;
}

static const struct verb_row verbs[] = {
	{ "set", set }, { "end", end }, { "list", list },
};

enum err command_hold(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
