/* site - `handrail site`: the sites of this installation. */
#include <stdio.h>
#include <string.h>

#include "site/address.h"
#include "cli.h"
#include "base/clock.h"
#include "site/consent_text.h"
#include "base/language.h"
#include "base/logo.h"
#include "site/look.h"
#include "directory/program.h"
#include "base/req.h"
#include "site/site.h"
#include "base/str.h"

const char usage_site[] =
	"handrail site add HOST --name NAME [OPTION...]   make a site and print its id\n"
	"handrail site set HOST [OPTION...]               change the given settings, and nothing else\n"
	"handrail site list                               list host, name, address and permissions\n"
	"handrail site list HOST                          show one site, with every version of its consent text\n"
	"\n"
	"HOST is the site's host name, without port.\n"
	"  --name NAME                    its name\n"
	"  --base-url URL                 scheme, host, port and perhaps a path; by default https://HOST\n"
	"  --operator NAME                the organization that runs it, shown at the foot of each page\n"
	"  --reply-to ADDRESS             receives answers to its messages\n"
	"  --country CC                   country of telephone numbers without a country code: US, CA, ...\n"
	"  --time-zone ZONE               such as America/New_York\n"
	"  --language TAG                 for readers whose language is unknown: en, es, ...\n"
	"  --languages TAG,TAG            languages that it offers, if translated; '' for all translations\n"
	"  --crisis-banner TEXT           shown at the top of each page; '' for none\n"
	"  --tracking-only yes|no         yes: referrals made from now on send no messages at all; earlier ones\n"
	"                                 are not affected\n"
	"  --unclaimed-referrals yes|no   let programs without a claim take live referrals\n"
	"  --sensitive-needs NEED,NEED    tick \"discreet\" by default for programs that serve one of these:\n"
	"                                 food, housing, money, health, legal, work, family, transport; '' for none\n"
	"  --notice-cadence WHEN          when helpers hear of changes: off, at_once, daily, weekly\n"
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

enum answer { NO, YES };

struct site_options {
	const char *name, *base_url, *operator, *reply_to, *country, *time_zone, *language, *languages, *crisis_banner;
	const char *brand_color, *brand_color_dark, *link_color, *link_color_dark, *logo;
	const char *consent_text, *consent_language, *sensitive_needs;
	int tracking_only, unclaimed_referrals, notice_cadence;
};

static int answer(const char *word)
{
	return text_equal(word, "yes") ? YES : text_equal(word, "no") ? NO : -1;
}

static const struct option_row options[] = {
	OPTION(struct site_options, name, OPTION_TEXT),
	OPTION(struct site_options, base_url, OPTION_TEXT),
	OPTION(struct site_options, operator, OPTION_TEXT),
	OPTION(struct site_options, reply_to, OPTION_TEXT),
	OPTION(struct site_options, country, OPTION_TEXT),
	OPTION(struct site_options, time_zone, OPTION_TEXT),
	OPTION(struct site_options, language, OPTION_TEXT),
	OPTION(struct site_options, languages, OPTION_TEXT),
	OPTION(struct site_options, crisis_banner, OPTION_TEXT),
	OPTION(struct site_options, brand_color, OPTION_TEXT),
	OPTION(struct site_options, brand_color_dark, OPTION_TEXT),
	OPTION(struct site_options, link_color, OPTION_TEXT),
	OPTION(struct site_options, link_color_dark, OPTION_TEXT),
	OPTION(struct site_options, logo, OPTION_TEXT),
	OPTION(struct site_options, consent_text, OPTION_TEXT),
	OPTION(struct site_options, consent_language, OPTION_TEXT),
	OPTION(struct site_options, sensitive_needs, OPTION_TEXT),
	OPTION(struct site_options, tracking_only, OPTION_CHOICE, .choice = answer),
	OPTION(struct site_options, unclaimed_referrals, OPTION_CHOICE, .choice = answer),
	OPTION(struct site_options, notice_cadence, OPTION_CHOICE, .choice = cadence_from_slug),
};

static void take(const char **member, const char *given)
{
	if (given)
		*member = given;
}

/* A new color clears the one for dark pages, which was derived from the old. */
static void take_color(const char **on_light, const char **on_dark, const char *light, const char *dark)
{
	if (light) {
		*on_light = light;
		*on_dark = "";
	}
	take(on_dark, dark);
}

static void take_all(struct site *s, const struct site_options *o)
{
	take(&s->name, o->name);
	take(&s->base_url, o->base_url);
	take(&s->operator, o->operator);
	take(&s->reply_to, o->reply_to);
	take(&s->country, o->country);
	take(&s->time_zone, o->time_zone);
	take(&s->language, o->language);
	take(&s->languages, o->languages);
	take(&s->crisis_banner, o->crisis_banner);
	take_color(&s->brand_color, &s->brand_color_dark, o->brand_color, o->brand_color_dark);
	take_color(&s->link_color, &s->link_color_dark, o->link_color, o->link_color_dark);
	if (o->tracking_only >= 0)
		s->tracking_only = o->tracking_only == YES;
	if (o->unclaimed_referrals >= 0)
		s->unclaimed_referrals = o->unclaimed_referrals == YES;
	if (o->notice_cadence >= 0)
		s->notice_cadence = (unsigned)o->notice_cadence;
}

/* ---- what fits ---- */

static bool is_made_of(const char *text, const char *letters, size_t least, size_t most)
{
	size_t length = strlen(text);

	return length >= least && length <= most && strspn(text, letters) == length;
}

static bool is_host(const char *text)
{
	return is_made_of(text, "abcdefghijklmnopqrstuvwxyz0123456789.-", 1, 253) && text[0] != '.' && text[0] != '-';
}

/* http(s)://HOST, perhaps with a port, perhaps with a base. */
static bool is_base_url(const char *url, const char *host)
{
	const char *at = text_starts(url, "https://") ? url + 8 : text_starts(url, "http://") ? url + 7 : "";

	if (!text_starts(at, host))
		return false;
	at += strlen(host);
	if (*at == ':') {
		size_t digits = strspn(at + 1, "0123456789");

		if (digits < 1 || digits > 5)
			return false;
		at += 1 + digits;
	}
	return !*at || site_base_fits(at);
}

/* The normal form has no slash at its end. */
static const char *without_slash(struct req *q, const char *url)
{
	size_t length = url ? strlen(url) : 0;

	while (length && url[length - 1] == '/')
		length--;
	return url ? arena_bytes(q->arena, url, length) : NULL;
}

static enum err check_one_language(struct req *q, const char *tag)
{
	const struct language *l = language_find(tag);

	/* Catalogues are named by the tag alone: es, not es-MX. */
	return l && text_equal(l->tag, tag) ? ERR_OK : fail(q, ERR_INPUT, "--languages cannot hold %s", tag);
}

/* "es, en" becomes "es,en"; the site's own language is among them. */
static enum err check_languages(struct req *q, struct site *s)
{
	char *rest = arena_text(q->arena, s->languages), *tag;
	bool has_own = false;
	struct str kept;
	enum err e;

	str_init(&kept, q->arena, 400);
	while ((tag = strsep(&rest, ", "))) {
		if (!*tag)
			continue;
		if ((e = check_one_language(q, tag)))
			return e;
		has_own = has_own || text_equal(tag, s->language);
		str_printf(&kept, "%s%s", kept.length ? "," : "", tag);
	}
	if (kept.full)
		return fail(q, ERR_INPUT, "--languages holds too many");
	if (kept.length && !has_own)
		return fail(q, ERR_INPUT, "--languages leaves out %s, which is the site's own; --language sets that", s->language);
	s->languages = kept.text;
	return ERR_OK;
}

static enum err check(struct req *q, struct site *s)
{
	enum err e;

	if (!is_host(s->host))
		return fail(q, ERR_INPUT, "%s is no host name (small letters, digits, dots and dashes)", s->host);
	if (text_is_empty(s->name))
		return fail(q, ERR_INPUT, "--name is missing");
	s->base_url = without_slash(q, s->base_url);
	if (!is_base_url(s->base_url, s->host))
		return fail(q, ERR_INPUT, "--base-url is http:// or https://, %s, perhaps a port, and perhaps a path", s->host);
	if (!text_is_empty(s->reply_to) && !email_normal(q, s->reply_to))
		return fail(q, ERR_INPUT, "--reply-to cannot be %s", s->reply_to);
	if (!is_made_of(s->country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 2))
		return fail(q, ERR_INPUT, "--country is two capital letters, such as US");
	if (!clock_zone_known(s->time_zone))
		return fail(q, ERR_INPUT, "this system knows no time zone %s", s->time_zone);
	if (!is_made_of(s->language, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-", 2, 35))
		return fail(q, ERR_INPUT, "--language cannot be %s", s->language);
	if ((e = check_languages(q, s)))
		return e;
	return look_check(q, s);
}

/* ---- what a site has beside its row ---- */

/* The picture that is to be its logo; no bytes: it is to have none. */
struct picture {
	char *bytes;
	size_t length;
};

static enum err read_logo(struct req *q, const char *path, struct picture *p)
{
	struct logo logo;
	const char *why;
	enum err e;

	if (text_is_empty(path))
		return ERR_OK;
	if ((e = cli_read_file(q, path, LOGO_BYTES_MOST, &p->bytes, &p->length)))
		return e;
	if (!logo_read(p->bytes, p->length, &logo, &why))
		return fail(q, ERR_INPUT, "%s cannot be a logo: %s", path, why);
	return ERR_OK;
}

static enum err check_consent(struct req *q, const struct site *s, struct site_options *o)
{
	if (!o->consent_text)
		return o->consent_language ? fail(q, ERR_INPUT, "--consent-language goes with --consent-text") : ERR_OK;
	if (!o->consent_language)
		o->consent_language = s->language;
	if (text_length(o->consent_text) > CONSENT_TEXT_MOST)
		return fail(q, ERR_INPUT, "--consent-text has %d characters at most", CONSENT_TEXT_MOST);
	return language_find(o->consent_language) ? ERR_OK
		: fail(q, ERR_INPUT, "--consent-language cannot be %s", o->consent_language);
}

static enum err read_needs(struct req *q, struct site *s, const char *list)
{
	char *rest = arena_text(q->arena, list ? list : ""), *slug;

	if (list)
		s->sensitive_needs = 0;
	while ((slug = strsep(&rest, ", "))) {
		int need = need_from_slug(slug);

		if (!*slug)
			continue;
		if (need < 0)
			return fail(q, ERR_INPUT, "--sensitive-needs cannot hold %s", slug);
		s->sensitive_needs |= 1u << need;
	}
	return ERR_OK;
}

/* Nothing is written before all of it was checked. */
static enum err save(struct req *q, struct site *s, struct site_options *o)
{
	struct picture logo = { NULL, 0 };
	enum err e;

	if ((e = check(q, s)) || (e = read_needs(q, s, o->sensitive_needs)))
		return e;
	if ((e = check_consent(q, s, o)) || (e = read_logo(q, o->logo, &logo)))
		return e;
	if ((e = site_save(q, s)) || (e = site_load(q, s->host)))
		return e;
	if (o->logo && (e = logo.bytes ? look_set_logo(q, q->site->id, logo.bytes, logo.length)
			: look_remove_logo(q, q->site->id)))
		return e;
	return o->consent_text ? consent_text_set(q, q->site, o->consent_language, o->consent_text) : ERR_OK;
}

/* ---- verbs ---- */

static enum err read_options(struct req *q, int argc, char **argv, struct site_options *o, const char **host)
{
	struct words words;
	enum err e = cli_options(q, options, COUNT(options), o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	*host = words.all[0];
	return ERR_OK;
}

/* Sets *found to the site of that host, or NULL and no failure if there is none. */
static enum err look_up(struct req *q, const char *host, const struct site **found)
{
	enum err e = site_load(q, host);

	*found = e ? NULL : q->site;
	return e == ERR_HOST ? ERR_OK : e;
}

static enum err add(struct req *q, int argc, char **argv)
{
	struct site s = { .country = "US", .time_zone = "America/New_York", .language = "en",
		.operator = "", .reply_to = "", .crisis_banner = "", .languages = "", .unclaimed_referrals = true };
	struct site_options o;
	const struct site *found;
	enum err e = read_options(q, argc, argv, &o, &s.host);

	if (e)
		return e;
	s.base_url = arena_printf(q->arena, "https://%s", s.host);
	take_all(&s, &o);
	if ((e = look_up(q, s.host, &found)))
		return e;
	if (found)
		return fail(q, ERR_DUPLICATE, "there is a site %s already; `handrail site set` changes it", s.host);
	if ((e = save(q, &s, &o)))
		return e;
	printf("%s\n", q->site->public_id);
	return ERR_OK;
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct site_options o;
	struct site s;
	const struct site *found;
	const char *host;
	enum err e = read_options(q, argc, argv, &o, &host);

	if (e || (e = look_up(q, host, &found)))
		return e;
	if (!found)
		return fail(q, ERR_MISSING, "there is no site %s", host);
	s = *found;
	take_all(&s, &o);
	return save(q, &s, &o);
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

static const char *yes_or_no(bool b) { return b ? "yes" : "no"; }

static void print_text(struct req *q, const char *name, const char *text)
{
	printf("%-20s %s\n", name, text_squeeze(q->arena, text));
}

static void print_needs(struct req *q, unsigned needs)
{
	struct str list;

	str_init(&list, q->arena, 400);
	for (int n = 0; n < NEEDS; n++)
		if (needs & 1u << n)
			str_printf(&list, "%s%s", list.length ? "," : "", need_slug((enum need)n));
	print_text(q, "sensitive-needs", list.text);
}

static void print_logo(struct req *q, const struct site *s)
{
	print_text(q, "logo", *s->logo_version ? arena_printf(q->arena, "%s, %u x %u",
		logo_media_type(s->logo_type), s->logo_width, s->logo_height) : "");
}

static void print_site(struct req *q, const struct site *s)
{
	print_text(q, "host", s->host);
	print_text(q, "id", s->public_id);
	print_text(q, "name", s->name);
	print_text(q, "base-url", s->base_url);
	print_text(q, "operator", s->operator);
	print_text(q, "reply-to", s->reply_to);
	print_text(q, "country", s->country);
	print_text(q, "time-zone", s->time_zone);
	print_text(q, "language", s->language);
	print_text(q, "languages", s->languages);
	print_text(q, "crisis-banner", s->crisis_banner);
	print_text(q, "tracking-only", yes_or_no(s->tracking_only));
	print_text(q, "unclaimed-referrals", yes_or_no(s->unclaimed_referrals));
	print_needs(q, s->sensitive_needs);
	print_text(q, "notice-cadence", cadence_slug((enum cadence)s->notice_cadence));
	print_text(q, "brand-color", s->brand_color);
	print_text(q, "brand-color-dark", s->brand_color_dark);
	print_text(q, "link-color", s->link_color);
	print_text(q, "link-color-dark", s->link_color_dark);
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
