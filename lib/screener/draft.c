/* draft.c - keeps a Connect form and the answers to its programs' questions until the form is sent. */
#include "screener/draft.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "site/once.h"
#include "site/session.h"
#include "site/site.h"

#define BATCH 1000

/* The reader's session, if nobody is signed in; and their account. */
static struct value session_of(const struct req *q) { return value_id(q->session && !q->account ? q->session->id : 0); }
static struct value account_of(const struct req *q) { return value_id(q->account ? q->session->account_id : 0); }

/* ---- beginning ---- */

COMMAND(add,
	"INSERT INTO screener_draft (public_id, site_id, session_id, account_id, form_path, form, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

COMMAND(add_part,
	"INSERT INTO screener_draft_part (draft_id, position, program_id, version_id, answers) "
	"VALUES (?, ?, ?, ?, '')");

COMMAND(take_over,
	"UPDATE screener_draft_part n "
	"JOIN screener_draft b ON b.public_id = ? "
	"JOIN screener_draft_part o ON o.draft_id = b.id AND o.program_id = n.program_id "
	"SET n.answers = o.answers "
	"WHERE n.draft_id = ? AND b.site_id = ? AND (b.session_id = ? OR b.account_id = ?)");

struct beginning {
	const struct draft_start *start;
	const char *public_id;
	const char *was;		/* where the same form led before; NULL if it is new */
};

static enum err add_parts(struct req *q, const struct draft_start *s, int64_t id)
{
	struct value values[DRAFT_PARTS_MOST * 4];
	size_t n = 0;

	for (size_t i = 0; i < s->count; i++) {
		values[n++] = value_int(id);
		values[n++] = value_int((int64_t)i);
		values[n++] = value_int(s->program_ids[i]);
		values[n++] = value_int(s->version_ids[i]);
	}
	return db_exec_many(q, &add_part, values, s->count, NULL);
}

static enum err begin(struct req *q, void *data)
{
	struct beginning *b = data;
	const struct draft_start *s = b->start;
	struct done done;
	enum err e;

	b->was = NULL;
	e = once_take(q, arena_printf(q->arena, "/screener/%s", b->public_id), &b->was);
	if (e)
		return e == ERR_DUPLICATE ? ERR_OK : e;
	if ((e = db_exec(q, &add, &done, BIND(b->public_id, q->site->id, session_of(q), account_of(q), s->form_path, s->form, q->now))))
		return e;
	if ((e = add_parts(q, s, done.id)) || text_is_empty(s->before))
		return e;
	return db_exec(q, &take_over, NULL, BIND(value_public_id(s->before), done.id, q->site->id, session_of(q), account_of(q)));
}

enum err draft_begin(struct req *q, const struct draft_start *s, const char **public_id)
{
	struct beginning b = { s, secret_public_id(q->arena), NULL };
	enum err e = db_transaction(q, begin, &b);

	*public_id = b.was && text_starts(b.was, "/screener/") ? b.was + strlen("/screener/") : b.public_id;
	return e;
}

/* ---- finding ---- */

struct part_row {
	int64_t id, program_id, version_id;
	const char *public_id, *form_path, *form, *receipt, *answers, *document, *program_public_id, *program_name;
};

static const struct column part_columns[] = {
	COLUMN(struct part_row, id), COLUMN(struct part_row, public_id), COLUMN(struct part_row, form_path),
	COLUMN(struct part_row, form), COLUMN(struct part_row, receipt), COLUMN(struct part_row, program_id),
	COLUMN(struct part_row, version_id), COLUMN(struct part_row, answers), COLUMN(struct part_row, document),
	COLUMN(struct part_row, program_public_id), COLUMN(struct part_row, program_name),
};

/* One round trip: the last step of sending needs all of it. */
STATEMENT(find, part_columns, struct part_row,
	"SELECT d.id, d.public_id, d.form_path, d.form, t.public_id AS receipt, p.program_id, p.version_id, p.answers, "
	"v.document, g.public_id AS program_public_id, g.name AS program_name "
	"FROM screener_draft d "
	"JOIN screener_draft_part p ON p.draft_id = d.id "
	"JOIN screener_version v ON v.id = p.version_id "
	"JOIN program g ON g.id = p.program_id "
	"LEFT JOIN receipt t ON t.draft_id = d.id "
	"WHERE d.public_id = ? AND d.site_id = ? AND d.made_at > ? AND (d.session_id = ? OR d.account_id = ?) "
	"ORDER BY p.position");

static enum err read_part(struct req *q, const struct part_row *row, struct draft_part *p)
{
	enum err e;

	*p = (struct draft_part){ .program_id = row->program_id, .version_id = row->version_id,
		.program_public_id = row->program_public_id, .program_name = row->program_name };
	e = screener_read(q, row->document, &p->screener);
	return e ? e : answers_read(q, row->answers, &p->answers);
}

enum err draft_find(struct req *q, const char *public_id, struct draft *d)
{
	struct part_row *rows;
	size_t count;
	enum err e;

	if ((e = db_rows(q, &find, &rows, &count, BIND(value_public_id(public_id), q->site->id, q->now - DRAFT_LIFE,
			session_of(q), account_of(q)))))
		return e;
	if (!count)
		return ERR_MISSING;
	*d = (struct draft){ .id = rows->id, .public_id = rows->public_id, .form_path = rows->form_path, .form = rows->form,
		.receipt = rows->receipt, .parts = arena_array(q->arena, count, sizeof(*d->parts)), .count = count };
	for (size_t i = 0; !e && i < count; i++)
		e = read_part(q, &rows[i], &d->parts[i]);
	return e;
}

/* ---- changing ---- */

COMMAND(keep,
	"UPDATE screener_draft_part "
	"SET answers = ? "
	"WHERE draft_id = ? AND program_id = ?");

enum err draft_keep(struct req *q, const struct draft *d, size_t part)
{
	const struct draft_part *p = &d->parts[part];

	return db_exec(q, &keep, NULL, BIND(answers_write(q, &p->answers), d->id, p->program_id));
}

COMMAND(take,
	"UPDATE screener_draft "
	"SET account_id = ?, session_id = NULL "
	"WHERE public_id = ? AND session_id = ?");

enum err draft_take(struct req *q, const char *public_id, int64_t account_id)
{
	return q->session ? db_exec(q, &take, NULL, BIND(account_id, value_public_id(public_id), session_of(q))) : ERR_OK;
}

COMMAND(forget,
	"DELETE FROM screener_draft "
	"WHERE made_at < ? "
	"ORDER BY made_at "
	"LIMIT ?");

enum err draft_clean(struct req *q)
{
	struct done done = { .rows = BATCH };
	enum err e = ERR_OK;

	while (!e && done.rows == BATCH)
		e = db_exec(q, &forget, &done, BIND(q->now - DRAFT_LIFE, BATCH));
	return e;
}
