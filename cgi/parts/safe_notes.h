/* safe_notes - how to reach somebody without putting them at risk, as their helper noted it. It is for the helper and the group
 * only, and stands wherever they would call or write. */
#ifndef HANDRAIL_SAFE_NOTES_H
#define HANDRAIL_SAFE_NOTES_H

#include "referral/person.h"

struct req;
struct tpl;

/* Includes parts/safe-notes as {{>safe_notes}}, unless there is no note. */
void safe_notes_show(struct req *q, struct tpl *t, const struct person *p);

#endif
