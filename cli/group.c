/* group - `handrail group`: groups of people who work together at a site. */
#include <stdio.h>

#include "site/account.h"
#include "site/account_setting.h"
#include "site/address.h"
#include "cli.h"
#include "base/req.h"
#include "message/revoke.h"
#include "site/site.h"
#include "base/str.h"

const char usage_group[] =
	"handrail group add NAME --site HOST [--team-navigation on]   make a group and print its id\n"
	"handrail group set GROUP --team-navigation on|off            start or stop sharing among its members\n"
	"handrail group list --site HOST                              id, name, members, Team Navigation\n"
	"handrail group join GROUP ADDRESS                            add a user, who leaves any other group of\n"
	"                                                             the same site\n"
	"handrail group leave GROUP ADDRESS                           remove a user, who keeps their own records;\n"
	"                                                             ends their sessions at the site\n"
	"\n"
	"GROUP is the id from `list`. ADDRESS is an e-mail address or telephone number of the user.\n";

enum answer { OFF, ON };

struct group_options { const char *site; int team_navigation; };

static int answer(const char *word)
{
	return text_equal(word, "on") ? ON : text_equal(word, "off") ? OFF : -1;
}

static const struct option_row options[] = {
	OPTION(struct group_options, site, OPTION_TEXT),
	OPTION(struct group_options, team_navigation, OPTION_CHOICE, .choice = answer),
};

static enum err read_options(struct req *q, int argc, char **argv, size_t count, struct group_options *o,
	struct words *words)
{
	enum err e = cli_options(q, options, COUNT(options), o, argc, argv, words);

	return e ? e : cli_words(q, words, count, count);
}

static enum err find_site(struct req *q, const struct group_options *o)
{
	enum err e;

	if (!o->site)
		return fail(q, ERR_INPUT, "--site is missing");
	if ((e = site_load(q, o->site)) != ERR_HOST)
		return e;
	return fail(q, ERR_MISSING, "there is no site %s", o->site);
}

static enum err find_group(struct req *q, const char *id, struct team *t)
{
	enum err e = team_by_public_id(q, id, t);

	return e == ERR_MISSING ? fail(q, e, "there is no group %s", id) : e;
}

static enum err find_user(struct req *q, const char *typed, struct account *a)
{
	const char *address = address_normal(q, typed);
	enum err e;

	if (!address)
		return fail(q, ERR_INPUT, "%s is neither an e-mail address nor a telephone number", typed);
	e = account_by_address(q, address, a);
	return e == ERR_MISSING ? fail(q, e, "nobody has the address %s", typed) : e;
}

/* ---- verbs ---- */

static enum err print_id_of(struct req *q, int64_t id)
{
	struct team *teams;
	size_t count;
	enum err e = team_all(q, q->site->id, &teams, &count);

	for (size_t i = 0; !e && i < count; i++)
		if (teams[i].id == id)
			printf("%s\n", teams[i].public_id);
	return e;
}

static enum err add(struct req *q, int argc, char **argv)
{
	struct group_options o;
	struct words words;
	struct refusal why;
	int64_t id;
	enum err e = read_options(q, argc, argv, 1, &o, &words);

	if (e || (e = find_site(q, &o)))
		return e;
	if (!team_name_check(words.all[0], &why))
		return cli_refuse(q, &why);
	if ((e = team_make(q, q->site->id, words.all[0], o.team_navigation == ON, &id)))
		return e;
	return print_id_of(q, id);
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct group_options o;
	struct words words;
	struct team t;
	enum err e = read_options(q, argc, argv, 1, &o, &words);

	if (e || (e = find_group(q, words.all[0], &t)))
		return e;
	if (o.team_navigation < 0)
		return fail(q, ERR_INPUT, "--team-navigation is missing");
	return team_set_navigation(q, t.id, o.team_navigation == ON);
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct group_options o;
	struct words words;
	struct team *teams;
	size_t count;
	enum err e = read_options(q, argc, argv, 0, &o, &words);

	if (e || (e = find_site(q, &o)) || (e = team_all(q, q->site->id, &teams, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%d\t%s\n", teams[i].public_id, teams[i].name, teams[i].members,
			teams[i].navigation_since ? "team-navigation" : "-");
	return ERR_OK;
}

static enum err move(struct req *q, int argc, char **argv, enum err (*how)(struct req *, int64_t, int64_t))
{
	struct group_options o;
	struct words words;
	struct team t;
	struct account a;
	enum err e = read_options(q, argc, argv, 2, &o, &words);

	if (e || (e = find_group(q, words.all[0], &t)) || (e = find_user(q, words.all[1], &a)))
		return e;
	return how(q, t.id, a.id);
}

static enum err join(struct req *q, int argc, char **argv)
{
	return move(q, argc, argv, team_join);
}

static enum err end_membership(struct req *q, int64_t team_id, int64_t account_id)
{
	enum err e = revoke(q, &(struct revoked){ .right = RIGHT_group, .account_id = account_id, .of = team_id });

	return e == ERR_MISSING ? fail(q, e, "they are not in this group") : e;
}

static enum err leave(struct req *q, int argc, char **argv)
{
	return move(q, argc, argv, end_membership);
}

static const struct verb_row verbs[] = {
	{ "add", add }, { "set", set }, { "list", list }, { "join", join }, { "leave", leave },
};

enum err command_group(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
