/* sent.c - the thank-you page after a referral was sent. */
#include "connect/pages.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "edge/tpl.h"
#include "law/visibility.h"
#include "parts/program_page.h"
#include "parts/program_reach.h"
#include "referral/guest.h"
#include "screener/answer.h"
#include "referral/referral.h"
#include "site/ticket.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark sent_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, program_public_id),
	MARK(struct referral, code),
	MARK(struct referral, discreet),
	MARK_STATUS(struct referral, status),
};

static const struct mark title_marks[] = {
	MARK(struct referral, program_name),
	MARK(struct referral, seeker.first_name),
	MARK_DAY(struct referral, due_at),
};

/* Links the referral's page if the account has it. Somebody's own, sent while signed out, is theirs by its code. */
static enum err show_way_on(struct req *q, struct tpl *t, const struct referral *r)
{
	struct referral *found;
	enum err e = q->account ? referral_find(q, r->public_id, &found) : ERR_MISSING;

	if (e && e != ERR_MISSING)
		return e;
	if (!e)
		tpl_show(t, "has_page");
	else if (q->account && r->at.origin == ORIGIN_SELF) {
		tpl_show(t, "keeps_by_code");
		form_hidden(q, t, "keep_hidden", "/referrals");
	}
	return ERR_OK;
}

/* Title and text tell apart the same situations. */
static void show_situation(struct req *q, struct tpl *t, const struct referral *r)
{
	static const char *const kinds[KINDS] = { "kind_live", "kind_logged", "kind_tracking_only" };

	page_fill(q, t, title_marks, COUNT(title_marks), r);
	for (enum kind k = 0; k < KINDS; k++)
		page_flag(q, t, kinds[k], r->at.kind == k);
	tpl_show(t, r->at.origin == ORIGIN_SELF ? "for_self" : "for_other");
	page_flag(q, t, "dont_reach_out", r->at.reach & REACH_DONT);
}

/* How to reach the program now, and the sheet of paper, which says the same and more. */
static enum err show_program(struct req *q, struct tpl *t, const struct referral *r)
{
	struct schedule s;
	struct program p;
	enum err e;

	if ((e = schedule_of_program(q, r->program_id, &p, &s)) || (e = program_reach_of(q, t, &p, &s)))
		return e;
	return program_page_sheet(q, t, &p, &s, r);
}

/* Shows the text that the program has for people with these answers. */
static enum err show_outcome(struct req *q, struct tpl *t, const struct referral *r)
{
	enum outcome outcome;
	const char *text;
	enum err e;

	if (!r->has_forms)
		return ERR_OK;
	if ((e = given_outcome(q, r->id, &outcome, &text)))
		return e;
	t = tpl_section(t, "has_outcome");
	tpl_set(t, "outcome", outcome_slug(outcome));
	tpl_set(t, "program_name", r->program_name);
	page_text(q, t, "outcome_text", text);
	return ERR_OK;
}

static enum err show_sent(struct req *q, struct tpl *t, const struct referral *r, bool alone)
{
	unsigned seeker = law_grants(&r->at, PARTY_SEEKER);
	enum err e;

	page_fill(q, t, sent_marks, COUNT(sent_marks), r);
	tpl_set(t, "kind", kind_slug(r->at.kind));
	show_situation(q, t, r);
	page_flag(q, t, "alone", alone);
	page_flag(q, t, "answers", r->at.kind == KIND_LIVE && !(r->at.reach & REACH_DONT));
	show_situation(q, tpl_include(t, "title", q->language, "parts/sent-title"), r);
	page_flag(q, t, "told_email", seeker & TOLD_BY_EMAIL);
	page_flag(q, t, "told_text", seeker & TOLD_BY_TEXT);
	page_flag(q, t, "reach_phone_only", r->at.reach == REACH_PHONE);
	if ((e = show_outcome(q, t, r)) || (e = show_program(q, t, r)))
		return e;
	return show_way_on(q, t, r);
}

enum err sent_get(struct req *q)
{
	const char *receipt;
	struct tpl *t;
	struct referral *all;
	size_t count;
	enum err e;

	if ((e = ticket_take(q, req_id(q, "receipt"), &receipt)) || (e = referral_of_receipt(q, receipt, &all, &count)))
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count; i++)
		if ((e = show_sent(q, tpl_section(t, "referral"), &all[i], count == 1)))
			return e;
	page_flag(q, t, "several", count > 1);
	tpl_count(t, q->language, "programs", count);
	page_text(q, t, "person_public_id", all[0].person_public_id);
	page_text(q, t, "person_name", all[0].seeker.first_name);
	page_flag(q, t, "by_ticket", q->ticket && !q->frame);
	if (!q->account && !q->ticket)
		tpl_show(t, all[0].at.origin == ORIGIN_SELF ? "no_signed_in_self" : "no_signed_in_other");
	tpl_set(t, "sign_in_url", path_to(q, "/sign-in?next=/sent/%s", receipt));
	tpl_set(t, "receipt", ticket_for(q, receipt));
	form_hidden(q, t, "forget_hidden", arena_printf(q->arena, "/sent/%s/forget", ticket_for(q, receipt)));
	return page_send(q, t, "sent", 200);
}

/* Ends this browser's way to the page; the referral stays as it is. */
enum err sent_forget_post(struct req *q)
{
	const char *receipt;
	enum err e;

	if (form_read(form_open(q, NULL, NULL, 0), NULL))
		return fail(q, ERR_FORGED, "the form's token does not fit");
	if ((e = ticket_take(q, req_id(q, "receipt"), &receipt)) || (e = guest_forget_receipt(q, receipt)))
		return e;
	page_clear_cache(q);
	return redirect(q, q->frame ? "/programs" : "/");
}
