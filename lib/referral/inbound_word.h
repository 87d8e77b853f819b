/* inbound_word - the words by which a program finds people in its Inbound Referrals.
 *
 * Names, an e-mail address and a telephone number as rows of inbound_word,
 * newest first within each word. Words of contact information are there only
 * while the law shows it to the program. */
#ifndef HANDRAIL_INBOUND_WORD_H
#define HANDRAIL_INBOUND_WORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

/* What somebody typed to search by, as the rows hold it: words of names as text_words() has
 * them, a whole e-mail address in lower case, or the digits of a telephone number. */
char **inbound_words(struct req *q, const char *typed, size_t *count);

struct inbound_entry {
	int64_t program_id, referral_id;
	instant made_at;
	struct contact seeker;
};

/* Within the transaction that makes the referral: the words by which the law lets the program find
 * it as it stands. The entry holds all that there is; what is withheld is left out here. */
enum err inbound_words_add(struct req *q, const struct situation *s, const struct inbound_entry *entry);

/* Within the transaction that changes what they say, or where it stands. */
enum err inbound_words_renew(struct req *q, const struct situation *s, const struct inbound_entry *entry);

#endif
