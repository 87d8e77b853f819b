/* once - a form sent twice is done once.
 *
 * once_take() is the first thing in the transaction of a form's handler:
 *
 *	if ((e = once_take(q, "/sent/...", &was)))
 *		return e;	ERR_DUPLICATE: the same form was done already, and led to `was`
 *
 * The same key with other content is ERR_CONFLICT. Outside the web,
 * where no form was sent, nothing is taken and the answer is ERR_OK; a form
 * without a key is ERR_FORGED. */
#ifndef HANDRAIL_ONCE_H
#define HANDRAIL_ONCE_H

#include "base/err.h"
#include "base/secret.h"

struct req;

/* What app_answer() knows of a form that was sent. */
struct once_form {
	const char *key;		/* of its hidden field; "" when it had none */
	unsigned char digest[HASH_SIZE];	/* of all that was typed */
};

/* Takes the form's once-only key within the running transaction, to lead to result.
 * ERR_DUPLICATE: done already, *was holds where it led to. ERR_CONFLICT: done with other content. */
enum err once_take(struct req *q, const char *result, const char **was);

/* Looks without taking; ERR_MISSING when the key is new. */
enum err once_find(struct req *q, const char **was);

/* Deletes keys older than two days, a batch at a time. */
enum err once_clean(struct req *q);

#endif
