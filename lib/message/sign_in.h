/* sign_in - messages about how somebody signs in, each in the transaction that makes them true. */
#ifndef HANDRAIL_SIGN_IN_H
#define HANDRAIL_SIGN_IN_H

#include <stdint.h>

#include "base/err.h"

struct code_request;
struct req;

/* Makes a code and puts its message into the outbox; also for addresses that nobody has yet. Begins the session when
 * there is none. Above the hour's limits nothing is sent, and the answer is the same. */
enum err sign_in_send_code(struct req *q, const struct code_request *r);

/* As account_set_password(); all of the account's addresses get a message, so that its owner notices a stranger
 * (NIST SP 800-63B, "Account notifications"). */
enum err sign_in_set_password(struct req *q, int64_t account_id, const char *password);

#endif
