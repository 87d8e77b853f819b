/* program - `handrail program`: finds programs of the directory and changes their local settings. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "directory/program_setting.h"
#include "base/req.h"
#include "directory/search.h"
#include "message/program_claim.h"
#include "message/program_team.h"
#include "message/revoke.h"
#include "site/account.h"
#include "site/address.h"
#include "site/site.h"
#include "base/str.h"

const char usage_program[] =
	"handrail program list [--q WORDS]       list id, mode, name, organization; at most a thousand\n"
	"handrail program show ID                show its data and settings\n"
	"handrail program set ID [OPTION...]     change the given settings, and nothing else\n"
	"handrail program claims HOST            list the requests to run a program: id, program, claimer, their words\n"
	"handrail program decide HOST CLAIM approve|refuse\n"
	"                                        decide one: the claimer gets a mail, and runs the program if approved\n"
	"\n"
	"  --mode MODE              how it wants to be reached: here, external, next_steps\n"
	"  --verb VERB              text of its button: apply, schedule, contact, refer\n"
	"  --referral-email ADDRESS receives its referrals; may be given more than once\n"
	"  --confirmed              these addresses are confirmed; others get no mail\n"
	"  --remove-email ADDRESS   no longer receives referrals; may be given more than once\n"
	"  --next-steps TEXT        how to reach it; '' shows the directory's text\n"
	"  --external-url URL       its own form or scheduler, for the mode external\n"
	"  --answer-days N          working days in which it answers, 1 to 365\n"
	"  --capacity CAPACITY      unknown, open, wait_list, closed; a closed program gets no referrals\n"
	"  --closed-until DATE      the day on which it opens again, 2026-12-31; '' if that is not known\n"
	"  --minimal-mail yes|no    leave contact information and comments out of its e-mails\n"
	"  --confidential yes|no    show the addresses of its places to nobody\n"
	"  --victim-service yes|no  a victim-service program: minimal e-mails; helpers and the site don't see what it sets or\n"
	"                           notes, for referrals that it has already, too. `no` lifts nothing that is veiled\n"
	"  --claimer ADDRESS        account that handles its Inbound Referrals; may be given more than once\n"
	"  --role ROLE              of these claimers: program_admin (the default) may change the program's settings, team\n"
	"                           and questions; program_worker handles referrals, and only looks at the rest\n"
	"  --remove-claimer ADDRESS no longer handles them: ends the account's sessions, and its links to them\n"
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

/* "next_steps" as a label: "next steps". */
static const char *label_of(struct req *q, const char *name)
{
	char *label = arena_text(q->arena, name);

	for (char *c = label; *c; c++)
		if (*c == '_')
			*c = ' ';
	return label;
}

static void print_settings(struct req *q, const struct program *p)
{
	struct program_change c = program_settings_of(p);
	size_t count;
	const struct property *settings = program_settings(&count);

	for (size_t i = 0; i < count; i++)
		print_text(q, label_of(q, settings[i].name), property_text(q->arena, &settings[i], &c));
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
	struct program_member *team;
	size_t count;
	enum err e = program_members(q, p->id, &team, &count);

	for (size_t i = 0; !e && i < count; i++)
		printf("%-16s%s %s <%s> (%s)\n", "claimer", team[i].first_name, team[i].last_name, team[i].address,
			program_role_slug((enum program_role)team[i].role));
	return e;
}

static const char *takes(const struct req *q, const struct program *p)
{
	if (p->retired)
		return "none: it is no longer in the directory";
	if (program_capacity(q, p) == CAPACITY_closed)
		return "none: it is closed; people are shown its next steps";
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

enum { SETTINGS_MOST = 20 };

struct set_options {
	const char *settings[SETTINGS_MOST];	/* in the order of program_settings() */
	struct words referral_email, remove_email, claimer, remove_claimer;
	const char *role;
	bool confirmed;
};

static enum err read_options(struct req *q, int argc, char **argv, struct set_options *o, struct words *words)
{
	static const struct option_row further[] = {
		OPTION(struct set_options, referral_email, OPTION_TEXTS),
		OPTION(struct set_options, remove_email, OPTION_TEXTS),
		OPTION(struct set_options, claimer, OPTION_TEXTS),
		OPTION(struct set_options, remove_claimer, OPTION_TEXTS),
		OPTION(struct set_options, role, OPTION_TEXT),
		OPTION(struct set_options, confirmed, OPTION_FLAG),
	};
	struct option_row rows[SETTINGS_MOST + COUNT(further)];
	size_t count;
	const struct property *settings = program_settings(&count);
	enum err e;

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct option_row){ .name = settings[i].name, .type = OPTION_TEXT,
			.offset = offsetof(struct set_options, settings) + i * sizeof(o->settings[0]) };
	memcpy(rows + count, further, sizeof(further));
	e = cli_options(q, rows, count + COUNT(further), o, argc, argv, words);
	return e ? e : cli_words(q, words, 1, 1);
}

static bool take_settings(struct req *q, const struct set_options *o, struct program_change *c, struct refusal *why)
{
	size_t count;
	const struct property *settings = program_settings(&count);

	for (size_t i = 0; i < count; i++)
		if (o->settings[i] && !property_take(q->arena, &settings[i], c, o->settings[i], why))
			return false;
	return true;
}

/* Warns if the program still cannot get referrals, or cannot read what it needs of them. */
static enum err warn(struct req *q, int64_t program_id)
{
	static const char *const warnings[] = {
		[GAP_NONE] = "",
		[GAP_ADDRESS] = "No referral address is confirmed yet, so its button leads to next steps.\n",
		[GAP_EXTERNAL_URL] = "It has no external URL yet, so its button leads to next steps.\n",
	};
	struct program p;
	enum err e = program_by_id(q, program_id, &p);

	if (e)
		return e;
	fputs(warnings[program_gap(&p)], stderr);
	if (program_lacks_team(&p))
		fputs("It helps victims of violence, so its e-mails hold only a name, and nobody can sign in for it: nobody there can reach\n"
			"the people who ask for help. `handrail program set ID --claimer ADDRESS` adds somebody to its team.\n", stderr);
	return ERR_OK;
}

/* ---- taking rights away ---- */

static enum err take(struct req *q, const struct revoked *r, const char *field, const char *typed)
{
	struct refusal why;
	enum err e = revoke(q, r);

	if (e != ERR_MISSING)
		return e;
	refuse(&why, field, REASON_not_there, typed);
	return cli_refuse(q, &why);
}

static enum err take_address(struct req *q, int64_t program_id, const char *typed)
{
	struct revoked r = { .right = RIGHT_address, .of = program_id, .address = email_normal(q, typed) };
	struct refusal why;

	if (r.address)
		return take(q, &r, "remove_email", typed);
	refuse(&why, "remove_email", REASON_format, typed);
	return cli_refuse(q, &why);
}

static enum err take_claimer(struct req *q, int64_t program_id, const char *typed)
{
	const char *address = address_normal(q, typed);
	struct refusal why;
	struct account a = { 0 };
	enum err e = address ? account_by_address(q, address, &a) : ERR_MISSING;

	if (!e)
		return take(q, &(struct revoked){ .right = RIGHT_claimer, .of = program_id, .account_id = a.id },
			"remove_claimer", typed);
	if (e != ERR_MISSING)
		return e;
	refuse(&why, "remove_claimer", REASON_nobody, typed);
	return cli_refuse(q, &why);
}

static enum err take_all(struct req *q, int64_t program_id, const struct words *typed,
	enum err (*one)(struct req *, int64_t, const char *))
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < typed->count; i++)
		e = one(q, program_id, typed->all[i]);
	return e;
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct set_options o;
	struct words words;
	struct program p;
	struct refusal why;
	struct program_edit edit = { .settings = PROGRAM_CHANGE_NOTHING };
	enum err e = read_options(q, argc, argv, &o, &words);

	if (e)
		return e;
	if (!take_settings(q, &o, &edit.settings, &why))
		return cli_refuse(q, &why);
	if ((e = find(q, words.all[0], &p)))
		return e;
	edit.referral_email = o.referral_email.all;
	edit.referral_emails = o.referral_email.count;
	edit.claimer = o.claimer.all;
	edit.claimers = o.claimer.count;
	edit.role = o.role;
	edit.confirmed = o.confirmed;
	e = program_edit(q, p.id, &edit, &why);
	if (e == ERR_INPUT && why.reason)
		return cli_refuse(q, &why);
	if (e || (e = take_all(q, p.id, &o.remove_email, take_address)))
		return e;
	if ((e = take_all(q, p.id, &o.remove_claimer, take_claimer)))
		return e;
	return warn(q, p.id);
}

/* ---- claims ---- */

static enum err find_site(struct req *q, const char *host)
{
	enum err e = site_load(q, host);

	return e == ERR_HOST ? fail(q, ERR_MISSING, "there is no site %s", host) : e;
}

static enum err claims(struct req *q, int argc, char **argv)
{
	struct claim_request *all;
	struct words words;
	size_t count;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)) || (e = find_site(q, words.all[0])))
		return e;
	if ((e = claim_requests(q, q->site->id, &all, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%s %s <%s>\t%s\n", all[i].public_id, one_line(q, all[i].program_name), one_line(q, all[i].first_name),
			one_line(q, all[i].last_name), all[i].address, one_line(q, all[i].words));
	return ERR_OK;
}

static enum err decide(struct req *q, int argc, char **argv)
{
	struct claim_request r = { 0 };
	struct words words;
	bool approve;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 3, 3)))
		return e;
	approve = text_equal(words.all[2], "approve");
	if (!approve && !text_equal(words.all[2], "refuse"))
		return fail(q, ERR_INPUT, "a decision is approve or refuse");
	if ((e = find_site(q, words.all[0])) || (e = claim_request_find(q, q->site->id, words.all[1], &r)))
		return e;
	e = claim_decide(q, &r, approve);
	return e == ERR_CONFLICT ? fail(q, e, "%s is decided already", words.all[1]) : e;
}

static const struct verb_row verbs[] = {
	{ "list", list }, { "show", show }, { "set", set }, { "claims", claims }, { "decide", decide },
};

enum err command_program(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
