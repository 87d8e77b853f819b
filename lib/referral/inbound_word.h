/* inbound_word - the words by which a program finds people in its Inbound Referrals.
 *
 * Names, e-mail addresses and telephone numbers as rows of inbound_word, newest
 * first within each word. Words of contact information are there only while the
 * law shows it to the program. */
#ifndef HANDRAIL_INBOUND_WORD_H
#define HANDRAIL_INBOUND_WORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

/* A typed search in the form of the rows: words of names as text_words() yields them, a
 * whole e-mail address in lower case, or the digits of a telephone number. */
char **inbound_words(struct req *q, const char *typed, size_t *count);

struct inbound_entry {
	int64_t program_id, referral_id;
	instant made_at;
	struct contact seeker;
};

/* Within the transaction that makes the referral: adds the words by which the law lets the program
 * find it now. Pass all of the seeker's contact; this function leaves out the withheld parts. */
enum err inbound_words_add(struct req *q, const struct situation *s, const struct inbound_entry *entry);

/* Within a transaction that changes the contact or the situation: replaces the words. */
enum err inbound_words_renew(struct req *q, const struct situation *s, const struct inbound_entry *entry);

#endif
