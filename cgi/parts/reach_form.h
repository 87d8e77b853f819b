/* reach_form - the best way to reach somebody, as forms ask for it. */
#ifndef HANDRAIL_REACH_FORM_H
#define HANDRAIL_REACH_FORM_H

#include "base/err.h"
#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* Names beside `reach`, `seeker_email` and `seeker_phone` what does not fit together: a way that
 * excludes another, or that lacks its address. */
void reach_check(struct form *f, unsigned reach, const char *email, const char *phone);

/* The form of /referrals/{referral}/reach. */
struct form *reach_form_open(struct req *q, const struct referral *r);

/* Fills {{>reach_form}} of a referral's page, or shows the section only_seeker if only the seeker may use the
 * form now. Shows neither to a viewer who may not change it. */
void reach_form_show(struct req *q, const struct form *f, struct tpl *page, const struct referral *r);

/* Reads the form. An address that it does not hold stays unchanged. ERR_INPUT with problems, ERR_FORGED
 * as form_read(). */
enum err reach_form_read(struct req *q, struct form *f, const struct referral *r, struct reach_change *c);

#endif
