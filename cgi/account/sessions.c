/* sessions.c - where the viewer is signed in; ends one of these sessions, or all others. */
#include "account/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "site/session.h"
#include "web/form.h"
#include "web/page.h"

static const struct mark place_marks[] = {
	MARK(struct session_place, name),
	MARK(struct session_place, site_name),
	MARK(struct session_place, browser),
	MARK(struct session_place, machine),
	MARK_WHEN(struct session_place, made_at),
	MARK_WHEN(struct session_place, seen_at),
	MARK(struct session_place, is_this),
};

static enum err show(struct req *q, const struct form *f, bool is_sent)
{
	struct tpl *t = page_new(q);
	struct session_place *places;
	size_t count;
	enum err e = session_list(q, &places, &count);

	if (e)
		return e;
	page_rows(q, t, "sessions", place_marks, COUNT(place_marks), places, count, sizeof(*places));
	page_flag(q, t, "has_others", count > 1);
	page_flag(q, t, "ended", !is_sent && field_value(&q->http->query, "ended"));
	form_show(f, t);
	return page_send(q, t, "account-sessions", is_sent ? form_status(f) : 200);
}

enum err sessions_get(struct req *q) { return show(q, form_open(q, NULL, NULL, 0), false); }

enum err sessions_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	const char *name = field_value(&q->http->posted, "session");
	enum err e;

	if (form_read(f, NULL))
		return show(q, f, true);
	e = name ? session_end_named(q, name) : session_end_others(q);
	if (e == ERR_MISSING)
		return fail(q, e, "the account has no such session");
	return e ? e : redirect(q, "/account/sessions?ended=yes");
}
