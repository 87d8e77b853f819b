/* send - handing a message to the outside; hides curl.h.
 *
 * Mail: smtp://, smtps:// (STARTTLS is used where offered, demanded with
 * ?starttls=required), sendmail:/path, file:DIR. Text: file:DIR.
 * Addresses that end in .invalid, or hold a control character, are refused by
 * every transport: ERR_SEND_NEVER. ERR_SEND_LATER: refused for now, try again. */
#ifndef HANDRAIL_SEND_H
#define HANDRAIL_SEND_H

#include <stddef.h>

#include "err.h"

struct conf;
struct req;

/* One message in whole; name is unique and stays the same over retries. */
enum err send_mail(struct req *q, const char *from, const char *to, const char *name,
	const char *bytes, size_t length, const char **reason);
enum err send_text(struct req *q, const char *to, const char *name, const char *body, const char **reason);

/* Whether the settings make sense; *why says what does not. */
enum err send_check(const struct conf *c, const char **why);

#endif
