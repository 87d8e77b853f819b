/* upload - reads a form that was sent with a file: multipart/form-data (RFC 7578).
 *
 * Only a program whose struct app has upload_take() reads such forms; for others they have no fields, so they count as
 * forged. Fields are as in other forms. The file is in q->http->upload. A field of its name holds a hash of it, so that a
 * once-only key that comes again with another file is a conflict. The name and type that the browser gives are not read. */
#ifndef HANDRAIL_UPLOAD_H
#define HANDRAIL_UPLOAD_H

#include "base/err.h"

struct req;

/* Does nothing for other requests. A body that is no such form is malformed, as other bodies can be. */
enum err upload_take(struct req *q);

#endif
