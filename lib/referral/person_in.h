/* person_in - what the files behind person.h share: the viewer, the start of a statement, the words of a search.
 *
 * person.c finds a profile, person_list.c lists, person_search.c searches, person_change.c changes and takes notes,
 * person_viewer.c records who may open a profile, person_attach.c gives a new referral its profile, person_merge.c merges two
 * and archives one. */
#ifndef HANDRAIL_PERSON_IN_H
#define HANDRAIL_PERSON_IN_H

#include "site/account.h"
#include "edge/db.h"
#include "referral/person.h"
#include "referral/person_viewer.h"
#include "law/visibility.h"
#include "base/req.h"

#define PAGE 26			/* one more than a page shows */

/* ---- the viewer: account and group; 0 for none ---- */

static inline int64_t viewer(const struct req *q) { return q->account ? q->account->id : 0; }
static inline int64_t viewer_team(const struct req *q) { return q->account ? q->account->team_id : 0; }

/* ---- a profile as its viewer sees it ---- */

/* COLUMN_OF(struct person member) makes the row of a table of columns. */
#define PERSON_COLUMNS_BY(COLUMN_OF, FIELD) \
	COLUMN_OF(id), COLUMN_OF(public_id), PERSON_FIELDS(FIELD) \
	COLUMN_OF(version), COLUMN_OF(updated_at), COLUMN_OF(active_at), COLUMN_OF(by_group), COLUMN_OF(archived_at)

#define PERSON_COLUMN(member) COLUMN(struct person, member)
#define PERSON_FIELD_COLUMN(member, column) COLUMN(struct person, member),
#define PERSON_COLUMNS PERSON_COLUMNS_BY(PERSON_COLUMN, PERSON_FIELD_COLUMN)

#define PERSON_FIELD_OF_P(member, column) "p." column ", "
#define PERSON_SELECT \
	"SELECT p.id, p.public_id, " PERSON_FIELDS(PERSON_FIELD_OF_P) \
	"p.version, p.updated_at, IF(p.archived_at IS NULL, p.updated_at, 0) AS active_at, h.person_id IS NULL AS by_group, p.archived_at "

/* h: the viewer's own row, g: their group's. Values: account, team. */
#define PERSON_VIEWERS \
	"LEFT JOIN person_viewer h ON h.viewer_kind = " SQL_VIEWER_ACCOUNT " AND h.viewer_id = ? AND h.person_id = p.id " \
	"LEFT JOIN person_viewer g ON g.viewer_kind = " SQL_VIEWER_TEAM " AND g.viewer_id = ? AND g.person_id = p.id "

/* ---- searching ---- */

/* The position of a page in a list: after this person. public_id is NULL for the first page. */
struct place { int64_t active_at; const char *public_id; };

/* Like person_list(), for a name that is not empty. */
enum err person_search(struct req *q, const char *name, const struct place *after, struct person **people, size_t *count);

/* Adds the profile's search words for its new viewers, or rewrites them for all viewers. */
enum err person_words_add(struct req *q, int64_t person_id, const struct person *p);
enum err person_words_rewrite(struct req *q, int64_t person_id, const struct person *p);

/* ---- changing ---- */

/* Reads PERSON_FIELDS, version and updated_at, and locks the row. Each change of a profile calls this first. */
enum err person_hold(struct req *q, int64_t person_id, struct person *held);

/* Like person_hold(), without the lock. */
enum err person_as_it_is(struct req *q, int64_t person_id, struct person *p);

/* True if all PERSON_FIELDS are the same. */
bool person_same(const struct person *a, const struct person *b);

/* Sets the fields of a held profile to those of `to`, unless they are the same. ERR_CONFLICT if the profile
 * changed since person_hold(). by: the account that makes the change. */
enum err person_replace(struct req *q, const struct person *held, const struct person *to, instant when, int64_t by);

/* Moves the profile to the top of every list that it is in, under its current words. Puts an archived profile back into the
 * lists. */
enum err person_settle(struct req *q, int64_t person_id, const struct person *now, instant when);

/* Writes the current words of a profile for its viewers, and its place in their lists. */
enum err person_place(struct req *q, int64_t person_id, const struct person *now);

/* Takes the form's once-only key, then does the work in one transaction. */
enum err person_once(struct req *q, const struct person *p, enum err (*work)(struct req *q, void *data), void *data);

/* Lets an account and a team open the profile; 0 for none. *more becomes true if one of them could not open it before. */
enum err person_add_viewers(struct req *q, int64_t account_id, int64_t team_id, int64_t person_id, bool *more);

#endif
