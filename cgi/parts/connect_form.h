/* connect_form - the form that starts a referral of any kind: shown, checked, sent.
 *
 * Fields: the contract's "connect, log-referral". The kind says what is asked (consent, discreet)
 * and what the page promises; it is fixed when the referral is made. A signed-in helper's own
 * fields are filled in. */
#ifndef HANDRAIL_CONNECT_FORM_H
#define HANDRAIL_CONNECT_FORM_H

#include "base/err.h"
#include "law/visibility.h"

struct req;

/* Of the program that the path names. GET shows it; POST answers with the problems beside their
 * fields (422), or 303 to the thank-you page. 303 elsewhere where the program is reached another
 * way, or somebody has to sign in first. */
enum err connect_form(struct req *q, enum kind kind);

#endif
