/* looks - shows who looked at a referral, and which messages about it went to the program: on pages for the person whom it is
 * about. */
#ifndef HANDRAIL_LOOKS_H
#define HANDRAIL_LOOKS_H

struct access_page;
struct req;
struct tpl;

/* Fills {{>looks}} of the page. */
void looks_show(struct req *q, struct tpl *page, const struct access_page *a);

#endif
