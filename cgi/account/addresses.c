/* addresses.c - the e-mail addresses and numbers of the viewer's account: add one, remove one. */
#include "account/next.h"
#include "account/pages.h"
#include "account/steps.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "message/sign_in.h"
#include "site/account.h"
#include "web/form.h"
#include "web/page.h"

struct further { const char *address; };

static const struct input further_inputs[] = {
	INPUT(struct further, address, FIELD_NAME, .max = 254, .missing = PROBLEM_address_missing,
		.words = "further_address", .is_code = true, .autocomplete = "off", .autocapitalize = "none"),
};

struct own { const char *address; instant proved_at; bool is_main, may_remove; };

static const struct mark own_marks[] = {
	MARK(struct own, address),
	MARK_DAY(struct own, proved_at),
	MARK(struct own, is_main),
	MARK(struct own, may_remove),
};

struct forms { struct form *further, *removal; };

static struct forms open_forms(struct req *q)
{
	return (struct forms){ form_open(q, "add", further_inputs, COUNT(further_inputs)), form_open(q, "remove", NULL, 0) };
}

/* Messages about an account's referrals go to its first e-mail address. */
static enum err show_addresses(struct req *q, struct tpl *t)
{
	struct account_address *all;
	struct own *shown;
	size_t count;
	enum err e = account_addresses(q, q->account->id, &all, &count);

	if (e)
		return e;
	shown = arena_array(q->arena, count, sizeof(*shown));
	for (size_t i = 0; i < count; i++)
		shown[i] = (struct own){ all[i].address, all[i].proved_at, text_equal(all[i].address, q->account->email), count > 1 };
	if (count > 1)
		tpl_show(t, "several");
	page_rows(q, t, "addresses", own_marks, COUNT(own_marks), shown, count, sizeof(*shown));
	return ERR_OK;
}

static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	const char *done = sent ? NULL : field_value(&q->http->query, "saved");
	struct tpl *t = page_new(q), *removal = tpl_section(t, "removal");
	enum err e = show_addresses(q, removal);

	if (e)
		return e;
	if (text_equal(done, "added"))
		tpl_show(t, "added");
	if (text_equal(done, "removed"))
		tpl_show(t, "removed");
	if (sent)
		form_show_problems(sent, t);
	form_show(all->further, t);
	form_show(all->removal, removal);
	return page_send(q, t, "account-addresses", form_status(sent));
}

enum err own_addresses_get(struct req *q)
{
	struct forms all = open_forms(q);

	return show(q, &all, NULL);
}

static enum err add(struct req *q, const struct forms *all)
{
	struct code_request r = { .account_id = q->account->id };
	struct form *f = all->further;
	struct further in;
	enum err e;

	if (form_read(f, &in) || !(r.address = steps_address(q, f, in.address)) || !steps_may_send(q, f, r.address))
		return show(q, all, f);
	if ((e = steps_send_code(q, &r)) == ERR_LIMIT) {
		form_over(f);
		return show(q, all, f);
	}
	return e ? e : steps_go_to_code(q, "/account/addresses?saved=added");
}

static enum err drop(struct req *q, const struct forms *all)
{
	struct form *f = all->removal;
	enum err e;

	if (form_read(f, NULL))
		return show(q, all, f);
	e = sign_in_remove_address(q, q->account->id, text_or_empty(field_value(&q->http->posted, "address")));
	if (e == ERR_CONFLICT) {
		form_problem(f, "address", PROBLEM_address_last);
		return show(q, all, f);
	}
	return e ? e : redirect(q, "/account/addresses?saved=removed");
}

enum err own_addresses_post(struct req *q)
{
	struct forms all = open_forms(q);

	return form_posted(all.removal) ? drop(q, &all) : add(q, &all);
}
