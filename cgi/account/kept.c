/* kept.c - after signing in again, shows the words of a form that was sent after the session had ended. */
#include <string.h>

#include "account/next.h"
#include "account/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/kept_form.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

#define SENTENCE 20		/* bytes: longer values are words, not choices */

/* Shows what the person wrote, so that they know what they send. */
static void show_words(struct req *q, struct tpl *t, const struct fields *typed)
{
	for (size_t i = 0; i < typed->count; i++)
		if (strlen(typed->all[i].value) > SENTENCE && strchr(typed->all[i].value, ' '))
			page_text(q, tpl_section(t, "kept"), "kept_words", typed->all[i].value);
}

enum err kept_get(struct req *q)
{
	struct kept_form k = { 0 };
	struct fields typed = { 0 };
	struct tpl *t;
	enum err e = kept_form_find(q, &k);

	if (e == ERR_MISSING)
		return redirect(q, "/referrals");
	if (e)
		return e;
	fields_read(q->arena, &typed, k.fields, strlen(k.fields));
	t = page_new(q);
	show_words(q, t, &typed);
	page_again(q, t, k.path, &typed);
	form_hidden_again(q, t, "form_hidden", k.path, k.once);
	form_hidden(q, t, "drop_hidden", "/sign-in/kept");
	return page_send(q, t, "kept", 200);
}

enum err kept_post(struct req *q)
{
	enum err e;

	if (form_read(form_open(q, NULL, NULL, 0), NULL))
		return fail(q, ERR_FORGED, "the form's token does not fit");
	e = kept_form_drop(q);
	return e ? e : redirect(q, "/referrals");
}
