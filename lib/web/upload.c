/* upload.c - fills fields and file of a form from its parts. */
#include "web/upload.h"

#include <string.h>
#include <strings.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/mail.h"

enum { PARTS = 20 };

static bool is_text(const char *bytes, size_t length)
{
	return !memchr(bytes, 0, length) && text_is_utf8(bytes, length);
}

/* An empty file is none: the browser sends one where nothing was chosen. */
static const char *take_file(struct req *q, const struct mail_part *p)
{
	unsigned char hash[HASH_SIZE];

	if (!p->length)
		return "";
	q->http->upload = (struct upload){ p->name, p->bytes, p->length };
	secret_hash(p->bytes, p->length, hash);
	return text_hex(q->arena, hash, sizeof(hash));
}

static void take_part(struct req *q, const struct mail_part *p)
{
	struct fields *f = &q->http->posted;

	if (!is_text(p->name, strlen(p->name)) || (!p->is_file && !is_text(p->bytes, p->length))) {
		f->malformed = true;
		return;
	}
	f->all[f->count++] = (struct field){ p->name, p->is_file ? take_file(q, p) : p->bytes };
}

enum err upload_take(struct req *q)
{
	static const char form[] = "multipart/form-data";
	struct http *h = q->http;
	struct mail_part *parts = arena_array(q->arena, PARTS, sizeof(*parts));
	size_t count;

	if (strncasecmp(h->content_type, form, sizeof(form) - 1))
		return ERR_OK;
	h->posted = (struct fields){ .all = arena_array(q->arena, PARTS, sizeof(*h->posted.all)) };
	if (!mail_form_read(q, h->content_type, h->body, h->body_length, parts, PARTS, &count))
		return fail(q, ERR_BAD, "not a form with a file");
	for (size_t i = 0; i < count; i++)
		take_part(q, &parts[i]);
	return ERR_OK;
}
