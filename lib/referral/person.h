/* person - a seeker profile: the facts about a seeker that one helper, or their sharing group, keeps.
 *
 * A viewer is the helper's own account, or their group (team) once the profile
 * was shared. Anyone else gets ERR_MISSING, as for unknown ids. */
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
	const char *safe_contact;	/* how to reach them without putting them at risk: voicemail, best hours */
	const char *safe_by_phone, *safe_by_text, *safe_by_email, *safe_by_mail;	/* the same for one way */
	int version;
	instant updated_at;
	instant active_at;		/* last change or referral; lists are sorted by it; 0 if archived */
	bool by_group;			/* the viewer sees it only through the group */
	instant archived_at;		/* 0: it is in the lists */
};

/* The fields of a profile: FIELD(member of struct person, its column in person and person_history).
 * The columns that are read, changed, compared and kept in the history come from this list. */
#define PERSON_FIELDS(FIELD) \
	FIELD(seeker.first_name, "seeker_first_name") \
	FIELD(seeker.last_name, "seeker_last_name") \
	FIELD(seeker.email, "seeker_email") \
	FIELD(seeker.phone, "seeker_phone") \
	FIELD(seeker.language, "seeker_language") \
	FIELD(safe_contact, "safe_contact") \
	FIELD(safe_by_phone, "safe_by_phone") \
	FIELD(safe_by_text, "safe_by_text") \
	FIELD(safe_by_email, "safe_by_email") \
	FIELD(safe_by_mail, "safe_by_mail")

/* The signed-in helper's view at the request's site. */
enum err person_find(struct req *q, const char *public_id, struct person *p);

/* Returns at most 26 people (one more than a page, to show that there are more), most recently active first.
 * before: an opaque cursor from person_cursor(), or NULL.
 * name: NULL, or a search: words of a name or their beginnings, in any order, ignoring case and
 * accents; or an e-mail address or telephone number, or its beginning. Matches of a whole word come
 * first, then the others alphabetically by word. */
enum err person_list(struct req *q, const char *name, const char *before, struct person **people, size_t *count);

/* The cursor at which a list continues after this person. */
char *person_cursor(struct req *q, const struct person *p);

/* The PERSON_RECENT most recently active profiles that the viewer may open. */
#define PERSON_RECENT 300
enum err person_recent(struct req *q, struct person **people, size_t *count);

/* Earlier contact information, newest first, back to the moment when the viewer got the profile:
 * a group does not see versions from before the profile was shared. */
struct person_version {
	struct person was;		/* its earlier fields and version */
	instant replaced_at;
	const char *replaced_by;
};
enum err person_history(struct req *q, const struct person *p, struct person_version **v, size_t *count);

/* Sets PERSON_FIELDS to those of `to` and keeps the old ones in the history. ERR_CONFLICT
 * if somebody has changed the profile since to->version. */
enum err person_change(struct req *q, const struct person *p, const struct person *to);

/* Undoes the newest change. An undo is a change itself, so a second undo reverts the first. ERR_MISSING
 * if there is no change, ERR_CONFLICT as above. */
enum err person_undo(struct req *q, const struct person *p);

/* Takes the profile out of the lists, or puts it back. An edit or a new referral puts it back too. */
enum err person_archive(struct req *q, const struct person *p, bool archived);

/* ---- two profiles of one person ---- */

/* The fields of both together: those of p, and where p has none, those of the other. */
struct person person_together(const struct person *p, const struct person *other);

/* Merges the other profile into p: its referrals, notes and viewers become p's. The other one is kept, with its history, and
 * leads to p. ERR_MISSING if both are the same. */
enum err person_merge(struct req *q, const struct person *p, const struct person *other);

/* Undoes the newest merge into p: restores both profiles. Referrals and notes that came later stay with p, and so do its fields
 * if somebody has changed them since. ERR_MISSING if there is none. */
enum err person_unmerge(struct req *q, const struct person *p);

/* The profiles that were merged into p, newest first. */
struct person_merge { struct person other; instant made_at; const char *made_by; };
enum err person_merges(struct req *q, const struct person *p, struct person_merge **all, size_t *count);

/* The public id of the profile that this one was merged into, if the viewer may open that. ERR_MISSING otherwise. */
enum err person_merged_into(struct req *q, const char *public_id, const char **now);

struct person_note {
	const char *public_id;
	const char *note;
	const char *author_first_name;
	const char *author_last_initial;
	bool mine;
	bool shared;
	instant made_at;
};
/* The viewer's own notes and those shared with their group. A note for the group shares the profile
 * with it from then on. Without Team Navigation notes stay private. Adding and deleting take the
 * form's once-only key, so a form sent twice acts once. */
enum err person_notes(struct req *q, const struct person *p, struct person_note **notes, size_t *count);
enum err person_add_note(struct req *q, const struct person *p, const char *text, bool shared);
enum err person_delete_note(struct req *q, const struct person *p, const char *note_id);

/* Within the transaction that makes a referral: finds the matching profile (same helper or sharing
 * group, same name and same e-mail or phone), or makes one, with its viewers and search words. */
struct person_facts {
	int64_t site_id, helper_id, shared_group_id;
	int64_t person_id;		/* chosen by the helper; 0: find or make one */
	struct contact seeker;
	instant made_at;		/* of the referral: the profile was last active then */
};
enum err person_attach(struct req *q, const struct person_facts *f, int64_t *person_id);

#endif
