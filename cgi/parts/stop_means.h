/* stop_means - explains what happens when contact with a person or sharing with a program ends, in the same words on each
 * page. */
#ifndef HANDRAIL_STOP_MEANS_H
#define HANDRAIL_STOP_MEANS_H

#include <stdbool.h>

struct referral;
struct req;
struct tpl;

/* Includes parts/stop-means as {{>stop_means}}. contact: contact ends; otherwise sharing. */
void stop_means_show(struct req *q, struct tpl *page, const struct referral *r, bool contact);

#endif
