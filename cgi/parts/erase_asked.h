/* erase_asked - where a person's request to be erased stands, on pages for that person. */
#ifndef HANDRAIL_ERASE_ASKED_H
#define HANDRAIL_ERASE_ASKED_H

#include <stdbool.h>

struct data_request;
struct req;
struct tpl;

/* Fills {{>erase_asked}} of the page. r: the newest request, or one that is empty. shows_reason: of a refusal. Where the request
 * was changed last (?saved=yes), the focus is on it. */
void erase_asked_show(struct req *q, struct tpl *page, const struct data_request *r, bool shows_reason);

#endif
