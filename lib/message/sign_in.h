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
 * message as above. If another window was faster, the identity goes on opening the account that it opens by now. */
enum err sign_in_link(struct req *q, const struct identity *identity, int64_t account_id);

/* Takes a verified address off the account, with the codes that were sent there, and sends a message to the account's other
 * addresses, but not to the removed one, since somebody else may read it by now. ERR_CONFLICT: it is the last one, and stays.
 * ERR_MISSING: the account has no such address. */
enum err sign_in_remove_address(struct req *q, int64_t account_id, const char *address);

/* ---- the second factor (site/second_factor.h), with the messages about it ---- */

/* Turns it on for the account that is signed in, and makes its recovery codes. ERR_MISSING: the code does not fit the
 * secret. ERR_LIMIT: too many were tried. */
enum err sign_in_turn_on(struct req *q, const char *sealed, const char *typed, const char **codes);

/* ERR_MISSING if the account has no second factor. On the command line no message is sent, since no site is known; the audit
 * log gets a row. */
enum err sign_in_turn_off(struct req *q, int64_t account_id);

enum err sign_in_new_codes(struct req *q, int64_t account_id, const char **codes);

/* ERR_MISSING: wrong, or used before. ERR_LIMIT: too many were tried. */
enum err sign_in_try_second(struct req *q, int64_t account_id, const char *typed);

#endif
