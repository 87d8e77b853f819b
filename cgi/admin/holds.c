/* holds.c - legal holds: those that stand, a form for another one, and the end of one. */
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "referral/hold.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark hold_marks[] = {
	{ "hold_id", MARKS_TEXT, offsetof(struct hold, public_id) },
	{ "hold_object", MARKS_TEXT, offsetof(struct hold, object) },
	{ "hold_reason", MARKS_TEXT, offsetof(struct hold, reason) },
	{ "hold_set_by", MARKS_TEXT, offsetof(struct hold, set_by) },
	{ "hold_set_at", MARKS_WHEN, offsetof(struct hold, set_at) },
	MARK(struct hold, of_person),
};

struct hold_input { const char *hold, *reason; };

static const struct input hold_inputs[] = {
	INPUT(struct hold_input, hold, FIELD_NAME, .max = 500, .missing = PROBLEM_hold_unknown, .words = "hold", .is_code = true,
		.autocomplete = "off", .autocapitalize = "none"),
	INPUT(struct hold_input, reason, FIELD_TEXT, .max = HOLD_REASON_MOST, .missing = PROBLEM_hold_reason_missing, .words = "hold_reason",
		.autocomplete = "off"),
};

/* ---- all of them ---- */

static struct form *open_new(struct req *q) { return form_open(q, NULL, hold_inputs, COUNT(hold_inputs)); }

static enum err show_all(struct req *q, const struct form *f)
{
	const char *saved = form_posted(f) ? NULL : field_value(&q->http->query, "saved");
	struct hold *all;
	struct tpl *t;
	size_t count;
	enum err e = holds(q, q->site->id, &all, &count);

	if (e)
		return e;
	t = page_new(q);
	page_flag(q, t, "has_holds", count);
	for (size_t i = 0; i < count; i++)
		page_fill(q, tpl_section(t, "hold_row"), hold_marks, COUNT(hold_marks), &all[i]);
	page_flag(q, t, "set", text_equal(saved, "set"));
	page_flag(q, t, "ended", text_equal(saved, "end"));
	form_show(f, t);
	return page_send(q, t, "admin-holds", form_status(f));
}

enum err admin_holds_get(struct req *q) { return show_all(q, open_new(q)); }

static enum problem problem_of(enum err e)
{
	switch (e) {
	case ERR_MISSING: return PROBLEM_hold_unknown;
	case ERR_GONE: return PROBLEM_hold_erased;
	case ERR_DUPLICATE: return PROBLEM_hold_known;
	default: return PROBLEM_none;
	}
}

enum err admin_holds_post(struct req *q)
{
	struct form *f = open_new(q);
	struct hold_input in;
	enum err e;

	if (form_read(f, &in))
		return show_all(q, f);
	if (!(e = hold_set(q, q->site->id, in.hold, in.reason)))
		return redirect(q, "/admin/requests/holds?saved=set");
	if (!problem_of(e))
		return e;
	form_problem(f, "hold", problem_of(e));
	return show_all(q, f);
}

/* ---- the end of one ---- */

static enum err show(struct req *q, const struct form *f)
{
	struct hold h = { 0 };
	struct tpl *t;
	enum err e = hold_by_id(q, q->site->id, req_id(q, "hold"), &h);

	if (e)
		return e;
	t = page_new(q);
	page_fill(q, t, hold_marks, COUNT(hold_marks), &h);
	form_show(f, t);
	return page_send(q, t, "admin-hold", form_status(f));
}

enum err admin_hold_get(struct req *q) { return show(q, form_open(q, NULL, NULL, 0)); }

enum err admin_hold_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	enum err e;

	if (form_read(f, NULL))
		return show(q, f);
	e = hold_end(q, q->site->id, req_id(q, "hold"));
	return e ? e : redirect(q, "/admin/requests/holds?saved=end");
}
