/* looks - the list of those who looked at a referral, on pages for the person whom it is about. */
#ifndef HANDRAIL_LOOKS_H
#define HANDRAIL_LOOKS_H

#include <stddef.h>

struct access_look;
struct req;
struct tpl;

/* Fills {{>looks}} of the page. */
void looks_show(struct req *q, struct tpl *page, const struct access_look *all, size_t count);

#endif
