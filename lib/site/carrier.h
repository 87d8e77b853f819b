/* carrier - what brings a session's token here and back: today a cookie, later also a ticket in a frame.
 *
 * The cookie is named __Host-handrail on https, __Secure-handrail below a base
 * (the prefix __Host- demands Path=/; RFC 6265bis, "Cookie Name Prefixes"), and
 * handrail on http. It is sent back to the site's base only. */
#ifndef HANDRAIL_CARRIER_H
#define HANDRAIL_CARRIER_H

struct req;

/* The token that came with the request; NULL when none did. */
const char *carrier_token(struct req *q);

/* The answer brings the reader this token. */
void carrier_give(struct req *q, const char *token);

/* The answer takes away whatever token the reader has. */
void carrier_take_back(struct req *q);

#endif
