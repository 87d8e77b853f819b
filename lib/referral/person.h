/* person - a seeker profile: what one helper, or their sharing group, knows of a seeker.
 *
 * A viewer is the helper's own account, or their group (team) once something
 * was shared. Whoever is neither finds nothing: ERR_MISSING, as for unknown ids. */
#ifndef HANDRAIL_PERSON_H
#define HANDRAIL_PERSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"

struct req;

struct person {
	int64_t id;
	const char *public_id;
	struct contact seeker;
	int version;
	instant updated_at;
	instant active_at;		/* in lists */
	bool by_group;			/* the viewer sees it through the group only */
};

/* What a profile holds: FIELD(member of struct person, its column in person and person_history).
 * From this list come the columns that are read, changed, compared and kept in the history. */
#define PERSON_FIELDS(FIELD) \
	FIELD(seeker.first_name, "seeker_first_name") \
	FIELD(seeker.last_name, "seeker_last_name") \
	FIELD(seeker.email, "seeker_email") \
	FIELD(seeker.phone, "seeker_phone") \
	FIELD(seeker.language, "seeker_language")

/* The signed-in helper's view at the request's site. */
enum err person_find(struct req *q, const char *public_id, struct person *p);

/* 26 at most (one more than a page tells that there are more), most recently active first.
 * before: an opaque cursor of person_cursor(), or NULL.
 * name: what to search for, or NULL: words of the name or their beginnings, in any order, case
 * and accents ignored; an e-mail address or telephone number or how it begins. Whom the very
 * word fits come first, then by the alphabet of the words. */
enum err person_list(struct req *q, const char *name, const char *before, struct person **people, size_t *count);
/* Where a list goes on behind this person. */
char *person_cursor(struct req *q, const struct person *p);

/* The most recently active of all that the viewer may open: those are counted, not what is there. */
#define PERSON_RECENT 300
enum err person_recent(struct req *q, struct person **people, size_t *count);

/* Contact information as it was before, newest first, since the viewer knows the profile:
 * what it said before it was shared is not for the group. */
struct person_version {
	struct person was;		/* what it said, and its version */
	instant replaced_at;
	const char *replaced_by;
};
enum err person_history(struct req *q, const struct person *p, struct person_version **v, size_t *count);

/* The contact information becomes what `to` says, the old is kept. ERR_CONFLICT when
 * somebody changed it since version to->version. */
enum err person_change(struct req *q, const struct person *p, const struct person *to);

/* Takes back the newest change; that is a change itself, so twice gives back what was taken
 * back. ERR_MISSING when there is none, ERR_CONFLICT as above. */
enum err person_undo(struct req *q, const struct person *p);

struct person_note {
	const char *public_id;
	const char *note;
	const char *author_first_name;
	const char *author_last_initial;
	bool mine;
	bool shared;
	instant made_at;
};
/* One's own notes, and those for one's group. A note for the group is an act that shares: from
 * then on it has the profile. Without Team Navigation notes stay one's own. All of these take
 * the form's once-only key: a form sent twice does it once. */
enum err person_notes(struct req *q, const struct person *p, struct person_note **notes, size_t *count);
enum err person_add_note(struct req *q, const struct person *p, const char *text, bool shared);
enum err person_delete_note(struct req *q, const struct person *p, const char *note_id);

/* Within the transaction that makes a referral: the profile that fits (same helper or sharing
 * group, same name and same e-mail or phone), or a new one; its viewers; its search words. */
struct person_facts {
	int64_t site_id, helper_id, shared_group_id;
	int64_t person_id;		/* chosen by the helper; 0: look or make */
	struct contact seeker;
	instant made_at;		/* of the act: when the profile was last active */
};
enum err person_attach(struct req *q, const struct person_facts *f, int64_t *person_id);

#endif
