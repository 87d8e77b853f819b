/* sign_out.c - signing out, here or everywhere. */
#include "account/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/session.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

enum err sign_out_post(struct req *q)
{
	enum err e;

	if (!q->session)
		return redirect(q, "/");
	if (form_read(form_open(q, NULL, NULL, 0), NULL))
		return fail(q, ERR_FORGED, "the form's token does not fit");
	if ((e = session_end(q, text_equal(field_value(&q->http->posted, "everywhere"), "yes"))))
		return e;
	return redirect(q, "/");
}
