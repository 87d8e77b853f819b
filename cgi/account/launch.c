/* launch.c - the door of signed launches: a portal's page posts a token that names the person and the form to open, filled
 * in. */
#include "account/door.h"
#include "account/pages.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "law/visibility.h"
#include "site/door.h"
#include "site/forgery.h"
#include "site/launch.h"
#include "site/session.h"
#include "site/site.h"
#include "site/ticket.h"
#include "web/frame.h"
#include "web/page.h"

#define WORDS_MOST 8000

/* A browser names the origin of the page that posts. Another site's page must not sign its visitor in here as somebody else
 * (login CSRF), even with a launch that is somebody's own. */
static bool is_from_portal(const struct req *q)
{
	const char *origin = q->http->origin;

	return !origin || forgery_is_own_origin(q, origin) || frame_may_hold(q, origin);
}

static void add(struct req *q, struct str *s, const char *field, const char *value)
{
	if (!text_is_empty(value))
		str_printf(s, "%s%s=%s", s->length ? "&" : "", field, text_url_encode(q->arena, value));
}

static void add_person(struct req *q, struct str *s, const char *who, const struct contact *c)
{
	add(q, s, arena_printf(q->arena, "%s_first_name", who), c->first_name);
	add(q, s, arena_printf(q->arena, "%s_last_name", who), c->last_name);
	add(q, s, arena_printf(q->arena, "%s_email", who), c->email);
	add(q, s, arena_printf(q->arena, "%s_phone", who), c->phone);
	add(q, s, arena_printf(q->arena, "%s_language", who), c->language);
}

static bool is_somebody(const struct contact *c)
{
	return *c->first_name || *c->last_name || *c->email || *c->phone;
}

/* In a frame nobody is signed in, so the form needs the comer's own words, too. */
static const char *words_of(struct req *q, const struct launch_claims *c)
{
	struct contact comer = { c->first_name, c->last_name, c->email, "", "" };
	bool is_seeker = c->role == LAUNCH_SEEKER;
	struct str s;

	str_init(&s, q->arena, WORDS_MOST);
	if (c->role != LAUNCH_UNSAID || is_somebody(&c->seeker))
		add(q, &s, "for", origin_slug(is_seeker ? ORIGIN_SELF : ORIGIN_OTHER));
	add_person(q, &s, "seeker", is_seeker && q->frame && !is_somebody(&c->seeker) ? &comer : &c->seeker);
	if (q->frame && !is_seeker)
		add_person(q, &s, "helper", &comer);
	return s.full ? "" : s.text;
}

/* True if the form's target is a frame of the portal's page. */
static bool comes_into_frame(const struct req *q)
{
	return text_equal(q->http->fetch_dest, "iframe") && !text_is_empty(q->site->embed_origin);
}

static bool is_for_frame(const struct req *q, const struct launch_claims *c)
{
	return comes_into_frame(q) || (text_starts(c->next, FRAME_PATH "/") && !text_is_empty(q->site->embed_origin));
}

/* The form in the frame, for a visitor; nobody is signed in. */
static enum err open_frame(struct req *q, const struct launch_claims *c)
{
	const char *words, *id = secret_public_id(q->arena);
	enum err e;

	frame_enter(q);
	words = words_of(q, c);
	if (!*c->program)
		return redirect(q, "%s", text_starts(c->next, FRAME_PATH "/") ? c->next + sizeof(FRAME_PATH) - 1 : "/programs");
	if ((e = session_begin(q)) || (e = launch_keep_words(q, id, words)))
		return e;
	return redirect(q, "/connect/%s?launch=%s", c->program, ticket_for(q, id));
}

/* The session is the account's, or the visitor's whom the door asks: then it gives the words on with the answer. */
static enum err open_page(struct req *q, const struct launch_claims *c)
{
	const char *id = secret_public_id(q->arena), *words = words_of(q, c);
	struct launch l = { .door = door_of_key(q, c->kid), .issuer = "launch", .subject = c->subject, .email = c->email,
		.email_verified = c->email_verified, .first_name = c->first_name, .last_name = c->last_name, .next = c->next };
	enum err e;

	if (*c->program)
		l.next = arena_printf(q->arena, "/connect/%s?launch=%s", c->program, id);
	if ((e = door_open(q, &l)))
		return e;
	return q->session && *c->program ? launch_keep_words(q, id, words) : ERR_OK;
}

/* The people who make the portal find the reason in the log; others learn none. */
static enum err refuse(struct req *q, const char *why, const char *reason)
{
	log_event(LOG_WARNING_LEVEL, "launch_refused", "id", q->id, "reason", reason, NULL);
	if (comes_into_frame(q))
		frame_enter(q);
	return door_refuse(q, why);
}

enum err launch_post(struct req *q)
{
	struct launch_claims c;
	enum err e;

	if (!is_from_portal(q))
		return refuse(q, "wrong", "Origin is none of the site's embed origins");
	e = launch_take(q, field_value(&q->http->posted, "token"), &c);
	if (e == ERR_BAD || e == ERR_GONE)
		return refuse(q, e == ERR_BAD ? "wrong" : "late", err_detail(q, e));
	if (e)
		return e;
	return is_for_frame(q, &c) ? open_frame(q, &c) : open_page(q, &c);
}
