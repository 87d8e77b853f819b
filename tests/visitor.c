/* visitor.c - a browser for tests, without HTTP. */
#include "visitor.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "site/account.h"
#include "edge/db.h"
#include "edge/http.h"
#include "site/site.h"
#include "support.h"

static struct arena *memory(void)
{
	static struct arena *lifelong;

	if (!lifelong)
		lifelong = arena_new();
	return lifelong;
}

/* All answers share one connection. */
struct req *visitor_unit(void)
{
	static struct req *q;

	if (!q)
		q = test_db_other();
	req_reset(q);
	return q;
}

const char *between(const char *text, const char *before, const char *after)
{
	const char *at = text ? strstr(text, before) : NULL, *end;

	if (!at)
		return NULL;
	at += strlen(before);
	end = strstr(at, after);
	return end ? arena_bytes(memory(), at, (size_t)(end - at)) : NULL;
}

static void keep_cookie(struct visitor *v)
{
	if (!v->set_cookie)
		return;
	v->cookie = strstr(v->set_cookie, "Max-Age=0") ? NULL
		: arena_bytes(memory(), v->set_cookie, strcspn(v->set_cookie, ";"));
}

/* A second cookie, after the session's. */
static void keep_known(struct visitor *v, const struct req *q)
{
	const char *at = strstr(q->http->headers.text, "-known=");

	if (!at)
		return;
	while (at[-1] != ' ')
		at--;
	v->known = arena_bytes(memory(), at, strcspn(at, ";"));
}

static const char *cookies(const struct visitor *v)
{
	if (!v->known)
		return v->cookie;
	return v->cookie ? arena_printf(memory(), "%s; %s", v->cookie, v->known) : v->known;
}

static void keep_form(struct visitor *v, const char *at)
{
	v->token = between(at, "name=\"form_token\" value=\"", "\"");
	v->once = between(at, "name=\"form_once\" value=\"", "\"");
	v->time = between(at, "name=\"form_time\" value=\"", "\"");
	v->consent = between(at, "name=\"form_consent\" value=\"", "\"");
}

void visitor_choose_form(struct visitor *v, const char *text)
{
	const char *at = strstr(v->page, text);

	cr_assert_not_null(at, "%s: %s", text, v->page);
	keep_form(v, at);
}

static void keep(struct visitor *v, const struct req *q)
{
	v->status = q->http->status;
	v->page = arena_bytes(memory(), q->http->answer.text, q->http->answer.length);
	v->location = arena_text(memory(), test_header(q, "Location"));
	v->set_cookie = arena_text(memory(), test_header(q, "Set-Cookie"));
	v->retry_after = arena_text(memory(), test_header(q, "Retry-After"));
	keep_cookie(v);
	keep_known(v, q);
	/* The head of a page has forms of its own; those of the page begin at main. */
	if (v->status != 303)
		keep_form(v, strstr(v->page, "<main"));
}

static void answer(struct visitor *v, const struct app *of, const char *method, const char *target, const char *form)
{
	struct req *q = visitor_unit();
	const char *query = strchr(target, '?');

	test_templates();
	q->now += v->later;
	q->http = http_literal(q->arena, method, v->host, arena_bytes(q->arena, target, strcspn(target, "?")),
		query ? query + 1 : NULL, form, cookies(v));
	if (v->remote)
		q->http->remote = v->remote;
	q->http->origin = v->origin;
	q->http->fetch_site = v->fetch_site;
	app_answer(of, q);
	keep(v, q);
}

void visitor_get(struct visitor *v, const struct app *of, const char *target)
{
	answer(v, of, "GET", target, NULL);
}

void visitor_head(struct visitor *v, const struct app *of, const char *target)
{
	answer(v, of, "HEAD", target, NULL);
}

static const char *encoded(const char *text)
{
	return text_url_encode(memory(), text ? text : "");
}

void visitor_post(struct visitor *v, const struct app *of, const char *path, const char *fields)
{
	answer(v, of, "POST", path, arena_printf(memory(), "form_token=%s&form_once=%s&form_time=%s&form_consent=%s&%s",
		encoded(v->token), encoded(v->once), encoded(v->time), encoded(v->consent), fields));
}

/* ---- codes and sites ---- */

struct found { int64_t id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };

STATEMENT(newest_code_of, found_columns, struct found,
	"SELECT id "
	"FROM sign_in_code "
	"WHERE address = ? "
	"ORDER BY made_at DESC, id DESC "
	"LIMIT 1");

const char *newest_code(const char *address)
{
	struct req *q = visitor_unit();
	struct found f = { 0 };

	if (db_row(q, &newest_code_of, &f, BIND(address)))
		return NULL;
	return arena_text(memory(), account_code_digits(q, f.id));
}

const char *new_site(const char *scheme)
{
	const char *host = test_name("site");
	struct site s = { .host = host, .name = "A test site", .unclaimed_referrals = true,
		.base_url = arena_printf(memory(), "%s://%s", scheme, host) };

	cr_assert_not(site_save(visitor_unit(), &s));
	return host;
}
