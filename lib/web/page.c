/* page.c - fills templates by table, and sends the result. */
#include "web/page.h"

#include <stdio.h>
#include <string.h>

#include "site/account.h"
#include "site/carrier.h"
#include "site/crisis_line.h"
#include "site/live_change.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/conf.h"
#include "base/contact.h"
#include "base/dial.h"
#include "base/language.h"
#include "site/look.h"
#include "base/path.h"
#include "base/phone.h"
#include "base/req.h"
#include "web/reader.h"
#include "web/route.h"
#include "site/site.h"
#include "law/status.h"
#include "edge/words.h"

/* ---- time ---- */

static const char *zone_of(const struct req *q)
{
	return q->site ? q->site->time_zone : "UTC";
}

const char *page_ago(struct req *q, instant when)
{
	return words_ago(q, q->language, when, zone_of(q));
}

const char *page_exact(struct req *q, instant when)
{
	return words_exact(q, q->language, when, zone_of(q));
}

/* ---- filling ---- */

void page_flag(struct req *q, struct tpl *t, const char *section, bool yes)
{
	(void)q;
	tpl_flag(t, section, yes);
}

static void fill_text(struct tpl *t, const struct tpl_name *name, const char *text)
{
	tpl_set_named(t, name, text);
	tpl_flag_named(t, name, !text_is_empty(text));
}

void page_text(struct req *q, struct tpl *t, const char *marker, const char *text)
{
	(void)q;
	fill_text(t, tpl_find_name(marker), text);
}

/* Markers that a type sets beside its own: {{made_at}} has {{made_at_exact}} and {{made_at_iso}}. */
#define BESIDE_MOST 3

static const struct { enum mark_type type; const char *suffix; } beside[] = {
	{ MARKS_WHEN, "_exact" }, { MARKS_WHEN, "_iso" }, { MARKS_DAY, "_day" }, { MARKS_PHONE, "_text" }, { MARKS_EMAIL, "_link" },
	{ MARKS_STATUS, "_label" }, { MARKS_STATUS, "_class" }, { MARKS_STATUS, "_mark" },
};

struct names { const struct tpl_name *own, *beside[BESIDE_MOST]; };

static struct names names_of(struct arena *a, const char *marker, enum mark_type type)
{
	struct names n = { .own = tpl_find_name(marker) };
	size_t count = 0;

	for (size_t i = 0; i < COUNT(beside); i++)
		if (beside[i].type == type && count < BESIDE_MOST)
			n.beside[count++] = tpl_find_name(arena_printf(a, "%s%s", marker, beside[i].suffix));
	return n;
}

/* The names of a row of a table are looked up once, for all pages. */
static const struct names *names_kept(struct req *q, const struct mark *m)
{
	enum { SLOTS = 1024 };		/* a power of two; more than there are rows */
	static struct { const struct mark *mark; struct names names; } kept[SLOTS];
	static unsigned loads;
	size_t at = (uintptr_t)m / sizeof(*m) % SLOTS;

	if (loads != tpl_loads())
		memset(kept, 0, sizeof(kept));
	loads = tpl_loads();
	while (kept[at].mark && kept[at].mark != m)
		at = (at + 1) % SLOTS;
	if (!kept[at].mark) {
		kept[at].mark = m;
		kept[at].names = names_of(q->arena, text_member_name(q->arena, m->marker), m->type);
	}
	return &kept[at].names;
}

static void fill_number(struct req *q, struct tpl *t, const struct tpl_name *name, int64_t n)
{
	if (tpl_shows(t, name))
		tpl_set_named(t, name, arena_printf(q->arena, "%lld", (long long)n));
	tpl_flag_named(t, name, n != 0);
}

static void fill_when(struct req *q, struct tpl *t, const struct names *n, instant when)
{
	fill_text(t, n->own, when && tpl_shows(t, n->own) ? page_ago(q, when) : "");
	if (when && tpl_shows(t, n->beside[0]))
		tpl_set_named(t, n->beside[0], page_exact(q, when));
	if (when && tpl_shows(t, n->beside[1]))
		tpl_set_named(t, n->beside[1], clock_iso(q->arena, when));
}

static void fill_day(struct req *q, struct tpl *t, const struct names *n, instant when)
{
	tpl_flag_named(t, n->own, when);
	if (when && tpl_shows(t, n->beside[0]))
		tpl_set_named(t, n->beside[0], words_day(q, q->language, when, zone_of(q)));
}

static void fill_status(struct req *q, struct tpl *t, const struct names *n, enum status status)
{
	tpl_flag_named(t, n->own, status != STATUS_NONE);
	if (status == STATUS_NONE)
		return;
	tpl_set_named(t, n->own, status_slug(status));
	if (tpl_shows(t, n->beside[0]))
		tpl_set_named(t, n->beside[0], words(q, q->language, "statuses", status_slug(status)));
	tpl_set_named(t, n->beside[1], status_class_slug(status_class_of(status)));
	tpl_set_named(t, n->beside[2], status_mark(status));
}

void page_status(struct req *q, struct tpl *t, const char *marker, enum status status)
{
	struct names n = names_of(q->arena, marker, MARKS_STATUS);

	fill_status(q, t, &n, status);
}

static void fill_email(struct req *q, struct tpl *t, const struct names *n, const char *email)
{
	fill_text(t, n->own, email);
	if (tpl_shows(t, n->beside[0]))
		tpl_set_named(t, n->beside[0], contact_email_link(q->arena, email));
}

static void fill_phone(struct req *q, struct tpl *t, const struct names *n, const char *phone)
{
	fill_text(t, n->own, phone);
	if (tpl_shows(t, n->beside[0]))
		tpl_set_named(t, n->beside[0], phone_for_people(q->arena, phone));
}

union member { const char *text; bool flag; int number; int64_t wide; unsigned positive; enum status status; };

static const size_t member_size[] = {
	[MARKS_TEXT] = sizeof(char *), [MARKS_PHONE] = sizeof(char *), [MARKS_EMAIL] = sizeof(char *),
	[MARKS_BOOL] = sizeof(bool), [MARKS_INT] = sizeof(int),
	[MARKS_UNSIGNED] = sizeof(unsigned), [MARKS_INT64] = sizeof(int64_t), [MARKS_WHEN] = sizeof(instant),
	[MARKS_DAY] = sizeof(instant), [MARKS_STATUS] = sizeof(enum status),
};

static int64_t number_of(enum mark_type type, const union member *v)
{
	if (type == MARKS_INT64)
		return v->wide;
	if (type == MARKS_INT)
		return v->number;
	return v->positive;
}

static void fill_one(struct req *q, struct tpl *t, const struct mark *m, const void *member)
{
	const struct names *n = names_kept(q, m);
	union member v = { 0 };

	if (m->type != MARKS_NAME)
		memcpy(&v, member, member_size[m->type]);
	switch (m->type) {
	case MARKS_TEXT:
		fill_text(t, n->own, v.text);
		break;
	case MARKS_BOOL:
		tpl_flag_named(t, n->own, v.flag);
		break;
	case MARKS_INT:
	case MARKS_UNSIGNED:
	case MARKS_INT64:
		fill_number(q, t, n->own, number_of(m->type, &v));
		break;
	case MARKS_WHEN:
		fill_when(q, t, n, v.wide);
		break;
	case MARKS_DAY:
		fill_day(q, t, n, v.wide);
		break;
	case MARKS_PHONE:
		fill_phone(q, t, n, v.text);
		break;
	case MARKS_EMAIL:
		fill_email(q, t, n, v.text);
		break;
	case MARKS_NAME:
		if (tpl_shows(t, n->own))
			fill_text(t, n->own, contact_name(q->arena, member));
		break;
	case MARKS_STATUS:
		fill_status(q, t, n, v.status);
		break;
	}
}

void page_fill(struct req *q, struct tpl *t, const struct mark *marks, size_t count, const void *from)
{
	for (size_t i = 0; i < count; i++)
		fill_one(q, t, &marks[i], (const char *)from + marks[i].offset);
}

void page_rows(struct req *q, struct tpl *t, const char *section, const struct mark *marks, size_t count,
	const void *rows, size_t row_count, size_t stride)
{
	for (size_t i = 0; i < row_count; i++)
		page_fill(q, tpl_section(t, section), marks, count, (const char *)rows + i * stride);
}

void page_language_options(struct req *q, struct form *f, const char *field)
{
	size_t count;
	const struct language *all = language_all(&count);
	struct option *options = arena_array(q->arena, count, sizeof(*options));

	for (size_t i = 0; i < count; i++)
		options[i] = (struct option){ all[i].tag, all[i].autonym, all[i].tag };
	form_options(f, field, options, count);
}

void page_offered_languages(struct req *q, struct form *f, const char *field, const char *none)
{
	size_t count, n = 0;
	const struct language *all = language_all(&count);
	struct option *options = arena_array(q->arena, count + 1, sizeof(*options));

	if (none)
		options[n++] = (struct option){ .value = "", .label = none };
	for (size_t i = 0; i < count; i++)
		if (site_speaks(q->site, all[i].tag))
			options[n++] = (struct option){ all[i].tag, all[i].autonym, all[i].tag };
	form_options(f, field, options, n);
}

/* ---- the way back ---- */

/* The path below the base and the query of a page of this host; NULL for another host's. */
static const char *own_page(const struct req *q, const char *url)
{
	const char *host = url ? strstr(url, "://") : NULL;
	size_t n = strlen(q->http->authority);

	if (!host || strncmp(host + 3, q->http->authority, n) || host[3 + n] != '/')
		return NULL;
	return path_below(q->base, host + 3 + n);
}

const char *page_list_left(struct req *q, const char *list)
{
	const char *from = own_page(q, q->http->referer);
	size_t n = strlen(list);

	return from && !strncmp(from, list, n) && (!from[n] || from[n] == '?') && is_own_path(from) ? from : NULL;
}

const char *page_back(struct req *q, const char *list, const char *row)
{
	const char *left = page_list_left(q, list);

	return left ? path_to(q, "%s#%s", left, row) : NULL;
}

/* ---- the frame that all pages share ---- */

/* `at` is the path of the page. An error page is at none, "", because it is the same at each path. */

static void show_navigation(struct tpl *t, const char *at)
{
	/* The page of one referral highlights no place in the menu, because readers come to it from several dashboards. */
	static const struct { const char *path, *section; bool whole; } places[] = {
		{ "/", "nav_programs", true }, { "/programs", "nav_programs", false },
		{ "/referrals", "nav_referrals", true }, { "/people", "nav_people", false },
		{ "/inbound", "nav_inbound", false }, { "/manage", "nav_inbound", false },
		{ "/admin", "nav_admin", false }, { "/account", "nav_account", false },
	};

	for (size_t i = 0; i < COUNT(places); i++)
		if (places[i].whole ? !strcmp(at, places[i].path) : text_starts(at, places[i].path))
			tpl_show_everywhere(t, places[i].section);
}

static void show_visitor(struct req *q, struct tpl *t, const char *at)
{
	const struct account *a = q->account;

	tpl_show_everywhere(t, a ? "signed_in" : "no_signed_in");
	/* Without cookies nobody signs in. */
	if (!a && !q->ticket && text_starts(at, "/sent"))
		tpl_show_everywhere(t, "joins");
	if (!a)
		return;
	tpl_set_everywhere(t, "account_name", text_is_empty(a->first_name) ? a->email : a->first_name);
	if (a->seeks_help || text_equal(at, "/referrals"))
		tpl_show_everywhere(t, "seeks_help");
	if (a->helps_people || text_starts(at, "/people"))
		tpl_show_everywhere(t, "helps_people");
	if (a->works_inbound)
		tpl_show_everywhere(t, "works_inbound");
	if (q->roles)
		tpl_show_everywhere(t, "tends_site");
}

static void show_sign_out(struct req *q, struct tpl *foot)
{
	if (!q->account)
		return;
	tpl_show(foot, "sign_out");
	form_hidden(q, foot, "sign_out_hidden", "/sign-out");
}

/* Sets the marker and shows its section, in included templates too. */
static void show_everywhere(struct req *q, struct tpl *t, const char *marker, const char *text)
{
	tpl_set_everywhere(t, marker, text);
	tpl_show_everywhere(t, text_is_empty(text) ? arena_printf(q->arena, "no_%s", marker) : marker);
}

static void show_look(struct req *q, struct tpl *t, const struct site *s)
{
	show_everywhere(q, t, "site_look", look_version(q, s));
	show_everywhere(q, t, "site_logo", s->logo_version);
	tpl_set_everywhere(t, "logo_width", arena_printf(q->arena, "%u", s->logo_width));
	tpl_set_everywhere(t, "logo_height", arena_printf(q->arena, "%u", s->logo_height));
}

static void show_site(struct req *q, struct tpl *t, const struct site *s)
{
	tpl_set_everywhere(t, "site_name", s->name);
	show_everywhere(q, t, "site_operator", s->operator);
	show_look(q, t, s);
}

/* The parts of the site's line for emergencies, and whether there is one. */
static bool read_crisis_line(struct req *q, struct tpl *t, struct dial_part **parts, size_t *count)
{
	const char *line = q->site ? crisis_line(q->arena, q->site->crisis_banner, q->language) : "";

	*count = dial_parts(q->arena, line, q->site ? q->site->country : NULL, parts);
	page_flag(q, t, "crisis_banner", !text_is_empty(line));
	return !text_is_empty(line);
}

void page_crisis_line(struct req *q, struct tpl *t)
{
	struct dial_part *parts;
	struct tpl *in;
	size_t count;

	if (!read_crisis_line(q, t, &parts, &count))
		return;
	in = tpl_include(t, "crisis_line", q->language, "parts/crisis-line");
	for (size_t i = 0; i < count; i++) {
		struct tpl *part = tpl_section(in, "crisis_part");

		tpl_set(part, "part", parts[i].text);
		if (*parts[i].call)
			page_text(q, part, "part_call", parts[i].call);
		else if (*parts[i].message)
			page_text(q, part, "part_message", parts[i].message);
		else
			tpl_show(part, "part_words");
	}
}

static const struct mark language_marks[] = {
	MARK(struct reader_link, tag),
	MARK(struct reader_link, autonym),
	MARK(struct reader_link, query),
	MARK(struct reader_link, is_current),
};

void page_languages(struct req *q, struct tpl *t)
{
	size_t count;
	const struct reader_link *links = reader_links(q, &count);

	if (q->site && count)
		page_rows(q, tpl_include(t, "languages", q->language, "parts/languages"), "links", language_marks, COUNT(language_marks),
			links, count, sizeof(*links));
}

/* For search engines: the same public page in each language. */
static void show_alternates(struct req *q, struct tpl *head)
{
	size_t count;
	const struct reader_link *links = reader_links(q, &count);

	if (!q->site || !q->route || q->route->page_class != PUBLIC || q->frame)
		return;
	tpl_set(head, "page_url", arena_printf(q->arena, "%s%s", q->site->base_url, q->http->path));
	page_rows(q, head, "alternates", language_marks, COUNT(language_marks), links, count, sizeof(*links));
}

/* The end of the sentence that the part holds: the index after its sign and blank; 0 if it ends in none. */
static size_t sentence_end(const char *text)
{
	for (size_t i = 0; text[i]; i++)
		if (strchr(".!?", text[i]) && text[i + 1] == ' ')
			return i + 2;
	return 0;
}

static bool is_number(const struct dial_part *p) { return *p->call || *p->message; }

/* Shows the number parts[at] with its sentence, which begins with `before`. Returns the words behind it that begin the next. */
static const char *show_call(struct req *q, struct tpl *in, const char *before, const struct dial_part *parts, size_t at,
	size_t count)
{
	const struct dial_part *number = &parts[at];
	const char *behind = at + 1 < count && !is_number(&parts[at + 1]) ? parts[at + 1].text : "";
	size_t end = at + 2 < count ? sentence_end(behind) : 0, length = end ? end : strlen(behind);
	struct tpl *t = tpl_section(in, "crisis_calls");

	tpl_set(t, "number", number->text);
	tpl_set(t, "sentence", arena_printf(q->arena, "%s%s%.*s", before, number->text, (int)length, behind));
	page_text(q, t, *number->call ? "call" : "message", *number->call ? number->call : number->message);
	return behind + length;
}

void page_crisis_calls(struct req *q, struct tpl *t)
{
	const char *before = "";
	struct dial_part *parts;
	struct tpl *in;
	size_t count;

	if (!read_crisis_line(q, t, &parts, &count))
		return;
	in = tpl_include(t, "crisis_calls", q->language, "parts/crisis-calls");
	if (count == 1 && !is_number(&parts[0]))
		page_text(q, in, "words", parts[0].text);
	if (count && !is_number(&parts[0]))
		before = parts[0].text;
	for (size_t i = 0; i < count; i++)
		if (is_number(&parts[i]))
			before = show_call(q, in, before, parts, i, count);
}

static struct tpl *frame(struct req *q)
{
	struct tpl *t = tpl_new(q->arena);

	tpl_set_everywhere(t, "language", q->language);
	tpl_set_everywhere(t, "direction", language_direction(q->language));
	tpl_set_everywhere(t, "base", q->base);
	tpl_set_everywhere(t, "top", q->top);
	if (q->frame)
		tpl_show_everywhere(t, "frame");
	tpl_set_everywhere(t, "path", q->http->path);
	if (q->site)
		show_site(q, t, q->site);
	return t;
}

/* The dashboards of people at work have no line for emergencies; every page that a person in need may open has it. */
static bool is_public(const char *at)
{
	return !text_starts(at, "/people") && !text_starts(at, "/inbound");
}

/* The page's part of the live updates: nothing where they are off, or on the answer to a form. */
static void show_live(struct req *q, struct tpl *head)
{
	struct tpl *t;

	if (!q->site || !q->route || !(q->route->access & LIVE) || !live_is_on(q->conf))
		return;
	tpl_show(head, "is_live");
	q->live.part = t = tpl_include(head, "live", q->language, "parts/live");
	tpl_set(t, "live_mode", live_is_pushed(q->conf) ? "push" : "poll");
	tpl_set(t, "live_since", arena_printf(q->arena, "%lld", (long long)q->now));
	tpl_set(t, "live_link", req_id(q, "token"));
}

static struct tpl *framed(struct req *q, const char *at)
{
	struct tpl *t = frame(q);
	struct tpl *head = tpl_include(t, "head", q->language, q->frame ? "parts/head-frame" : "parts/head");
	struct tpl *foot = tpl_include(t, "foot", q->language, q->frame ? "parts/foot-frame" : "parts/foot");

	if (is_public(at))
		page_crisis_line(q, head);
	show_visitor(q, t, at);
	/* Forms and links that repeat what this reader requested, so that no two are the same. */
	if (*at) {
		show_alternates(q, head);
		page_languages(q, foot);
		show_sign_out(q, foot);
		show_live(q, head);
	}
	show_navigation(t, at);
	return t;
}

struct tpl *page_new(struct req *q) { return framed(q, q->http->path); }

struct tpl *page_new_plain(struct req *q)
{
	struct tpl *t = frame(q);
	struct tpl *head = tpl_include(t, "head", q->language, "parts/head-plain");
	struct tpl *foot = tpl_include(t, "foot", q->language, "parts/foot-plain");

	page_crisis_line(q, head);
	page_languages(q, foot);
	show_live(q, head);
	return t;
}

enum err page_send(struct req *q, struct tpl *t, const char *template_name, int status)
{
	size_t length;
	char *page = tpl_render(q->arena, t, q->language, template_name, &length);

	if (!page)
		return fail(q, ERR_TEMPLATE, "template %s", template_name);
	q->http->status = status;
	http_header(q->http, "Content-Type", "text/html; charset=utf-8");
	http_header(q->http, "Content-Language", q->language);
	str_take(&q->http->answer, page, length);
	if (q->http->answer.full)
		return fail(q, ERR_TEMPLATE, "page %s is too long", template_name);
	return ERR_OK;
}

/* Percent-encodes blanks and characters beyond ASCII for the Location header. */
static char *as_location(struct req *q, const char *path)
{
	struct str s;

	str_init(&s, q->arena, strlen(path) * 3);
	for (const char *c = path; *c; c++)
		if (*c == ' ' || (unsigned char)*c >= 0x80)
			str_printf(&s, "%%%02X", (unsigned)(unsigned char)*c);
		else
			str_add_char(&s, *c);
	return s.text;
}

enum err redirect(struct req *q, const char *fmt, ...)
{
	va_list ap;
	char *path;

	va_start(ap, fmt);
	path = arena_vprintf(q->arena, fmt, ap);
	va_end(ap);
	q->http->status = 303;
	str_clear(&q->http->answer);
	http_header(q->http, "Location", path_to(q, "%s", is_own_path(path) ? as_location(q, path) : "/"));
	return ERR_OK;
}

/* This page as next=, which a form's own page leads back to as well. */
static const char *here(struct req *q)
{
	const char *query = strcmp(q->http->method, "POST") ? q->http->query_string : "";

	return text_url_encode(q->arena, arena_printf(q->arena, "%s%s%s", q->http->path, *query ? "?" : "", query));
}

enum err redirect_to_sign_in(struct req *q)
{
	if (q->frame)
		return fail(q, ERR_MISSING, "nobody signs in within a frame");
	return redirect(q, "/sign-in?next=%s", here(q));
}

enum err redirect_to_proof(struct req *q) { return redirect(q, "/account/prove?next=%s", here(q)); }

enum err redirect_away(struct req *q, const char *url)
{
	q->http->status = 303;
	str_clear(&q->http->answer);
	http_header(q->http, "Location", url);
	return ERR_OK;
}

enum err page_left(struct req *q)
{
	struct tpl *t = frame(q);
	const char *query = q->http->query_string;
	const char *here = arena_printf(q->arena, "%s%s%s", q->http->path, *query ? "?" : "", query);

	tpl_set(t, "leave_url", q->site->leave_url);
	tpl_set(t, "back_url", path_to(q, "/leave/back?next=%s", text_url_encode(q->arena, here)));
	return page_send(q, t, "left", 200);
}

void page_clear_cache(struct req *q) { http_header(q->http, "Clear-Site-Data", "\"cache\""); }

/* After a fault of ours, or when a limit ends, the error page can send the same form with its key again, so that nothing typed
 * is lost. A form with a password cannot: a page must not contain one. */
static bool may_show_again(const struct req *q)
{
	const struct fields *posted = &q->http->posted;

	for (size_t i = 0; i < posted->count; i++)
		if (text_ends(posted->all[i].name, "password") && *posted->all[i].value)
			return false;
	return !strcmp(q->http->method, "POST") && posted->count && q->http->path[1] != '/';
}

void page_again(struct req *q, struct tpl *t, const char *path, const struct fields *typed)
{
	tpl_set(t, "again_path", path_to(q, "%s", path));
	for (size_t i = 0; i < typed->count; i++) {
		struct tpl *field = tpl_section(t, "again_fields");

		tpl_set(field, "again_name", typed->all[i].name);
		tpl_set(field, "again_value", typed->all[i].value);
	}
}

static bool show_again(struct req *q, struct tpl *t)
{
	if (!may_show_again(q))
		return false;
	page_again(q, t, q->http->path, &q->http->posted);
	return true;
}

/* An answer whose beginning has been sent cannot become an error page: it breaks off. */
static void break_off(struct req *q, enum err code)
{
	http_break(q->http);
	q->http->status = err_http_status(code);
}

static void error_page(struct req *q, enum err code)
{
	/* The page for "missing" and "not yours" is the same to the byte. */
	struct tpl *t = q->site && code != ERR_NOT_SET_UP ? framed(q, "") : page_new_plain(q);

	tpl_show(t, err_word(code));
	page_flag(q, t, "finds_help", code != ERR_NOT_SET_UP && code != ERR_UPDATING);
	page_text(q, t, "until", q->over ? form_end_of_limit(q) : "");
	if ((err_http_status(code) >= 500 || code == ERR_LIMIT) && code != ERR_NOT_SET_UP)
		page_flag(q, t, "again", show_again(q, t));
	if (page_send(q, t, "error", err_http_status(code))) {
		str_clear(&q->http->answer);
		http_header(q->http, "Content-Type", "text/plain; charset=utf-8");
	}
	q->http->status = err_http_status(code);
}

void page_error(struct req *q, enum err code)
{
	if (q->http->begun)
		break_off(q, code);
	else
		error_page(q, code);
}
