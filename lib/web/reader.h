/* reader - whoever reads what we answer. */
#ifndef HANDRAIL_READER_H
#define HANDRAIL_READER_H

struct req;

/* The language that this reader gets, among those that the site offers (site_speaks()): the account's,
 * then Accept-Language, then site_language(). */
const char *reader_language(const struct req *q);

#endif
