/* person_merge.c - merges two profiles of one person, undoes that, and archives a profile. */
#include "base/str.h"
#include "edge/db.h"
#include "referral/person_in.h"
#include "site/site.h"
#include "site/worklist.h"

/* ---- archiving ---- */

COMMAND(set_archived,
	"UPDATE person "
	"SET archived_at = ? "
	"WHERE id = ?");

struct archiving { const struct person *person; bool archived; };

static enum err archive(struct req *q, void *data)
{
	const struct archiving *a = data;
	struct person held;
	enum err e;

	if ((e = person_hold(q, a->person->id, &held)))
		return e;
	if ((e = db_exec(q, &set_archived, NULL, BIND(value_id(a->archived ? q->now : 0), held.id))))
		return e;
	return person_place(q, held.id, &held);
}

enum err person_archive(struct req *q, const struct person *p, bool archived)
{
	return person_once(q, p, archive, &(struct archiving){ p, archived });
}

/* ---- the fields of both ---- */

struct person person_together(const struct person *p, const struct person *other)
{
	struct person both = *p;

	/* First and last name are taken from the same profile, never one from each. */
#define TAKE_IF_EMPTY(member, column) if (text_is_empty(both.member)) both.member = other->member;
	PERSON_FIELDS(TAKE_IF_EMPTY)
	both.seeker.first_name = p->seeker.first_name;
	both.seeker.last_name = p->seeker.last_name;
	return both;
}

/* ---- moving ---- */

COMMAND(add_merge,
	"INSERT INTO person_merge (person_id, other_id, version, made_at, made_by) "
	"VALUES (?, ?, ?, ?, ?)");

COMMAND(keep_referrals,
	"INSERT INTO person_merge_moved (merge_id, kind, row_id) "
	"SELECT ?, " SQL_MOVED_REFERRAL ", id "
	"FROM referral FORCE INDEX (person_list) "
	"WHERE person_id = ?");

COMMAND(keep_notes,
	"INSERT INTO person_merge_moved (merge_id, kind, row_id) "
	"SELECT ?, " SQL_MOVED_NOTE ", id "
	"FROM person_note "
	"WHERE person_id = ?");

COMMAND(move_referrals,
	"UPDATE person_merge_moved m "
	"JOIN referral r ON r.id = m.row_id "
	"SET r.person_id = ? "
	"WHERE m.merge_id = ? AND m.kind = " SQL_MOVED_REFERRAL);

COMMAND(move_notes,
	"UPDATE person_merge_moved m "
	"JOIN person_note n ON n.id = m.row_id "
	"SET n.person_id = ? "
	"WHERE m.merge_id = ? AND m.kind = " SQL_MOVED_NOTE);

static enum err move(struct req *q, int64_t merge_id, int64_t to)
{
	enum err e = db_exec(q, &move_referrals, NULL, BIND(to, merge_id));

	return e ? e : db_exec(q, &move_notes, NULL, BIND(to, merge_id));
}

COMMAND(keep_viewers,
	"INSERT INTO person_merge_viewer (merge_id, viewer_kind, viewer_id, since_version, is_new) "
	"SELECT ?, v.viewer_kind, v.viewer_id, v.since_version, h.person_id IS NULL "
	"FROM person_viewer v "
	"LEFT JOIN person_viewer h ON h.viewer_kind = v.viewer_kind AND h.viewer_id = v.viewer_id AND h.person_id = ? "
	"WHERE v.person_id = ?");

/* A new viewer sees no version from before the merge. */
COMMAND(add_viewers,
	"INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT m.viewer_kind, m.viewer_id, p.id, p.site_id, p.version, p.updated_at "
	"FROM person_merge_viewer m "
	"JOIN person p ON p.id = ? "
	"WHERE m.merge_id = ? AND m.is_new");

COMMAND(drop_viewers,
	"DELETE FROM person_viewer "
	"WHERE person_id = ?");

COMMAND(drop_words,
	"DELETE FROM person_word "
	"WHERE person_id = ?");

COMMAND(set_merged,
	"UPDATE person "
	"SET merged_into = ? "
	"WHERE id = ?");

/* Takes the other profile out of every list and search. */
static enum err put_out(struct req *q, int64_t other_id, int64_t into)
{
	enum err e;

	if ((e = db_exec(q, &set_merged, NULL, BIND(into, other_id))) || (e = db_exec(q, &drop_words, NULL, BIND(other_id))))
		return e;
	return db_exec(q, &drop_viewers, NULL, BIND(other_id));
}

/* Other referrals are the person's now: its viewers' worklists follow. */
static enum err settle(struct req *q, int64_t person_id, const struct person *now)
{
	enum err e = person_settle(q, person_id, now, q->now);

	return e ? e : worklist_renew_viewers(q, person_id);
}

/* ---- merging ---- */

struct merging { const struct person *person, *other; };

static enum err hold_both(struct req *q, const struct merging *m, struct person *held, struct person *other)
{
	bool first = m->person->id < m->other->id;
	enum err e = first ? person_hold(q, m->person->id, held) : person_hold(q, m->other->id, other);

	if (e)
		return e;
	return first ? person_hold(q, m->other->id, other) : person_hold(q, m->person->id, held);
}

static enum err merge(struct req *q, void *data)
{
	const struct merging *m = data;
	struct person held, other, both;
	struct done merge = { 0 };
	enum err e;

	if ((e = hold_both(q, m, &held, &other)))
		return e;
	both = person_together(&held, &other);
	if ((e = db_exec(q, &add_merge, &merge, BIND(held.id, other.id, held.version, q->now, value_id(viewer(q))))))
		return e;
	if ((e = db_exec(q, &keep_referrals, NULL, BIND(merge.id, other.id)))
			|| (e = db_exec(q, &keep_notes, NULL, BIND(merge.id, other.id))) || (e = move(q, merge.id, held.id)))
		return e;
	if ((e = person_replace(q, &held, &both, q->now, viewer(q))))
		return e;
	if ((e = db_exec(q, &keep_viewers, NULL, BIND(merge.id, held.id, other.id)))
			|| (e = db_exec(q, &add_viewers, NULL, BIND(held.id, merge.id))) || (e = put_out(q, other.id, held.id)))
		return e;
	return settle(q, held.id, &both);
}

enum err person_merge(struct req *q, const struct person *p, const struct person *other)
{
	if (p->id == other->id)
		return fail(q, ERR_MISSING, "person %s is merged with itself", p->public_id);
	return person_once(q, p, merge, &(struct merging){ p, other });
}

/* ---- undoing ---- */

struct merged { int64_t id, other_id; int version; };
static const struct column merged_columns[] = {
	COLUMN(struct merged, id), COLUMN(struct merged, other_id), COLUMN(struct merged, version),
};

STATEMENT(newest, merged_columns, struct merged,
	"SELECT id, other_id, version "
	"FROM person_merge "
	"WHERE person_id = ? AND undone_at IS NULL "
	"ORDER BY id DESC "
	"LIMIT 1 "
	"FOR UPDATE");

COMMAND(set_undone,
	"UPDATE person_merge "
	"SET undone_at = ? "
	"WHERE id = ?");

COMMAND(drop_new_viewers,
	"DELETE v "
	"FROM person_merge_viewer m "
	"JOIN person_viewer v ON v.viewer_kind = m.viewer_kind AND v.viewer_id = m.viewer_id AND v.person_id = ? "
	"WHERE m.merge_id = ? AND m.is_new");

COMMAND(restore_viewers,
	"INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT m.viewer_kind, m.viewer_id, p.id, p.site_id, m.since_version, p.updated_at "
	"FROM person_merge_viewer m "
	"JOIN person p ON p.id = ? "
	"WHERE m.merge_id = ?");

static const struct column earlier_columns[] = { PERSON_FIELDS(PERSON_FIELD_COLUMN) COLUMN(struct person, version) };

#define FIELD_OF_HISTORY(member, column) column ", "

STATEMENT(earlier, earlier_columns, struct person,
	"SELECT " PERSON_FIELDS(FIELD_OF_HISTORY) "version "
	"FROM person_history "
	"WHERE person_id = ? AND version = ?");

/* The fields from before the merge, unless somebody has changed them since. */
static enum err take_back_fields(struct req *q, const struct person *held, const struct merged *m, struct person *now)
{
	enum err e;

	*now = *held;
	if (held->version != m->version + 1)
		return ERR_OK;
	e = db_row(q, &earlier, now, BIND(held->id, m->version));
	return e == ERR_MISSING ? ERR_OK : e ? e : person_replace(q, held, now, q->now, viewer(q));
}

static enum err restore_other(struct req *q, const struct merged *m)
{
	struct person other;
	enum err e;

	if ((e = move(q, m->id, m->other_id)) || (e = db_exec(q, &set_merged, NULL, BIND(value_id(0), m->other_id))))
		return e;
	if ((e = db_exec(q, &restore_viewers, NULL, BIND(m->other_id, m->id))) || (e = person_hold(q, m->other_id, &other)))
		return e;
	return settle(q, other.id, &other);
}

static enum err unmerge(struct req *q, void *data)
{
	const struct person *p = data;
	struct person held, now;
	struct merged m;
	enum err e;

	if ((e = person_hold(q, p->id, &held)))
		return e;
	if ((e = db_row(q, &newest, &m, BIND(p->id))))
		return e == ERR_MISSING ? fail(q, e, "nothing was merged into %s", p->public_id) : e;
	if ((e = take_back_fields(q, &held, &m, &now)) || (e = db_exec(q, &drop_new_viewers, NULL, BIND(held.id, m.id))))
		return e;
	if ((e = restore_other(q, &m)) || (e = db_exec(q, &set_undone, NULL, BIND(q->now, m.id))))
		return e;
	return settle(q, held.id, &now);
}

enum err person_unmerge(struct req *q, const struct person *p)
{
	struct person copy = *p;

	return person_once(q, p, unmerge, &copy);
}

/* ---- showing ---- */

#define OTHER(member) COLUMN_WITHIN(struct person_merge, other, struct person, member)
#define OTHER_FIELD(member, column) OTHER(member),

static const struct column merge_columns[] = {
	OTHER(public_id), PERSON_FIELDS(OTHER_FIELD) COLUMN(struct person_merge, made_at), COLUMN(struct person_merge, made_by),
};

STATEMENT(merges_of, merge_columns, struct person_merge,
	"SELECT p.public_id, " PERSON_FIELDS(PERSON_FIELD_OF_P) "m.made_at, "
	"  TRIM(CONCAT(a.first_name, ' ', LEFT(a.last_name, 1))) AS made_by "
	"FROM person_merge m "
	"JOIN person p ON p.id = m.other_id "
	"LEFT JOIN account a ON a.id = m.made_by "
	"WHERE m.person_id = ? AND m.undone_at IS NULL "
	"ORDER BY m.id DESC "
	"LIMIT 50");

enum err person_merges(struct req *q, const struct person *p, struct person_merge **all, size_t *count)
{
	return db_rows(q, &merges_of, all, count, BIND(p->id));
}

struct step { const char *public_id; bool merged; };
static const struct column step_columns[] = { COLUMN(struct step, public_id), COLUMN(struct step, merged) };

STATEMENT(merged_next, step_columns, struct step,
	"SELECT p.public_id, p.merged_into IS NOT NULL AS merged "
	"FROM person m "
	"JOIN person p ON p.id = m.merged_into "
	"WHERE m.public_id = ? "
	"AND p.site_id = ?");

enum err person_merged_into(struct req *q, const char *public_id, const char **now)
{
	struct step s = { public_id, true };
	struct person p;
	enum err e;

	while (s.merged)
		if ((e = db_row(q, &merged_next, &s, BIND(value_public_id(s.public_id), q->site->id))))
			return e;
	e = person_find(q, s.public_id, &p);
	*now = e ? NULL : p.public_id;
	return e;
}
