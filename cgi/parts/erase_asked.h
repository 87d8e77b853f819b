/* erase_asked - shows the state of a person's request to be erased, on pages for that person. */
#ifndef HANDRAIL_ERASE_ASKED_H
#define HANDRAIL_ERASE_ASKED_H

#include <stdbool.h>

struct data_request;
struct req;
struct tpl;

/* Fills {{>erase_asked}} of the page. r: the newest request, or an empty struct if there is none. shows_reason: the page shows
 * the reason of a refusal. If the reader has just changed the request (?saved=yes), it takes the focus. */
void erase_asked_show(struct req *q, struct tpl *page, const struct data_request *r, bool shows_reason);

#endif
