/* mail - a message in the form of RFC 5322 and MIME; hides gmime. */
#ifndef HANDRAIL_MAIL_H
#define HANDRAIL_MAIL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

struct mail {
	const char *from_address, *from_name;
	const char *to_address;
	const char *reply_to;		/* NULL: none */
	const char *subject;		/* UTF-8; encoded as RFC 2047 says */
	const char *message_id;		/* without <> */
	instant date;
	const char *text;
	const char *html;		/* NULL: text only */
};

/* One address, local@domain in plain ASCII, that neither a header, an SMTP command nor a command
 * line can take for anything else. Every transport refuses what is not. */
bool mail_address_fits(const char *address);

/* The whole message with CRLF lines. ERR_INPUT when an address or header holds a control character. */
enum err mail_write(struct req *q, const struct mail *m, const char **bytes, size_t *length);

#endif
