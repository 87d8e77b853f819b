/* inbound_csv.c - the inbound referrals of one program as a file for a spreadsheet.
 *
 * The answers to a question stand in one column, q_ and its id, which is the same in all versions of the questions. The wording
 * of question and options may differ from version to version: so the column `answers` has them as they were worded then. */
#include <string.h>

#include "dashboards/filter.h"
#include "dashboards/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/words.h"
#include "law/status.h"
#include "law/visibility.h"
#include "referral/access.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "referral/referral_answers.h"
#include "screener/screener.h"
#include "web/csv.h"
#include "web/route.h"

#define ANSWERS_LONG ((size_t)2 << 20)		/* bytes of the longest cell */

static const char *status_word(struct req *q, const void *row)
{
	(void)q;
	return status_slug(((const struct referral *)row)->status);
}

static const char *for_word(struct req *q, const void *row)
{
	(void)q;
	return origin_slug(((const struct referral *)row)->at.origin);
}

/* Empty without answers, and where the law withholds them. */
static const char *outcome_word(struct req *q, const void *row)
{
	const struct referral *r = row;

	(void)q;
	return r->has_forms ? outcome_slug((enum outcome)r->outcome) : "";
}

static const char *reach_words(struct req *q, const void *row)
{
	const struct referral *r = row;
	/* "Don't reach out" is left out, because it is not a way to reach somebody. */
	unsigned reach = r->granted & SHOW_CONTACT ? r->at.reach : r->at.reach & REACH_DONT;
	struct str s;

	str_init(&s, q->arena, 100);
	for (int bit = 0; bit < REACH_WAYS; bit++)
		if (reach & 1u << bit)
			str_printf(&s, "%s%s", s.length ? " " : "", reach_slug(bit));
	return s.text;
}

/* Members of referral.def: one that the law withholds is NULL, so its cell is empty. The warning of a discreet referral
 * stands before the ways to reach the person. */
static const struct csv_column columns[] = {
	CSV_TIME(struct referral, made_at),
	CSV_AS("referral", struct referral, public_id),
	CSV_WORD("status", status_word),
	CSV(struct referral, disputed),
	CSV(struct referral, seeker.first_name),
	CSV(struct referral, seeker.last_name),
	CSV(struct referral, discreet),
	CSV_WORD("reach", reach_words),
	CSV_PHONE(struct referral, seeker.phone),
	CSV(struct referral, seeker.email),
	CSV(struct referral, seeker.language),
	CSV(struct referral, comment),
	CSV_WORD("outcome", outcome_word),
	CSV(struct referral, outcome_reason),
	CSV_WORD("for", for_word),
	CSV(struct referral, recorded),
	CSV(struct referral, helper.first_name),
	CSV(struct referral, helper.last_name),
	CSV(struct referral, helper_organization),
	CSV_PHONE(struct referral, helper.phone),
	CSV(struct referral, helper.email),
	CSV_TIME(struct referral, due_at),
	CSV_TIME(struct referral, opened_at),
	CSV_TIME(struct referral, updated_at),
	CSV_TIME(struct referral, closed_at),
	CSV_TIME(struct referral, still_waiting_at),
	CSV_TIME(struct referral, withdrawn_at),
	CSV(struct referral, site_name),
};

/* ---- answers ---- */

struct inbound_row {
	struct referral referral;	/* first, so that it can stand for the row */
	const char *answers;		/* a line for each question */
	const char *const *cells;	/* the answer to each of struct file's questions; NULL: there is none */
};

struct file {
	struct list list;
	const char *const *questions;	/* ids */
	size_t question_count;
	size_t *sent;			/* rows so far */
};

static const char *list_word(struct req *q, const char *name) { return words(q, q->language, "lists", name); }

/* For people, one below the other; without the questions that were not answered. */
static const char *lines_of(struct req *q, const struct referral_answers *a)
{
	const struct answer_words w = { list_word(q, "answer_yes"), list_word(q, "answer_no"), "; " };
	const struct screener *s = &a->version.screener;
	struct str lines;

	str_init(&lines, q->arena, ANSWERS_LONG);
	for (size_t i = 0; i < s->count; i++)
		if (answers_find(&a->answers, s->questions[i].id))
			str_printf(&lines, "%s%s %s", lines.length ? "\n" : "", s->questions[i].wording, referral_answer_text(q, a, i, &w));
	return lines.text;
}

/* For programs: yes and no are those of the form. */
static const char *const *cells_of(struct req *q, const struct referral_answers *a, const struct file *f)
{
	static const struct answer_words w = { "yes", "no", "; " };
	const char **cells = arena_array(q->arena, f->question_count + 1, sizeof(*cells));

	for (size_t i = 0; i < f->question_count; i++) {
		int question = question_find(&a->version.screener, f->questions[i]);

		cells[i] = question < 0 ? "" : referral_answer_text(q, a, (size_t)question, &w);
	}
	return cells;
}

static enum err add_answers(struct req *q, const struct file *f, const struct list_page *page, struct inbound_row *rows)
{
	struct referral_answers *answers[LIST_MOST];
	enum err e = referral_answers_of_rows(q, page->all, page->count, answers);

	for (size_t i = 0; !e && i < page->count; i++) {
		rows[i].referral = page->all[i];
		if (!answers[i])
			continue;
		rows[i].answers = lines_of(q, answers[i]);
		rows[i].cells = cells_of(q, answers[i], f);
	}
	return e;
}

static const struct csv_column answer_lines = CSV(struct inbound_row, answers);

/* The columns of every file, and one for each question. */
static const struct csv_column *columns_of(struct req *q, const struct file *f, size_t *count)
{
	struct csv_column *all = arena_array(q->arena, COUNT(columns) + 1 + f->question_count, sizeof(*all));
	size_t n = COUNT(columns);

	memcpy(all, columns, sizeof(columns));
	if (f->question_count)
		all[n++] = answer_lines;
	for (size_t i = 0; i < f->question_count; i++)
		all[n++] = CSV_CELL(arena_printf(q->arena, "q_%s", f->questions[i]), struct inbound_row, cells, i);
	*count = n;
	return all;
}

/* ---- the file ---- */

static enum err read_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	const struct file *f = from;
	struct list l = f->list;
	struct inbound_row *all;
	struct list_page page;
	enum err e;

	l.before = *cursor;
	*cursor = NULL;
	if ((e = list_read(q, &l, &page)))
		return e;
	all = arena_array(q->arena, page.count + 1, sizeof(*all));
	if ((e = add_answers(q, f, &page, all)))
		return e;
	*rows = all;
	*count = page.count;
	*f->sent += page.count;
	*cursor = page.next ? page.next : page.further;
	return ERR_OK;
}

static enum err send_file(struct req *q, struct file *f, const char *name)
{
	enum err e = referral_answered_questions(q, f->list.of, &f->questions, &f->question_count);
	size_t count;
	const struct csv_column *all;

	if (e)
		return e;
	all = columns_of(q, f, &count);
	return csv_send(q, &(struct csv){ name, all, count, sizeof(struct inbound_row), read_rows, f });
}

enum err inbound_csv_get(struct req *q)
{
	struct inbound_program p;
	size_t sent = 0;
	struct file f = { .list.edge = LIST_PROGRAM, .sent = &sent };
	enum filter unknown;
	enum err logged, e = referral_inbound_program(q, req_id(q, "program"), &p);

	if (e)
		return e;
	f.list.of = p.id;
	filter_read(q, &filter_inbound, &f.list, &unknown);
	/* A file has no pages. */
	if (unknown == FILTERS && f.list.before)
		unknown = FILTER_before;
	if (unknown < FILTERS)
		return filter_unknown(q, unknown);
	f.list.rows = LIST_MOST;
	/* A file that broke off has disclosed its rows, too. */
	e = send_file(q, &f, arena_printf(q->arena, "inbound-%s", p.name));
	logged = access_saved_inbound(q, p.id, p.organization_name, sent);
	return e ? e : logged;
}
