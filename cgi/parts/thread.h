/* thread - carries from page to page for whom help is looked for, and which referral the next one follows.
 *
 * `person` and `from` in the query go from a profile or a referral's page through search, program page and next steps to
 * the form, where they are hidden fields. A bar on each of these pages names the person; every link of the page that
 * leads on has {{thread}} behind it. */
#ifndef HANDRAIL_THREAD_H
#define HANDRAIL_THREAD_H

#include <stdbool.h>

#include "base/err.h"

struct person;
struct referral;
struct req;
struct tpl;

struct thread {
	const struct person *person;	/* the profile of the person for whom help is looked for; NULL: none */
	const struct referral *before;	/* the next referral follows this one; NULL: none */
	const char *query;		/* both, for a path: "?person=...&from=...", in a frame with the language; "" for nothing */
};

/* True if the query, or the form that was sent, names a person or a referral. */
bool thread_asked(const struct req *q);

/* True if the query names a person or a referral and nobody is signed in; the page then calls redirect_to_sign_in(). False for
 * a form that was sent, which is never redirected. */
bool thread_needs_account(const struct req *q);

/* Reads `person` and `from` of the query, or of the form that was sent. If a helper's query has only `from`, the person is that
 * referral's. ERR_MISSING if the viewer may not open one of the two. Call it before anything else is looked up. */
enum err thread_find(struct req *q, struct thread *t);

/* Shows the bar, {{>person_bar}}, and sets {{thread}} everywhere; thread_person and thread_from are for hidden fields. */
void thread_show(struct req *q, struct tpl *page, const struct thread *t);

/* The person's name for buttons; NULL if the thread has no person. */
const char *thread_name(const struct thread *t);

#endif
