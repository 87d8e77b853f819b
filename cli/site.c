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

/* A new color takes the one for dark pages with it, which was made out of the old. */
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

/* http(s)://HOST, perhaps with a port, and nothing behind. */
static bool is_base_url(const char *url, const char *host)
{
	const char *at = text_starts(url, "https://") ? url + 8 : text_starts(url, "http://") ? url + 7 : "";

	if (!text_starts(at, host))
		return false;
	at += strlen(host);
	return !*at || (*at == ':' && is_made_of(at + 1, "0123456789", 1, 5));
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
	if (!is_base_url(s->base_url, s->host))
		return fail(q, ERR_INPUT, "--base-url is http:// or https://, %s, and perhaps a port", s->host);
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
