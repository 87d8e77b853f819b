/* safe_notes - shows how to reach somebody without putting them at risk, as their helper noted it. Only the helper and the
 * group see it, on each page from which they may call or write. */
#ifndef HANDRAIL_SAFE_NOTES_H
#define HANDRAIL_SAFE_NOTES_H

#include "referral/person.h"

struct req;
struct tpl;

/* Includes parts/safe-notes as {{>safe_notes}}, unless there is no note. */
void safe_notes_show(struct req *q, struct tpl *t, const struct person *p);

#endif
