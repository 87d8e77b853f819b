/* thread - what travels along while somebody looks for help: for whom, and after which referral.
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
	const struct person *person;	/* help is looked for on behalf of this profile; NULL: of nobody's */
	const struct referral *before;	/* the next referral follows this one; NULL: none */
	const char *query;		/* both, behind a path: "?person=...&from=..."; in a frame its language; "" if nothing travels */
};

/* True if the query, or the form that was sent, names a person or a referral. */
bool thread_asked(const struct req *q);

/* True if something travels and nobody is signed in: then the page begins with redirect_to_sign_in(). A form that was sent
 * is never redirected. */
bool thread_needs_account(const struct req *q);

/* Reads `person` and `from` of the query, or of the form that was sent. A helper's `from` alone brings its person along.
 * ERR_MISSING if the viewer may not open one of the two. Call it before anything else is looked up. */
enum err thread_find(struct req *q, struct thread *t);

/* Shows the bar, {{>person_bar}}, and sets {{thread}} everywhere; thread_person and thread_from are for hidden fields. */
void thread_show(struct req *q, struct tpl *page, const struct thread *t);

/* The name by which buttons call the person; NULL if nobody travels. */
const char *thread_name(const struct thread *t);

#endif
