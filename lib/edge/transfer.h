/* transfer - the settings that all of Handrail's transfers by libcurl share: mail by SMTP, texts by HTTP, bounces by IMAP. */
#ifndef HANDRAIL_TRANSFER_H
#define HANDRAIL_TRANSFER_H

#include <stdint.h>

struct transfer {
	const char *url;
	const char *protocols;		/* allowed ones, as libcurl has them: "smtp,smtps" */
	int64_t timeout;		/* seconds for the whole of it; connecting has 10 */
	const char *ca;			/* file of certificates to trust; NULL: the system's */
	const char *user, *password;	/* without a user, neither is sent */
};

/* libcurl's handle (a CURL *) with these settings and no others: no proxy, no signals, TLS 1.2 at least. It is the process's
 * only one, so messages share a connection; use it before the next call, and do not free it. NULL: libcurl does not start. */
void *transfer_open(const struct transfer *t);

#endif
