/* reach_form - the form fields for the best way to reach a person. */
#ifndef HANDRAIL_REACH_FORM_H
#define HANDRAIL_REACH_FORM_H

#include "base/err.h"
#include "referral/referral.h"

struct form;
struct req;
struct tpl;

/* Returns the ticked ways, or "don't reach out" alone if that is among them. */
unsigned reach_counted(unsigned ticked);

/* Adds problems beside `seeker_email` and `seeker_phone` if a way that counts lacks its address, or if a text
 * cannot go to the number. */
void reach_check(struct req *q, struct form *f, unsigned reach, const char *email, const char *phone);

/* Prefills the form's field `reach` with these ways. */
void reach_form_set(struct form *f, unsigned reach);

/* The form of /referrals/{referral}/reach. */
struct form *reach_form_open(struct req *q, const struct referral *r);

/* Fills {{>reach_form}} of a referral's page, or shows the section only_seeker if only the seeker may use the
 * form now. Shows neither to a viewer who may never change the reach. */
void reach_form_show(struct req *q, const struct form *f, struct tpl *page, const struct referral *r);

/* True if the viewer may choose "don't reach out", and that would change something. The holder of the person's link may, once
 * they have proved to be the person. */
bool reach_form_may_hush(const struct referral *r);

/* Reads the form. An address whose field was not sent stays unchanged. With "don't reach out", both addresses stay,
 * so no typing error can delay it. ERR_INPUT with problems, ERR_FORGED as form_read(). */
enum err reach_form_read(struct req *q, struct form *f, const struct referral *r, struct reach_change *c);

#endif
