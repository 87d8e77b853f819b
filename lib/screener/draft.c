/* draft.c - keeps a Connect form and the answers to its programs' questions until the form is sent. */
#include "screener/draft.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/once.h"
#include "site/session.h"
#include "site/site.h"

#define BATCH 1000

/* The reader's session, if nobody is signed in; and their account. */
static struct value session_of(const struct req *q) { return value_id(q->session && !q->account ? q->session->id : 0); }
static struct value account_of(const struct req *q) { return value_id(q->account ? q->account->id : 0); }

/* ---- beginning ---- */

/* The parts of a draft, with the answers so far, while it is not sent. */
struct open_part { int64_t id, program_id; const char *answers; };

static const struct column open_columns[] = {
	COLUMN(struct open_part, id), COLUMN(struct open_part, program_id), COLUMN(struct open_part, answers),
};

STATEMENT(find_open, open_columns, struct open_part,
	"SELECT d.id, p.program_id, p.answers "
	"FROM screener_draft d "
	"JOIN screener_draft_part p ON p.draft_id = d.id "
	"LEFT JOIN receipt t ON t.draft_id = d.id "
	"WHERE d.public_id = ? AND d.site_id = ? AND d.made_at > ? AND (d.session_id = ? OR d.account_id = ?) AND t.id IS NULL");

COMMAND(add,
	"INSERT INTO screener_draft (public_id, site_id, session_id, account_id, form_path, form, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?)");

COMMAND(change,
	"UPDATE screener_draft "
	"SET form_path = ?, form = ?, made_at = ? "
	"WHERE id = ?");

COMMAND(remove_parts,
	"DELETE FROM screener_draft_part "
	"WHERE draft_id = ?");

COMMAND(add_part,
	"INSERT INTO screener_draft_part (draft_id, position, program_id, version_id, answers) "
	"VALUES (?, ?, ?, ?, ?)");

/* The browser that sent the form first may never have received its session, as with a thank-you page (referral_make.c). */
COMMAND(move,
	"UPDATE screener_draft "
	"SET session_id = ? "
	"WHERE public_id = ? AND site_id = ? AND account_id IS NULL");

struct beginning {
	const struct draft_start *start;
	const char *new_id;
	const char *public_id;		/* of the draft that the form is kept in */
	struct open_part *open;		/* of the draft that the form was changed in; none: it is new */
	size_t count;
	const char *was;		/* where the same form led before; NULL if it is new */
};

static enum err look_for_open(struct req *q, const char *public_id, struct beginning *b)
{
	b->open = NULL;
	b->count = 0;
	if (text_is_empty(public_id))
		return ERR_OK;
	return db_rows(q, &find_open, &b->open, &b->count, BIND(value_public_id(public_id), q->site->id, q->now - DRAFT_LIFE,
		session_of(q), account_of(q)));
}

static const char *draft_of(const char *path)
{
	static const char screener[] = "/screener/";

	return path && text_starts(path, screener) ? path + sizeof(screener) - 1 : NULL;
}

/* The key of a form that was changed leads to the draft that it was changed in. */
static enum err take_key(struct req *q, struct beginning *b)
{
	enum err e = look_for_open(q, b->start->before, b);

	if (e)
		return e;
	b->public_id = b->count ? b->start->before : b->new_id;
	b->was = NULL;
	e = once_take(q, arena_printf(q->arena, "/screener/%s", b->public_id), &b->was);
	if (e != ERR_CONFLICT || !draft_of(b->was))
		return e;
	if ((e = look_for_open(q, draft_of(b->was), b)) || !b->count)
		return e ? e : ERR_CONFLICT;
	b->public_id = draft_of(b->was);
	return once_count_more(q, 1);
}

static const char *answers_before(const struct beginning *b, int64_t program_id)
{
	for (size_t i = 0; i < b->count; i++)
		if (b->open[i].program_id == program_id)
			return b->open[i].answers;
	return "";
}

static enum err add_parts(struct req *q, const struct beginning *b, int64_t id)
{
	const struct draft_start *s = b->start;
	struct value values[DRAFT_PARTS_MOST * 5];
	size_t n = 0;

	for (size_t i = 0; i < s->count; i++) {
		values[n++] = value_int(id);
		values[n++] = value_int((int64_t)i);
		values[n++] = value_int(s->program_ids[i]);
		values[n++] = value_int(s->version_ids[i]);
		values[n++] = value_text(answers_before(b, s->program_ids[i]));
	}
	return db_exec_many(q, &add_part, values, s->count, NULL);
}

static enum err change_form(struct req *q, const struct beginning *b)
{
	int64_t id = b->open->id;
	enum err e = db_exec(q, &change, NULL, BIND(b->start->form_path, b->start->form, q->now, id));

	if (e || (e = db_exec(q, &remove_parts, NULL, BIND(id))))
		return e;
	return add_parts(q, b, id);
}

static enum err begin_again(struct req *q, const char *was)
{
	if (q->account || !draft_of(was))
		return ERR_OK;
	return db_exec(q, &move, NULL, BIND(session_of(q), value_public_id(draft_of(was)), q->site->id));
}

static enum err begin(struct req *q, void *data)
{
	struct beginning *b = data;
	const struct draft_start *s = b->start;
	struct done done;
	enum err e = take_key(q, b);

	if (e)
		return e == ERR_DUPLICATE ? begin_again(q, b->was) : e;
	if (b->count)
		return change_form(q, b);
	e = db_exec(q, &add, &done, BIND(b->public_id, q->site->id, session_of(q), account_of(q), s->form_path, s->form, q->now));
	return e ? e : add_parts(q, b, done.id);
}

enum err draft_begin(struct req *q, const struct draft_start *s, const char **public_id)
{
	struct beginning b = { .start = s, .new_id = secret_public_id(q->arena) };
	enum err e = db_transaction(q, begin, &b);

	*public_id = draft_of(b.was) ? draft_of(b.was) : b.public_id;
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

/* Leaves out answers that no longer fit: the form was sent again after the program had changed its questions. */
static void take_fitting(struct req *q, const struct screener *s, const struct answers *all, struct answers *into)
{
	*into = (struct answers){ NULL, 0 };
	for (size_t i = 0; i < all->count; i++) {
		int at = question_find(s, all->of[i].id);
		struct answer fitting;
		const char *about;

		if (at >= 0 && !answer_take(q->arena, &s->questions[at], all->of[i].values, all->of[i].count, &fitting, &about))
			answers_put(q->arena, into, &fitting);
	}
}

static enum err read_part(struct req *q, const struct part_row *row, struct draft_part *p)
{
	struct answers all;
	enum err e;

	*p = (struct draft_part){ .program_id = row->program_id, .version_id = row->version_id,
		.program_public_id = row->program_public_id, .program_name = row->program_name };
	if ((e = screener_read(q, row->document, &p->screener)) || (e = answers_read(q, row->answers, &all)))
		return e;
	take_fitting(q, &p->screener, &all, &p->answers);
	return ERR_OK;
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

COMMAND(end_all,
	"DELETE FROM screener_draft "
	"WHERE account_id = ? AND (? = 0 OR site_id = ?)");

enum err draft_end_all(struct req *q, int64_t account_id, int64_t site_id)
{
	return db_exec(q, &end_all, NULL, BIND(account_id, site_id, site_id));
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
