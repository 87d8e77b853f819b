/* address - an e-mail address or a telephone number, whichever somebody typed. */
#ifndef HANDRAIL_ADDRESS_H
#define HANDRAIL_ADDRESS_H

struct req;

/* Normal form: as email_normal(), or E.164 of the site's country where none is given;
 * NULL when it is neither. */
char *address_normal(struct req *q, const char *typed);

/* An address of the form local@domain that the transports take: RFC 5321's
 * lengths, no blank or control characters, no quoting; NULL when it is not. */
char *email_normal(struct req *q, const char *typed);

#endif
