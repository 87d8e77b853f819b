/* send - sends a message through one of several transports; hides curl.h.
 *
 * Mail: smtp://, smtps://, sendmail:/path or file:DIR. smtp:// uses STARTTLS if
 * offered; ?starttls=required or a user makes it mandatory, with a certificate
 * that can be verified. Other options of smtp: ca=FILE with certificates to
 * trust, timeout=SECONDS for one message. Text: https:// (see gateway.h; ca= and
 * timeout= follow a #) or file:DIR.
 *
 * ERR_SEND_NEVER: refused for good. Every transport refuses addresses that end in
 * .invalid or hold a control character; a server refuses a message with 5xx once
 * it has the envelope. ERR_SEND_LATER: retry. Faults that an administrator must
 * mend (no such server, password, certificate) also yield ERR_SEND_LATER and are
 * logged as sending_is_broken. *reason is short, without addresses. */
#ifndef HANDRAIL_SEND_H
#define HANDRAIL_SEND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "edge/gateway.h"

struct conf;
struct req;

#define SEND_TIMEOUT 75			/* seconds for one whole message */
#define SEND_TIMEOUT_MAX 120		/* shorter than a claim on a message: DELIVERY_LEASE */

/* Sends one whole message. name is unique and stays the same in retries. */
enum err send_mail(struct req *q, const char *from, const char *to, const char *name,
	const char *bytes, size_t length, const char **reason);
enum err send_text(struct req *q, const char *to, const char *name, const char *body, struct text_answer *answer);

/* Calls heard() with each line that the mail server answers, for `handrail check --mail`. They may hold addresses. */
void send_listen(void (*heard)(void *data, const char *line, size_t length), void *data);

/* True if mail goes to a program that takes other rights than ours while it runs (setuid, setgid; Postfix has one behind its
 * sendmail). Under "no new privileges" it then fails, or waits for ever. */
bool send_takes_rights(const struct conf *c);

/* True if the settings make sense; otherwise *why explains the fault. */
enum err send_check(const struct conf *c, const char **why);

#endif
