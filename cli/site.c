/* site - `handrail site`: the sites of this installation. */
#include <stdio.h>
#include <string.h>

#include "address.h"
#include "cli.h"
#include "clock.h"
#include "req.h"
#include "site.h"
#include "str.h"

const char usage_site[] =
	"handrail site add HOST --name NAME [OPTION...]   make a site; prints its id\n"
	"handrail site set HOST [OPTION...]               change what the options say\n"
	"handrail site list                               host, name, address, what it allows\n"
	"\n"
	"HOST is the name by which browsers ask for the site, without port.\n"
	"  --name NAME                    what it is called\n"
	"  --base-url URL                 scheme, host and port; https://HOST unless said otherwise\n"
	"  --operator NAME                who runs it, for the foot of the page\n"
	"  --reply-to ADDRESS             where answers to its messages go\n"
	"  --country CC                   for telephone numbers without a country: US, CA, ...\n"
	"  --time-zone ZONE               such as America/New_York\n"
	"  --language TAG                 such as en or es\n"
	"  --crisis-banner TEXT           stands on top of each page\n"
	"  --tracking-only yes|no         nobody is ever written to about a referral\n"
	"  --unclaimed-referrals yes|no   whether programs that nobody claimed take live referrals\n";

enum answer { NO, YES };

struct site_options {
	const char *name, *base_url, *operator, *reply_to, *country, *time_zone, *language, *crisis_banner;
	int tracking_only, unclaimed_referrals;
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
	OPTION(struct site_options, crisis_banner, OPTION_TEXT),
	OPTION(struct site_options, tracking_only, OPTION_CHOICE, .choice = answer),
	OPTION(struct site_options, unclaimed_referrals, OPTION_CHOICE, .choice = answer),
};

static void take(const char **member, const char *given)
{
	if (given)
		*member = given;
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
	take(&s->crisis_banner, o->crisis_banner);
	if (o->tracking_only >= 0)
		s->tracking_only = o->tracking_only == YES;
	if (o->unclaimed_referrals >= 0)
		s->unclaimed_referrals = o->unclaimed_referrals == YES;
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

static enum err check(struct req *q, const struct site *s)
{
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
	return ERR_OK;
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
		.operator = "", .reply_to = "", .crisis_banner = "", .unclaimed_referrals = true };
	struct site_options o;
	const struct site *found;
	enum err e = read_options(q, argc, argv, &o, &s.host);

	if (e)
		return e;
	s.base_url = arena_printf(q->arena, "https://%s", s.host);
	take_all(&s, &o);
	if ((e = check(q, &s)) || (e = look_up(q, s.host, &found)))
		return e;
	if (found)
		return fail(q, ERR_DUPLICATE, "there is a site %s already; `handrail site set` changes it", s.host);
	if ((e = site_save(q, &s)) || (e = site_load(q, s.host)))
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
	if ((e = check(q, &s)))
		return e;
	return site_save(q, &s);
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct words words;
	struct site *sites;
	size_t count;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 0, 0)) || (e = site_all(q, &sites, &count)))
		return e;
	for (size_t i = 0; i < count; i++)
		printf("%s\t%s\t%s\t%s\t%s\n", sites[i].host, sites[i].name, sites[i].base_url,
			sites[i].tracking_only ? "tracking-only" : "live",
			sites[i].unclaimed_referrals ? "unclaimed-referrals" : "claimed-programs-only");
	return ERR_OK;
}

static const struct verb_row verbs[] = { { "add", add }, { "set", set }, { "list", list } };

enum err command_site(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
