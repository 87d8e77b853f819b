/* thread.c - carries the person and the earlier referral through the pages on which a program is found. */
#include "parts/thread.h"

#include <string.h>

#include "base/contact.h"
#include "base/path.h"
#include "base/req.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "web/page.h"
#include "web/reader.h"

static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

static const struct fields *sent(const struct req *q)
{
	return is_post(q) ? &q->http->posted : &q->http->query;
}

static const char *asked(const struct req *q, const char *field)
{
	return field_value(sent(q), field);
}

bool thread_asked(const struct req *q)
{
	return !text_is_empty(asked(q, "person")) || !text_is_empty(asked(q, "from"));
}

bool thread_needs_account(const struct req *q) { return !q->account && !is_post(q) && thread_asked(q); }

/* ---- finding ---- */

static enum err find_person(struct req *q, const char *id, struct thread *t)
{
	struct person *p = ARENA_NEW(q->arena, struct person);
	enum err e = person_find(q, id, p);

	t->person = e ? NULL : p;
	return e;
}

/* A program may open a referral, but nothing follows from its side. */
static enum err find_before(struct req *q, const char *id, struct thread *t)
{
	struct referral *r;
	enum err e = referral_find(q, id, &r);

	if (!e && !(r->parties & THE_PEOPLE))
		e = fail(q, ERR_MISSING, "referral %s", id);
	t->before = e ? NULL : r;
	return e;
}

static const char *query_of(struct req *q, const struct thread *t)
{
	if (reader_kept(q))
		return arena_printf(q->arena, "?" READER_FIELD "=%s", reader_kept(q));
	if (t->person && t->before)
		return arena_printf(q->arena, "?person=%s&from=%s", t->person->public_id, t->before->public_id);
	if (t->person)
		return arena_printf(q->arena, "?person=%s", t->person->public_id);
	return t->before ? arena_printf(q->arena, "?from=%s", t->before->public_id) : "";
}

enum err thread_find(struct req *q, struct thread *t)
{
	const char *person = asked(q, "person"), *from = asked(q, "from");
	enum err e;

	*t = (struct thread){ .query = "" };
	if (!text_is_empty(person) && (e = find_person(q, person, t)))
		return e;
	if (!text_is_empty(from) && (e = find_before(q, from, t)))
		return e;
	if (t->before && !t->person && !is_post(q) && t->before->person_public_id
			&& (e = find_person(q, t->before->person_public_id, t)))
		return e;
	t->query = query_of(q, t);
	return ERR_OK;
}

const char *thread_name(const struct thread *t)
{
	return t->person ? t->person->seeker.first_name : NULL;
}

/* ---- the bar ---- */

/* The address of the same page without the person; the search and the chosen programs stay. */
static const char *without(struct req *q)
{
	static const char *const stay[] = { "q", "need", "near", "within", "language", "open", "page", "program" };
	const struct fields *all = sent(q);
	struct str s;

	str_init(&s, q->arena, 8000);
	for (size_t i = 0; i < all->count; i++)
		for (size_t k = 0; k < COUNT(stay); k++)
			if (text_equal(all->all[i].name, stay[k]) && *all->all[i].value)
				str_printf(&s, "%c%s=%s", s.length ? '&' : '?', stay[k], text_url_encode(q->arena, all->all[i].value));
	return path_to(q, "%s%s", q->http->path, s.text);
}

static const struct mark person_marks[] = {
	MARK(struct person, public_id),
	MARK_NAME(struct person, seeker),
};

static void show_bar(struct req *q, struct tpl *page, const struct thread *t)
{
	struct tpl *bar = tpl_include(page, "person_bar", q->language, "parts/person-bar");

	tpl_set(bar, "stop_url", without(q));
	page_flag(q, bar, "for_person", t->person != NULL);
	if (t->person)
		page_fill(q, bar, person_marks, COUNT(person_marks), t->person);
	page_text(q, bar, "before", t->before ? t->before->public_id : "");
	page_text(q, bar, "before_program", t->before ? t->before->program_name : "");
}

void thread_show(struct req *q, struct tpl *page, const struct thread *t)
{
	tpl_set_everywhere(page, "thread", t->query);
	page_text(q, page, "kept_language", reader_kept(q));
	if (!t->person && !t->before)
		return;
	page_text(q, page, "thread_person", t->person ? t->person->public_id : "");
	page_text(q, page, "thread_from", t->before ? t->before->public_id : "");
	show_bar(q, page, t);
}
