/* consent_text - the text by which people agree to sharing, and its versions.
 *
 * A site shows the text of templates/consent.tpl, in each reader's language, until it has its own
 * text (`handrail site set --consent-text`). Its own text then replaces the template in every
 * language: readers see it in their language, or else in the site's. Each change makes a new version.
 * Versions are kept for good, and each consent names the version agreed to. */
#ifndef HANDRAIL_CONSENT_TEXT_H
#define HANDRAIL_CONSENT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/secret.h"

struct req;
struct site;

#define CONSENT_TEXT_MOST 4000	/* characters */

struct consent_text {
	const char *words;
	const char *language;		/* of the text, which may not be the reader's */
};

/* The text shown to the request's reader on the request's site. */
enum err consent_text_shown(struct req *q, struct consent_text *c);

/* A short hash of exactly these words and language, for the form. It keeps people from agreeing to a
 * text that has replaced the one they read. */
char *consent_text_mark(struct req *q, const struct consent_text *c);

/* The column consent_text.words_hash. */
void consent_text_hash(const struct consent_text *c, unsigned char hash[HASH_SIZE]);

/* Within a transaction: the newest version at the request's site with these words. Makes one if there is none. */
enum err consent_text_id(struct req *q, const struct consent_text *c, int64_t *id);

/* Sets the site's own text in a language; "" restores the template's. Unchanged words make no new version. */
enum err consent_text_set(struct req *q, const struct site *site, const char *language, const char *words);

/* All versions of a site by language, newest first. */
struct consent_version {
	const char *language;
	int version;
	const char *words;
	instant made_at;
	bool shown;			/* the site's current text */
};
enum err consent_text_versions(struct req *q, int64_t site_id, struct consent_version **all, size_t *count);

#endif
