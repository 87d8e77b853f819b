/* reader - whoever reads what we answer. */
#ifndef HANDRAIL_READER_H
#define HANDRAIL_READER_H

struct req;

/* The language that this reader gets, among those that there are templates for: the account's, then
 * Accept-Language, then the site's; "en" when there is none of these. */
const char *reader_language(const struct req *q);

#endif
