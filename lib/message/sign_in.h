/* sign_in - a sign-in code on its way to the address that it proves. */
#ifndef HANDRAIL_SIGN_IN_H
#define HANDRAIL_SIGN_IN_H

#include "base/err.h"

struct code_request;
struct req;

/* Makes a code and puts its message into the outbox, in one transaction; also for addresses that nobody has yet.
 * Begins the session when there is none. Above the hour's limits nothing is sent, and the answer is the same. */
enum err sign_in_send_code(struct req *q, const struct code_request *r);

#endif
