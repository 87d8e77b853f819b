/* reader - the person who reads the answer to a request. */
#ifndef HANDRAIL_READER_H
#define HANDRAIL_READER_H

struct req;

/* The language for this reader, among those that the site offers (site_speaks()): the account's, then
 * Accept-Language, then site_language(). app.c sets q->language by it; everything else reads that. */
const char *reader_language(const struct req *q);

#endif
