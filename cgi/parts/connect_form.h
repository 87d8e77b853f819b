/* connect_form - shows, checks and sends the form that starts a referral of any kind.
 *
 * The kind decides the questions (consent, discreet) and the promises of the page, and it never changes afterwards. For a
 * signed-in helper, the helper's own fields are filled in; if the page's address names a person (thread.h), the person's fields
 * too, and the way that reached them last is ticked. */
#ifndef HANDRAIL_CONNECT_FORM_H
#define HANDRAIL_CONNECT_FORM_H

#include "base/err.h"
#include "law/visibility.h"

struct draft;
struct given_answers;
struct req;

/* The form of the program in the path. GET shows it; POST shows it again with problems (422), or
 * redirects to the thank-you page. Both redirect elsewhere if the program is reached in another way,
 * or if the person must sign in first. */
enum err connect_form(struct req *q, enum kind kind);

/* The form of the programs in the query, CONNECT_LEAST to CONNECT_MOST of them, for one person: a comment and a
 * permission each, sent together or not at all. One program alone is redirected to its own form. A program that cannot
 * be sent to is named, and the button `leave_out` shows the form again without it and with everything typed. */
#define CONNECT_LEAST 2
#define CONNECT_MOST 5
enum err connect_several(struct req *q, enum kind kind);

/* Sends the form that waited in a draft, with its answers (one for each part), and redirects to the thank-you page. If the form
 * cannot be sent any more (the words of consent have changed, a program has closed), shows it again with everything typed.
 * ERR_CONFLICT or ERR_DUPLICATE: the draft was sent from another window. */
enum err connect_send_draft(struct req *q, const struct draft *d, const struct given_answers *given);

/* Shows that form again, as it was typed. */
enum err connect_show_draft(struct req *q, const struct draft *d);

#endif
