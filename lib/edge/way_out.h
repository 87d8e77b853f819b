/* way_out - how messages leave: the settings [mail] url and [text] url, as send.h describes them. */
#ifndef HANDRAIL_WAY_OUT_H
#define HANDRAIL_WAY_OUT_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct conf;

enum transport { TRANSPORT_NONE, TRANSPORT_UNKNOWN, TRANSPORT_SMTP, TRANSPORT_SENDMAIL, TRANSPORT_FILE, TRANSPORT_HTTP };

struct way_out {
	enum transport transport;
	const char *target;		/* URL without options, program, or folder */
	bool starttls_required;
	const char *ca;			/* a file of certificates to trust; NULL: the system's */
	int64_t timeout;		/* seconds, for the whole of one message */
	const char *wrong;		/* the fault of the setting, or NULL */
};

struct way_out way_out_mail(struct arena *a, const struct conf *c);
struct way_out way_out_text(struct arena *a, const struct conf *c);

#endif
