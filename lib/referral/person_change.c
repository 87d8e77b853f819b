/* person_change.c - changes of a profile, undo, and notes; each acts once. */
#include <string.h>

#include "site/once.h"
#include "referral/person_in.h"
#include "base/secret.h"
#include "base/str.h"

#define NOTES_SHOWN 200
#define VERSIONS_SHOWN 50

/* ---- changing ---- */

static const struct column held_columns[] = {
	COLUMN(struct person, id),
	PERSON_FIELDS(PERSON_FIELD_COLUMN)
	COLUMN(struct person, version),
	COLUMN(struct person, updated_at),
};

#define FIELD_NAME_IN_SQL(member, column) column ", "
#define FIELD_NAMES PERSON_FIELDS(FIELD_NAME_IN_SQL)

/* Every change locks the row first. */
STATEMENT(hold, held_columns, struct person,
	"SELECT id, " FIELD_NAMES "version, updated_at "
	"FROM person "
	"WHERE id = ? "
	"FOR UPDATE");

STATEMENT(as_it_is, held_columns, struct person,
	"SELECT id, " FIELD_NAMES "version, updated_at "
	"FROM person "
	"WHERE id = ?");

static enum err one(struct req *q, const struct stmt *s, int64_t person_id, struct person *p)
{
	enum err e = db_row(q, s, p, BIND(person_id));

	return e == ERR_MISSING ? fail(q, e, "person %lld", (long long)person_id) : e;
}

enum err person_hold(struct req *q, int64_t person_id, struct person *held)
{
	return one(q, &hold, person_id, held);
}

enum err person_as_it_is(struct req *q, int64_t person_id, struct person *p)
{
	return one(q, &as_it_is, person_id, p);
}

COMMAND(keep,
	"INSERT INTO person_history (person_id, version, " FIELD_NAMES "replaced_at, replaced_by) "
	"SELECT id, version, " FIELD_NAMES "?, ? "
	"FROM person "
	"WHERE id = ? "
	"AND version = ?");

#define SET_FIELD(member, column) column " = ?, "
#define FIELD_VALUE(member, column) text_or_empty(to->member),

COMMAND(replace,
	"UPDATE person "
	"SET " PERSON_FIELDS(SET_FIELD) "seeker_name_key = ?, version = version + 1 "
	"WHERE id = ? "
	"AND version = ?");

COMMAND(touch,
	"UPDATE person "
	"SET updated_at = GREATEST(updated_at, ?), archived_at = NULL "
	"WHERE id = ?");

COMMAND(touch_viewers,
	"UPDATE person_viewer v "
	"JOIN person p ON p.id = v.person_id "
	"SET v.active_at = IF(p.archived_at IS NULL, p.updated_at, 0) "
	"WHERE v.person_id = ?");

bool person_same(const struct person *a, const struct person *b)
{
#define AND_SAME(member, column) && text_equal(a->member, b->member)
	return true PERSON_FIELDS(AND_SAME);
}

static enum err moved_on(struct req *q, const struct person *p)
{
	return fail(q, ERR_CONFLICT, "person %lld is no longer at version %d", (long long)p->id, p->version);
}

enum err person_replace(struct req *q, const struct person *held, const struct person *to, instant when, int64_t by)
{
	struct done done;
	enum err e;

	if (person_same(held, to))
		return ERR_OK;
	e = db_exec(q, &keep, &done, BIND(when, value_id(by), held->id, held->version));
	if (e == ERR_DUPLICATE || (!e && !done.rows))
		return moved_on(q, held);
	if (e)
		return e;
	e = db_exec(q, &replace, &done, BIND(PERSON_FIELDS(FIELD_VALUE)
		contact_name_key(q->arena, &to->seeker), held->id, held->version));
	return !e && !done.rows ? moved_on(q, held) : e;
}

enum err person_place(struct req *q, int64_t person_id, const struct person *now)
{
	enum err e = db_exec(q, &touch_viewers, NULL, BIND(person_id));

	return e ? e : person_words_rewrite(q, person_id, now);
}

enum err person_settle(struct req *q, int64_t person_id, const struct person *now, instant when)
{
	enum err e = db_exec(q, &touch, NULL, BIND(when, person_id));

	return e ? e : person_place(q, person_id, now);
}

/* The effect of a form on a profile. */
struct deed {
	const struct person *person;
	const struct person *to;
	const char *note;
	bool shared;
};

struct once { const struct person *person; enum err (*work)(struct req *q, void *data); void *data; };

static enum err work_once(struct req *q, void *data)
{
	struct once *o = data;
	const char *was;
	enum err e = once_take(q, arena_printf(q->arena, "/people/%s", o->person->public_id), &was);

	return e ? e : o->work(q, o->data);
}

enum err person_once(struct req *q, const struct person *p, enum err (*work)(struct req *q, void *data), void *data)
{
	enum err e = db_transaction(q, work_once, &(struct once){ p, work, data });

	return e == ERR_DUPLICATE ? ERR_OK : e;
}

static enum err hold_at(struct req *q, const struct person *p, int version, struct person *held)
{
	enum err e = person_hold(q, p->id, held);

	if (e)
		return e;
	return held->version == version ? ERR_OK : moved_on(q, held);
}

static enum err change(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct person held;
	enum err e;

	if ((e = hold_at(q, d->person, d->to->version, &held)))
		return e;
	if (person_same(&held, d->to))
		return ERR_OK;
	if ((e = person_replace(q, &held, d->to, q->now, viewer(q))))
		return e;
	return person_settle(q, held.id, d->to, q->now);
}

enum err person_change(struct req *q, const struct person *p, const struct person *to)
{
	return person_once(q, p, change, &(struct deed){ .person = p, .to = to });
}

/* ---- history ----
 *
 * A viewer sees a profile's versions from the one at which they got it, and no earlier ones. */

#define KNOWN_VERSIONS \
	"AND s.version >= (" \
	"  SELECT MIN(v.since_version) FROM person_viewer v " \
	"  WHERE v.person_id = s.person_id " \
	"  AND (v.viewer_kind = " SQL_VIEWER_ACCOUNT " AND v.viewer_id = ? OR v.viewer_kind = " SQL_VIEWER_TEAM " AND v.viewer_id = ?)) "

#define FIELD_AS_IT_WAS(member, column) COLUMN_WITHIN(struct person_version, was, struct person, member),
#define FIELD_OF_S(member, column) "s." column ", "

static const struct column version_columns[] = {
	COLUMN_WITHIN(struct person_version, was, struct person, version),
	PERSON_FIELDS(FIELD_AS_IT_WAS)
	COLUMN(struct person_version, replaced_at),
	COLUMN(struct person_version, replaced_by),
};

STATEMENT(history, version_columns, struct person_version,
	"SELECT s.version, " PERSON_FIELDS(FIELD_OF_S) "s.replaced_at, "
	"  TRIM(CONCAT(a.first_name, ' ', LEFT(a.last_name, 1))) AS replaced_by "
	"FROM person_history s "
	"LEFT JOIN account a ON a.id = s.replaced_by "
	"WHERE s.person_id = ? "
	KNOWN_VERSIONS
	"ORDER BY s.version DESC "
	"LIMIT ?");

enum err person_history(struct req *q, const struct person *p, struct person_version **v, size_t *count)
{
	return db_rows(q, &history, v, count, BIND(p->id, viewer(q), viewer_team(q), VERSIONS_SHOWN));
}

static enum err undo(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct person_version *versions;
	const struct person *to;
	struct person held;
	size_t count;
	enum err e;

	if ((e = hold_at(q, d->person, d->person->version, &held)))
		return e;
	if ((e = person_history(q, d->person, &versions, &count)))
		return e;
	if (!count)
		return fail(q, ERR_MISSING, "person %lld was never changed", (long long)held.id);
	to = &versions[0].was;
	if ((e = person_replace(q, &held, to, q->now, viewer(q))))
		return e;
	return person_settle(q, held.id, to, q->now);
}

enum err person_undo(struct req *q, const struct person *p)
{
	return person_once(q, p, undo, &(struct deed){ .person = p });
}

/* ---- notes ---- */

static const struct column note_columns[] = {
	COLUMN(struct person_note, public_id),
	COLUMN(struct person_note, note),
	COLUMN(struct person_note, author_first_name),
	COLUMN(struct person_note, author_last_initial),
	COLUMN(struct person_note, mine),
	COLUMN(struct person_note, shared),
	COLUMN(struct person_note, made_at),
};

STATEMENT(notes_of, note_columns, struct person_note,
	"SELECT n.public_id, n.note, a.first_name AS author_first_name, LEFT(a.last_name, 1) AS author_last_initial, "
	"  n.author_id = ? AS mine, n.shared_team_id IS NOT NULL AS shared, n.made_at "
	"FROM person_note n "
	"JOIN account a ON a.id = n.author_id "
	"WHERE n.person_id = ? "
	"AND n.deleted_at IS NULL "
	"AND (n.author_id = ? OR n.shared_team_id = ?) "
	"ORDER BY n.made_at DESC, n.id DESC "
	"LIMIT ?");

enum err person_notes(struct req *q, const struct person *p, struct person_note **notes, size_t *count)
{
	return db_rows(q, &notes_of, notes, count, BIND(viewer(q), p->id, viewer(q), viewer_team(q), NOTES_SHOWN));
}

COMMAND(add_note,
	"INSERT INTO person_note (public_id, person_id, author_id, shared_team_id, note, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?)");

/* Groups share while Team Navigation is on. */
static int64_t sharing_team(const struct req *q)
{
	return q->account && q->account->navigation_since ? q->account->team_id : 0;
}

/* A note for the group shares the profile with it from then on. */
static enum err share(struct req *q, const struct person *p)
{
	struct person held;
	bool more;
	enum err e = person_add_viewers(q, 0, sharing_team(q), p->id, &more);

	if (e || !more)
		return e;
	if ((e = person_hold(q, p->id, &held)))
		return e;
	return person_words_rewrite(q, p->id, &held);
}

static enum err note(struct req *q, void *deed)
{
	struct deed *d = deed;
	int64_t team = d->shared ? sharing_team(q) : 0;
	enum err e;

	if (team && (e = share(q, d->person)))
		return e;
	return db_exec(q, &add_note, NULL, BIND(secret_public_id(q->arena), d->person->id, viewer(q),
		value_id(team), d->note, q->now));
}

enum err person_add_note(struct req *q, const struct person *p, const char *text, bool shared)
{
	return person_once(q, p, note, &(struct deed){ .person = p, .note = text, .shared = shared });
}

/* Deletes the text; the row stays as a record that there was a note. */
COMMAND(delete_note,
	"UPDATE person_note "
	"SET deleted_at = ?, note = '' "
	"WHERE public_id = ? "
	"AND person_id = ? "
	"AND author_id = ? "
	"AND deleted_at IS NULL");

static enum err unnote(struct req *q, void *deed)
{
	struct deed *d = deed;
	struct done done;
	enum err e;

	if ((e = db_exec(q, &delete_note, &done, BIND(q->now, value_public_id(d->note), d->person->id, viewer(q)))))
		return e;
	return done.rows ? ERR_OK : fail(q, ERR_MISSING, "note %s", d->note);
}

enum err person_delete_note(struct req *q, const struct person *p, const char *note_id)
{
	return person_once(q, p, unnote, &(struct deed){ .person = p, .note = note_id });
}
