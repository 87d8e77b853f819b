/* visibility - the law as a table, and the slugs of the choices that it depends on. */
#include "law/visibility.h"

#include <string.h>

struct grants { unsigned of[PARTIES]; };

/* In the order of situation_index(); a test checks that. */
static const struct grants law[] = {
#define LAW(kind, origin, preference, consent, seeker, helper, program) \
	{ { [PARTY_SEEKER] = (seeker), [PARTY_HELPER] = (helper), [PARTY_PROGRAM] = (program) } },
#include "law/visibility.def"
#undef LAW
};

_Static_assert(COUNT(law) == SITUATIONS, "the law has a row for each situation");
_Static_assert(SITUATIONS == ORIGINS * PREFERENCES * 2 + (KINDS - 1) * ORIGINS * PREFERENCES,
	"live referrals have two rows each, since consent can be taken back; the others have one");

/* Live referrals take the first rows: this many. */
#define LIVE_ROWS (ORIGINS * PREFERENCES * 2)

enum preference preference_of(unsigned reach)
{
	if (reach & REACH_DONT)
		return PREFERENCE_DONT_REACH_OUT;
	if ((reach & REACH_EMAIL) && (reach & REACH_TEXT))
		return PREFERENCE_EMAIL_TEXT;
	if (reach & REACH_EMAIL)
		return PREFERENCE_EMAIL;
	return reach & REACH_TEXT ? PREFERENCE_TEXT : PREFERENCE_PHONE;
}

/* The column referral.situation has the same formula: schema/0003_referrals.sql. */
int situation_index(const struct situation *s)
{
	int i = (int)s->origin * PREFERENCES + (int)preference_of(s->reach);

	if (s->kind == KIND_LIVE)
		return i * 2 + (s->consent == CONSENT_WITHDRAWN);
	return LIVE_ROWS + ((int)s->kind - 1) * ORIGINS * PREFERENCES + i;
}

static const unsigned plainest_reach[PREFERENCES] = {
	[PREFERENCE_EMAIL] = REACH_EMAIL,
	[PREFERENCE_TEXT] = REACH_TEXT,
	[PREFERENCE_EMAIL_TEXT] = REACH_EMAIL | REACH_TEXT,
	[PREFERENCE_PHONE] = REACH_PHONE,
	[PREFERENCE_DONT_REACH_OUT] = REACH_DONT,
};

static struct situation situation_of(enum kind kind, int row, enum consent consent)
{
	return (struct situation){
		.kind = kind,
		.origin = (enum origin)(row / PREFERENCES),
		.reach = plainest_reach[row % PREFERENCES],
		.consent = consent,
	};
}

struct situation situation_at(int index)
{
	int rest = index - LIVE_ROWS, rows = ORIGINS * PREFERENCES;

	if (rest < 0)
		return situation_of(KIND_LIVE, index / 2, index % 2 ? CONSENT_WITHDRAWN : CONSENT_STANDING);
	return situation_of((enum kind)(KIND_LOGGED + rest / rows), rest % rows, CONSENT_NONE);
}

unsigned law_grants(const struct situation *s, enum party p)
{
	return law[situation_index(s)].of[p];
}

struct edges law_edges(const struct situation *s)
{
	return (struct edges){
		.seeker = law_grants(s, PARTY_SEEKER) & MAY_SEE,
		.helper = law_grants(s, PARTY_HELPER) & MAY_SEE,
		.program = law_grants(s, PARTY_PROGRAM) & MAY_SEE,
	};
}

const char *kind_slug(enum kind k)
{
	static const char *const slugs[KINDS] = {
		[KIND_LIVE] = "live", [KIND_LOGGED] = "logged", [KIND_TRACKING_ONLY] = "tracking_only",
	};
	return slugs[k];
}

const char *origin_slug(enum origin o)
{
	static const char *const slugs[ORIGINS] = { [ORIGIN_SELF] = "self", [ORIGIN_OTHER] = "other" };

	return slugs[o];
}

const char *preference_slug(enum preference p)
{
	static const char *const slugs[PREFERENCES] = {
		[PREFERENCE_EMAIL] = "email",
		[PREFERENCE_TEXT] = "text",
		[PREFERENCE_EMAIL_TEXT] = "email_text",
		[PREFERENCE_PHONE] = "phone",
		[PREFERENCE_DONT_REACH_OUT] = "dont_reach_out",
	};
	return slugs[p];
}

const char *consent_slug(enum consent c)
{
	static const char *const slugs[CONSENTS] = {
		[CONSENT_NONE] = "none", [CONSENT_STANDING] = "standing", [CONSENT_WITHDRAWN] = "withdrawn",
	};
	return slugs[c];
}

static const char *const reach_slugs[] = { "email", "text", "phone", "dont_reach_out" };
_Static_assert(COUNT(reach_slugs) == REACH_WAYS, "a slug for each bit of enum reach");

int reach_from_slug(const char *slug)
{
	return slug_find(reach_slugs, REACH_WAYS, slug);
}

const char *reach_slug(int bit) { return reach_slugs[bit]; }
