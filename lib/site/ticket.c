/* ticket.c - seals a visitor's session and an id into a text for a path, and opens it again. */
#include "site/ticket.h"

#include <string.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/carrier.h"
#include "site/session.h"

struct sealed {
	int64_t session_id;
	instant until;
	char id[24];
};

static bool fits(const char *id) { return strlen(id) < sizeof(((struct sealed *)0)->id); }

static const char *make(struct req *q, const char *id)
{
	struct sealed s = { .session_id = q->session->id, .until = q->now + TICKET_LIFE };

	memcpy(s.id, id, strlen(id));
	return secret_seal(q->arena, FOR_TICKET, &s, sizeof(s));
}

static bool open_sealed(const struct req *q, const char *text, struct sealed *s)
{
	return secret_unseal(FOR_TICKET, text, s, sizeof(*s)) && s->until > q->now && memchr(s->id, '\0', sizeof(s->id));
}

const char *ticket_for(struct req *q, const char *id)
{
	struct sealed s;

	if (q->ticket && open_sealed(q, q->ticket, &s) && text_equal(s.id, id))
		return q->ticket;
	return !q->session || q->account || carrier_keeps(q) || !fits(id) ? id : make(q, id);
}

static bool is_led_by_another_site(const struct http *h)
{
	return h->fetch_site && !text_equal(h->fetch_site, "same-origin") && !text_equal(h->fetch_site, "none");
}

enum err ticket_take(struct req *q, const char *text, const char **id)
{
	struct sealed s;
	enum err e;

	*id = text;
	if (text_is_empty(text) || !open_sealed(q, text, &s))
		return ERR_OK;
	if (!q->session && !is_led_by_another_site(q->http)) {
		if ((e = session_load_visitor(q, s.session_id)))
			return e;
		q->ticket = q->session ? text : NULL;
	}
	*id = arena_text(q->arena, s.id);
	return ERR_OK;
}

/* frame-ancestors allows the site's portals alone to hold the frame; a page of its own (Sec-Fetch-Dest) anybody could open. */
static bool may_be_led(const struct req *q, const struct sealed *s)
{
	const char *dest = q->http->fetch_dest;

	return q->frame && (!dest || text_equal(dest, "iframe")) && s->until > q->now + TICKET_LIFE - TICKET_LED;
}

void ticket_read(struct req *q, const char *text, const char **id, int64_t *session_id)
{
	struct sealed s;

	*id = text;
	*session_id = q->session ? q->session->id : 0;
	if (q->session || text_is_empty(text) || !open_sealed(q, text, &s))
		return;
	if (is_led_by_another_site(q->http) && !may_be_led(q, &s))
		return;
	*id = arena_text(q->arena, s.id);
	*session_id = s.session_id;
}
