/* inbound_word - the search index of a program's Inbound Referrals.
 *
 * Names, e-mail addresses and telephone numbers are rows of inbound_word, newest
 * first within each word. An e-mail address or telephone number is in the index
 * only while the law lets the program see it. */
#ifndef HANDRAIL_INBOUND_WORD_H
#define HANDRAIL_INBOUND_WORD_H

#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/contact.h"
#include "base/err.h"
#include "law/visibility.h"

struct req;

/* Turns a typed search into words of the index: the words of a name as text_words() returns them,
 * a whole e-mail address in lower case, or the digits of a telephone number. */
char **inbound_words(struct req *q, const char *typed, size_t *count);

/* True for four or seven digits: they are looked for at the end of a number only. */
bool inbound_is_last_digits(const char *word);

struct inbound_entry {
	int64_t program_id, referral_id;
	instant made_at;
	struct contact seeker;
};

/* Within the transaction that makes the referral: adds the words that the law lets the program search
 * now. Pass the seeker's whole contact; this function leaves out the withheld parts. */
enum err inbound_words_add(struct req *q, const struct situation *s, const struct inbound_entry *entry);

/* Within a transaction that changes the contact or the situation: replaces the words. */
enum err inbound_words_renew(struct req *q, const struct situation *s, const struct inbound_entry *entry);

/* A telephone number or an e-mail address of a referral, and how many other referrals to the program have the same. */
struct inbound_same {
	int64_t program_id, referral_id;
	const char *contact;		/* as it is stored; NULL or "": none */
	int others;			/* set afterwards; at most INBOUND_OTHERS_MOST */
};
#define INBOUND_OTHERS_MOST 10

/* Sets `others` of each, from the index. A discreet referral is not counted, nor is one whose contact the law withholds. */
enum err inbound_same(struct req *q, struct inbound_same *all, size_t count);

/* For `handrail migrate`: adds the words of the referrals in inbound_stale, and their rows in the lists of claimers, some
 * hundred in a transaction, so that it can be stopped at any time. */
enum err inbound_renew_stale(struct req *q);

/* For `handrail check`: counts the referrals that lack the words of their contact, and those that have them although the law
 * withholds it. */
enum err inbound_words_check(struct req *q, int64_t *wrong);

#endif
