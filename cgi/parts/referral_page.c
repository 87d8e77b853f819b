/* referral_page.c - shows a referral on pages. */
#include "parts/referral_page.h"

#include <string.h>

#include "web/form.h"
#include "edge/http.h"
#include "web/page.h"
#include "base/req.h"
#include "site/site.h"
#include "law/status.h"
#include "referral/list.h"
#include "edge/tpl.h"
#include "edge/words.h"


static const struct input status_inputs[] = {
	INPUT(struct status_input, status, FIELD_CHOICE, .choice = status_choice),
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
	MARK(struct referral, disputed),
	MARK(struct referral, discreet),
	MARK(struct referral, person_public_id),
	MARK(struct referral, elsewhere_of_id),
	MARK_STATUS(struct referral, status),
	MARK_WHEN(struct referral, made_at),
	MARK_DAY(struct referral, due_at),
	MARK_DAY(struct referral, withdrawn_at),
};

static const struct mark changer_marks[] = {
	MARK_STATUS(struct referral, status),
	MARK(struct referral, disputed),
};

static const struct mark form_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
};

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

/* ---- choices ---- */

static void show_choice(struct req *q, struct tpl *t, enum status s, const char *selected)
{
	struct tpl *choice = tpl_section(t, "choices");

	tpl_set(choice, "slug", status_slug(s));
	tpl_set(choice, "label", words(q, q->language, "statuses", status_slug(s)));
	tpl_set(choice, "mark", status_mark(s));
	tpl_show(choice, status_slug(s));
	if (text_equal(selected, status_slug(s)))
		tpl_show(choice, "selected");
}

void referral_show_choices(struct req *q, struct tpl *t, const char *selected)
{
	for (enum status_class c = 0; c < STATUS_CLASSES; c++) {
		struct tpl *class = tpl_section(t, "status_classes");
		const char *slug = status_class_slug(c);

		tpl_set(class, "class_slug", slug);
		tpl_set(class, "class_label", words(q, q->language, "statuses",
			arena_printf(q->arena, "class_%s", slug)));
		for (enum status s = STATUS_not_updated + 1; s < STATUSES; s++)
			if (status_class_of(s) == c)
				show_choice(q, class, s, selected);
	}
}

static const char *render_choices(struct req *q, const char *selected)
{
	struct tpl *t = tpl_new(q->arena);
	const char *html;

	referral_show_choices(q, t, selected);
	html = tpl_render(q->arena, t, q->language, "parts/status-choices", NULL);
	return html ? html : "";
}

/* Without a selected one, the choices are the same in every row of every list: caches them by language. */
static const char *choices(struct req *q, const char *selected)
{
	enum { KEPT = 16 };
	static struct { char *language, *html; unsigned loads; } kept[KEPT];
	const char *language = q->language;
	size_t i = 0;

	if (!text_is_empty(selected))
		return render_choices(q, selected);
	while (i < KEPT && kept[i].html && (kept[i].loads != tpl_loads() || strcmp(kept[i].language, language)))
		i++;
	if (i == KEPT)
		return render_choices(q, NULL);
	if (!kept[i].html) {
		kept[i].language = strdup(language);
		kept[i].html = strdup(render_choices(q, NULL));
		kept[i].loads = tpl_loads();
	}
	return kept[i].html ? kept[i].html : "";
}

struct form *referral_status_form(struct req *q)
{
	return form_open(q, NULL, status_inputs, COUNT(status_inputs));
}

void referral_show_status_form(struct req *q, const struct form *f, struct tpl *t, const struct referral *r,
	const struct row_place *place)
{
	page_fill(q, t, form_marks, COUNT(form_marks), r);
	page_text(q, t, "row", place->in_list ? r->public_id : "");
	page_text(q, t, "back", place->back);
	tpl_set(t, "status_choices", choices(q, f ? form_value(f, "status") : NULL));
	if (f)
		form_show(f, t);
	else
		form_hidden(q, t, "form_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
}

static void show_changer(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place)
{
	const char *language = q->language;
	struct tpl *changer = tpl_include(t, "changer", language, "parts/changer");

	page_fill(q, changer, changer_marks, COUNT(changer_marks), r);
	page_flag(q, changer, "may_update", r->granted & MAY_UPDATE);
	if (r->granted & MAY_UPDATE)
		referral_show_status_form(q, NULL, tpl_include(changer, "status_form", language, "parts/status-form"), r, place);
}

/* ---- what is next ---- */

static void show_next(struct req *q, struct tpl *t, const struct referral *r, enum party reader)
{
	static const char *const parts[PARTIES] = { "parts/next-seeker", "parts/next-helper", "parts/next-program" };
	struct tpl *next = tpl_include(t, "next", q->language, parts[reader]);

	page_fill(q, next, next_marks, COUNT(next_marks), r);
	tpl_show(next, status_slug(r->status));
	show_kind(next, r);
	page_flag(q, next, "dont_reach_out", dont_reach_out(r));
	page_flag(q, next, "consent_withdrawn", r->at.consent == CONSENT_WITHDRAWN);
}

/* ---- the row ---- */

static void show_reach(struct req *q, struct tpl *t, const struct referral *r)
{
	page_flag(q, t, "reach_email", r->at.reach & REACH_EMAIL);
	page_flag(q, t, "reach_text", r->at.reach & REACH_TEXT);
	page_flag(q, t, "reach_phone", r->at.reach & REACH_PHONE);
	page_flag(q, t, "dont_reach_out", dont_reach_out(r));
}

/* True if the referral belongs to another site than this page. */
static bool is_elsewhere(const struct req *q, const struct referral *r)
{
	return q->site && r->site_id != q->site->id;
}

static void show_row(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place, bool names_site)
{
	bool waits = r->status == STATUS_not_updated && r->due_at;

	page_fill(q, t, row_marks, COUNT(row_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
	show_kind(t, r);
	tpl_show(t, r->at.origin == ORIGIN_SELF ? "for_self" : "for_other");
	show_reach(q, t, r);
	page_flag(q, t, "contact_withheld", !(r->granted & SHOW_CONTACT));
	page_flag(q, t, "comment_withheld", !(r->granted & SHOW_COMMENT));
	page_flag(q, t, "shows_contact", r->granted & SHOW_CONTACT);
	page_flag(q, t, "consent_withdrawn", r->at.consent == CONSENT_WITHDRAWN);
	page_flag(q, t, "overdue", waits && r->due_at < q->now);
	page_flag(q, t, "may_update", r->granted & MAY_UPDATE);
	page_flag(q, t, "program_gone", r->program_retired && !status_closed(r->status));
	page_text(q, t, "site_label", names_site ? r->site_name : "");
	show_changer(q, t, r, place);
	if (place->shows_next)
		show_next(q, t, r, place->party);
}

void referral_show(struct req *q, struct tpl *t, const struct referral *r, const struct row_place *place)
{
	show_row(q, t, r, place, is_elsewhere(q, r));
}

void referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place)
{
	bool of_many_sites = false;

	for (size_t i = 0; i < count && i < LIST_PAGE; i++)
		of_many_sites = of_many_sites || is_elsewhere(q, &all[i]);
	for (size_t i = 0; i < count && i < LIST_PAGE; i++)
		show_row(q, tpl_section(t, "referral"), &all[i], place, of_many_sites);
}
