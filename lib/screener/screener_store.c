/* screener_store.c - screeners in the database: published versions, and the draft of the program's team. */
#include "base/req.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "screener/screener.h"
#include "site/account.h"
#include "site/once.h"

/* ---- versions ---- */

struct version_row { int64_t id, program_id, published_at; int number; const char *document; };

static const struct column version_columns[] = {
	COLUMN(struct version_row, id), COLUMN(struct version_row, program_id), COLUMN(struct version_row, number),
	COLUMN(struct version_row, document), COLUMN(struct version_row, published_at),
};

static enum err read_version(struct req *q, const struct version_row *row, struct screener_version *v)
{
	*v = (struct screener_version){ .id = row->id, .program_id = row->program_id, .number = row->number,
		.published_at = row->published_at };
	return screener_read(q, row->document, &v->screener);
}

STATEMENT(version_by_id, version_columns, struct version_row,
	"SELECT id, program_id, number, document, published_at "
	"FROM screener_version "
	"WHERE id = ?");

enum err screener_version_find(struct req *q, int64_t version_id, struct screener_version *v)
{
	struct version_row row = { 0 };
	enum err e = db_row(q, &version_by_id, &row, BIND(version_id));

	return e ? e : read_version(q, &row, v);
}

STATEMENT(published, version_columns, struct version_row,
	"SELECT v.id, v.program_id, v.number, v.document, v.published_at "
	"FROM program_setting s "
	"JOIN screener_version v ON v.id = s.screener_id "
	"WHERE s.program_id IN (" TWENTY_FIVE ")");

enum err screener_published(struct req *q, const int64_t *program_ids, size_t id_count,
	struct screener_version **versions, size_t *count)
{
	struct value ids[PROGRAMS_MANY] = { 0 };
	struct version_row *rows;
	enum err e;

	for (size_t i = 0; i < PROGRAMS_MANY; i++)
		ids[i] = value_id(i < id_count ? program_ids[i] : 0);
	if ((e = db_rows(q, &published, &rows, count, (struct binds){ ids, PROGRAMS_MANY })))
		return e;
	*versions = arena_array(q->arena, *count + 1, sizeof(**versions));
	for (size_t i = 0; !e && i < *count; i++)
		e = read_version(q, &rows[i], &(*versions)[i]);
	return e;
}

/* ---- the draft ---- */

struct draft_row { const char *draft; int version, number, last; bool changed; int64_t published_at; };

static const struct column draft_columns[] = {
	COLUMN(struct draft_row, draft), COLUMN(struct draft_row, version), COLUMN(struct draft_row, changed),
	COLUMN(struct draft_row, number), COLUMN(struct draft_row, published_at), COLUMN(struct draft_row, last),
};

STATEMENT(draft_of, draft_columns, struct draft_row,
	"SELECT s.draft, s.version, s.changed, COALESCE(v.number, 0) AS number, COALESCE(v.published_at, 0) AS published_at, "
	"COALESCE((SELECT MAX(number) FROM screener_version WHERE program_id = s.program_id), 0) AS last "
	"FROM screener s "
	"LEFT JOIN program_setting p ON p.program_id = s.program_id "
	"LEFT JOIN screener_version v ON v.id = p.screener_id "
	"WHERE s.program_id = ?");

enum err screener_edit_find(struct req *q, int64_t program_id, struct screener_edit *edit)
{
	struct draft_row row = { 0 };
	enum err e = db_row(q, &draft_of, &row, BIND(program_id));

	if (e && e != ERR_MISSING)
		return e;
	*edit = (struct screener_edit){ .version = row.version, .changed = row.changed, .number = row.number,
		.next_number = row.last + 1, .published_at = row.published_at };
	return screener_read(q, row.draft, &edit->screener);
}

/* ---- saving and publishing ---- */

struct work {
	int64_t program_id;
	const char *document;		/* of a save */
	int seen;
	const char *result;
	enum err (*act)(struct req *q, const struct work *w);
};

static enum err work_once(struct req *q, void *data)
{
	const struct work *w = data;
	const char *was;
	enum err e = once_take(q, w->result, &was);

	return e ? e : w->act(q, w);
}

COMMAND(draft_first,
	"INSERT INTO screener (program_id, draft, version, changed, changed_at) "
	"VALUES (?, ?, 1, TRUE, ?)");

COMMAND(draft_next,
	"UPDATE screener "
	"SET draft = ?, version = version + 1, changed = TRUE, changed_at = ? "
	"WHERE program_id = ? AND version = ?");

static enum err save(struct req *q, const struct work *w)
{
	struct done done;
	enum err e;

	if (!w->seen) {
		e = db_exec(q, &draft_first, NULL, BIND(w->program_id, w->document, q->now));
		return e == ERR_DUPLICATE ? ERR_CONFLICT : e;
	}
	e = db_exec(q, &draft_next, &done, BIND(w->document, q->now, w->program_id, w->seen));
	return e || done.rows ? e : ERR_CONFLICT;
}

enum err screener_save(struct req *q, int64_t program_id, const struct screener *s, int seen, const char *result)
{
	struct work w = { program_id, screener_write(q, s), seen, result, save };

	return db_transaction(q, work_once, &w);
}

static const struct column locked_columns[] = {
	COLUMN(struct draft_row, draft), COLUMN(struct draft_row, version), COLUMN(struct draft_row, changed),
};

STATEMENT(draft_lock, locked_columns, struct draft_row,
	"SELECT draft, version, changed "
	"FROM screener "
	"WHERE program_id = ? "
	"FOR UPDATE");

COMMAND(version_add,
	"INSERT INTO screener_version (program_id, number, document, published_at, published_by) "
	"SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ? "
	"FROM screener_version "
	"WHERE program_id = ?");

COMMAND(draft_is_published,
	"UPDATE screener "
	"SET changed = FALSE "
	"WHERE program_id = ?");

static enum err add_version(struct req *q, int64_t program_id, const char *document, int64_t *id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &version_add, &done,
		BIND(program_id, document, q->now, value_id(q->account ? q->account->id : 0), program_id));

	*id = done.id;
	return e;
}

static enum err publish(struct req *q, const struct work *w)
{
	struct draft_row row = { 0 };
	struct screener s;
	int64_t version = 0;
	enum err e = db_row(q, &draft_lock, &row, BIND(w->program_id));

	if (e && e != ERR_MISSING)
		return e;
	if (e || row.version != w->seen)
		return ERR_CONFLICT;
	if (!row.changed)
		return ERR_OK;
	if ((e = screener_read(q, row.draft, &s)) || (s.count && (e = add_version(q, w->program_id, row.draft, &version))))
		return e;
	if ((e = program_set_screener(q, w->program_id, version)))
		return e;
	return db_exec(q, &draft_is_published, NULL, BIND(w->program_id));
}

enum err screener_publish(struct req *q, int64_t program_id, int seen, const char *result)
{
	struct work w = { program_id, NULL, seen, result, publish };

	return db_transaction(q, work_once, &w);
}
