/* person_in - what the files of person.h share: who looks, how a statement about profiles begins, the words of a search.
 *
 * person.c finds one, person_list.c lists, person_search.c searches, person_change.c changes and takes notes,
 * person_viewer.c records who has one, person_attach.c is called when a referral is made. */
#ifndef HANDRAIL_PERSON_IN_H
#define HANDRAIL_PERSON_IN_H

#include "site/account.h"
#include "edge/db.h"
#include "referral/person.h"
#include "base/req.h"

#define PAGE 26			/* one more than a page shows */

/* ---- who looks: accounts and groups; 0 is nobody ---- */

static inline int64_t viewer(const struct req *q) { return q->account ? q->account->id : 0; }
static inline int64_t viewer_team(const struct req *q) { return q->account ? q->account->team_id : 0; }

/* ---- a profile as its viewer sees it ---- */

#define PERSON_COLUMNS \
	COLUMN(struct person, id), \
	COLUMN(struct person, public_id), \
	COLUMN(struct person, seeker_first_name), \
	COLUMN(struct person, seeker_last_name), \
	COLUMN(struct person, seeker_email), \
	COLUMN(struct person, seeker_phone), \
	COLUMN(struct person, seeker_language), \
	COLUMN(struct person, version), \
	COLUMN(struct person, updated_at), \
	COLUMN(struct person, active_at), \
	COLUMN(struct person, by_group)

#define PERSON_SELECT \
	"SELECT p.id, p.public_id, p.seeker_first_name, p.seeker_last_name, p.seeker_email, p.seeker_phone, " \
	"  p.seeker_language, p.version, p.updated_at, p.updated_at AS active_at, h.person_id IS NULL AS by_group "

/* h: the viewer's own row, g: their group's. Values: account, team. */
#define PERSON_VIEWERS \
	"LEFT JOIN person_viewer h ON h.viewer_kind = 0 AND h.viewer_id = ? AND h.person_id = p.id " \
	"LEFT JOIN person_viewer g ON g.viewer_kind = 1 AND g.viewer_id = ? AND g.person_id = p.id "

/* ---- searching ---- */

/* Where a page of a list begins: behind this person. public_id NULL: at the top. */
struct place { int64_t active_at; const char *public_id; };

/* As person_list(), for a name that is not empty. */
enum err person_search(struct req *q, const char *name, const struct place *after, struct person **people, size_t *count);

/* The words by which each viewer finds the profile: of new viewers too, or all anew. */
enum err person_words_add(struct req *q, int64_t person_id, const struct person *p);
enum err person_words_rewrite(struct req *q, int64_t person_id, const struct person *p);

/* ---- changing ---- */

/* Contact information and version. Whoever changes a profile holds its row first. */
enum err person_hold(struct req *q, int64_t person_id, struct person *held);

/* The same without holding it. */
enum err person_as_it_is(struct req *q, int64_t person_id, struct person *p);

bool person_same_contact(const struct person *a, const struct person *b);
char *person_name_key(struct req *q, const struct person *p);

/* The held profile becomes what `to` says; nothing happens when it says so already. ERR_CONFLICT
 * when it was not held. by: the account that did it. */
enum err person_contact_replace(struct req *q, const struct person *held, const struct person *to, instant when, int64_t by);

/* Moves the profile up in every list that it is in, under its words as they are now. */
enum err person_settle(struct req *q, int64_t person_id, const struct person *now, instant when);

#define VIEWER_ACCOUNT 0
#define VIEWER_TEAM 1

/* *more: the viewer has the profile now and had not. */
enum err person_add_viewer(struct req *q, int kind, int64_t viewer_id, int64_t person_id, bool *more);

#endif
