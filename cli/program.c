/* program - `handrail program`: finds programs of the directory and changes their local settings. */
#include <stdio.h>
#include <string.h>

#include "site/account.h"
#include "site/address.h"
#include "cli.h"
#include "directory/program.h"
#include "base/req.h"
#include "directory/search.h"
#include "base/str.h"

const char usage_program[] =
	"handrail program list [--q WORDS]       list id, mode, name, organization; at most a thousand\n"
	"handrail program show ID                show its data and settings\n"
	"handrail program set ID [OPTION...]     change the given settings, and nothing else\n"
	"\n"
	"  --mode MODE              how it wants to be reached: here, external, next_steps\n"
	"  --verb VERB              text of its button: apply, schedule, contact, refer\n"
	"  --referral-email ADDRESS receives its referrals; may be given more than once\n"
	"  --confirmed              these addresses are confirmed; others get no mail\n"
	"  --remove-email ADDRESS   no longer receives referrals; may be given more than once\n"
	"  --next-steps TEXT        how to reach it; '' shows the directory's text\n"
	"  --external-url URL       its own form or scheduler, for the mode external\n"
	"  --answer-days N          working days in which it answers, 1 to 365\n"
	"  --capacity CAPACITY      unknown, open, wait_list, closed\n"
	"  --minimal-mail yes|no    leave contact information and comments out of its e-mails\n"
	"  --claimer ADDRESS        account that handles its Inbound Referrals; may be given more than once\n"
	"\n"
	"Handrail takes referrals for it once the mode is here and an address is confirmed.\n";

static const char *one_line(struct req *q, const char *text)
{
	return text_squeeze(q->arena, text);
}

/* ---- list ---- */

static void print_found(struct req *q, const struct search_result *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct program *p = &r->found[i].program;

		printf("%s\t%s\t%s\t%s\n", p->public_id, mode_slug((enum mode)p->mode),
			one_line(q, p->name), one_line(q, p->organization_name));
	}
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct list_options { const char *q; } o;
	static const struct option_row options[] = { OPTION(struct list_options, q, OPTION_TEXT) };
	struct search s = { .need = -1, .page = 1 };
	struct search_result r;
	struct words words;
	enum err e = cli_options(q, options, COUNT(options), &o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 0, 0)))
		return e;
	s.q = o.q;
	do {
		if ((e = search_programs(q, &s, &r)))
			return e;
		print_found(q, &r);
	} while (s.page++ < r.pages);
	if (r.more)
		fprintf(stderr, "There are more than %d; use --q WORDS to narrow the list.\n", SEARCH_MOST);
	return ERR_OK;
}

/* ---- show ---- */

static enum err find(struct req *q, const char *id, struct program *p)
{
	enum err e = program_find(q, id, p);

	return e == ERR_MISSING ? fail(q, e, "there is no program %s", id) : e;
}

static void print_text(struct req *q, const char *name, const char *text)
{
	if (!text_is_empty(text))
		printf("%-16s%s\n", name, one_line(q, text));
}

static void print_settings(struct req *q, const struct program *p)
{
	printf("%-16s%s\n", "mode", mode_slug((enum mode)p->mode));
	printf("%-16s%s\n", "verb", verb_slug((enum verb)p->verb));
	print_text(q, "next steps", p->next_steps);
	print_text(q, "external url", p->external_url);
	printf("%-16s%d\n", "answer days", p->answer_days);
	printf("%-16s%s\n", "capacity", capacity_slug((enum capacity)p->capacity));
	printf("%-16s%s\n", "minimal mail", p->minimal_mail ? "yes" : "no");
}

static enum err print_addresses(struct req *q, const struct program *p)
{
	struct program_address *addresses;
	size_t count;
	enum err e = program_address_list(q, p->id, &addresses, &count);

	for (size_t i = 0; !e && i < count; i++)
		printf("%-16s%s%s\n", "referral email", addresses[i].email, addresses[i].confirmed ? "" : " (not confirmed)");
	return e;
}

static enum err print_claimers(struct req *q, const struct program *p)
{
	struct program_claimer *claimers;
	size_t count;
	enum err e = program_claimers(q, p->id, &claimers, &count);

	for (size_t i = 0; !e && i < count; i++)
		printf("%-16s%s %s <%s>\n", "claimer", claimers[i].first_name, claimers[i].last_name, claimers[i].email);
	return e;
}

static const char *takes(const struct req *q, const struct program *p)
{
	if (p->retired)
		return "none: it is no longer in the directory";
	switch (program_way(q, p)) {
	case WAY_CONNECT: return p->claimed ? "here" : "here, on sites that take unclaimed programs";
	case WAY_EXTERNAL: return "none: people are shown its next steps and its own site";
	case WAY_NEXT_STEPS: break;
	}
	return "none: people are shown its next steps";
}

static enum err show(struct req *q, int argc, char **argv)
{
	struct words words;
	struct program p;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)) || (e = find(q, words.all[0], &p)))
		return e;
	printf("%-16s%s\n", "id", p.public_id);
	print_text(q, "name", p.name);
	print_text(q, "organization", p.organization_name);
	print_text(q, "website", p.url);
	print_text(q, "listed email", p.email);
	print_settings(q, &p);
	if ((e = print_addresses(q, &p)) || (e = print_claimers(q, &p)))
		return e;
	printf("%-16s%s\n", "referrals", takes(q, &p));
	return ERR_OK;
}

/* ---- set ---- */

struct set_options {
	int mode, verb, capacity, minimal_mail;
	int64_t answer_days;
	const char *next_steps, *external_url;
	struct words referral_email, remove_email, claimer;
	bool confirmed;
};

static int yes_or_no(const char *word)
{
	return text_equal(word, "yes") ? 1 : text_equal(word, "no") ? 0 : -1;
}

static const struct option_row set_rows[] = {
	OPTION(struct set_options, mode, OPTION_CHOICE, .choice = mode_from_slug),
	OPTION(struct set_options, verb, OPTION_CHOICE, .choice = verb_from_slug),
	OPTION(struct set_options, capacity, OPTION_CHOICE, .choice = capacity_from_slug),
	OPTION(struct set_options, minimal_mail, OPTION_CHOICE, .choice = yes_or_no),
	OPTION(struct set_options, answer_days, OPTION_NUMBER, .least = 1, .most = 365),
	OPTION(struct set_options, next_steps, OPTION_TEXT),
	OPTION(struct set_options, external_url, OPTION_TEXT),
	OPTION(struct set_options, referral_email, OPTION_TEXTS),
	OPTION(struct set_options, remove_email, OPTION_TEXTS),
	OPTION(struct set_options, claimer, OPTION_TEXTS),
	OPTION(struct set_options, confirmed, OPTION_FLAG),
};

/* Checks everything before anything is changed. */
static enum err read_emails(struct req *q, struct words *emails)
{
	for (size_t i = 0; i < emails->count; i++) {
		const char *email = strchr(emails->all[i], '@') ? address_normal(q, emails->all[i]) : NULL;

		if (!email)
			return fail(q, ERR_INPUT, "%s is not an e-mail address", emails->all[i]);
		emails->all[i] = email;
	}
	return ERR_OK;
}

static enum err read_claimers(struct req *q, const struct words *claimers, int64_t *ids)
{
	for (size_t i = 0; i < claimers->count; i++) {
		const char *address = address_normal(q, claimers->all[i]);
		struct account a = { 0 };
		enum err e = address ? account_by_address(q, address, &a) : ERR_MISSING;

		if (e == ERR_MISSING)
			return fail(q, e, "nobody has the address %s; `handrail user add` makes an account", claimers->all[i]);
		if (e)
			return e;
		ids[i] = a.id;
	}
	return ERR_OK;
}

static bool changes_settings(const struct program_change *c)
{
	return c->mode >= 0 || c->verb >= 0 || c->answer_days >= 0 || c->capacity >= 0 || c->minimal_mail >= 0
		|| c->next_steps || c->external_url;
}

static enum err change_addresses(struct req *q, const struct program *p, const struct set_options *o)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < o->referral_email.count; i++)
		e = program_add_address(q, p->id, o->referral_email.all[i], o->confirmed);
	for (size_t i = 0; !e && i < o->remove_email.count; i++) {
		e = program_remove_address(q, p->id, o->remove_email.all[i]);
		if (e == ERR_MISSING)
			return fail(q, e, "%s is not one of its addresses", o->remove_email.all[i]);
	}
	return e;
}

/* An administrator who sets a mode expects referrals: warns about what still prevents them. */
static enum err warn(struct req *q, const struct program *before)
{
	struct program p;
	enum err e = program_by_id(q, before->id, &p);

	if (e)
		return e;
	if (p.mode == MODE_here && !p.has_address)
		fputs("No referral address is confirmed yet, so its button leads to next steps.\n", stderr);
	if (p.mode == MODE_external && text_is_empty(p.external_url))
		fputs("It has no external URL yet, so its button leads to next steps.\n", stderr);
	return ERR_OK;
}

static enum err apply(struct req *q, const struct program *p, const struct set_options *o, const int64_t *claimers)
{
	struct program_change c = {
		.mode = o->mode, .verb = o->verb, .capacity = o->capacity, .minimal_mail = o->minimal_mail,
		.answer_days = o->answer_days ? (int)o->answer_days : -1,
		.next_steps = o->next_steps, .external_url = o->external_url,
	};
	enum err e;

	if (changes_settings(&c) && (e = program_set(q, p->id, &c)))
		return e;
	if ((e = change_addresses(q, p, o)))
		return e;
	for (size_t i = 0; i < o->claimer.count; i++)
		if ((e = program_add_claimer(q, p->id, claimers[i])))
			return e;
	return warn(q, p);
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct set_options o;
	struct words words;
	struct program p;
	int64_t *claimers;
	enum err e = cli_options(q, set_rows, COUNT(set_rows), &o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	if (o.confirmed && !o.referral_email.count)
		return fail(q, ERR_INPUT, "--confirmed needs --referral-email");
	if ((e = read_emails(q, &o.referral_email)) || (e = read_emails(q, &o.remove_email)))
		return e;
	if ((e = find(q, words.all[0], &p)))
		return e;
	claimers = arena_array(q->arena, o.claimer.count + 1, sizeof *claimers);
	if ((e = read_claimers(q, &o.claimer, claimers)))
		return e;
	return apply(q, &p, &o, claimers);
}

static const struct verb_row verbs[] = { { "list", list }, { "show", show }, { "set", set } };

enum err command_program(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
