/* messages.c - the delivery log: which messages the site sent, and which did not arrive, with masked addresses. */
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "message/backlog.h"
#include "message/message.h"
#include "message/outbox.h"
#include "site/site.h"
#include "web/page.h"

enum { ROWS = 50 };

static const struct mark row_marks[] = {
	MARK_WHEN(struct backlog_row, made_at),
	MARK(struct backlog_row, recipient),
	MARK(struct backlog_row, reason),
};

static void show_row(struct req *q, struct tpl *t, const struct backlog_row *r)
{
	struct tpl *one = tpl_section(t, "message_row");

	page_fill(q, one, row_marks, COUNT(row_marks), r);
	tpl_set(one, "kind_words", words(q, q->language, "deliveries", message_slug(r->message)));
	tpl_set(one, "state_words", words(q, q->language, "deliveries", outbox_state_slug(r->state)));
	page_flag(q, one, "has_failed", r->state == OUTBOX_FAILED);
	page_flag(q, one, "is_text", r->channel == CHANNEL_TEXT);
}

enum err admin_messages_get(struct req *q)
{
	const char *state = field_value(&q->http->query, "state"), *before = field_value(&q->http->query, "before");
	struct backlog_row *rows;
	struct tpl *t;
	size_t count;
	enum err e;

	if (!text_is_empty(state) && !text_equal(state, "failed"))
		return fail(q, ERR_BAD, "messages in the state %s", state);
	if ((e = backlog_list(q, q->site->id, !text_is_empty(state), before, ROWS + 1, &rows, &count)))
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count && i < ROWS; i++)
		show_row(q, t, &rows[i]);
	page_flag(q, t, "has_messages", count);
	page_flag(q, t, "failed_only", !text_is_empty(state));
	page_text(q, t, "older", count > ROWS ? rows[ROWS - 1].public_id : "");
	return page_send(q, t, "admin-messages", 200);
}
