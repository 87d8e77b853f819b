/* carrier - transports a session's token between client and server, in a cookie.
 *
 * The cookie is named __Host-handrail on https, __Secure-handrail below a base
 * (the prefix __Host- demands Path=/; RFC 6265bis, "Cookie Name Prefixes"), and
 * handrail on http. It is sent back to the site's base only. */
#ifndef HANDRAIL_CARRIER_H
#define HANDRAIL_CARRIER_H

struct req;

/* The token that came with the request; NULL when none did. */
const char *carrier_token(struct req *q);

/* Sends this token with the answer. */
void carrier_give(struct req *q, const char *token);

/* Removes the client's token with the answer. */
void carrier_take_back(struct req *q);

#endif
