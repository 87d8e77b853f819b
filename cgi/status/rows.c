/* rows.c - the one form of a list: sets the status of many referrals, each row's own and that of all ticked ones.
 *
 * Steps: collect the rows that the form names, find them as the viewer may see them (404 if one is unknown), read and
 * check what was typed, plan a change for each row that says something new, and save all of them in one transaction.
 * Rows that somebody else changed meanwhile are shown again (409); the others are saved. */
#include <string.h>

#include "status/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/status.h"
#include "law/visibility.h"
#include "parts/referral_page.h"
#include "parts/status_row.h"
#include "referral/referral.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

#define BACK_MAX 4000		/* bytes; with a hundred saved rows it still fits a request's first line */

struct typed { int status; const char *note; bool share_note; int seen; };

struct rows_input {
	struct typed ticked;		/* for all ticked rows */
	const char *back;
	struct typed each[ROWS_MOST];
};

struct row {
	const char *id;
	const struct referral *r;
	bool ticked;
	enum status shown;		/* the status that the page showed */
	bool seen_now;			/* the page showed the row as it is now */
	struct typed typed;		/* the row's own, or that of the ticked ones */
	bool changes;
	size_t change;			/* its place among the changes */
};

struct rows {
	struct row all[ROWS_MOST];
	size_t count;
	struct rows_input in;
	struct form *form;
	struct row_change changes[ROWS_MOST];
	size_t change_count;
};

/* ---- the rows that the form names ---- */

static const char *const fields[] = { "status_", "seen_", "note_", "share_note_" };

/* The id in a field's name or in a tick; NULL if the field belongs to no row. */
static const char *id_of(const struct field *f)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (text_starts(f->name, fields[i]))
			return f->name + strlen(fields[i]);
	return !strcmp(f->name, "referral") && *f->value ? f->value : NULL;
}

static struct row *row_of(struct rows *w, const char *id)
{
	for (size_t i = 0; i < w->count; i++)
		if (!strcmp(w->all[i].id, id))
			return &w->all[i];
	if (w->count == ROWS_MOST)
		return NULL;
	w->all[w->count].id = id;
	return &w->all[w->count++];
}

static enum err collect(struct req *q, struct rows *w)
{
	const struct fields *posted = &q->http->posted;

	for (size_t i = 0; i < posted->count; i++) {
		const char *id = id_of(&posted->all[i]);
		struct row *row = id && strcmp(posted->all[i].name, "share_note") ? row_of(w, id) : NULL;

		if (id && !row)
			return fail(q, ERR_BAD, "more than %d rows", ROWS_MOST);
		if (row && !strcmp(posted->all[i].name, "referral"))
			row->ticked = true;
	}
	return ERR_OK;
}

static enum err find(struct req *q, struct rows *w)
{
	const struct referral *found[ROWS_MOST];
	const char *ids[ROWS_MOST];
	enum err e;

	for (size_t i = 0; i < w->count; i++)
		ids[i] = w->all[i].id;
	if ((e = referral_find_each(q, ids, w->count, found)))
		return e;
	for (size_t i = 0; i < w->count; i++) {
		if (!found[i])
			return fail(q, ERR_MISSING, "referral %s", ids[i]);
		if (!(found[i]->granted & MAY_UPDATE))
			return fail(q, ERR_DENIED, "update referral %s", ids[i]);
		w->all[i].r = found[i];
	}
	return ERR_OK;
}

/* ---- what was typed ---- */

/* The fields of each row have its id behind their names. */
static const struct input typed_inputs[] = {
	INPUT(struct typed, status, FIELD_CHOICE, .choice = referral_any_choice),
	INPUT(struct typed, note, FIELD_TEXT, .max = 2000),
	INPUT(struct typed, share_note, FIELD_FLAG),
	INPUT(struct typed, seen, FIELD_VERSION),
};

static const struct input back_input = INPUT(struct rows_input, back, FIELD_RAW, .max = HTTP_BODY_MAX);

static const char *field_of(struct req *q, const char *name, const struct row *row)
{
	return arena_printf(q->arena, "%s_%s", name, row->id);
}

static void open(struct req *q, struct rows *w)
{
	struct input *inputs = arena_array(q->arena, (w->count + 1) * COUNT(typed_inputs) + 1, sizeof(*inputs));
	size_t n = 0;

	inputs[n++] = back_input;
	for (size_t i = 0; i < COUNT(typed_inputs); i++) {
		inputs[n] = typed_inputs[i];
		inputs[n++].offset += offsetof(struct rows_input, ticked);
	}
	for (size_t at = 0; at < w->count; at++)
		for (size_t i = 0; i < COUNT(typed_inputs); i++) {
			inputs[n] = typed_inputs[i];
			inputs[n].name = field_of(q, typed_inputs[i].name, &w->all[at]);
			inputs[n++].offset += offsetof(struct rows_input, each) + at * sizeof(struct typed);
		}
	w->form = form_open(q, NULL, inputs, n);
}

/* ---- what to do ---- */

/* A select shows the status as it is, unless the parties disagreed on it: to choose that status then is to agree. */
static bool is_chosen(const struct row *row, const struct typed *t)
{
	bool agrees = row->r->disputed && row->seen_now;

	return t->status >= 0 && (agrees || t->status != (int)row->shown);
}

/* The row's own choice beats that of the ticked ones, and its own note beats theirs. */
static struct typed typed_for(const struct rows *w, const struct row *row, const struct typed *own)
{
	const struct typed *ticked = &w->in.ticked;
	struct typed t = *own;

	if (!row->ticked || is_chosen(row, own))
		return t;
	if (ticked->status >= 0)
		t.status = ticked->status;
	if (text_is_empty(t.note)) {
		t.note = ticked->note;
		t.share_note = ticked->share_note;
	}
	return t;
}

/* True if the row changes nothing: it has no note, and its status is as it was shown, or is by now the chosen one. */
static bool is_as_it_was(const struct req *q, const struct row *row)
{
	const struct referral *r = row->r;

	if (!text_is_empty(row->typed.note))
		return false;
	if (row->typed.status == ANSWER_STILL_WAITING)
		return r->still_waiting_at;
	return !is_chosen(row, &row->typed) || referral_says_so(q, r, (enum status)row->typed.status);
}

static bool is_wrong(const struct row *row)
{
	if (!is_chosen(row, &row->typed))
		return false;
	if (row->typed.status == ANSWER_STILL_WAITING)
		return !(row->r->parties & THE_SEEKER);
	return row->typed.status == STATUS_not_updated;
}

/* A note beside no status stays a note: the writer's word is what it was. So does one on a row that nobody has updated, because
 * nobody can choose that status. */
static struct row_change change_of(struct req *q, const struct row *row)
{
	const struct typed *t = &row->typed;
	enum status status = is_chosen(row, t) ? (enum status)t->status : row->shown;
	struct row_change c = { .r = row->r, .act = ACT_status,
		.move = { .status = status, .note = t->note, .share_note = t->share_note, .seen = t->seen } };

	if (t->status == ANSWER_STILL_WAITING) {
		c.act = ACT_still_waiting;
		c.move.note = referral_waiting_words(q, t->note);
	} else if (t->status < 0 || status == STATUS_not_updated) {
		c.act = ACT_note;
	}
	return c;
}

static void check_ticks(struct rows *w)
{
	const struct typed *ticked = &w->in.ticked;
	bool says = ticked->status >= 0 || !text_is_empty(ticked->note), any = false, lacks = false;

	for (size_t i = 0; i < w->count; i++) {
		any = any || w->all[i].ticked;
		lacks = lacks || (w->all[i].ticked && !w->all[i].changes);
	}
	if (says && !any)
		form_problem(w->form, "status", PROBLEM_ticked_missing);
	if (!says && lacks)
		form_problem(w->form, "status", PROBLEM_ticked_status_missing);
}

static enum err plan(struct req *q, struct rows *w)
{
	for (size_t i = 0; i < w->count; i++) {
		struct row *row = &w->all[i];
		enum err e = referral_status_seen(q, row->r, w->in.each[i].seen, &row->shown);

		if (e)
			return e;
		row->seen_now = w->in.each[i].seen == row->r->version;
		row->typed = typed_for(w, row, &w->in.each[i]);
		row->changes = !is_as_it_was(q, row);
		if (is_wrong(row))
			form_problem(w->form, field_of(q, "status", row), PROBLEM_choice_unknown);
		else if (row->changes)
			w->changes[row->change = w->change_count++] = change_of(q, row);
	}
	check_ticks(w);
	return ERR_OK;
}

/* ---- showing the form again ---- */

static const struct mark row_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK(struct referral, program_name),
	MARK_NAME(struct referral, seeker),
	MARK(struct referral, discreet),
};

static const char *slug_of(int status)
{
	return status < 0 || status >= STATUSES ? NULL : status_slug((enum status)status);
}

/* As it was typed, with what is wrong. */
static struct status_typed as_typed(struct req *q, const struct rows *w, const struct row *row)
{
	const struct form *f = w->form;
	const char *seen = form_value(f, field_of(q, "seen", row));
	int64_t version;

	return (struct status_typed){
		.status = form_value(f, field_of(q, "status", row)),
		.note = form_value(f, field_of(q, "note", row)),
		.share_note = text_equal(form_value(f, field_of(q, "share_note", row)), "yes"),
		.seen = text_to_number(text_or_empty(seen), 0, INT32_MAX, &version) ? (int)version : -1,
		.status_error = form_error(f, field_of(q, "status", row)),
		.note_error = form_error(f, field_of(q, "note", row)),
	};
}

/* After a conflict: what the row was to become, on top of what it is now. */
static struct status_typed after_conflict(const struct row *row)
{
	return (struct status_typed){ slug_of(row->typed.status), row->typed.note, row->typed.share_note, row->r->version, "", "",
		.moved = true };
}

/* The rows of Inbound have boxes to tick. After a conflict each row has its own choice. */
static bool has_ticks(const struct rows *w, const struct row *row)
{
	return !form_is_conflict(w->form) && (row->ticked || row->r->parties & THE_PROGRAM);
}

static enum err show_row(struct req *q, struct tpl *t, const struct rows *w, const struct row *row)
{
	struct row_place place = { .party = referral_reader(row->r) };
	bool conflict = form_is_conflict(w->form);
	struct status_typed typed = conflict ? after_conflict(row) : as_typed(q, w, row);

	page_fill(q, t, row_marks, COUNT(row_marks), row->r);
	referral_mark(q, t, row->r);
	page_flag(q, t, "is_program", row->r->parties & THE_PROGRAM);
	page_flag(q, t, "ticks", has_ticks(w, row));
	page_flag(q, t, "ticked", row->ticked);
	return status_row_show(q, t, row->r, &place, &typed);
}

/* After a conflict, the rows that were in it; otherwise those that say something, or that are wrong. */
static bool is_shown(struct req *q, const struct rows *w, const struct row *row)
{
	if (form_is_conflict(w->form))
		return row->changes && w->changes[row->change].conflict;
	return row->changes || row->ticked || *form_error(w->form, field_of(q, "status", row));
}

static enum err show(struct req *q, struct rows *w)
{
	struct row_place place = { .back = w->in.back };
	struct tpl *t = page_new(q);
	size_t shown = 0;
	enum err e;

	for (size_t i = 0; i < w->count; i++) {
		struct row *row = &w->all[i];

		if (!is_shown(q, w, row))
			continue;
		if ((e = show_row(q, tpl_section(t, "referral"), w, row)))
			return e;
		place.party = referral_reader(row->r);
		place.ticks = place.ticks || has_ticks(w, row);
		shown++;
	}
	place.ticks = place.ticks || *form_error(w->form, "status");
	page_flag(q, t, "conflict", form_is_conflict(w->form));
	tpl_count(t, q->language, "saved_count", w->change_count - shown);
	page_flag(q, t, "saved_others", form_is_conflict(w->form) && w->change_count > shown);
	page_text(q, t, "back_url", path_to(q, "%s", w->in.back));
	form_show_problems(w->form, t);
	status_rows_show(q, t, &place, w->form);
	return page_send(q, t, "status-rows", form_status(w->form));
}

/* ---- saving ---- */

static const char *result_of(struct req *q, const struct rows *w)
{
	const char *ids[ROWS_MOST];

	for (size_t i = 0; i < w->change_count; i++)
		ids[i] = w->changes[i].r->public_id;
	return status_rows_saved_path(q, w->in.back, ids, w->change_count);
}

/* The form was sent before. Rows whose newest change is not the viewer's were in conflict then. */
static enum err find_conflicts(struct req *q, struct rows *w)
{
	enum err e = find(q, w);

	for (size_t i = 0; !e && i < w->count; i++) {
		struct row *row = &w->all[i];

		if (row->changes && w->changes[row->change].act == ACT_status)
			w->changes[row->change].conflict = !referral_may_undo(q, row->r);
	}
	return e;
}

static bool any_conflict(const struct rows *w)
{
	for (size_t i = 0; i < w->change_count; i++)
		if (w->changes[i].conflict)
			return true;
	return false;
}

static enum err save(struct req *q, struct rows *w)
{
	const char *result, *was;
	enum err e;

	result = w->change_count ? result_of(q, w) : w->in.back;
	if ((e = referral_change_rows(q, w->changes, w->change_count, result, &was)))
		return e;
	if (was && (e = find_conflicts(q, w)))
		return e;
	if (!any_conflict(w))
		return redirect(q, "%s", was ? was : result);
	/* Shows the rows as they are now. */
	form_conflict(w->form);
	return (e = find(q, w)) ? e : show(q, w);
}

/* A form with a wrong token is not checked, so all of its rows are shown again. */
static enum err show_forged(struct req *q, struct rows *w)
{
	for (size_t i = 0; i < w->count; i++)
		w->all[i].changes = true;
	return show(q, w);
}

/* Where the list is; the viewer's own start page if that cannot be a list of this site. */
static const char *back_of(struct req *q)
{
	const char *back = field_value(&q->http->posted, "back");

	return is_own_path(back) && strlen(back) <= BACK_MAX ? back : account_home(q->account);
}

enum err status_rows_post(struct req *q)
{
	struct rows *w = ARENA_NEW(q->arena, struct rows);
	enum err e;

	*w = (struct rows){ 0 };
	if ((e = collect(q, w)) || (e = find(q, w)))
		return e;
	open(q, w);
	e = form_read(w->form, &w->in);
	w->in.back = back_of(q);
	if (e == ERR_FORGED)
		return show_forged(q, w);
	if ((e = plan(q, w)))
		return e;
	return form_has_problems(w->form) ? show(q, w) : save(q, w);
}

/* The path has no page of its own. Somebody may arrive here after signing in. */
enum err status_rows_get(struct req *q)
{
	return redirect(q, "%s", account_home(q->account));
}
