/* reader.c - chooses the language for a reader. */
#include "web/reader.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/account.h"
#include "site/carrier.h"
#include "site/site.h"

#define TAG_MOST 35
#define WEIGHT_MOST 1000

/* The weight of "; q=0.8" in thousandths; without one, the most. RFC 9110, 12.4.2. */
static int weight_of(const char *parameters)
{
	int weight = 0;

	parameters += strspn(parameters, "; \t");
	if (strncasecmp(parameters, "q=", 2) || !parameters[2])
		return WEIGHT_MOST;
	if (parameters[2] != '0')
		return parameters[2] == '1' ? WEIGHT_MOST : 0;
	parameters += 3 + (parameters[3] == '.');
	for (int place = WEIGHT_MOST / 10; place && *parameters >= '0' && *parameters <= '9'; place /= 10)
		weight += place * (*parameters++ - '0');
	return weight;
}

/* The tag, or its language without a region, if the site offers it; otherwise NULL. */
static const char *offered(const struct req *q, const char *from, size_t length)
{
	char *tag = arena_bytes(q->arena, from, length);

	if (site_speaks(q->site, tag))
		return tag;
	tag[strcspn(tag, "-")] = '\0';
	return site_speaks(q->site, tag) ? tag : NULL;
}

/* The language of an Accept-Language header that the site offers and the reader likes best; of several, the first. */
static const char *accepted(const struct req *q)
{
	const char *best = NULL;
	int most = 0;

	for (const char *at = q->http->accept_language; *at; at += strcspn(at, ",")) {
		const char *tag;
		size_t n;
		int weight;

		at += strspn(at, " ,");
		n = strcspn(at, ",; ");
		weight = n && n <= TAG_MOST ? weight_of(at + n) : 0;
		tag = weight > most ? offered(q, at, n) : NULL;
		if (tag) {
			best = tag;
			most = weight;
		}
	}
	return best;
}

/* The query of the page that led here, if it is one of this host. */
static const char *query_before(const struct req *q)
{
	const char *host = q->http->referer ? strstr(q->http->referer, "://") : NULL, *query;
	size_t n = strlen(q->http->authority);

	if (!host || strncmp(host + 3, q->http->authority, n) || host[3 + n] != '/')
		return "";
	query = strchr(host, '?');
	return query ? query + 1 : "";
}

const char *reader_kept(struct req *q)
{
	const char *language = field_value(&q->http->query, READER_FIELD), *before;
	struct fields asked;

	if (!q->frame)
		return NULL;
	if (site_speaks(q->site, language))
		return language;
	before = query_before(q);
	fields_read(q->arena, &asked, before, strlen(before));
	language = field_value(&asked, READER_FIELD);
	return site_speaks(q->site, language) ? language : NULL;
}

/* The language that was chosen in this browser, now or before. */
static const char *chosen(struct req *q)
{
	const char *language = field_value(&q->http->query, READER_FIELD);

	if (q->frame)
		return reader_kept(q);
	if (!site_speaks(q->site, language))
		return carrier_language(q);
	carrier_choose_language(q, language);
	return language;
}

const char *reader_language(struct req *q)
{
	const char *language = q->site ? chosen(q) : NULL;

	if (site_speaks(q->site, language))
		return language;
	if (q->account && site_speaks(q->site, q->account->language))
		return q->account->language;
	language = accepted(q);
	return language ? language : site_language(q->site);
}

void reader_prefer(struct req *q, const char *language)
{
	bool counts = site_speaks(q->site, language) && !text_equal(language, site_language(q->site));

	if (counts && !q->account && !site_speaks(q->site, chosen(q)))
		q->language = language;
}

#define QUERY_MOST 32000

/* next= leads to a path of this site, or nowhere. */
static bool is_kept(const struct field *f)
{
	return strcmp(f->name, READER_FIELD) && (strcmp(f->name, "next") || is_own_path(f->value));
}

/* The query of the request without the language, ready for one behind it. */
static const char *rest_of_query(struct req *q)
{
	const struct fields *asked = &q->http->query;
	struct str s;

	str_init(&s, q->arena, QUERY_MOST);
	for (size_t i = 0; i < asked->count; i++)
		if (is_kept(&asked->all[i]))
			str_printf(&s, "%s=%s&", text_url_encode(q->arena, asked->all[i].name), text_url_encode(q->arena, asked->all[i].value));
	return s.full ? "" : s.text;
}

struct reader_link *reader_links(struct req *q, size_t *count)
{
	const char *rest = rest_of_query(q);
	size_t all_count, n = 0;
	const struct language *all = language_all(&all_count);
	struct reader_link *links = arena_array(q->arena, all_count, sizeof(*links));

	for (size_t i = 0; i < all_count; i++)
		if (site_speaks(q->site, all[i].tag))
			links[n++] = (struct reader_link){ all[i].tag, all[i].autonym,
				arena_printf(q->arena, "%s" READER_FIELD "=%s", rest, all[i].tag), text_equal(all[i].tag, q->language) };
	*count = n < 2 || !strcmp(q->http->method, "POST") ? 0 : n;
	return links;
}
