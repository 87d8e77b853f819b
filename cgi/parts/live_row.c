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
#define TOLD_MOST 3

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

size_t live_rows_shown(struct req *q, const char **ids, size_t most)
{
	const char *at = text_or_empty(q->http->shown);
	struct shown s;
	size_t n = 0;

	while (n < most && read_shown(q, &at, &s))
		if (s.version)
			ids[n++] = s.id;
	return n;
}

/* ---- marking and announcing ---- */

/* A page behind a link is about one referral, and may not name the program or the person. */
static void announce(struct req *q, const struct referral *r, enum party reader)
{
	struct tpl *t;

	if (!q->live.part || q->live.told++ >= TOLD_MOST)
		return;
	t = tpl_section(q->live.part, "announced");
	page_text(q, t, "live_name", r->by_link ? "" : reader == PARTY_SEEKER ? r->program_name : contact_name(q->arena, &r->seeker));
	tpl_set(t, "live_label", reader == PARTY_SEEKER ? referral_own_words(q, r->status)
		: referral_status_words(q, "", status_slug(r->status)));
}

enum err live_row_show(struct req *q, struct tpl *row, struct tpl *part, const struct referral *r, enum party reader)
{
	int shown = version_shown(q, r);
	bool noticed = false;
	enum err e = shown < 0 || shown >= r->version ? ERR_OK : referral_noticed(q, r, shown, &noticed);

	if (e || !noticed)
		return e;
	tpl_show(row, "changed");
	if (part != row)
		tpl_show(part, "changed");
	announce(q, r, reader);
	return ERR_OK;
}

enum err live_row_is_moved(struct req *q, const struct referral *r, bool *moved)
{
	int shown = version_shown(q, r);
	enum status then = r->status;
	enum err e = shown < 1 || shown >= r->version ? ERR_OK : referral_status_seen(q, r, shown, &then);

	*moved = then != r->status;
	return e;
}
