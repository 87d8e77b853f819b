/* unsubscribe - one click in a mail ends mails of its kind (RFC 8058).
 *
 *	of an account		all mails that a helper gets by a cadence, on every site
 *	of a program's address	its reminders, and the weekly question about room; new referrals still go there
 *
 * The token is the sealed id. It never expires, and allows nothing but unsubscribing. */
#ifndef HANDRAIL_UNSUBSCRIBE_H
#define HANDRAIL_UNSUBSCRIBE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct req;
struct site;

struct unsubscriber { bool of_program; int64_t id; };

/* The address of the page that unsubscribes: /u/{token}. */
char *unsubscribe_link(struct req *q, const struct site *s, const struct unsubscriber *u);

/* The address of a program as an unsubscriber. ERR_MISSING if the program does not have it. */
enum err unsubscriber_of_address(struct req *q, int64_t program_id, const char *email, struct unsubscriber *u);

/* False if the token is not valid. */
bool unsubscribe_read(const char *token, struct unsubscriber *u);

enum err unsubscribe(struct req *q, const struct unsubscriber *u);

#endif
