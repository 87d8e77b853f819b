/* visibility - the law of the product: who learns what of a referral.
 *
 * visibility.def tells it once. From it come: the grants of a party in a
 * situation (law_grants), the grants column of every SELECT about referrals
 * (LAW_SQL_*), the edge columns that a referral gets (law_edges), who is
 * written to, what a page or message may hold, and docs/law.md.
 *
 * No code asks what a viewer *is*; it asks what was granted:
 * `if (r->granted & MAY_UPDATE)`. A site admin, a report and an operator have
 * no row: nothing is granted to them. */
#ifndef HANDRAIL_VISIBILITY_H
#define HANDRAIL_VISIBILITY_H

#include <stdbool.h>

#include "base/str.h"

enum kind { KIND_LIVE, KIND_LOGGED, KIND_TRACKING_ONLY, KINDS };
enum origin { ORIGIN_SELF, ORIGIN_OTHER, ORIGINS };
enum preference { PREFERENCE_EMAIL, PREFERENCE_TEXT, PREFERENCE_EMAIL_TEXT, PREFERENCE_PHONE,
	PREFERENCE_DONT_REACH_OUT, PREFERENCES };
enum consent { CONSENT_NONE, CONSENT_STANDING, CONSENT_WITHDRAWN, CONSENTS };
enum party { PARTY_SEEKER, PARTY_HELPER, PARTY_PROGRAM, PARTIES };

/* The ways to reach somebody, as a set: what the form's `reach` field says. */
enum reach { REACH_EMAIL = 1, REACH_TEXT = 2, REACH_PHONE = 4, REACH_DONT = 8 };

/* Grants: plain numbers, since SQL is made from them too. */
#define MAY_SEE 1
#define TOLD_BY_EMAIL 2
#define TOLD_BY_TEXT 4
#define SHOW_CONTACT 8
#define SHOW_HELPER_CONTACT 16
#define SHOW_COMMENT 32
#define COMMENT_IN_EMAIL 64
#define SHOW_FORMS 128
#define MAY_UPDATE 256
#define MAY_CHANGE_REACH 512
#define MAY_STOP_SHARING 1024

/* What the law decides by. */
struct situation {
	enum kind kind;
	enum origin origin;
	unsigned reach;			/* set of enum reach */
	enum consent consent;
};

#define SITUATIONS 40

/* The answer that a set of enum reach is to the law: phone beside another way changes nothing. */
enum preference preference_of(unsigned reach);

/* The row of the law, 0 to SITUATIONS - 1: as the column referral.situation. */
int situation_index(const struct situation *s);

/* The situation that has this index. */
struct situation situation_at(int index);

/* What a party gets where a referral stands so: a set of the grants above, 0 for nothing. */
unsigned law_grants(const struct situation *s, enum party p);

/* ---- for SQL ----
 *
 * LAW_SQL_SEEKER, LAW_SQL_HELPER and LAW_SQL_PROGRAM are expressions for the
 * grants of one party at the referral aliased r, made by tools/lawgen.c from
 * visibility.def. referral_sql.h is how a statement uses them. */
#include "law_sql.h"

/* A column that reaches only who was granted it, where `granted` is a column already: SHOWN(SHOW_COMMENT, "r.comment") AS comment. */
#define SHOWN(grant, column) "IF(granted & " STRINGIFY(grant) ", " column ", NULL)"

/* ---- who has it ---- */

/* Which edge columns a referral gets: true where the party has a dashboard. */
struct edges { bool seeker, helper, program; };
struct edges law_edges(const struct situation *s);

/* ---- words of the machine ---- */

const char *kind_slug(enum kind k);
const char *origin_slug(enum origin o);
const char *preference_slug(enum preference p);
const char *consent_slug(enum consent c);
int reach_from_slug(const char *slug);		/* bit number of a reach value, -1 unknown */

#endif
