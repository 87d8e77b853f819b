/* send - handing a message to the outside; hides curl.h.
 *
 * Mail: smtp://, smtps:// (STARTTLS is used where offered; demanded, with a
 * certificate that can be trusted, by ?starttls=required or when a user is
 * set), sendmail:/path, file:DIR. Other options of smtp: ca=FILE with
 * certificates to trust, timeout=SECONDS for one message. Text: https:// (see
 * gateway.h; ca= and timeout= stand behind #), file:DIR.
 *
 * Addresses that end in .invalid, or hold a control character, are refused by
 * every transport: ERR_SEND_NEVER, as is what the server refuses for good
 * (5xx once it was told of the message). ERR_SEND_LATER: try again. What an
 * administrator has to mend (no such server, password, certificate) is later
 * too, and logged as sending_is_broken. *reason is short, without addresses. */
#ifndef HANDRAIL_SEND_H
#define HANDRAIL_SEND_H

#include <stddef.h>

#include "base/err.h"
#include "edge/gateway.h"

struct conf;
struct req;

#define SEND_TIMEOUT 75			/* seconds for one message in whole */
#define SEND_TIMEOUT_MAX 120		/* less than a claim lasts: DELIVERY_LEASE */

/* One message in whole; name is unique and stays the same over retries. */
enum err send_mail(struct req *q, const char *from, const char *to, const char *name,
	const char *bytes, size_t length, const char **reason);
enum err send_text(struct req *q, const char *to, const char *name, const char *body, struct text_answer *answer);

/* Whether the settings make sense; *why says what does not. */
enum err send_check(const struct conf *c, const char **why);

#endif
