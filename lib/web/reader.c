/* reader.c - chooses the language for a reader. */
#include "web/reader.h"

#include <string.h>

#include "site/account.h"
#include "edge/http.h"
#include "base/req.h"
#include "site/site.h"

/* The first language of an Accept-Language header that the site offers. */
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
		if (site_speaks(q->site, tag))
			return tag;
		tag[strcspn(tag, "-")] = 0;
		if (site_speaks(q->site, tag))
			return tag;
		at += strcspn(at, ",");
	}
	return NULL;
}

const char *reader_language(const struct req *q)
{
	const char *language = q->account ? q->account->language : NULL;

	if (site_speaks(q->site, language))
		return language;
	if (q->http && (language = accepted(q)))
		return language;
	return site_language(q->site);
}
