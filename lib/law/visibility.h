/* visibility - the law of the product: who may see and do what with a referral.
 *
 * visibility.def states it once. It yields the grants of a party in a situation
 * (law_grants), the grants column of every SELECT about referrals (LAW_SQL_*),
 * the edge columns that a referral gets (law_edges), who receives messages, what
 * a page or message may hold, and docs/law.md.
 *
 * Code never checks what a viewer *is*, only what was granted:
 * `if (r->granted & MAY_UPDATE)`. Site admins, reports and operators have no row,
 * so they have no grants. */
#ifndef HANDRAIL_VISIBILITY_H
#define HANDRAIL_VISIBILITY_H

#include <stdbool.h>

#include "base/str.h"

enum kind { KIND_LIVE, KIND_LOGGED, KIND_TRACKING_ONLY, KINDS };
enum origin { ORIGIN_SELF, ORIGIN_OTHER, ORIGINS };
enum preference { PREFERENCE_EMAIL, PREFERENCE_TEXT, PREFERENCE_EMAIL_TEXT, PREFERENCE_PHONE,
	PREFERENCE_DONT_REACH_OUT, PREFERENCES };
enum consent { CONSENT_NONE, CONSENT_STANDING, CONSENT_WITHDRAWN, CONSENTS };
enum party { PARTY_NONE = -1, PARTY_SEEKER, PARTY_HELPER, PARTY_PROGRAM, PARTIES };

/* Parties, as a set. */
enum parties {
	THE_SEEKER = 1 << PARTY_SEEKER,
	THE_HELPER = 1 << PARTY_HELPER,
	THE_PROGRAM = 1 << PARTY_PROGRAM,
	THE_PEOPLE = THE_SEEKER | THE_HELPER,
	EVERYBODY = THE_PEOPLE | THE_PROGRAM
};

/* The ways to reach somebody, as a set: the values of the form's `reach` field. */
enum reach { REACH_EMAIL = 1, REACH_TEXT = 2, REACH_PHONE = 4, REACH_DONT = 8 };
#define REACH_WAYS 4

/* Grants, as a set: grants.def lists them. */
enum grant_bit {
#define GRANT(name) name##_BIT,
#include "law/grants.def"
#undef GRANT
	GRANTS
};
enum grant {
#define GRANT(name) name = 1 << name##_BIT,
#include "law/grants.def"
#undef GRANT
	ALL_GRANTS = (1 << GRANTS) - 1,
	/* A link shows no contact information and changes none. */
	LINK_GRANTS = ALL_GRANTS & ~(SHOW_CONTACT | SHOW_HELPER_CONTACT | MAY_CHANGE_REACH | MAY_STOP_SHARING),
	/* The person may end contact and sharing by their link, once they have proved that they are the person: by the referral's
	 * code, or signed in. */
	PROVED_GRANTS = MAY_CHANGE_REACH | MAY_STOP_SHARING,
	/* The person's link to a referral that is proved by its code (veil.h), until the code is typed: it shows a form for that. */
	UNPROVED_GRANTS = MAY_SEE
};

/* Everything that the law depends on. */
struct situation {
	enum kind kind;
	enum origin origin;
	unsigned reach;			/* set of enum reach */
	enum consent consent;
};

/* A situation's columns, for the column table of a struct that has one; SITUATION_SQL("r.") selects them. */
#define SITUATION_COLUMNS(type, at) \
	COLUMN_WITHIN(type, at, struct situation, kind), COLUMN_WITHIN(type, at, struct situation, origin), \
	COLUMN_WITHIN(type, at, struct situation, reach), COLUMN_WITHIN(type, at, struct situation, consent)
#define SITUATION_SQL(r) r "kind, " r "origin, " r "reach, " r "consent"

#define SITUATIONS 40

/* The law's answer for a set of enum reach. Phone beside another way changes nothing. */
enum preference preference_of(unsigned reach);

/* The row of the law, 0 to SITUATIONS - 1. The column referral.situation holds the same number. */
int situation_index(const struct situation *s);

/* The reverse of situation_index(). */
struct situation situation_at(int index);

/* The grants of a party in this situation, as a set; 0 for none. */
unsigned law_grants(const struct situation *s, enum party p);

/* ---- for SQL ----
 *
 * tools/lawgen.c generates law_sql.h. LAW_SQL_SEEKER, LAW_SQL_HELPER and
 * LAW_SQL_PROGRAM are SQL expressions for the grants of one party on the referral
 * aliased r, from visibility.def; referral_sql.h shows how a statement uses them.
 * SQL_MAY_SEE, SQL_STATUS_got_help, SQL_THE_HELPER and so on are the values of the
 * enums: a statement names a choice and never writes its digit. */
#include "law_sql.h"

/* A column as NULL unless it is granted; `granted` must be a column already: SHOWN(SHOW_COMMENT,
 * "r.comment") AS comment. */
#define SHOWN(grant, column) "IF(granted & " SQL_##grant ", " column ", NULL)"

/* ---- dashboards ---- */

/* The edge columns that a referral gets: true for each party whose dashboard lists it. */
struct edges { bool seeker, helper, program; };
struct edges law_edges(const struct situation *s);

/* ---- slugs ---- */

const char *kind_slug(enum kind k);
const char *origin_slug(enum origin o);
const char *preference_slug(enum preference p);
const char *consent_slug(enum consent c);
int reach_from_slug(const char *slug);		/* bit number of a reach value; -1 if unknown */
const char *reach_slug(int bit);

#endif
