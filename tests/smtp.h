/* smtp - tests/smtp_server.py, text_server.py and imap_server.py for tests in C: real servers in processes of their own.
 *
 * They end with the test. Their own first lines list the faults. */
#ifndef HANDRAIL_TESTS_SMTP_H
#define HANDRAIL_TESTS_SMTP_H

#include <stddef.h>

#include "base/req.h"

struct smtp {
	const char *folder;
	int port, tls_port;
};

/* option: NULL, "auth=USER:PASSWORD" or "nostarttls". Skips the test if aiosmtpd is missing. */
struct smtp *smtp_start(const char *option);

/* The same for texts, by HTTP; option: NULL or "auth=USER:PASSWORD". */
struct smtp *texter_start(const char *option);
#define TEXTER_FROM "+15085550100"

/* A mailbox: the same, without faults and events. Skips the test if Dovecot is missing. */
struct smtp *imap_start(void);

/* From now on q sends texts there, e.g. "http://127.0.0.1:%d/send#timeout=20". */
void texter_use(struct req *q, const char *url, int port);

/* From now on q sends there: url is printf-like, "smtp://127.0.0.1:%d" with the port. */
void smtp_use(struct req *q, const char *url, int port);

/* Sets the fault from now on; NULL for none. */
void smtp_fault(const struct smtp *s, const char *fault);

/* How often the server reported an event: "accepted", or "accepted <id@host>". */
size_t smtp_events(const struct smtp *s, const char *event);

/* Waits until the server has reported it so often; ends the test after half a minute. */
void smtp_await(const struct smtp *s, const char *event, size_t times);

/* The i-th message that the server kept, with an X-Envelope line before it. */
char *smtp_message(const struct smtp *s, size_t i);

#endif
