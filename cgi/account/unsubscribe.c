/* unsubscribe.c - the unsubscribe link in a mail, and the button of mail programs (RFC 8058).
 *
 * The token is the permission, as for /s/{token}: a mail program sends no session and no form token. */
#include "account/pages.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "message/unsubscribe.h"
#include "web/page.h"
#include "web/route.h"

static enum err show(struct req *q, const struct unsubscriber *u, bool done)
{
	struct tpl *t = page_new_plain(q);

	page_flag(q, t, "of_program", u->of_program);
	page_flag(q, t, "done", done);
	return page_send(q, t, "unsubscribe", 200);
}

static enum err read_token(struct req *q, struct unsubscriber *u)
{
	return unsubscribe_read(req_id(q, "unsubscribe"), u) ? ERR_OK : fail(q, ERR_MISSING, "unsubscribe token");
}

enum err unsubscribe_get(struct req *q)
{
	struct unsubscriber u;
	enum err e = read_token(q, &u);

	return e ? e : show(q, &u, false);
}

enum err unsubscribe_post(struct req *q)
{
	struct unsubscriber u;
	enum err e;

	if ((e = read_token(q, &u)) || (e = unsubscribe(q, &u)))
		return e;
	return show(q, &u, true);
}
