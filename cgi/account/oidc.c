/* oidc.c - the door of an OpenID provider: sends the browser there, and signs the person in when it comes back. */
#include "account/door.h"
#include "account/next.h"
#include "account/pages.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/door.h"
#include "site/oidc.h"
#include "web/page.h"

/* The provider is wrong or does not answer: people at home cannot mend that, so the log has the reason. */
static enum err refuse(struct req *q, enum err e)
{
	log_event(LOG_ERROR_LEVEL, "oidc_failed", "id", q->id, "reason", err_detail(q, e), NULL);
	return door_refuse(q, "wrong");
}

enum err oidc_get(struct req *q)
{
	const char *url;
	enum err e;

	if (!oidc_is_set(q))
		return fail(q, ERR_MISSING, "[sign_in] issuer or client_id is empty");
	e = oidc_begin(q, next_path(q), &url);
	if (e == ERR_LIMIT)
		return door_busy(q);
	if (e == ERR_SEND_LATER)
		return refuse(q, e);
	return e ? e : redirect_away(q, url);
}

enum err oidc_back_get(struct req *q)
{
	struct launch l = { .door = door_of_provider(q), .issuer = q->conf->sign_in_issuer };
	struct oidc_person p;
	enum err e;

	if (!oidc_is_set(q))
		return fail(q, ERR_MISSING, "[sign_in] issuer or client_id is empty");
	e = oidc_end(q, &p);
	if (e == ERR_LIMIT)
		return door_busy(q);
	if (e == ERR_GONE)
		return door_refuse(q, "late");
	if (e == ERR_BAD && text_equal(field_value(&q->http->query, "error"), "access_denied"))
		return redirect(q, "%s", next_with(q, "/sign-in", p.next));
	if (e == ERR_BAD || e == ERR_SEND_LATER)
		return refuse(q, e);
	if (e)
		return e;
	l.subject = p.subject;
	l.email = p.email;
	l.email_verified = p.email_verified;
	l.first_name = p.first_name;
	l.last_name = p.last_name;
	l.next = p.next;
	return door_open(q, &l);
}
