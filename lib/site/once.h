/* once - a form that is sent twice acts once.
 *
 * once_take() comes first in the transaction of a form's handler:
 *
 * 	if ((e = once_take(q, "/sent/...", &was)))
 * 		return e;	ERR_DUPLICATE: this form was done before, and led to `was`
 *
 * The same key with other content is ERR_CONFLICT. A form without a key is
 * ERR_FORGED. Outside the web there is no form, and once_take() returns ERR_OK. */
#ifndef HANDRAIL_ONCE_H
#define HANDRAIL_ONCE_H

#include "base/err.h"
#include "base/secret.h"

struct req;

/* The facts about a submitted form that app_answer() records. */
struct once_form {
	const char *key;		/* from its hidden field; "" if it has none */
	unsigned char digest[HASH_SIZE];	/* of all that was typed */
};

/* Takes the form's once-only key within the running transaction; result is the path it leads to.
 * ERR_DUPLICATE: done before, *was is the earlier result. ERR_CONFLICT: done before with other content, *was likewise.
 * ERR_LIMIT: the reader sends too many forms (site/limit.h). */
enum err once_take(struct req *q, const char *result, const char **was);

/* Counts the form that was just taken as `more` further forms, because it does the work of several. ERR_LIMIT as above. */
enum err once_count_more(struct req *q, size_t more);

/* Looks the key up without taking it. ERR_MISSING if it is new. */
enum err once_find(struct req *q, const char **was);

/* Deletes keys older than two days, one batch at a time. */
enum err once_clean(struct req *q);

#endif
