/* asked.c - what a search asks for: reads it from the address, and writes the addresses of other searches like it. */
#include "programs/asked.h"

#include "base/language.h"
#include "base/need.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "web/reader.h"

static const char *asked(const struct req *q, const char *field)
{
	const char *value = field_value(&q->http->query, field);

	return value ? value : "";
}

static int asked_number(const struct req *q, const char *field, int most)
{
	int64_t n;

	return text_to_number(asked(q, field), 1, most, &n) ? (int)n : 0;
}

/* The chosen distance; one that is not among the choices is ignored. */
static int asked_distance(const struct req *q)
{
	int within = asked_number(q, "within", 1000);

	for (size_t i = 0; search_distances[i]; i++)
		if (search_distances[i] == within)
			return within;
	return search_within();
}

static const char *asked_language(const struct req *q)
{
	const char *tag = asked(q, "language");

	return language_find(tag) ? tag : "";
}

struct search asked_read(struct req *q)
{
	return (struct search){
		.q = text_squeeze(q->arena, asked(q, "q")),
		.need = need_from_slug(asked(q, "need")),
		.near = text_squeeze(q->arena, asked(q, "near")),
		.within = asked_distance(q),
		.language = asked_language(q),
		.open = text_equal(asked(q, "open"), "now"),
		.page = asked_number(q, "page", 1000000),
	};
}

static bool is_narrow(const struct search *s)
{
	return s->open || *s->language || s->within != search_within();
}

bool asked_is_any(const struct search *s)
{
	return is_narrow(s) || *s->q || *s->near || s->need >= 0;
}

static void keep(struct req *q, struct str *s, const char *field, const char *value)
{
	if (!text_is_empty(value))
		str_printf(s, "&%s=%s", field, text_url_encode(q->arena, value));
}

/* Everything but the page, with the person who travels along. Begins with & unless it is empty. */
static struct str query_of(struct req *q, const struct search *s)
{
	struct str query;

	str_init(&query, q->arena, 8000);
	keep(q, &query, READER_FIELD, reader_kept(q));
	keep(q, &query, "person", asked(q, "person"));
	keep(q, &query, "from", asked(q, "from"));
	if (s->within != search_within())
		str_printf(&query, "&within=%d", s->within);
	keep(q, &query, "language", s->language);
	if (s->open)
		str_add(&query, "&open=now");
	keep(q, &query, "near", s->near);
	keep(q, &query, "q", s->q);
	keep(q, &query, "need", s->need < 0 ? "" : need_slug((enum need)s->need));
	return query;
}

const char *asked_query(struct req *q, const struct search *s) { return query_of(q, s).text; }

const char *asked_path(struct req *q, const struct search *s)
{
	struct str query = query_of(q, s);

	if (query.length)
		query.text[0] = '?';
	return path_to(q, "/programs%s", query.text);
}
