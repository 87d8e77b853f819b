/* reader - the person who reads the answer to a request. */
#ifndef HANDRAIL_READER_H
#define HANDRAIL_READER_H

struct req;

/* The first of these languages that the site offers (site_speaks()): the account's, Accept-Language's,
 * site_language(). app.c stores it in q->language, which everything else reads. */
const char *reader_language(const struct req *q);

#endif
