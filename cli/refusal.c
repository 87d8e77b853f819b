/* refusal.c - the sentences at the terminal for refused values. */
#include "base/refusal.h"

#include "base/color.h"
#include "base/req.h"
#include "base/str.h"
#include "cli.h"

/* Sentences for single fields and reasons; `about` goes between the two halves. */
static const struct sentence {
	const char *field;
	enum reason reason;
	const char *before, *behind;
} sentences[] = {
	{ "host", REASON_format, "", " is no host name (small letters, digits, dots and dashes)" },
	{ "base_url", REASON_format, "--base-url cannot be ", ": it is http:// or https://, the host, and perhaps a port and a path" },
	{ "embed_origin", REASON_format, "--embed-origin cannot hold ", ": it is https:// or http://, a host, and perhaps a port" },
	{ "country", REASON_unknown, "--country cannot be ", ": it is a country whose telephone numbers Handrail can read (countries.def), such as US" },
	{ "text_countries", REASON_unknown, "--text-countries cannot hold ", ": Handrail does not know the mobile numbers there" },
	{ "time_zone", REASON_unknown, "this system knows no time zone ", "" },
	{ "languages", REASON_leaves_out, "--languages leaves out ", ", which is the site's own; --language sets that" },
	{ "sensitive_needs", REASON_unknown, "--sensitive-needs cannot hold ", ": the needs are those that `handrail site --help` lists" },
	{ "retention_months", REASON_range, "--retention-months cannot be ", ": it is a number of months from 6 to 240, or '' for ever" },
	{ "crisis_banner", REASON_format, "--crisis-banner: ", ": each line after the first one begins with a language, as in \"es: ...\"" },
	{ "crisis_banner", REASON_too_many, "--crisis-banner: ", ": this language has a line already" },
	{ "external_url", REASON_format, "--external-url cannot be ", ": a link begins with https:// or http://" },
	{ "referral_email", REASON_format, "", " is not an e-mail address" },
	{ "remove_email", REASON_format, "", " is not an e-mail address" },
	{ "remove_email", REASON_not_there, "", " is not one of its addresses" },
	{ "remove_claimer", REASON_nobody, "nobody has the address ", "" },
	{ "remove_claimer", REASON_not_there, "", " is not one of its claimers" },
	{ "password", REASON_too_short, "a password has ", " characters at least" },
	{ "password", REASON_too_common, "this password is one of the 10,000 most common ones", "" },
	{ "password", REASON_too_near, "this password is the name or the address of the account, so it is easy to guess", "" },
	{ "password", REASON_too_long, "a password has ", " characters at most" },
	{ "team_name", REASON_empty, "the group needs a name", "" },
	{ "team_name", REASON_too_long, "the name of a group has ", " characters at most" },
	{ "claimer", REASON_nobody, "nobody has the address ", "; `handrail user add` makes an account" },
};

static const struct sentence *sentence_of(const struct refusal *why)
{
	for (size_t i = 0; i < COUNT(sentences); i++)
		if (sentences[i].reason == why->reason && text_equal(sentences[i].field, why->field))
			return &sentences[i];
	return NULL;
}

static enum err refuse_color(struct req *q, const struct refusal *why, const char *option)
{
	return fail(q, ERR_INPUT, "--%s %s cannot be read on %s pages: its contrast is %s:1, and at least %.1f:1 is needed",
		option, why->color, text_ends(why->field, "_dark") ? "dark" : "light", why->about, CONTRAST_LEAST);
}

enum err cli_refuse(struct req *q, const struct refusal *why)
{
	const struct sentence *s = sentence_of(why);
	const char *option = cli_option_name(q, why->field);
	enum err e = why->reason == REASON_nobody || why->reason == REASON_not_there ? ERR_MISSING : ERR_INPUT;

	if (s)
		return fail(q, e, "%s%s%s", s->before, text_or_empty(why->about), s->behind);
	switch (why->reason) {
	case REASON_empty: return fail(q, e, "--%s is missing", option);
	case REASON_too_long: return fail(q, e, "--%s has %s characters at most", option, why->about);
	case REASON_too_many: return fail(q, e, "--%s holds too many", option);
	case REASON_needs: return fail(q, e, "--%s goes with --%s", option, cli_option_name(q, why->about));
	case REASON_contrast: return refuse_color(q, why, option);
	default: break;
	}
	if (text_ends(why->field, "_color") || text_ends(why->field, "_color_dark"))
		return fail(q, e, "--%s %s is not written like #0b5a5c", option, why->about);
	return fail(q, e, "--%s cannot be %s", option, why->about);
}
