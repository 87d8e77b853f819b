/* reader.c - in which of our languages somebody reads. */
#include "reader.h"

#include <string.h>

#include "account.h"
#include "http.h"
#include "req.h"
#include "site.h"
#include "tpl.h"

/* The first language of an Accept-Language header that there are templates for. */
static const char *accepted(const struct req *q)
{
	const char *at = q->http->accept_language;

	while (*at) {
		size_t n;
		char *tag;

		at += strspn(at, " ,");
		n = strcspn(at, ",; ");
		if (!n || n > 35)
			return NULL;
		tag = arena_bytes(q->arena, at, n);
		if (tpl_has_language(tag))
			return tag;
		tag[strcspn(tag, "-")] = 0;
		if (tpl_has_language(tag))
			return tag;
		at += strcspn(at, ",");
	}
	return NULL;
}

const char *reader_language(const struct req *q)
{
	const char *language = q->account && !text_is_empty(q->account->language) ? q->account->language : NULL;

	if (language && tpl_has_language(language))
		return language;
	if (q->http && (language = accepted(q)))
		return language;
	if (q->site && tpl_has_language(q->site->language))
		return q->site->language;
	return "en";
}
