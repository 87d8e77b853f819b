/* address - an e-mail address or a telephone number, as typed by a person. */
#ifndef HANDRAIL_ADDRESS_H
#define HANDRAIL_ADDRESS_H

struct req;

/* The normal form: that of email_normal(), or E.164 (of the site's country if none is given).
 * NULL if it is neither. */
char *address_normal(struct req *q, const char *typed);

/* An address local@domain that the transports accept: RFC 5321's lengths, no blanks or
 * control characters, no quoting. NULL otherwise. */
char *email_normal(struct req *q, const char *typed);

#endif
