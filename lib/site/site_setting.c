/* site_setting.c - checks each setting of a site, and saves several at once. */
#include "site/site_setting.h"

#include <string.h>

#include "base/clock.h"
#include "base/language.h"
#include "base/mobile.h"
#include "base/need.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/consent_text.h"
#include "site/crisis_line.h"
#include "site/look.h"

static const char *cadence_word(int c) { return cadence_slug((enum cadence)c); }
static const char *need_word(int n) { return need_slug((enum need)n); }

static const struct property settings[] = {
	PROPERTY(struct site, name, PROPERTY_TEXT),
	PROPERTY(struct site, base_url, PROPERTY_TEXT),
	PROPERTY(struct site, operator, PROPERTY_TEXT),
	PROPERTY(struct site, reply_to, PROPERTY_TEXT, .private = true),
	PROPERTY(struct site, country, PROPERTY_TEXT),
	PROPERTY(struct site, text_countries, PROPERTY_TEXT),
	PROPERTY(struct site, time_zone, PROPERTY_TEXT),
	PROPERTY(struct site, language, PROPERTY_TEXT),
	PROPERTY(struct site, languages, PROPERTY_TEXT),
	PROPERTY(struct site, crisis_banner, PROPERTY_TEXT),
	PROPERTY(struct site, leave_url, PROPERTY_TEXT),
	PROPERTY(struct site, embed_origin, PROPERTY_TEXT),
	PROPERTY(struct site, tracking_only, PROPERTY_FLAG),
	PROPERTY(struct site, unclaimed_referrals, PROPERTY_FLAG),
	PROPERTY(struct site, staff_second_factor, PROPERTY_FLAG),
	PROPERTY(struct site, sensitive_needs, PROPERTY_SET, .choices = NEEDS, .slug = need_word),
	PROPERTY(struct site, notice_cadence, PROPERTY_CHOICE, .choices = CADENCES, .slug = cadence_word),
	PROPERTY(struct site, retention_months, PROPERTY_NUMBER, .least = 6, .most = 240, .may_be_empty = true),
	PROPERTY(struct site, brand_color, PROPERTY_TEXT),
	PROPERTY(struct site, brand_color_dark, PROPERTY_TEXT),
	PROPERTY(struct site, link_color, PROPERTY_TEXT),
	PROPERTY(struct site, link_color_dark, PROPERTY_TEXT),
};

const struct property *site_settings(size_t *count)
{
	*count = COUNT(settings);
	return settings;
}

struct site site_new(struct req *q, const char *host)
{
	return (struct site){ .host = host, .base_url = arena_printf(q->arena, "https://%s", host),
		.country = "US", .time_zone = "America/New_York", .language = "en", .unclaimed_referrals = true };
}

bool site_setting_take(struct req *q, struct site *s, const struct property *setting, const char *text, struct refusal *why)
{
	if (!property_take(q->arena, setting, s, text, why))
		return false;
	if (text_equal(setting->name, "brand_color"))
		s->brand_color_dark = "";
	if (text_equal(setting->name, "link_color"))
		s->link_color_dark = "";
	return true;
}

/* ---- checks ---- */

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SMALL_LETTERS "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

static bool is_made_of(const char *text, const char *letters, size_t least, size_t most)
{
	size_t length = strlen(text);

	return length >= least && length <= most && strspn(text, letters) == length;
}

static bool is_host(const char *text)
{
	return is_made_of(text, SMALL_LETTERS DIGITS ".-", 1, 253) && text[0] != '.' && text[0] != '-';
}

/* http(s)://HOST, perhaps with a port, perhaps with a base. */
static bool is_base_url(const char *url, const char *host)
{
	const char *at = text_starts(url, "https://") ? url + 8 : text_starts(url, "http://") ? url + 7 : "";

	if (!text_starts(at, host))
		return false;
	at += strlen(host);
	if (*at == ':') {
		size_t digits = strspn(at + 1, DIGITS);

		if (digits < 1 || digits > 5)
			return false;
		at += 1 + digits;
	}
	return !*at || site_base_fits(at);
}

/* The normal form has no slash at its end. */
static const char *without_slash(struct req *q, const char *url)
{
	size_t length = strlen(url);

	while (length && url[length - 1] == '/')
		length--;
	return arena_bytes(q->arena, url, length);
}

/* The name of a catalogue is a tag without region: es, not es-MX. */
static bool is_catalogue(const char *tag)
{
	const struct language *l = language_find(tag);

	return l && text_equal(l->tag, tag);
}

/* "es, en" becomes "es,en". The list must include the site's own language. */
static bool check_languages(struct req *q, struct site *s, struct refusal *why)
{
	char *rest = arena_text(q->arena, s->languages ? s->languages : ""), *tag;
	bool has_own = false;
	struct str kept;

	str_init(&kept, q->arena, 400);
	while ((tag = strsep(&rest, ", "))) {
		if (!*tag)
			continue;
		if (!is_catalogue(tag))
			return refuse(why, "languages", REASON_unknown, tag);
		has_own = has_own || text_equal(tag, s->language);
		str_printf(&kept, "%s%s", kept.length ? "," : "", tag);
	}
	if (kept.full)
		return refuse(why, "languages", REASON_too_many, NULL);
	if (kept.length && !has_own)
		return refuse(why, "languages", REASON_leaves_out, s->language);
	s->languages = kept.text;
	return true;
}

/* "US, CA" becomes "US,CA". */
static bool check_text_countries(struct req *q, struct site *s, struct refusal *why)
{
	char *rest = arena_text(q->arena, text_or_empty(s->text_countries)), *country;
	struct str kept;

	str_init(&kept, q->arena, 200);
	while ((country = strsep(&rest, ", "))) {
		if (!*country)
			continue;
		if (!mobile_country_known(country))
			return refuse(why, "text_countries", REASON_unknown, country);
		str_printf(&kept, "%s%s", kept.length ? "," : "", country);
	}
	if (kept.full)
		return refuse(why, "text_countries", REASON_too_many, NULL);
	s->text_countries = kept.text;
	return true;
}

#define LEAVE_URL_MOST 500
#define EMBED_ORIGIN_MOST 1000

/* An address as browsers take it: without blanks, controls or letters beyond ASCII. */
static bool is_url(const char *url)
{
	const char *at = text_starts(url, "https://") ? url + 8 : text_starts(url, "http://") ? url + 7 : "";

	for (const char *c = url; *c; c++)
		if (*c <= ' ' || *c > '~' || strchr("\"<>\\", *c))
			return false;
	return *at && *at != '/' && strlen(url) <= LEAVE_URL_MOST;
}

/* https://HOST or http://HOST, perhaps with a port: one of the sources of frame-ancestors, so a wildcard or a path is none. */
static bool is_origin(const char *text)
{
	const char *at = text_starts(text, "https://") ? text + 8 : text_starts(text, "http://") ? text + 7 : "";
	size_t host = strspn(at, SMALL_LETTERS DIGITS ".-"), digits;

	if (!host || host > 253 || *at == '.' || *at == '-')
		return false;
	at += host;
	digits = *at == ':' ? strspn(at + 1, DIGITS) : 0;
	return !*at || (digits >= 1 && digits <= 5 && !at[1 + digits]);
}

static const char *in_small_letters(struct req *q, const char *text)
{
	char *copy = arena_text(q->arena, text);

	for (char *c = copy; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

/* "https://a.example/, https://b.example" becomes "https://a.example https://b.example". */
static bool check_embed_origin(struct req *q, struct site *s, struct refusal *why)
{
	char *rest = arena_text(q->arena, text_or_empty(s->embed_origin)), *word;
	struct str kept;

	str_init(&kept, q->arena, EMBED_ORIGIN_MOST);
	while ((word = strsep(&rest, ", \n"))) {
		const char *origin = in_small_letters(q, without_slash(q, word));

		if (!*word)
			continue;
		if (!is_origin(origin))
			return refuse(why, "embed_origin", REASON_format, word);
		str_printf(&kept, "%s%s", kept.length ? " " : "", origin);
	}
	if (kept.full)
		return refuse(why, "embed_origin", REASON_too_many, NULL);
	s->embed_origin = kept.text;
	return true;
}

static bool check_site(struct req *q, struct site *s, struct refusal *why)
{
	if (!is_host(s->host))
		return refuse(why, "host", REASON_format, s->host);
	if (text_is_empty(s->name))
		return refuse(why, "name", REASON_empty, NULL);
	s->base_url = without_slash(q, text_or_empty(s->base_url));
	if (!is_base_url(s->base_url, s->host))
		return refuse(why, "base_url", REASON_format, s->base_url);
	if (!text_is_empty(s->reply_to) && !email_normal(q, s->reply_to))
		return refuse(why, "reply_to", REASON_format, s->reply_to);
	if (!text_is_empty(s->leave_url) && !is_url(s->leave_url))
		return refuse(why, "leave_url", REASON_format, s->leave_url);
	if (!is_made_of(s->country, CAPITALS, 2, 2) || !phone_country_known(s->country))
		return refuse(why, "country", REASON_unknown, s->country);
	if (!clock_zone_known(s->time_zone))
		return refuse(why, "time_zone", REASON_unknown, s->time_zone);
	if (!is_made_of(s->language, CAPITALS SMALL_LETTERS DIGITS "-", 2, 35))
		return refuse(why, "language", REASON_format, s->language);
	return crisis_line_check(q->arena, s->crisis_banner, why) && check_text_countries(q, s, why) && check_languages(q, s, why)
		&& check_embed_origin(q, s, why) && look_check(q, s, why);
}

static bool check_consent(struct site_change *c, struct refusal *why)
{
	if (!c->consent_text)
		return !c->consent_language || refuse(why, "consent_language", REASON_needs, "consent_text");
	if (!c->consent_language)
		c->consent_language = c->site.language;
	if (text_length(c->consent_text) > CONSENT_TEXT_MOST)
		return refuse(why, "consent_text", REASON_too_long, STRINGIFY(CONSENT_TEXT_MOST));
	return language_find(c->consent_language) || refuse(why, "consent_language", REASON_unknown, c->consent_language);
}

bool site_change_check(struct req *q, struct site_change *c, struct refusal *why)
{
	return check_site(q, &c->site, why) && check_consent(c, why);
}

/* ---- saving ---- */

static enum err save_logo(struct req *q, const struct site_change *c)
{
	enum err e;

	if (!c->logo)
		return ERR_OK;
	e = c->logo_length ? look_set_logo(q, q->site->id, c->logo, c->logo_length) : look_remove_logo(q, q->site->id);
	return e ? e : audit_add(q, &(struct audited){ .act = AUDIT_logo_changed, .site_id = q->site->id, .of = q->site->id });
}

/* Reads the site as it is, before the change; sets q->site to NULL for a new one. */
static enum err before(struct req *q, const struct site_change *c)
{
	struct site *site = ARENA_NEW(q->arena, struct site);
	enum err e = c->site.id ? site_by_id(q, c->site.id, site) : ERR_MISSING;

	q->site = e ? NULL : site;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err audit_change(struct req *q, const struct site *old)
{
	struct audited act = { .act = AUDIT_site_changed, .site_id = q->site->id, .of = q->site->id };

	if (old)
		return audit_add_changes(q, &act, settings, COUNT(settings), old, q->site);
	act.act = AUDIT_site_made;
	return audit_add(q, &act);
}

static enum err save(struct req *q, void *data)
{
	const struct site_change *c = data;
	const struct site *old;
	enum err e;

	if ((e = before(q, c)))
		return e;
	old = q->site;
	if ((e = site_save(q, &c->site)) || (e = site_load(q, c->site.host)) || (e = audit_change(q, old)))
		return e;
	if ((e = save_logo(q, c)))
		return e;
	return c->consent_text ? consent_text_set(q, q->site, c->consent_language, c->consent_text) : ERR_OK;
}

enum err site_change_save(struct req *q, const struct site_change *c)
{
	struct site_change change = *c;

	return db_transaction(q, save, &change);
}
