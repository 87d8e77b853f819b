/* address - an e-mail address or a telephone number, as typed by a person. */
#ifndef HANDRAIL_ADDRESS_H
#define HANDRAIL_ADDRESS_H

#include <stdbool.h>

struct req;

/* The normal form: that of email_normal(), or E.164 (of the site's country if none is given).
 * NULL if it is neither. */
char *address_normal(struct req *q, const char *typed);

/* An address local@domain that the transports accept: RFC 5321's lengths, no blanks or
 * control characters, no quoting. The domain may be written in other letters than ASCII's:
 * it becomes its ASCII form. NULL otherwise. */
char *email_normal(struct req *q, const char *typed);

/* True for letters beyond ASCII before the @: only some mail servers take such addresses (SMTPUTF8, RFC 6531), and ours
 * may not. */
bool email_is_beyond_ascii(const char *typed);

#endif
