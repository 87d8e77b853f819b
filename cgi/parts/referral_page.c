/* referral_page.c - shows a referral on pages. */
#include "parts/referral_page.h"

#include <string.h>

#include "parts/outcome.h"
#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "base/req.h"
#include "site/site.h"
#include "law/status.h"
#include "law/veil.h"
#include "edge/tpl.h"
#include "edge/words.h"

#define STILL_WAITING "still_waiting"
/* About two lines of its column at a desk: a longer reason unfolds. */
#define REASON_SHORT 40

int referral_answer_choice(const char *slug)
{
	return text_equal(slug, STILL_WAITING) ? ANSWER_STILL_WAITING : status_choice(slug);
}

int referral_any_choice(const char *slug)
{
	return text_equal(slug, status_slug(STATUS_not_updated)) ? STATUS_not_updated : referral_answer_choice(slug);
}

static const struct input status_inputs[] = {
	INPUT(struct status_input, status, FIELD_CHOICE, .choice = referral_any_choice),
	INPUT(struct status_input, note, FIELD_TEXT, .max = 2000),
	INPUT(struct status_input, share_note, FIELD_FLAG),
	INPUT(struct status_input, seen, FIELD_VERSION),
	/* Nobody typed this, so nobody could correct a problem with it: accepts any length. */
	INPUT(struct status_input, back, FIELD_RAW, .max = HTTP_BODY_MAX),
	INPUT(struct status_input, undo, FIELD_FLAG),
};

static const struct mark row_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, code),
	MARK(struct referral, program_public_id),
	MARK(struct referral, program_name),
	MARK(struct referral, organization_name),
	MARK(struct referral, seeker.first_name),
	MARK_NAME(struct referral, seeker),
	MARK_EMAIL(struct referral, seeker.email),
	MARK_PHONE(struct referral, seeker.phone),
	MARK_NAME(struct referral, helper),
	MARK(struct referral, helper_organization),
	MARK_EMAIL(struct referral, helper.email),
	MARK_PHONE(struct referral, helper.phone),
	MARK(struct referral, comment),
	MARK(struct referral, has_forms),
	MARK(struct referral, outcome_reason),
	MARK(struct referral, discreet),
	MARK(struct referral, version),
	MARK(struct referral, recorded),
	MARK(struct referral, person_public_id),
	MARK(struct referral, elsewhere_of_id),
	MARK_WHEN(struct referral, made_at),
	MARK_DAY(struct referral, withdrawn_at),
	MARK_DAY(struct referral, erased_at),
	MARK_DAY(struct referral, still_waiting_at),
};

/* Shown of an answer that is overdue. */
static const struct mark overdue_marks[] = { MARK_DAY(struct referral, due_at) };

static const struct mark next_marks[] = {
	MARK(struct referral, seeker.first_name),
	MARK_DAY(struct referral, due_at),
};

static bool dont_reach_out(const struct referral *r) { return r->at.reach & REACH_DONT; }

static void show_kind(struct tpl *t, const struct referral *r)
{
	static const char *const sections[KINDS] = { "kind_live", "kind_logged", "kind_tracking_only" };

	if (r->at.kind < KINDS)
		tpl_show(t, sections[r->at.kind]);
}

enum party referral_reader(const struct referral *r)
{
	for (enum party p = 0; p < PARTIES; p++)
		if (r->parties & (1u << p))
			return p;
	return PARTY_SEEKER;
}

/* ---- choices ---- */

const char *referral_status_words(struct req *q, const char *whose, const char *slug)
{
	return words(q, q->language, "statuses", arena_printf(q->arena, "%s%s", whose, slug));
}

const char *referral_own_words(struct req *q, enum status status)
{
	return referral_status_words(q, "seeker_", status_slug(status));
}

/* An answer where it differs from the words for the status: both sides may have tried. */
static const char *own_answer_words(struct req *q, const char *slug)
{
	return referral_status_words(q, text_equal(slug, status_slug(STATUS_couldnt_contact)) ? "answer_" : "seeker_", slug);
}

const char *referral_answer_words(struct req *q, const struct referral *r, enum party reader, const char *slug)
{
	int answer = referral_answer_choice(slug);

	if (answer < 0 || (answer == ANSWER_STILL_WAITING && !(r->parties & THE_SEEKER)))
		return NULL;
	return reader == PARTY_SEEKER ? own_answer_words(q, slug) : referral_status_words(q, "", slug);
}

static struct tpl *show_choice(struct tpl *t, const char *section, const char *slug, const char *label, const char *mark,
	const char *selected)
{
	struct tpl *choice = tpl_section(t, section);

	tpl_set(choice, "slug", slug);
	tpl_set(choice, "label", label);
	tpl_set(choice, "mark", mark);
	if (text_equal(selected, slug))
		tpl_show(choice, "selected");
	return choice;
}

static void show_own_choice(struct req *q, struct tpl *t, const char *section, const char *slug, const char *selected)
{
	const char *label = own_answer_words(q, slug);
	int status = status_choice(slug);
	const char *term = status < 0 ? label : referral_status_words(q, "", slug);

	page_text(q, show_choice(t, section, slug, label, status_mark(status < 0 ? STATUS_not_updated : status), selected), "term",
		text_equal(label, term) ? "" : term);
}

size_t referral_answers(const char *slugs[STATUSES])
{
	static const enum status often[] = { STATUS_got_help, STATUS_NONE, STATUS_couldnt_get_help, STATUS_couldnt_contact };
	unsigned listed = 1u << STATUS_not_updated;
	size_t n = 0;

	for (size_t i = 0; i < COUNT(often); i++) {
		slugs[n++] = often[i] == STATUS_NONE ? STILL_WAITING : status_slug(often[i]);
		if (often[i] != STATUS_NONE)
			listed |= 1u << often[i];
	}
	for (enum status s = 0; s < STATUSES; s++)
		if (!(listed & 1u << s))
			slugs[n++] = status_slug(s);
	return COUNT(often);
}

static void show_own_choices(struct req *q, struct tpl *t, const char *selected)
{
	const char *slugs[STATUSES];
	size_t first = referral_answers(slugs);

	tpl_show(t, "for_seeker");
	for (size_t i = 0; i < STATUSES; i++) {
		show_own_choice(q, t, i < first ? "own_choices" : "more_choices", slugs[i], selected);
		if (i >= first && text_equal(selected, slugs[i]))
			tpl_show(t, "more_open");
	}
}

static void show_choices_by_class(struct req *q, struct tpl *t, const char *selected, bool explained)
{
	for (enum status_class c = 0; c < STATUS_CLASSES; c++) {
		struct tpl *class = tpl_section(t, "status_classes");
		const char *slug = status_class_slug(c);

		tpl_set(class, "class_slug", slug);
		tpl_set(class, "class_label", referral_status_words(q, "class_", slug));
		for (enum status s = STATUS_not_updated + 1; s < STATUSES; s++)
			if (status_class_of(s) == c)
				page_text(q, show_choice(class, "choices", status_slug(s), referral_status_words(q, "", status_slug(s)),
					status_mark(s), selected), "hint", explained ? referral_status_words(q, "program_", status_slug(s)) : "");
	}
}

static void show_choices(struct req *q, struct tpl *t, enum party reader, const char *selected, bool explained)
{
	if (reader == PARTY_SEEKER)
		show_own_choices(q, t, selected);
	else
		show_choices_by_class(q, t, selected, explained);
}

void referral_show_choices(struct req *q, struct tpl *page, enum party reader, const char *selected)
{
	show_choices(q, tpl_include(page, "status_choices", q->language, "parts/status-choices"), reader, selected,
		reader == PARTY_PROGRAM);
}

/* ---- answering ---- */

bool referral_contradicts_waiting(const struct referral *r)
{
	return r->still_waiting_at && status_closed(r->status);
}

const char *referral_waiting_words(struct req *q, const char *note)
{
	const char *said = referral_status_words(q, "seeker_", STILL_WAITING);

	return text_is_empty(note) ? said : arena_printf(q->arena, "%s\n%s", said, note);
}

static enum err answer_waiting(struct req *q, const struct referral *r, struct form *f, const struct status_input *in,
	const char *result, bool *same)
{
	if (!(r->parties & THE_SEEKER)) {
		form_problem(f, "status", PROBLEM_choice_unknown);
		return ERR_INPUT;
	}
	*same = r->still_waiting_at && text_is_empty(in->note);
	if (*same)
		return ERR_OK;
	return referral_still_waiting(q, r, referral_waiting_words(q, in->note), result);
}

enum err referral_answer(struct req *q, const struct referral *r, struct form *f, const struct status_input *in,
	const char *result, bool *same)
{
	struct move m = { (enum status)in->status, in->note, in->share_note, in->seen, result };
	enum err e;

	*same = false;
	if (in->status < 0 || in->status == STATUS_not_updated) {
		form_problem(f, "status", PROBLEM_status_missing);
		return ERR_INPUT;
	}
	if (in->status == ANSWER_STILL_WAITING)
		return answer_waiting(q, r, f, in, result, same);
	e = referral_move(q, r, &m);
	*same = e == ERR_INPUT;
	return *same ? ERR_OK : e;
}

struct form *referral_status_form(struct req *q)
{
	return form_open(q, NULL, status_inputs, COUNT(status_inputs));
}

/* ---- somebody was faster ---- */

static const struct mark other_marks[] = {
	{ "other_first_name", MARKS_TEXT, offsetof(struct referral_event, actor_first_name) },
	{ "other_last_initial", MARKS_TEXT, offsetof(struct referral_event, actor_last_initial) },
	{ "other_organization", MARKS_TEXT, offsetof(struct referral_event, actor_organization) },
	{ "other_note", MARKS_TEXT, offsetof(struct referral_event, note) },
	{ "other_at", MARKS_WHEN, offsetof(struct referral_event, made_at) },
};

enum err referral_show_other(struct req *q, struct tpl *t, const struct referral *r)
{
	struct tpl *set_by = tpl_include(t, "set_by", q->language, "parts/set-by");
	struct referral_event *events;
	size_t count;
	enum err e = referral_history(q, r, &events, &count);

	for (size_t i = 0; !e && i < count; i++)
		if (events[i].act == ACT_status || events[i].act == ACT_undo) {
			page_fill(q, set_by, other_marks, COUNT(other_marks), &events[i]);
			break;
		}
	return e;
}

static const struct mark moved_marks[] = { MARK_STATUS(struct referral, status) };

enum err referral_show_moved(struct req *q, struct tpl *t, const struct referral *r)
{
	struct tpl *moved = tpl_include(t, "moved", q->language, "parts/moved");

	page_fill(q, moved, moved_marks, COUNT(moved_marks), r);
	return referral_show_other(q, moved, r);
}

/* ---- what is next ---- */

void referral_show_next(struct req *q, struct tpl *t, const struct referral *r, enum party reader)
{
	static const char *const parts[PARTIES] = { "parts/next-seeker", "parts/next-helper", "parts/next-program" };
	struct tpl *next = tpl_include(t, "next", q->language, parts[reader]);

	page_fill(q, next, next_marks, COUNT(next_marks), r);
	/* While two parties disagree, no status is the truth that a next step could follow from. */
	tpl_show(next, r->erased_at ? "erased" : r->disputed ? "disputed" : referral_contradicts_waiting(r) ? "still_waiting"
		: status_slug(r->status));
	page_flag(q, next, "overdue", r->due_at && r->due_at < q->now);
	page_flag(q, next, "word_withheld", referral_is_veiled(r));
	show_kind(next, r);
	page_flag(q, next, "dont_reach_out", dont_reach_out(r));
	page_flag(q, next, "consent_withdrawn", r->at.consent == CONSENT_WITHDRAWN);
}

bool referral_rests(const struct referral *r, const struct referral_event *events, size_t count)
{
	if (r->status != STATUS_pending || r->disputed)
		return false;
	for (size_t i = 0; i < count; i++)
		if (events[i].party != PARTY_SEEKER && !text_is_empty(events[i].note))
			return false;
	return true;
}

/* ---- the row ---- */

static void show_reach(struct req *q, struct tpl *t, const struct referral *r)
{
	page_flag(q, t, "reach_email", r->at.reach & REACH_EMAIL);
	page_flag(q, t, "reach_text", r->at.reach & REACH_TEXT);
	page_flag(q, t, "reach_phone", r->at.reach & REACH_PHONE);
	page_flag(q, t, "phone_chosen", r->at.reach & (REACH_TEXT | REACH_PHONE));
	page_flag(q, t, "dont_reach_out", dont_reach_out(r));
}

bool referral_keeps_word(const struct req *q, const struct referral *r)
{
	return r->at.origin == ORIGIN_OTHER && veil_hangs(r->veiled, r->released_until, q->now);
}

bool referral_opens_by_code(const struct referral *r)
{
	return veil_by_code(r->veiled, r->at.origin) && !r->has_seeker && !r->erased_at;
}

const char *referral_release_day(struct req *q, instant until)
{
	return until ? words_date(q, q->language, until - 1, q->site->time_zone) : "";
}

bool referral_is_elsewhere(const struct req *q, const struct referral *r)
{
	return q->site && r->site_id != q->site->id;
}

static const struct mark standing_marks[] = { MARK_STATUS(struct referral, status), MARK(struct referral, disputed) };

void referral_mark(struct req *q, struct tpl *t, const struct referral *r)
{
	page_fill(q, t, standing_marks, COUNT(standing_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
}

void referral_fill(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place, bool names_site)
{
	bool overdue = r->status == STATUS_not_updated && r->due_at && r->due_at < q->now;

	page_fill(q, t, row_marks, COUNT(row_marks), r);
	if (r->erased_at)
		tpl_set(t, "seeker_name", words(q, q->language, "lists", "name_erased"));
	page_fill(q, t, overdue_marks, overdue ? COUNT(overdue_marks) : 0, r);
	referral_mark(q, t, r);
	show_kind(t, r);
	if (r->has_forms)
		outcome_show(q, t, (enum outcome)r->outcome);
	page_flag(q, t, "long_reason", !text_is_empty(r->outcome_reason) && text_length(r->outcome_reason) > REASON_SHORT);
	page_flag(q, t, "not_told", r->at.kind != KIND_LIVE);
	tpl_show(t, r->at.origin == ORIGIN_SELF ? "for_self" : "for_other");
	show_reach(q, t, r);
	page_flag(q, t, "contact_withheld", !(r->granted & SHOW_CONTACT));
	page_flag(q, t, "keeps_word", referral_keeps_word(q, r));
	page_flag(q, t, "word_withheld", referral_is_veiled(r));
	page_flag(q, t, "comment_withheld", !(r->granted & SHOW_COMMENT));
	page_flag(q, t, "shows_contact", r->granted & SHOW_CONTACT);
	page_flag(q, t, "consent_withdrawn", r->at.consent == CONSENT_WITHDRAWN);
	page_flag(q, t, "overdue", overdue);
	page_flag(q, t, "may_update", r->granted & MAY_UPDATE);
	page_flag(q, t, "program_gone", r->program_retired && !status_closed(r->status));
	page_text(q, t, "site_label", names_site ? r->site_name : "");
	if (place->shows_next)
		referral_show_next(q, t, r, place->party);
}
