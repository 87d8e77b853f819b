/* draft - a Connect form that is not sent yet, because its programs ask questions first.
 *
 * The form's words and the answers wait here until the last step, for at most DRAFT_LIFE. Until then nothing else exists: no
 * referral, no message, no change of a profile. Only the visitor's session or the account that began a draft can open it. */
#ifndef HANDRAIL_DRAFT_H
#define HANDRAIL_DRAFT_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "screener/screener.h"

struct req;

#define DRAFT_LIFE HOURS(24)
#define DRAFT_PARTS_MOST 5

/* The questions of one program. */
struct draft_part {
	int64_t program_id, version_id;
	const char *program_public_id, *program_name;
	struct screener screener;
	struct answers answers;		/* so far, all valid: a question without an entry has not been passed yet */
};

struct draft {
	int64_t id;
	const char *public_id;
	const char *form_path, *form;	/* the Connect form's own path, and its fields as name=value&... */
	const char *receipt;		/* of the thank-you page, once it has been sent; else NULL */
	struct draft_part *parts;	/* in the order of the form's programs */
	size_t count;
};

struct draft_start {
	const char *form_path, *form;
	int64_t program_ids[DRAFT_PARTS_MOST], version_ids[DRAFT_PARTS_MOST];
	size_t count;
	const char *before;		/* public id of the reader's draft whose form this one replaces, or NULL */
};

/* Begins a draft, in one transaction with the form's once-only key. The same form again gives the same draft. If the reader has
 * changed the form meanwhile (before), it replaces the earlier form in its draft, which keeps the answers, so that no draft is
 * left with words that the reader has corrected. ERR_CONFLICT if that draft was sent. The reader needs a session. */
enum err draft_begin(struct req *q, const struct draft_start *s, const char **public_id);

/* The reader's draft. ERR_MISSING if it is too old, of another reader or another site. */
enum err draft_find(struct req *q, const char *public_id, struct draft *d);

/* Stores the answers of one part. */
enum err draft_keep(struct req *q, const struct draft *d, size_t part);

/* Gives a visitor's draft to the account that is signing in from its page. Does nothing if it is not this session's. */
enum err draft_take(struct req *q, const char *public_id, int64_t account_id);

/* Deletes the drafts of an account at one site; site_id 0: at every site. A visitor's drafts end with their session. */
enum err draft_end_all(struct req *q, int64_t account_id, int64_t site_id);

/* Deletes drafts older than DRAFT_LIFE, one batch at a time. The worker calls this. */
enum err draft_clean(struct req *q);

#endif
