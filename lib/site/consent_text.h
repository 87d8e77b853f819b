/* consent_text - the words by which somebody agrees to sharing, and the versions of them.
 *
 * A site shows those of templates/consent.tpl, in each reader's language, until it has words of its
 * own (`handrail site set --consent-text`). Its own words go before ours in every language: in the
 * reader's if it has some in it, else those of its own language. Each change makes a new version, and
 * a version is kept for good: each consent names the one that was agreed to. */
#ifndef HANDRAIL_CONSENT_TEXT_H
#define HANDRAIL_CONSENT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

struct req;
struct site;

#define CONSENT_TEXT_MOST 4000	/* characters */

struct consent_text {
	const char *words;
	const char *language;		/* theirs, which may not be the reader's */
};

/* What the request's reader is shown on the request's site. */
enum err consent_text_shown(struct req *q, struct consent_text *c);

/* A word that stands for exactly these words in this language: a form carries it, so that nobody agrees
 * to words that came in place of those that were read. */
char *consent_text_mark(struct req *q, const struct consent_text *c);

/* Within a transaction: the newest version at the request's site that holds these words, made when there is none. */
enum err consent_text_id(struct req *q, const struct consent_text *c, int64_t *id);

/* The site's own words in a language from now on; "": ours again. The words that stand already make no new version. */
enum err consent_text_set(struct req *q, const struct site *site, const char *language, const char *words);

/* All versions of a site by language, the newest first. */
struct consent_version {
	const char *language;
	int version;
	const char *words;
	instant made_at;
	bool shown;			/* the site's own words now */
};
enum err consent_text_versions(struct req *q, int64_t site_id, struct consent_version **all, size_t *count);

#endif
