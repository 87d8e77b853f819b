/* door.c - lets a person in whom a portal vouches for. */
#include "account/door.h"

#include <string.h>

#include "account/next.h"
#include "account/steps.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "message/sign_in.h"
#include "referral/owner.h"
#include "site/account.h"
#include "site/address.h"
#include "site/identity.h"
#include "site/launch.h"
#include "site/second_factor.h"
#include "site/session.h"
#include "site/site.h"
#include "web/page.h"

#define NAME_MOST 200

static enum err show(struct req *q, const char *why, int status)
{
	struct tpl *t = page_new(q);

	tpl_show(t, why);
	return page_send(q, t, "door", status);
}

enum err door_refuse(struct req *q, const char *why) { return show(q, why, 403); }
enum err door_busy(struct req *q) { return show(q, "busy", err_http_status(ERR_LIMIT)); }

void door_split_name(struct req *q, const char *name, struct launch *l)
{
	const char *whole = text_squeeze(q->arena, name), *blank = strchr(whole, ' ');

	l->first_name = blank ? arena_bytes(q->arena, whole, (size_t)(blank - whole)) : whole;
	l->last_name = blank ? blank + 1 : "";
}

/* ---- in ---- */

/* A portal may have signed the person in hours ago, so its word is no fresh proof (session.h), unless the account has no
 * other. */
static bool has_nothing_else(const struct account *a)
{
	return !a->password_hash && text_is_empty(a->email) && text_is_empty(a->phone);
}

/* Asks for the second factor. The session is nobody else's, as for a question. */
static enum err ask_for_second(struct req *q, const struct account *a, const struct identity_waiting *w)
{
	enum err e = q->session ? session_renew(q) : session_begin(q);

	if (e || (e = second_factor_wait(q, a->id, &(struct second_factor_waiting){ .door = w->door, .is_proof = has_nothing_else(a) })))
		return e;
	return redirect(q, "%s", next_with(q, "/sign-in/second-factor", w->next));
}

/* keeps: the person came before in this session, with the words of a launch. */
static enum err let_in(struct req *q, int64_t account_id, const struct identity_waiting *w, bool keeps)
{
	struct account a = { 0 };
	enum err e = account_by_id(q, account_id, q->site->id, &a);

	if (e)
		return e;
	if (a.disabled_at)
		return door_refuse(q, "disabled");
	if (q->account && q->account->id == account_id)
		return steps_go_on_to(q, w->next);
	if (a.second_factor_since)
		return ask_for_second(q, &a, w);
	e = keeps ? launch_sign_in(q, account_id, w->door) : session_sign_in_by(q, account_id, w->door);
	if (!e && has_nothing_else(&a))
		e = session_prove(q);
	return e ? e : steps_go_on_to(q, w->next);
}

static enum err make(struct req *q, const struct identity_waiting *w, const char *address, bool keeps)
{
	int64_t account_id;
	enum err e = owner_make_for(q, &w->identity, w->first_name, w->last_name, address, &account_id);

	if (e != ERR_DUPLICATE)
		return e ? e : let_in(q, account_id, w, keeps);
	/* The same person came twice at the same moment: the account is there, and the words of a launch went along with the other. */
	if ((e = identity_find(q, &w->identity, &account_id)) == ERR_MISSING)
		return door_refuse(q, "late");
	return e ? e : let_in(q, account_id, w, false);
}

/* ---- a question ---- */

/* The answer is for the person who came, and for nobody who shares a session with them. */
static enum err ask(struct req *q, const struct identity_waiting *w)
{
	enum err e = q->session ? session_renew(q) : session_begin(q);

	if (e || (e = identity_wait(q, w)))
		return e;
	return redirect(q, "/sign-in/link");
}

/* ---- at the door ---- */

static const char *name_of(struct req *q, const char *text)
{
	const char *name = text_squeeze(q->arena, text_or_empty(text));

	return text_length(name) <= NAME_MOST ? name : "";
}

static struct identity_waiting comer(struct req *q, const struct launch *l)
{
	return (struct identity_waiting){ .identity = identity_of(q, l->issuer, l->subject), .email = "", .door = l->door,
		.first_name = name_of(q, l->first_name), .last_name = name_of(q, l->last_name),
		.next = is_own_path(l->next) && strlen(l->next) <= NEXT_MOST ? l->next : "" };
}

static enum err meet(struct req *q, const struct launch *l, struct identity_waiting *w)
{
	const char *address = l->email_verified && !text_is_empty(l->email) ? email_normal(q, l->email) : NULL;
	struct account a = { 0 };
	enum err e = address ? account_by_address(q, address, &a) : ERR_MISSING;

	if (e && e != ERR_MISSING)
		return e;
	if (q->account)
		return ask(q, w);
	if (e)
		return make(q, w, address, false);
	w->email = address;
	return ask(q, w);
}

enum err door_open(struct req *q, const struct launch *l)
{
	struct identity_waiting w = comer(q, l);
	int64_t account_id;
	enum err e;

	if (text_is_empty(l->subject) || strlen(l->subject) > IDENTITY_MOST)
		return door_refuse(q, "wrong");
	if ((e = identity_find(q, &w.identity, &account_id)) == ERR_MISSING)
		return meet(q, l, &w);
	return e ? e : let_in(q, account_id, &w, false);
}

/* A new session ends the old one, and the question with it. */
enum err door_answer(struct req *q, const struct identity_waiting *w, bool is_theirs)
{
	enum err e;

	if (!is_theirs)
		return make(q, w, NULL, true);
	e = sign_in_link(q, &w->identity, q->account->id);
	return e ? e : steps_go_on_to(q, w->next);
}
