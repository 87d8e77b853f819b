/* app.c - from request to answer: route, site, session, access, forgery, handler, error page. */
#include "web/app.h"

#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "site/account.h"
#include "web/form.h"
#include "web/frame.h"
#include "edge/http.h"
#include "edge/press.h"
#include "base/log.h"
#include "base/path.h"
#include "web/headers.h"
#include "web/meter.h"
#include "web/page.h"
#include "web/reader.h"
#include "base/req.h"
#include "site/carrier.h"
#include "site/forgery.h"
#include "site/kept_form.h"
#include "site/limit.h"
#include "site/second_factor.h"
#include "site/session.h"
#include "site/site.h"
#include "site/updating.h"

static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

/* A form that the reader's own page made, in a session that has ended since: its words wait until they sign in again. */
static bool comes_too_late(struct req *q)
{
	bool fits;

	if (!is_post(q) || !q->ended || q->session)
		return false;
	q->session = q->ended;
	fits = forgery_check(q, q->route->page_class == LINK);
	q->session = NULL;
	return fits;
}

static enum err keep_words(struct req *q)
{
	struct kept_form k = { q->http->path, form_once(q), form_words(q) };
	enum err e;

	if (!k.fields || strlen(k.path) > KEPT_PATH_MOST)
		return ERR_OK;
	e = kept_form_keep(q, &k);
	return e ? e : redirect_to_sign_in(q);
}

/* An account sees the pages of its roles only. A visitor is sent to sign in, as for any page of an account. */
static bool is_for_another_role(const struct req *q, const struct route *r)
{
	unsigned roles = r->access & ANY_ROLE;

	return q->account && roles && !(roles & q->roles);
}

/* Reads the account's role in the program that the path names, if the page needs one. */
static enum err read_team(struct req *q, const struct route *r)
{
	if (!q->account || !(r->access & ANY_TEAM))
		return ERR_OK;
	q->route = r;
	return program_roles(q, req_id(q, "program"), q->account->id, &q->team);
}

static bool is_for_another_team(const struct req *q, const struct route *r)
{
	return q->account && (r->access & ANY_TEAM) && !(r->access & (q->team << ROLES));
}

static bool is_out_of_frame(const struct req *q, const struct route *r) { return q->frame && !(r->access & FRAME); }

static enum err find_reader(struct req *q, const struct route *r)
{
	enum err e = r ? read_team(q, r) : ERR_OK;

	if (e)
		return e;
	return !r || is_out_of_frame(q, r) || is_for_another_role(q, r) || is_for_another_team(q, r) ? fail(q, ERR_MISSING, "no such page") : ERR_OK;
}

/* A page for another role fails as a path without a page does, before anything else is looked at. */
static enum err find_route(const struct app *a, struct req *q)
{
	const char *path = path_below(q->base, q->http->path);
	const struct route *found, *other;
	enum err e;

	if (!path)
		return fail(q, ERR_MISSING, "not below %s", q->base);
	q->http->path = path;
	found = route_find(a, q->http->method, path, &other);
	if ((e = find_reader(q, found ? found : other)))
		return e;
	if (!found)
		return fail(q, ERR_METHOD, "%s", q->http->method);
	q->route = found;
	if (q->http->body_too_large)
		return fail(q, ERR_TOO_LARGE, "body too large");
	if (a->upload_take && (e = a->upload_take(q)))
		return e;
	if (q->http->posted.malformed || q->http->query.malformed)
		return fail(q, ERR_BAD, "not a form");
	return ERR_OK;
}

/* The base of [web] base_url, for routes for machines, and for pages while no site is known. */
static char *base_of_installation(const struct req *q)
{
	const char *path = path_of_url(q->conf->web_base_url);

	return arena_bytes(q->arena, path, strlen(path) - text_ends(path, "/"));
}

static bool is_for_machines(const struct app *a, struct req *q)
{
	const char *path = path_below(q->base, q->http->path);
	const struct route *r, *other;

	if (!path || !(r = route_find(a, q->http->method, path, &other)) || r->access != MACHINE)
		return false;
	q->http->path = path;
	q->route = r;
	return true;
}

/* After "Leave now" the way back leads to no page, whether or not it needs a session. A request that nobody sees an answer to learns
 * that the session has ended. */
static bool has_left(struct req *q)
{
	return !is_post(q) && !q->unattended && !(q->route->access & DOOR) && q->route->page_class != LASTING && carrier_has_left(q);
}

/* Kept words that come again are from now on in the answer, whatever it is. */
static enum err take_form(struct req *q)
{
	form_taken(q);
	q->forged = !forgery_check(q, q->route->page_class == LINK);
	return q->account && !q->forged && field_value(&q->http->posted, "form_kept") ? kept_form_drop(q) : ERR_OK;
}

static enum err load_reader(struct req *q)
{
	enum err e = session_load(q, q->http->host);

	if (e)
		return updating_explains(q, q->http->host, e);
	return updating_goes_on(q->site->steps_ran) ? fail(q, ERR_UPDATING, "steps of schema/ wait") : ERR_OK;
}

/* An update must not keep anybody from leaving. */
static enum err leave_meanwhile(struct req *q)
{
	if (session_end(q, false))
		carrier_take_back(q);
	carrier_leave(q);
	page_clear_cache(q);
	return redirect_away(q, q->site->leave_url);
}

/* Loads the site first, because every error page needs the site's name and the reader's language. */
static enum err meet_reader(const struct app *a, struct req *q)
{
	enum err e;

	q->unattended = a->unattended || q->http->shown;
	e = a->meet ? a->meet(q) : load_reader(q);

	frame_begin(q);
	q->language = reader_language(q);
	return e;
}

/* Staff of a site that wants a second factor reach nothing of their roles before they have one; public pages show them what
 * any visitor sees. */
static bool has_to_wait(struct req *q)
{
	unsigned access = q->route->access;

	if (access & (SIGNED_IN | ANY_ROLE | ANY_TEAM))
		return !(access & FIRST);
	q->account = NULL;
	q->roles = 0;
	return false;
}

static enum err handle(const struct app *a, struct req *q)
{
	enum err e;

	q->base = base_of_installation(q);
	if (is_for_machines(a, q))
		return q->route->handler(q);
	e = meet_reader(a, q);
	if (e == ERR_UPDATING && text_equal(path_below(q->base, q->http->path), "/leave"))
		return leave_meanwhile(q);
	if (e)
		return e;
	if (*q->top && !strcmp(q->http->path, q->top))
		return redirect(q, "/");
	if ((e = find_route(a, q)))
		return e;
	if (has_left(q))
		return page_left(q);
	if (comes_too_late(q) && ((e = keep_words(q)) || q->http->status == 303))
		return e;
	if ((q->route->access & (SIGNED_IN | ANY_ROLE | ANY_TEAM)) && !q->account)
		return redirect_to_sign_in(q);
	if (second_factor_is_wanted(q) && has_to_wait(q))
		return redirect(q, "/account/second-factor");
	if ((q->route->access & PROVED) && !session_is_proved(q, is_post(q)))
		return redirect_to_proof(q);
	if (is_post(q) && (e = take_form(q)))
		return e;
	return q->route->handler(q);
}

static void say_methods(const struct app *a, struct req *q)
{
	const struct route *other;
	struct str methods;

	str_init(&methods, q->arena, 100);
	static const char *const all[] = { "GET", "POST" };
	for (size_t i = 0; i < COUNT(all); i++)
		if (route_find(a, all[i], q->http->path, &other))
			str_printf(&methods, "%s%s", methods.length ? ", " : "", i ? "POST" : "GET, HEAD");
	http_header(q->http, "Allow", methods.text);
}

/* Sets Retry-After on 429 and 503; nginx does the same on its own answers. */
static void say_when_to_come_again(struct req *q)
{
	instant wait = q->over ? q->over->until - q->now : SECONDS(60);

	if (q->http->status == 429 || q->http->status == 503)
		http_header(q->http, "Retry-After", arena_printf(q->arena, "%lld", (long long)((wait + 999) / 1000)));
}

/* Logs the route's pattern, never the path, so that no id, token or query gets into the log. */
static void log_request(struct req *q, int64_t took)
{
	char status[16], milliseconds[24];
	bool trouble = q->failed.code && q->http->status >= 500;

	snprintf(status, sizeof(status), "%d", q->http->status);
	snprintf(milliseconds, sizeof(milliseconds), "%lld", (long long)(took / 1000));
	log_event(trouble ? LOG_ERROR_LEVEL : LOG_INFO_LEVEL, "request", "id", q->id,
		"method", q->http->method, "route", q->route ? q->route->pattern : "-",
		"status", status, "ms", milliseconds,
		trouble && q->failed.detail ? "detail" : NULL, trouble ? q->failed.detail : NULL, NULL);
}

/* ---- compression ----
 *
 * Beside words out of a URL that somebody else chose, the length of a compressed page can be made to tell what else stands in
 * it (BREACH). So a page that holds what people wrote is compressed only if nobody's words are in the URL, or this site itself
 * requested it, or the reader did, with the address bar, a bookmark or another program (Fetch Metadata). A request without
 * Sec-Fetch-Site counts as a stranger's. Form tokens are new in every answer: nothing to be guessed bit by bit. */

static bool is_own(const struct http *h)
{
	return text_equal(h->fetch_site, "same-origin") || text_equal(h->fetch_site, "none");
}

/* The directory is public, but not while help is looked for on behalf of somebody. */
static bool is_of_the_directory(const struct req *q)
{
	return q->route && q->route->page_class == PUBLIC
		&& !field_value(&q->http->query, "person") && !field_value(&q->http->query, "from");
}

static bool may_compress(const struct req *q)
{
	bool has_words = is_post(q) || *q->http->query_string;

	return !has_words || is_own(q->http) || is_of_the_directory(q);
}

/* Shorter ones do not get much shorter. */
#define PRESSED_LEAST 1000
/* Longer ones are mostly lists, which are opened again and again: compressing them well would cost more than it saves. */
#define PRESSED_SMALL_MOST (36 * 1024)

/* An answer that is kept for good has a name for its bytes (ETag). The web server compresses those. */
static void compress(struct req *q)
{
	struct http *h = q->http;
	enum press how = h->answer.length > PRESSED_SMALL_MOST ? PRESS_QUICK : PRESS_SMALL;
	bool lasts = q->route && q->route->page_class == LASTING;

	if (h->answer.length >= PRESSED_LEAST && !lasts && http_takes_gzip(h) && may_compress(q) && press(q->arena, &h->answer, how))
		http_header(h, "Content-Encoding", "gzip");
}

void app_answer(const struct app *a, struct req *q)
{
	int64_t began = clock_monotonic_micros(), took;
	enum err e;

	if (q->http->request_id && strspn(q->http->request_id, "0123456789abcdef") == strlen(q->http->request_id))
		q->id = q->http->request_id;
	if ((e = handle(a, q)))
		page_error(q, e);
	if (q->http->status == 405)
		say_methods(a, q);
	say_when_to_come_again(q);
	if (!q->http->begun) {
		headers_add(q);
		compress(q);
	}
	/* If the alarm cannot be stored now, the next refusal reports it. */
	(void)limit_report(q);
	took = clock_monotonic_micros() - began;
	log_request(q, took);
	meter_count(a, q, took);
}
