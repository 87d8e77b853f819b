/* demo - the fictional town of Fairhaven: three sites, six people, four programs of Clara's.
 *
 * `handrail run` calls it at each start. The first time it creates everything. Later it only sets
 * the sites' addresses to the current port, and keeps everything that people have changed. Each step
 * can be repeated, so the next start completes one that was interrupted. */
#include "demo.h"

#include <string.h>

#include "site/account.h"
#include "cli.h"
#include "base/file.h"
#include "base/conf.h"
#include "site/consent_text.h"
#include "directory/directory.h"
#include "site/installation.h"
#include "base/logo.h"
#include "site/look.h"
#include "directory/program.h"
#include "base/path.h"
#include "directory/program_setting.h"
#include "base/req.h"
#include "referral/owner.h"
#include "directory/search.h"
#include "site/site.h"

const char usage_demo[] =
	"handrail demo\n\n"
	"Fills the database of `make run` with the demo: sites, sign-ins, the town's directory. Refuses a\n"
	"database that holds anything else.\n";

#define PASSWORD "handrail demo"
#define SOURCE "fairhaven"

/* ---- the data ---- */

/* The clinic shows a site with its own logo and its own consent text. */
#define CLINIC "clinic.localhost"
#define CLINIC_LOGO "clinic-logo.webp"

static const struct site sites[] = {
	{ .host = "localhost", .name = "Fairhaven Helps", .operator = "Fairhaven Public Library",
		.unclaimed_referrals = true, .crisis_banner = "In a crisis? Call or text 988, day and night. In danger? Call 911.\n"
			"es: ¿Está en crisis? Llame o escriba al 988, de día y de noche. ¿Está en peligro? Llame al 911.\n"
			"ar: هل تمر بأزمة؟ اتصل بالرقم 988 أو أرسل إليه رسالة نصية، ليلاً ونهاراً. هل أنت في خطر؟ اتصل بالرقم 911." },
	{ .host = "tracking.localhost", .name = "Fairhaven Schools", .operator = "Fairhaven School District",
		.tracking_only = true, .unclaimed_referrals = true, .brand_color = "#3d3a8c", .link_color = "#2f4aa0" },
	{ .host = CLINIC, .name = "Fairhaven Clinic", .operator = "Fairhaven Community Clinic",
		.unclaimed_referrals = false, .brand_color = "#8a1f4d" },
};

static const char *const site_notes[COUNT(sites)] = {
	"live referrals", "tracking only: nobody is sent anything", "live referrals to claimed programs only",
};

static const char clinic_consent[] = "I am this person, or this person has said yes to me. The Fairhaven Community Clinic "
	"may pass what is written on this form to the program that it is for, and to nobody else. I can take this back at any "
	"time, here or at the front desk.";

static const char *const teams[] = { "Family Center", "Harbor Outreach" };

struct person_row {
	const char *first_name, *last_name, *address, *organization, *note;
	int team;		/* index in teams; -1 for none */
	bool claimer, admin;
};

static const struct person_row people[] = {
	{ "Sam", "Seeker", "seeker@demo.test", "", "looks for help", -1, false, false },
	{ "Hana", "Helper", "helper@demo.test", "Fairhaven Family Center", "helps people", 0, false, false },
	{ "Tom", "Teammate", "teammate@demo.test", "Fairhaven Family Center", "works with Hana", 0, false, false },
	{ "Stan", "Stranger", "stranger@demo.test", "Harbor Outreach", "works elsewhere", 1, false, false },
	{ "Clara", "Claimer", "claimer@demo.test", "Fairhaven Community Services", "works four programs", -1, true, false },
	{ "Ada", "Admin", "admin@demo.test", "Fairhaven Public Library", "looks after the sites", -1, false, true },
};

struct program_row {
	const char *name;
	enum mode mode;
	enum verb verb;
	const char *email;		/* confirmed referral address; NULL for none */
	const char *external_url;
	bool claimed;			/* by Clara */
	bool asks;			/* the questions of demo_screener.c */
};

/* Next steps come from the directory. */
static const struct program_row programs[] = {
	{ "Fairhaven Food Pantry", MODE_here, VERB_refer, "pantry@demo.test", NULL, true, false },
	{ "Fairhaven Rent Help", MODE_here, VERB_apply, "rent@demo.test", NULL, true, true },
	{ "Fairhaven Legal Aid", MODE_external, VERB_apply, NULL, "https://legal-aid.example.org/apply", true, false },
	{ "Fairhaven Night Shelter", MODE_next_steps, VERB_contact, NULL, NULL, true, false },
	{ "Fairhaven Diaper Bank", MODE_here, VERB_refer, "diapers@demo.test", NULL, false, false },
};

const char *demo_address(size_t i)
{
	return i < COUNT(people) ? people[i].address : NULL;
}

void demo_describe(FILE *out, int64_t port, const char *base)
{
	for (size_t i = 0; i < COUNT(sites); i++)
		fprintf(out, "  http://%s:%lld%s/%*s%s: %s\n", sites[i].host, (long long)port, base,
			20 - (int)strlen(sites[i].host), "", sites[i].name, site_notes[i]);
	fprintf(out, "\nSign in with the password \"%s\" as\n\n", PASSWORD);
	for (size_t i = 0; i < COUNT(people); i++)
		fprintf(out, "  %-20s  %s %s, %s\n", people[i].address, people[i].first_name,
			people[i].last_name, people[i].note);
}

/* ---- sites ---- */

/* The address of another host, with the scheme, port and base of "http://localhost:8080/help". */
static char *base_url_of(struct req *q, const char *host)
{
	const char *base_url = q->conf->web_base_url, *port = strrchr(base_url, ':');

	return arena_printf(q->arena, "http://%s%s", host, port && port[1] != '/' ? port : path_of_url(base_url));
}

static const struct site *site_of(const struct site *all, size_t count, const char *host)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].host, host))
			return &all[i];
	return NULL;
}

static enum err save_sites(struct req *q)
{
	struct refusal why;
	struct site *all;
	size_t count;
	enum err e = site_all(q, &all, &count);

	for (size_t i = 0; !e && i < COUNT(sites); i++) {
		const struct site *have = site_of(all, count, sites[i].host);
		struct site s = have ? *have : sites[i];

		s.base_url = base_url_of(q, s.host);
		e = look_check(q, &s, &why) ? site_save(q, &s) : cli_refuse(q, &why);
	}
	return e;
}

/* ---- people ---- */

static enum err make_account(struct req *q, const struct person_row *p, int64_t *id)
{
	enum err e = owner_make(q, p->first_name, p->last_name, p->address, id);
	struct account a;

	if (e == ERR_DUPLICATE) {
		e = account_by_address(q, p->address, &a);
		*id = e ? 0 : a.id;
	}
	if (!e)
		e = account_set_organization(q, *id, p->organization);
	return e ? e : account_set_password(q, *id, PASSWORD);
}

static enum err team_of(struct req *q, int64_t site_id, const char *name, int64_t *id)
{
	struct team *all;
	size_t count;
	enum err e = team_all(q, site_id, &all, &count);

	if (e)
		return e;
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].name, name)) {
			*id = all[i].id;
			return ERR_OK;
		}
	return team_make(q, site_id, name, true, id);
}

static enum err place_at_site(struct req *q, const struct person_row *p, int64_t account_id, const struct site *s)
{
	int64_t team_id;
	enum err e;

	if (p->admin && (e = account_add_role(q, account_id, s->id, ROLE_site_admin)))
		return e;
	if (p->team < 0)
		return ERR_OK;
	if ((e = team_of(q, s->id, teams[p->team], &team_id)))
		return e;
	return team_join(q, team_id, account_id);
}

static enum err make_people(struct req *q, const struct site *all, size_t count)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < COUNT(people); i++) {
		int64_t id;

		e = make_account(q, &people[i], &id);
		for (size_t j = 0; !e && j < count; j++)
			e = place_at_site(q, &people[i], id, &all[j]);
	}
	return e;
}

/* ---- programs ---- */

static enum err import_town(struct req *q)
{
	const char *folder = conf_find(q->arena, q->conf, "demo");
	struct directory_result result;
	enum err e;

	if (!folder)
		return fail(q, ERR_CONFIG, "the folder demo is missing");
	e = directory_import(q, &(struct directory_options){
		.path = arena_printf(q->arena, "%s/hsds", folder), .source = SOURCE }, &result);
	return e ? e : installation_happened(q, IMPORT_RAN);
}

static enum err find_program(struct req *q, const char *name, struct program *p)
{
	struct search_result r;
	enum err e = search_programs(q, &(struct search){ .q = name, .need = -1, .page = 1 }, &r);

	for (size_t i = 0; !e && i < r.count; i++)
		if (text_equal(r.found[i].program.name, name)) {
			*p = r.found[i].program;
			return ERR_OK;
		}
	return e ? e : fail(q, ERR_MISSING, "the demo's directory has no %s", name);
}

static enum err set_program(struct req *q, const struct program_row *row, int64_t clara)
{
	struct program_change change = PROGRAM_CHANGE_NOTHING;
	struct program p = { .id = 0 };
	enum err e;

	change.mode = (int)row->mode;
	change.verb = (int)row->verb;
	change.external_url = row->external_url;
	if ((e = find_program(q, row->name, &p)) || (e = program_set(q, p.id, &change)))
		return e;
	if (row->email && (e = program_add_address(q, p.id, row->email, true)))
		return e;
	if (row->asks && (e = demo_set_screener(q, p.id)))
		return e;
	return row->claimed ? program_add_claimer(q, p.id, clara) : ERR_OK;
}

static enum err set_programs(struct req *q)
{
	struct account clara = { .id = 0 };
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(people); i++)
		if (people[i].claimer)
			e = account_by_address(q, people[i].address, &clara);
	for (size_t i = 0; !e && i < COUNT(programs); i++)
		e = set_program(q, &programs[i], clara.id);
	return e;
}

/* ---- reports ---- */

/* Nobody of the demo works these. */
static const char *const reported[] = {
	"Fairhaven Dial-a-Ride", "Free Tax Preparation", "Harborside Clinic", "Tenant Rights Clinic", "Meals on Wheels",
};

static enum err add_past(struct req *q)
{
	int64_t ids[COUNT(reported)];
	enum err e = ERR_OK;

	for (size_t i = 0; i < COUNT(reported) && !e; i++) {
		struct program p = { .id = 0 };

		e = find_program(q, reported[i], &p);
		ids[i] = p.id;
	}
	return e ? e : demo_add_past(q, ids, COUNT(reported));
}

/* ---- all of it ---- */

/* Refuses a database with contents but without the mark: it belongs to somebody. */
static enum err mark(struct req *q)
{
	struct site *all;
	size_t count;
	bool demo;
	enum err e;

	if ((e = installation_is_demo(q, &demo)) || demo)
		return e;
	if ((e = site_all(q, &all, &count)))
		return e;
	if (count)
		return fail(q, ERR_DENIED, "`make run` did not make the sites in this database");
	return installation_set(q, "made_by", "make run");
}

static enum err dress_clinic(struct req *q, const struct site *clinic)
{
	const char *folder = conf_find(q->arena, q->conf, "demo");
	char *logo;
	size_t length;
	enum err e;

	if (!folder)
		return fail(q, ERR_CONFIG, "the folder demo is missing");
	if ((e = file_read(q, arena_printf(q->arena, "%s/" CLINIC_LOGO, folder), LOGO_BYTES_MOST, &logo, &length)))
		return e;
	e = look_set_logo(q, clinic->id, logo, length);
	return e ? e : consent_text_set(q, clinic, "en", clinic_consent);
}

static enum err make_town(struct req *q)
{
	struct site *all;
	size_t count;
	enum err e;

	if ((e = site_all(q, &all, &count)))
		return e;
	q->site = site_of(all, count, sites[0].host);
	if ((e = make_people(q, all, count)) || (e = import_town(q)) || (e = set_programs(q)))
		return e;
	if ((e = dress_clinic(q, site_of(all, count, CLINIC))))
		return e;
	return (e = add_past(q)) ? e : installation_set(q, "demo", "complete");
}

enum err command_demo(struct req *q, int argc, char **argv)
{
	const char *state;
	struct words words;
	enum err e;

	if ((e = cli_options(q, NULL, 0, NULL, argc, argv, &words)) || (e = cli_words(q, &words, 0, 0)))
		return e;
	/* Only now the database is one whose clock may be moved. */
	if ((e = mark(q)) || (e = installation_set_clock(q)) || (e = save_sites(q)))
		return e;
	if ((e = installation_get(q, "demo", &state)))
		return e;
	return text_equal(state, "complete") ? ERR_OK : make_town(q);
}
