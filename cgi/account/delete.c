/* delete.c - closes the viewer's account, after saying what goes and what stays. */
#include "account/pages.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "referral/closing.h"
#include "site/account.h"
#include "site/session.h"
#include "web/form.h"
#include "web/page.h"

static enum err show(struct req *q, const struct form *f, int status)
{
	struct tpl *t = page_new(q);
	struct closing_bar bar;
	enum err e = closing_check(q, &bar);

	if (e)
		return e;
	page_text(q, t, "only_admin_of", bar.site_name);
	page_text(q, t, "only_one_of", bar.program_name);
	page_flag(q, t, "may_close", !bar.site_name && !bar.program_name);
	page_flag(q, t, "seeks_help", q->account->seeks_help);
	page_flag(q, t, "helps_people", q->account->helps_people);
	form_show(f, t);
	return page_send(q, t, "account-delete", status);
}

enum err delete_get(struct req *q) { return show(q, form_open(q, NULL, NULL, 0), 200); }

enum err delete_post(struct req *q)
{
	struct form *f = form_open(q, NULL, NULL, 0);
	enum err e;

	if (form_read(f, NULL))
		return show(q, f, form_status(f));
	if ((e = closing_close(q)) == ERR_CONFLICT)
		return show(q, f, 409);
	if (e || (e = session_end(q, true)))
		return e;
	return redirect(q, "/sign-in?closed=yes");
}
