/* reach_form - the best way to reach somebody, as forms ask for it. */
#ifndef HANDRAIL_REACH_FORM_H
#define HANDRAIL_REACH_FORM_H

#include "base/err.h"
#include "referral/referral.h"

struct req;
struct tpl;

/* Names beside `reach`, `seeker_email` and `seeker_phone` what does not fit together: a way that
 * excludes another, or that lacks its address. */
void reach_check(struct req *q, unsigned reach, const char *email, const char *phone);

/* Fills {{>reach_form}} of a referral's page, or shows the section only_seeker where the form is the
 * seeker's alone by now; neither for who may not change it. */
void reach_form_show(struct req *q, struct tpl *page, const struct referral *r);

/* What the form of /referrals/{referral}/reach says; an address that it does not hold stays as it
 * is. ERR_INPUT with problems, ERR_FORGED as form_read(). */
enum err reach_form_read(struct req *q, const struct referral *r, struct reach_change *c);

#endif
