/* mail - writes a message in the format of RFC 5322 and MIME, reads reports of delivery and forms with files; hides gmime. */
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
	const char *subject;		/* UTF-8; encoded as in RFC 2047 */
	const char *unsubscribe;	/* the address that ends such mail with one POST (RFC 8058); NULL: none */
	const char *message_id;		/* without <> */
	instant date;
	const char *text;
	const char *html;		/* NULL: text only */
};

/* Writes the whole message with CRLF lines. ERR_INPUT if an address or header holds a control character. */
enum err mail_write(struct req *q, const struct mail *m, const char **bytes, size_t *length);

/* The content of a delivery status notification (RFC 3464). */
struct mail_report {
	bool failed;			/* the server has given up; otherwise it is still trying, or has delivered */
	const char *status;		/* "5.1.1"; "" if it is none */
	const char **addresses;		/* where the report was sent to: the raw values of the headers with addresses */
	size_t address_count;
};

/* Reads a report from a message, whose end may be missing. False if it is no report. */
bool mail_report_read(struct req *q, const char *bytes, size_t length, struct mail_report *report);

/* A field of a form that was sent as multipart/form-data (RFC 7578), or a file in it. A NUL follows the bytes. */
struct mail_part { const char *name; bool is_file; const char *bytes; size_t length; };

/* Reads the parts of the body of a request with this Content-Type, in order. False if it is no such form, or has more parts. */
bool mail_form_read(struct req *q, const char *content_type, const char *body, size_t length,
	struct mail_part *parts, size_t most, size_t *count);

#endif
