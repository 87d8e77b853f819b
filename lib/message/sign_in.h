/* sign_in - changes to how a person signs in, each with its message in the same transaction. */
#ifndef HANDRAIL_SIGN_IN_H
#define HANDRAIL_SIGN_IN_H

#include <stdint.h>

#include "base/err.h"

struct code_request;
struct identity;
struct req;

/* Makes a code and sends it, even to an address that has no account yet. Begins a session if there is none.
 * ERR_LIMIT: too many were requested, and nothing is sent. */
enum err sign_in_send_code(struct req *q, const struct code_request *r);

/* Like account_set_password(). Sends a message to all of the account's addresses, so that its owner notices a change
 * by a stranger (NIST SP 800-63B, "Account notifications"). */
enum err sign_in_set_password(struct req *q, int64_t account_id, const char *password);

/* From now on this identity of a portal (site/identity.h) opens the account, and nothing waits in the session any more. Sends a
 * message as above. An identity that opens an account already, this one or another, goes on opening that: another window was
 * faster. */
enum err sign_in_link(struct req *q, const struct identity *identity, int64_t account_id);

#endif
