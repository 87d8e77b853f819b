/* status_row.c - a list of referrals as one form: the status of each row, the bar that saves, and what was just saved. */
#include "parts/status_row.h"

#include <string.h>

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"
#include "parts/live_row.h"
#include "parts/referral_page.h"
#include "web/form.h"
#include "web/page.h"

/* ---- what was just saved ---- */

#define SAVED_FOR MINUTES(10)

struct saved { instant at; const char *ids; };

/* The field saved=TIME.ID.ID; none if it is older than SAVED_FOR. */
static struct saved saved_of(struct req *q)
{
	const char *typed = field_value(&q->http->query, "saved");
	const char *dot = typed ? strchr(typed, '.') : NULL;
	int64_t at;

	if (!dot || !text_to_number(arena_bytes(q->arena, typed, (size_t)(dot - typed)), 0, INT64_MAX, &at))
		return (struct saved){ 0 };
	if (at > q->now || at < q->now - SAVED_FOR)
		return (struct saved){ 0 };
	return (struct saved){ at, dot };
}

static bool names(const char *ids, const char *id)
{
	size_t n = strlen(id);

	for (const char *at = ids; at && *at; at = strchr(at + 1, '.'))
		if (!strncmp(at + 1, id, n) && (!at[n + 1] || at[n + 1] == '.'))
			return true;
	return false;
}

bool status_row_is_saved(struct req *q, const struct referral *r)
{
	return names(saved_of(q).ids, r->public_id);
}

const char *status_rows_back(struct req *q, const char *back)
{
	char *path = arena_bytes(q->arena, back, strcspn(back, "#"));
	char *at = strstr(path, "saved=");
	size_t n;

	if (!at || (at[-1] != '?' && at[-1] != '&'))
		return path;
	n = strcspn(at, "&");
	if (at[n])
		memmove(at, at + n + 1, strlen(at + n + 1) + 1);
	else
		at[-1] = 0;
	return path;
}

const char *status_rows_saved_path(struct req *q, const char *back, const char *const *ids, size_t count)
{
	const char *path = status_rows_back(q, back);
	struct str s;

	str_init(&s, q->arena, HTTP_BODY_MAX);
	str_printf(&s, "%s%csaved=%lld", path, strchr(path, '?') ? '&' : '?', (long long)q->now);
	for (size_t i = 0; i < count; i++)
		str_printf(&s, ".%s", ids[i]);
	str_printf(&s, "#r-%s", ids[0]);
	return s.full ? path : s.text;
}

bool status_rows_is_list(const char *path)
{
	size_t n = strcspn(path, "?#");

	return text_starts(path, "/inbound") || text_starts(path, "/people")
		|| (n == strlen("/referrals") && text_starts(path, "/referrals"));
}

size_t status_rows_kept(struct req *q, const char *ids[ROWS_MOST])
{
	size_t count = 0;

	for (const char *at = saved_of(q).ids; at && *at && count < ROWS_MOST; at = strchr(at + 1, '.'))
		ids[count++] = arena_bytes(q->arena, at + 1, strcspn(at + 1, "."));
	return live_rows_shown(q, ids, count, ROWS_MOST);
}

/* ---- the options ---- */

static void show_choice(struct req *q, struct tpl *class, const char *slug, bool own, bool is_now)
{
	struct tpl *choice = tpl_section(class, "choices");

	tpl_set(choice, "slug", slug);
	tpl_set(choice, "label", referral_status_words(q, own ? "seeker_" : "", slug));
	if (is_now)
		tpl_show(choice, "is_now");
}

static void show_classes(struct req *q, struct tpl *t, bool apart, const char *chosen)
{
	for (enum status_class c = 0; c < STATUS_CLASSES; c++) {
		struct tpl *class = tpl_section(t, "classes");

		if (c || apart)
			tpl_show(class, "apart");
		for (enum status s = STATUS_not_updated + 1; s < STATUSES; s++)
			if (status_class_of(s) == c)
				show_choice(q, class, status_slug(s), false, text_equal(chosen, status_slug(s)));
	}
}

static void show_answers(struct req *q, struct tpl *t, const char *chosen)
{
	const char *slugs[STATUSES];
	size_t first = referral_answers(slugs);
	struct tpl *class = NULL;

	for (size_t i = 0; i < STATUSES; i++) {
		if (!i || i == first) {
			class = tpl_section(t, "classes");
			tpl_show(class, "apart");
		}
		show_choice(q, class, slugs[i], true, text_equal(chosen, slugs[i]));
	}
}

static void show_unchosen(struct tpl *t, const char *words, const char *chosen)
{
	struct tpl *option = tpl_section(t, "unchosen");

	tpl_show(option, words);
	if (!chosen)
		tpl_show(option, "is_now");
}

/* now: the row's status, STATUSES in the bar. chosen: a slug, NULL for none. A row that is not updated shows this as its
 * first option, since nobody can choose it. */
static char *render_options(struct req *q, enum party reader, enum status now, bool disputed, const char *chosen)
{
	struct tpl *t = tpl_new(q->arena);
	char *html;

	if (reader == PARTY_SEEKER)
		show_unchosen(t, now < STATUSES && status_closed(now) ? "not_so" : "happened", chosen);
	else if (now == STATUSES)
		show_unchosen(t, "set_ticked", chosen);
	else if (disputed)
		show_unchosen(t, "your_word", chosen);
	else if (now == STATUS_not_updated)
		show_choice(q, tpl_section(t, "classes"), status_slug(now), false, text_equal(chosen, status_slug(now)));
	if (reader == PARTY_SEEKER)
		show_answers(q, t, chosen);
	else
		show_classes(q, t, now == STATUSES || disputed || now == STATUS_not_updated, chosen);
	html = tpl_render(q->arena, t, q->language, "parts/status-options", NULL);
	return html ? html : arena_text(q->arena, "");
}

/* The options of rows that nobody has touched, by language, reader, dispute and status; of the bar at the place STATUSES. */
struct kept { char *language; unsigned loads; char *html[PARTIES][2][STATUSES + 1]; };

static struct kept *kept_for(const char *language)
{
	enum { KEPT = 32 };
	static struct kept all[KEPT];

	for (size_t i = 0; i < KEPT; i++) {
		if (!all[i].language) {
			all[i].language = strdup(language);
			all[i].loads = tpl_loads();
		}
		if (all[i].language && all[i].loads == tpl_loads() && !strcmp(all[i].language, language))
			return &all[i];
	}
	return NULL;
}

static const char *kept_options(struct req *q, enum party reader, enum status now, bool disputed)
{
	const char *chosen = now == STATUSES || disputed || reader == PARTY_SEEKER ? NULL : status_slug(now);
	struct kept *kept = kept_for(q->language);
	char **place;

	if (!kept)
		return render_options(q, reader, now, disputed, chosen);
	place = &kept->html[reader][disputed][now];
	if (!*place)
		*place = strdup(render_options(q, reader, now, disputed, chosen));
	return *place;
}

/* r NULL: for the select that sets all ticked rows. */
static const char *options(struct req *q, enum party reader, const struct referral *r, const char *chosen)
{
	enum status now = r ? r->status : STATUSES;
	bool disputed = r && r->disputed;

	return text_is_empty(chosen) ? kept_options(q, reader, now, disputed) : render_options(q, reader, now, disputed, chosen);
}

void status_row_show_select(struct req *q, struct tpl *t, enum party reader, const struct referral *r, const char *chosen)
{
	tpl_set(t, "status_options", options(q, reader, r, chosen));
	if (r->disputed && r->granted & MAY_UPDATE)
		tpl_set(t, "status_class", "");
}

/* ---- a row's status ---- */

static const struct mark cell_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK_NAME(struct referral, seeker),
	MARK(struct referral, seeker.first_name),
	MARK(struct referral, helper.first_name),
	MARK(struct referral, program_name),
	MARK_STATUS(struct referral, status),
	MARK_DAY(struct referral, still_waiting_at),
};

static const char *const readers[PARTIES] = { "reads_seeker", "reads_helper", "reads_program" };

/* The readers of a shared note, apart from the writer's own side; NULL if nobody else has the referral. */
static const char *sharing(const struct req *q, const struct referral *r, enum party writer)
{
	bool helped = r->at.origin == ORIGIN_OTHER;
	bool program = r->at.kind == KIND_LIVE && r->at.consent == CONSENT_STANDING;

	if (writer == PARTY_PROGRAM)
		return helped && !referral_keeps_word(q, r) ? "share_seeker_helper" : "share_seeker";
	if (writer == PARTY_HELPER)
		return program ? "share_seeker_program" : "share_seeker";
	if (helped)
		return program ? "share_helper_program" : "share_helper";
	return program ? "share_program" : NULL;
}

/* In a dispute, what each party said last. */
static void show_contradiction(struct req *q, struct tpl *t, const struct referral *r, enum party reader)
{
	static const char *const says[PARTIES] = { "seeker_says", "helper_says", "program_says" };
	const enum status words[PARTIES] = { r->word_seeker, r->word_helper, r->word_program };

	for (enum party p = 0; r->disputed && p < PARTIES; p++)
		if (words[p] != STATUS_NONE)
			tpl_set(tpl_section(t, p == reader ? "you_say" : says[p]), "says_label",
				referral_status_words(q, "", status_slug(words[p])));
}

/* The last change is undone only if it is of this save, and not one before a note or an answer. */
static void show_saved(struct req *q, struct tpl *t, const struct referral *r)
{
	bool is_saved = status_row_is_saved(q, r);
	bool moved = is_saved && r->updated_at >= saved_of(q).at && r->still_waiting_at != r->updated_at;

	page_flag(q, t, "is_saved", is_saved);
	page_flag(q, t, "is_undone", moved && r->last_event_undone);
	page_flag(q, t, "may_undo", moved && referral_may_undo(q, r));
}

static void show_typed(struct req *q, struct tpl *t, const struct referral *r, enum party reader,
	const struct status_typed *typed)
{
	status_row_show_select(q, t, reader, r, typed ? typed->status : NULL);
	if (!typed)
		return;
	tpl_show(t, "again");
	tpl_set(t, "version", arena_printf(q->arena, "%d", typed->seen));
	page_text(q, t, "note", typed->note);
	page_flag(q, t, "share_note", typed->share_note);
	page_text(q, t, "status_error", typed->status_error);
	page_text(q, t, "note_error", typed->note_error);
}

enum err status_row_show(struct req *q, struct tpl *row, const struct referral *r, const struct row_place *place,
	const struct status_typed *typed)
{
	struct tpl *t = tpl_include(row, "status_cell", q->language, "parts/status-cell");
	const char *shares = sharing(q, r, place->party);
	enum err e;

	page_fill(q, t, cell_marks, COUNT(cell_marks), r);
	if (place->party == PARTY_SEEKER)
		page_text(q, t, "own_words", referral_own_words(q, r->status));
	page_flag(q, t, "may_update", r->granted & MAY_UPDATE);
	page_flag(q, t, "takes_note", !r->erased_at);
	tpl_show(t, readers[place->party]);
	if (shares && !r->erased_at) {
		tpl_show(t, "share");
		tpl_show(t, shares);
	}
	show_contradiction(q, t, r, place->party);
	show_typed(q, t, r, place->party, typed);
	if (typed)
		return typed->moved ? referral_show_moved(q, t, r) : ERR_OK;
	show_saved(q, t, r);
	return (e = live_row_show(q, row, t, r, place->party)) ? e : live_row_show_moved(q, t, r);
}

/* ---- the bar ---- */

static void show_ticked(struct req *q, struct tpl *t, enum party reader, const struct form *again)
{
	const char *chosen = again ? form_value(again, "status") : NULL;

	tpl_show(t, "sets_ticked");
	tpl_set(t, "ticked_options", options(q, reader, NULL, chosen));
	if (!again)
		return;
	tpl_show(t, "again");
	page_text(q, t, "note", form_value(again, "note"));
	page_flag(q, t, "share_note", text_equal(form_value(again, "share_note"), "yes"));
	page_text(q, t, "status_error", form_error(again, "status"));
	page_text(q, t, "note_error", form_error(again, "note"));
}

void status_rows_show(struct req *q, struct tpl *page, const struct row_place *place, const struct form *again)
{
	struct tpl *t = tpl_include(page, "save_bar", q->language, "parts/save-bar");

	tpl_set(t, "back", status_rows_back(q, place->back));
	page_flag(q, t, "reads_seeker", place->party == PARTY_SEEKER);
	if (place->ticks)
		show_ticked(q, t, place->party, again);
	if (again && !form_is_conflict(again))
		form_hidden_again(q, t, "list_hidden", "/status", form_once(q));
	else
		form_hidden(q, t, "list_hidden", "/status");
}
