/* stop.c - ends contact with the person, or sharing with the program, by the link of a message. */
#include "base/arena.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/reach_form.h"
#include "parts/stop_means.h"
#include "referral/referral.h"
#include "status/pages.h"
#include "status/second_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

struct ending {
	const char *path;
	bool (*may)(const struct referral *r);
	enum err (*end)(struct req *q, const struct referral *r, const char *result);
	bool contact;			/* it ends contact; otherwise sharing */
};

static bool may_stop_sharing(const struct referral *r) { return referral_granted_if_proved(r) & MAY_STOP_SHARING; }

static enum err stop_contact(struct req *q, const struct referral *r, const char *result)
{
	struct reach_change c = { .reach = REACH_DONT, .seen = r->version, .result = result };

	return referral_change_reach(q, r, &c);
}

static const struct ending contact = { "stop-contact", reach_form_may_hush, stop_contact, true };
static const struct ending sharing = { "stop-sharing", may_stop_sharing, referral_stop_sharing, false };

static const char *path_of(struct req *q, const struct ending *x)
{
	return arena_printf(q->arena, "/s/%s/%s", req_id(q, "token"), x->path);
}

static const struct mark stop_marks[] = { MARK_DAY(struct referral, withdrawn_at) };

static enum err show(struct req *q, const struct ending *x, const struct second_step *s)
{
	struct tpl *t = page_new_plain(q), *section;

	page_fill(q, t, stop_marks, COUNT(stop_marks), s->r);
	tpl_set(t, "token", req_id(q, "token"));
	page_flag(q, t, "stops_contact", x->contact);
	form_show_problems(s->f, t);
	if (x->may(s->r)) {
		section = tpl_section(t, "stop_form");
		tpl_set(section, "path", x->path);
		stop_means_show(q, section, s->r, x->contact);
		second_step_show(q, section, s, path_of(q, x));
	} else {
		tpl_show(t, "stopped");
	}
	return page_send(q, t, "status-stop", form_status(s->f));
}

static enum err get(struct req *q, const struct ending *x)
{
	struct second_step s;
	enum err e = second_step_open(q, &s);

	return e || !s.r ? e : show(q, x, &s);
}

/* To end it again is no error: somebody else may have been faster. */
static enum err post(struct req *q, const struct ending *x)
{
	struct second_step s;
	enum err e = second_step_sent(q, &s);

	if (e || !s.r)
		return e;
	if (!s.r->proved)
		return show(q, x, &s);
	if (x->may(s.r) && (e = x->end(q, s.r, path_of(q, x))))
		return e;
	return redirect(q, "%s", path_of(q, x));
}

enum err status_stop_contact_get(struct req *q) { return get(q, &contact); }
enum err status_stop_contact_post(struct req *q) { return post(q, &contact); }
enum err status_stop_sharing_get(struct req *q) { return get(q, &sharing); }
enum err status_stop_sharing_post(struct req *q) { return post(q, &sharing); }
