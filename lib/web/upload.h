/* upload - reads a form that was sent with a file: multipart/form-data (RFC 7578).
 *
 * Only a program whose struct app has upload_take() reads such forms; for others they have no fields, so they count as forged.
 * Fields are as in other forms. The file is in q->http->upload. The field under which the form sent the file holds a hash of
 * it, so that a once-only key that comes again with another file is a conflict. The file name and type that the browser sends
 * are not read. */
#ifndef HANDRAIL_UPLOAD_H
#define HANDRAIL_UPLOAD_H

#include "base/err.h"

struct req;

/* Does nothing for other requests. ERR_BAD if the body cannot be read as such a form. */
enum err upload_take(struct req *q);

#endif
