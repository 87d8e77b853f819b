/* live_row.c - marks and announces what changed since a page was opened. */
#include "parts/live_row.h"

#include <string.h>

#include "base/contact.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/status.h"
#include "parts/referral_page.h"
#include "referral/referral.h"
#include "web/page.h"

/* A reader would have to listen to all of them. */
#define ANNOUNCED_MOST 3

/* ---- the header ---- */

struct shown { const char *id; int64_t version; };

/* Reads one "ID.VERSION" and moves on to the next. False at the end. */
static bool read_shown(struct req *q, const char **at, struct shown *s)
{
	const char *text = *at + strspn(*at, " ");
	size_t n = strcspn(text, " "), dot = strcspn(text, ". ");

	*at = text + n;
	if (!n)
		return false;
	s->id = arena_bytes(q->arena, text, dot);
	if (dot == n || !text_to_number(arena_bytes(q->arena, text + dot + 1, n - dot - 1), 0, INT32_MAX, &s->version))
		s->version = 0;
	return true;
}

/* 0 for one that is new to the open page, -1 if there is no such page. */
static int version_shown(struct req *q, const struct referral *r)
{
	const char *at = text_or_empty(q->http->shown);
	struct shown s;

	while (read_shown(q, &at, &s))
		if (text_equal(s.id, r->public_id))
			return (int)s.version;
	return q->http->shown ? 0 : -1;
}

static bool is_among(const char *const *ids, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(ids[i], id))
			return true;
	return false;
}

size_t live_rows_shown(struct req *q, const char **ids, size_t count, size_t most)
{
	const char *at = text_or_empty(q->http->shown);
	struct shown s;

	while (count < most && read_shown(q, &at, &s))
		if (s.version && !is_among(ids, count, s.id))
			ids[count++] = s.id;
	return count;
}

/* ---- marking and announcing ---- */

/* A page behind a link is about one referral, and may not name the program or the person. */
static void announce(struct req *q, const struct referral *r, enum party reader, bool is_new)
{
	struct tpl *t;

	if (!q->live.part || q->live.announced++ >= ANNOUNCED_MOST)
		return;
	t = tpl_section(q->live.part, "announced");
	page_flag(q, t, "live_new", is_new);
	page_text(q, t, "live_name", r->by_link ? "" : reader == PARTY_SEEKER ? r->program_name : contact_name(q->arena, &r->seeker));
	tpl_set(t, "live_label", reader == PARTY_SEEKER ? referral_own_words(q, r->status)
		: referral_status_words(q, "", status_slug(r->status)));
}

enum err live_row_look(struct req *q, const struct referral *r, enum party reader, bool *changed)
{
	int shown = version_shown(q, r);
	enum err e;

	*changed = false;
	if (shown < 0 || shown >= r->version)
		return ERR_OK;
	if ((e = referral_noticed(q, r, shown, changed)) || !*changed)
		return e;
	announce(q, r, reader, !shown);
	return ERR_OK;
}

enum err live_row_show(struct req *q, struct tpl *row, struct tpl *part, const struct referral *r, enum party reader)
{
	bool changed;
	enum err e = live_row_look(q, r, reader, &changed);

	if (e || !changed)
		return e;
	tpl_show(row, "changed");
	if (part != row)
		tpl_show(part, "changed");
	page_flag(q, part, "changed_new", !version_shown(q, r));
	return ERR_OK;
}

enum err live_row_show_moved(struct req *q, struct tpl *form, const struct referral *r)
{
	int shown = version_shown(q, r);
	enum status then;
	enum err e;

	if (shown < 1 || shown >= r->version)
		return ERR_OK;
	e = referral_status_seen(q, r, shown, &then);
	return e || then == r->status ? e : referral_show_moved(q, form, r);
}
