/* portal.c - the web server's word: it has signed the person in (REMOTE_USER), by whatever the portal uses.
 *
 * The variables are read here and nowhere else. A client cannot send them: a header of theirs becomes HTTP_... */
#include <string.h>

#include "account/door.h"
#include "account/next.h"
#include "account/pages.h"
#include "base/conf.h"
#include "base/log.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/door.h"
#include "web/page.h"

static const char *word(struct req *q, const char *name)
{
	const char *text = http_server_variable(q->arena, q->http, name);

	return text && text_is_utf8(text, strlen(text)) ? text : "";
}

static bool is_yes(const char *text)
{
	return text_equal(text, "yes") || text_equal(text, "true") || text_equal(text, "1");
}

enum err portal_get(struct req *q)
{
	struct launch l = { .door = DOOR_PORTAL, .issuer = "portal", .subject = word(q, "REMOTE_USER"), .email = word(q, "REMOTE_USER_EMAIL"),
		.email_verified = is_yes(word(q, "REMOTE_USER_EMAIL_VERIFIED")), .next = next_path(q) };

	if (!q->conf->sign_in_portal)
		return fail(q, ERR_MISSING, "[sign_in] portal is no");
	if (text_is_empty(l.subject)) {
		log_event(LOG_WARNING_LEVEL, "portal_names_nobody", "id", q->id, NULL);
		return redirect(q, "%s", next_with(q, "/sign-in", l.next));
	}
	door_split_name(q, word(q, "REMOTE_USER_NAME"), &l);
	return door_open(q, &l);
}
