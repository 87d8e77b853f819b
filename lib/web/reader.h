/* reader - chooses the language for a reader. */
#ifndef HANDRAIL_READER_H
#define HANDRAIL_READER_H

#include <stdbool.h>
#include <stddef.h>

struct req;

/* A link with this field in its query, like /programs?lang=es, shows the page in that language and keeps it for the
 * browser's next pages. */
#define READER_FIELD "lang"

/* Chooses the first of these languages that the site offers (site_speaks()): that of the link, which is then stored in a
 * cookie; that of the cookie; the account's; those of Accept-Language; site_language(). app.c stores it in q->language, which
 * everything else reads. */
const char *reader_language(struct req *q);

/* On a page for somebody whose language is known, such as the one behind the link of a message: that language counts before
 * Accept-Language, if the site offers it and nobody is signed in. The site's own language does not count before it: forms are
 * preset to that, so perhaps nobody chose it. */
void reader_prefer(struct req *q, const char *language);

/* The language that a reader in a frame chose by a link. A frame sets no cookie, so the page's links carry it as READER_FIELD in
 * their query: it is read from this page's address, or from that of the page before. NULL if none was chosen. */
const char *reader_kept(struct req *q);

/* A link to the same page in another language, or in the present one. */
struct reader_link {
	const char *tag;
	const char *autonym;
	const char *query;		/* lang=es, behind the rest of the page's query */
	bool is_current;
};

/* A link for each language of the site, in the order of languages.def. *count is 0 for a site of one language, and for the
 * answer to a form, because a link would lose what was typed. */
struct reader_link *reader_links(struct req *q, size_t *count);

#endif
