/* unsubscribe.c - the unsubscribe link in a helper's mail, and the button of mail programs (RFC 8058).
 *
 * The token is the permission, as for /s/{token}: a mail program sends no session and no form token. */
#include "account/pages.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "message/unsubscribe.h"
#include "web/page.h"
#include "web/route.h"

static enum err show(struct req *q, bool done)
{
	struct tpl *t = page_new_plain(q);

	page_flag(q, t, "done", done);
	return page_send(q, t, "unsubscribe", 0);
}

enum err unsubscribe_get(struct req *q)
{
	if (!unsubscribe_account(req_id(q, "unsubscribe")))
		return fail(q, ERR_MISSING, "unsubscribe token");
	return show(q, false);
}

enum err unsubscribe_post(struct req *q)
{
	int64_t account_id = unsubscribe_account(req_id(q, "unsubscribe"));
	enum err e;

	if (!account_id)
		return fail(q, ERR_MISSING, "unsubscribe token");
	if ((e = unsubscribe(q, account_id)))
		return e;
	return show(q, true);
}
