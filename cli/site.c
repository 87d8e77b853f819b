/* site - `handrail site`: the sites of this installation. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "base/file.h"
#include "base/clock.h"
#include "site/audit.h"
#include "site/consent_text.h"
#include "base/logo.h"
#include "base/req.h"
#include "referral/retention.h"
#include "site/launch.h"
#include "site/site_setting.h"
#include "base/str.h"

const char usage_site[] =
	"handrail site add HOST --name NAME [OPTION...]   make a site and print its id\n"
	"handrail site set HOST [OPTION...]               change the given settings, and nothing else\n"
	"handrail site launch-key HOST                    make a key for signed launches and print its id and the key; the\n"
	"                                                 newest two count (docs/portal.md)\n"
	"handrail site launch-key HOST --end              end all of its keys, and the sessions that launches began\n"
	"handrail site list                               list host, name, address and permissions\n"
	"handrail site list HOST                          show one site, with every version of its consent text\n"
	"handrail site audit [HOST]                       list what administrators did, newest first: number, time, account\n"
	"                                                 (empty: the command line), act, object, account concerned, setting,\n"
	"                                                 old and new value; without HOST, acts that belong to no site\n"
	"\n"
	"HOST is the site's host name, without port.\n"
	"  --name NAME                    its name\n"
	"  --base-url URL                 scheme, host, port and perhaps a path; by default https://HOST\n"
	"  --operator NAME                the organization that runs it, shown at the foot of each page\n"
	"  --reply-to ADDRESS             receives answers to its messages\n"
	"  --text-countries CC,CC         texts go to mobile numbers of these countries; '' for the site's own\n"
	"  --country CC                   country of telephone numbers without a country code: US, CA, ...\n"
	"  --time-zone ZONE               such as America/New_York\n"
	"  --language TAG                 for readers whose language is unknown: en, es, ...\n"
	"  --languages TAG,TAG            languages that it offers, if translated; '' for all translations\n"
	"  --crisis-banner TEXT           shown at the top of each page; '' for none. Further lines of the text are for\n"
	"                                 readers of other languages, each as in \"es: ...\"\n"
	"  --leave-url URL                the page of another site that \"Leave now\" opens; '' for the weather\n"
	"  --embed-origin URL,URL         whose pages may hold this site's frames, as in https://portal.example.org; '' for\n"
	"                                 none, and then there are no pages for frames (docs/portal.md)\n"
	"  --staff-second-factor yes|no   yes: everybody with a role, or who works a program, needs two-step sign-in\n"
	"  --tracking-only yes|no         yes: referrals made from now on send no messages at all; earlier ones\n"
	"                                 are not affected\n"
	"  --unclaimed-referrals yes|no   let programs without a claim take live referrals\n"
	"  --sensitive-needs NEED,NEED    tick \"discreet\" by default for programs that serve one of these:\n"
	"                                 food, housing, money, health, legal, work, family, transport; '' for none\n"
	"  --notice-cadence WHEN          how soon helpers hear about changes: off, at_once, daily, weekly\n"
	"  --retention-months N           erase referrals, closed or not, that nobody has touched for N months, from 6 to\n"
	"                                 240; '' to keep them for ever, as by default. Nobody can bring them back\n"
	"                                 (docs/privacy.md)\n"
	"\n"
	"Its look:\n"
	"  --brand-color #RRGGBB          bar, buttons and marks; '' for the default\n"
	"  --link-color #RRGGBB           links; '' for the default\n"
	"  --brand-color-dark #RRGGBB     the same for dark pages; derived from the\n"
	"  --link-color-dark #RRGGBB      colors above by default\n"
	"  --logo FILE                    PNG, JPEG or WebP, at most 64 KiB, shown in place of the name at the top. Best\n"
	"                                 if it contains the name and is three times as wide as high; '' for none\n"
	"Colors need a contrast of at least 4.5:1 with the page, so that they are easy to read.\n"
	"\n"
	"The text that people agree to before a program learns about them:\n"
	"  --consent-text WORDS           replaces Handrail's text; '' restores it. Each change makes a new version,\n"
	"                                 and all versions are kept: each referral records the one agreed to\n"
	"  --consent-language TAG         language of that text; by default that of --language\n";

/* ---- options: those of site_settings(), and the logo and consent text ---- */

enum { SETTINGS_MOST = 40 };

struct site_options {
	const char *settings[SETTINGS_MOST];	/* in the order of site_settings() */
	const char *logo, *consent_text, *consent_language;
};

static enum err read_options(struct req *q, int argc, char **argv, struct site_options *o, const char **host)
{
	static const struct option_row further[] = {
		OPTION(struct site_options, logo, OPTION_TEXT),
		OPTION(struct site_options, consent_text, OPTION_TEXT),
		OPTION(struct site_options, consent_language, OPTION_TEXT),
	};
	struct option_row rows[SETTINGS_MOST + COUNT(further)];
	struct words words;
	size_t count;
	const struct property *settings = site_settings(&count);
	enum err e;

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct option_row){ .name = settings[i].name, .type = OPTION_TEXT,
			.offset = offsetof(struct site_options, settings) + i * sizeof(o->settings[0]) };
	memcpy(rows + count, further, sizeof(further));
	if ((e = cli_options(q, rows, count + COUNT(further), o, argc, argv, &words)) || (e = cli_words(q, &words, 1, 1)))
		return e;
	*host = words.all[0];
	return ERR_OK;
}

static enum err take_settings(struct req *q, struct site *s, const struct site_options *o)
{
	struct refusal why;
	size_t count;
	const struct property *settings = site_settings(&count);

	for (size_t i = 0; i < count; i++)
		if (o->settings[i] && !site_setting_take(q, s, &settings[i], o->settings[i], &why))
			return cli_refuse(q, &why);
	return ERR_OK;
}

/* An empty path removes the logo. */
static enum err read_logo(struct req *q, const char *path, struct site_change *c)
{
	struct logo logo;
	const char *why;
	char *bytes;
	enum err e;

	if (!path)
		return ERR_OK;
	c->logo = "";
	if (!*path)
		return ERR_OK;
	if ((e = file_read(q, path, LOGO_BYTES_MOST, &bytes, &c->logo_length)))
		return e;
	c->logo = bytes;
	if (!logo_read(bytes, c->logo_length, &logo, &why))
		return fail(q, ERR_INPUT, "%s cannot be a logo: %s", path, why);
	return ERR_OK;
}

/* For somebody who mistyped: what the worker is about to erase. */
static enum err tell_old(struct req *q, int months)
{
	int64_t count;
	bool more;
	enum err e;

	if (!retention_is_shorter(months, q->site->retention_months))
		return ERR_OK;
	if ((e = retention_count(q, q->site, q->site->retention_months, &count, &more)))
		return e;
	fprintf(stderr, "Nobody has touched %lld%s referral%s for so long: `handrail deliver` erases %s now.\n", (long long)count,
		more ? " or more" : "", count == 1 ? "" : "s", count == 1 ? "it" : "them");
	return ERR_OK;
}

/* Checks everything before it writes anything. */
static enum err change(struct req *q, const struct site *before, const struct site_options *o)
{
	struct site_change c = { .site = *before, .consent_text = o->consent_text, .consent_language = o->consent_language };
	struct refusal why;
	int months;
	enum err e;

	if ((e = take_settings(q, &c.site, o)) || (e = read_logo(q, o->logo, &c)))
		return e;
	if (!site_change_check(q, &c, &why))
		return cli_refuse(q, &why);
	months = before->retention_months;
	e = site_change_save(q, &c);
	return e ? e : tell_old(q, months);
}

/* ---- verbs ---- */

/* Sets *found to the site with that host, or to NULL if there is none, which is not a failure. */
static enum err look_up(struct req *q, const char *host, const struct site **found)
{
	enum err e = site_load(q, host);

	*found = e ? NULL : q->site;
	return e == ERR_HOST ? ERR_OK : e;
}

static enum err add(struct req *q, int argc, char **argv)
{
	struct site s;
	struct site_options o;
	const struct site *found;
	const char *host;
	enum err e = read_options(q, argc, argv, &o, &host);

	if (e || (e = look_up(q, host, &found)))
		return e;
	if (found)
		return fail(q, ERR_DUPLICATE, "there is a site %s already; `handrail site set` changes it", host);
	s = site_new(q, host);
	if ((e = change(q, &s, &o)))
		return e;
	printf("%s\n", q->site->public_id);
	return ERR_OK;
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct site_options o;
	const struct site *found;
	const char *host;
	enum err e = read_options(q, argc, argv, &o, &host);

	if (e || (e = look_up(q, host, &found)))
		return e;
	return found ? change(q, found, &o) : fail(q, ERR_MISSING, "there is no site %s", host);
}

static enum err list_all(struct req *q)
{
	struct site *sites;
	size_t count;
	enum err e = site_all(q, &sites, &count);

	for (size_t i = 0; !e && i < count; i++)
		printf("%s\t%s\t%s\t%s\t%s\n", sites[i].host, sites[i].name, sites[i].base_url,
			sites[i].tracking_only ? "tracking-only" : "live",
			sites[i].unclaimed_referrals ? "unclaimed-referrals" : "claimed-programs-only");
	return e;
}

static void print_text(struct req *q, const char *name, const char *text)
{
	printf("%-20s %s\n", name, text_squeeze(q->arena, text));
}

static void print_logo(struct req *q, const struct site *s)
{
	print_text(q, "logo", *s->logo_version ? arena_printf(q->arena, "%s, %u x %u",
		logo_media_type(s->logo_type), s->logo_width, s->logo_height) : "");
}

static void print_site(struct req *q, const struct site *s)
{
	size_t count;
	const struct property *settings = site_settings(&count);

	print_text(q, "host", s->host);
	print_text(q, "id", s->public_id);
	for (size_t i = 0; i < count; i++)
		print_text(q, cli_option_name(q, settings[i].name), property_text(q->arena, &settings[i], s));
	print_logo(q, s);
}

static enum err list_one(struct req *q, const char *host)
{
	struct consent_version *versions;
	const struct site *s;
	size_t count;
	enum err e = look_up(q, host, &s);

	if (e)
		return e;
	if (!s)
		return fail(q, ERR_MISSING, "there is no site %s", host);
	if ((e = consent_text_versions(q, s->id, &versions, &count)))
		return e;
	print_site(q, s);
	for (size_t i = 0; i < count; i++)
		print_text(q, arena_printf(q->arena, "consent-text %s %d", versions[i].language, versions[i].version),
			arena_printf(q->arena, "%s%s: %s", clock_iso(q->arena, versions[i].made_at),
				versions[i].shown ? ", shown now" : "", versions[i].words));
	return ERR_OK;
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct words words;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 0, 1)))
		return e;
	return words.count ? list_one(q, words.all[0]) : list_all(q);
}

static void print_acts(struct req *q, const struct audit_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		printf("%lld\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", (long long)rows[i].number, clock_iso(q->arena, rows[i].at),
			rows[i].actor, audit_slug((enum audit_act)rows[i].act), rows[i].object, rows[i].account, rows[i].what,
			text_squeeze(q->arena, rows[i].old_value), text_squeeze(q->arena, rows[i].new_value));
}

static enum err audit(struct req *q, int argc, char **argv)
{
	enum { BATCH = 500 };
	struct audit_row *rows;
	const struct site *found = NULL;
	struct words words;
	size_t count;
	int64_t before = INT64_MAX;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 0, 1)) || (words.count && (e = look_up(q, words.all[0], &found))))
		return e;
	if (words.count && !found)
		return fail(q, ERR_MISSING, "there is no site %s", words.all[0]);
	do {
		if ((e = audit_list(q, found ? found->id : 0, -1, before, BATCH, &rows, &count)))
			return e;
		print_acts(q, rows, count);
		before = count ? rows[count - 1].number : 0;
	} while (count == BATCH);
	return ERR_OK;
}

struct launch_options { bool end; };

static const struct option_row launch_options[] = {
	OPTION(struct launch_options, end, OPTION_FLAG),
};

static enum err launch_key(struct req *q, int argc, char **argv)
{
	struct launch_options o;
	const char *kid, *key;
	const struct site *found;
	struct words words;
	enum err e = cli_options(q, launch_options, COUNT(launch_options), &o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)) || (e = look_up(q, words.all[0], &found)))
		return e;
	if (!found)
		return fail(q, ERR_MISSING, "there is no site %s", words.all[0]);
	if (o.end)
		return launch_key_end_all(q);
	if ((e = launch_key_make(q, &kid, &key)))
		return e;
	printf("%s %s\n", kid, key);
	return ERR_OK;
}

static const struct verb_row verbs[] = {
	{ "add", add }, { "set", set }, { "launch-key", launch_key }, { "list", list }, { "audit", audit },
};

enum err command_site(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
