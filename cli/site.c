/* site - `handrail site`: the sites of this installation. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "base/clock.h"
#include "site/consent_text.h"
#include "base/logo.h"
#include "base/req.h"
#include "site/site_setting.h"
#include "base/str.h"

const char usage_site[] =
	"handrail site add HOST --name NAME [OPTION...]   make a site; prints its id\n"
	"handrail site set HOST [OPTION...]               change what the options say, and nothing else\n"
	"handrail site list                               host, name, address, what it allows\n"
	"handrail site list HOST                          all of one site, with each version of its words of consent\n"
	"\n"
	"HOST is the name by which browsers ask for the site, without port.\n"
	"  --name NAME                    what it is called\n"
	"  --base-url URL                 scheme, host and port; https://HOST unless said otherwise\n"
	"  --operator NAME                who runs it, for the foot of the page\n"
	"  --reply-to ADDRESS             where answers to its messages go\n"
	"  --country CC                   for telephone numbers without a country: US, CA, ...\n"
	"  --time-zone ZONE               such as America/New_York\n"
	"  --language TAG                 for readers who say nothing of theirs: en, es, ...\n"
	"  --languages TAG,TAG            those that it offers, where there is a translation; '': all that there are\n"
	"  --crisis-banner TEXT           stands on top of each page; '': nothing does\n"
	"  --tracking-only yes|no         nobody is ever written to about a referral made from then on; what was\n"
	"                                 made before stays what it is\n"
	"  --unclaimed-referrals yes|no   whether programs that nobody claimed take live referrals\n"
	"  --sensitive-needs NEED,NEED    \"discreet\" is ticked beforehand where a program answers one of these:\n"
	"                                 food, housing, money, health, legal, work, family, transport; '': none\n"
	"  --notice-cadence WHEN          when helpers are told of changes: off, at_once, daily, weekly\n"
	"\n"
	"Its look:\n"
	"  --brand-color #RRGGBB          bar, buttons and marks; '': ours again\n"
	"  --link-color #RRGGBB           links; '': ours again\n"
	"  --brand-color-dark #RRGGBB     the same for readers who like dark pages; made out of the others\n"
	"  --link-color-dark #RRGGBB      unless said\n"
	"  --logo FILE                    PNG, JPEG or WebP of 64 KiB at most, in place of the name at the top:\n"
	"                                 best with the name in it, three or more times as wide as high; '': none\n"
	"A color that is hard to read is refused: the contrast with the page is 4.5:1 or more.\n"
	"\n"
	"What people agree to when a program is told of them:\n"
	"  --consent-text WORDS           in place of Handrail's own words; '': those again. Each change makes a new\n"
	"                                 version, and no version is ever lost: each referral keeps which one it was\n"
	"  --consent-language TAG         in which language these words are; that of --language unless said\n";

/* ---- options: those of site_settings(), and what a site has beside its row ---- */

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

/* An empty path takes the logo away. */
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
	if ((e = cli_read_file(q, path, LOGO_BYTES_MOST, &bytes, &c->logo_length)))
		return e;
	c->logo = bytes;
	if (!logo_read(bytes, c->logo_length, &logo, &why))
		return fail(q, ERR_INPUT, "%s cannot be a logo: %s", path, why);
	return ERR_OK;
}

/* Nothing is written before all of it was checked. */
static enum err change(struct req *q, const struct site *before, const struct site_options *o)
{
	struct site_change c = { .site = *before, .consent_text = o->consent_text, .consent_language = o->consent_language };
	struct refusal why;
	enum err e;

	if ((e = take_settings(q, &c.site, o)) || (e = read_logo(q, o->logo, &c)))
		return e;
	return site_change_check(q, &c, &why) ? site_change_save(q, &c) : cli_refuse(q, &why);
}

/* ---- verbs ---- */

/* True when there is a site of that host; the failure of there being none is forgotten. */
static enum err look_up(struct req *q, const char *host, const struct site **found)
{
	enum err e = site_load(q, host);

	*found = e ? NULL : q->site;
	if (e != ERR_HOST)
		return e;
	fail_forget(q);
	return ERR_OK;
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

static const struct verb_row verbs[] = { { "add", add }, { "set", set }, { "list", list } };

enum err command_site(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
