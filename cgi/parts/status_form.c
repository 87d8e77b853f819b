/* status_form.c - shows the form that sets the status of one referral. */
#include "parts/status_form.h"

#include "base/req.h"
#include "edge/tpl.h"
#include "parts/live_row.h"
#include "parts/referral_page.h"
#include "parts/status_row.h"
#include "web/form.h"
#include "web/page.h"

static const struct mark form_marks[] = {
	MARK(struct referral, public_id),
	MARK(struct referral, version),
	MARK_STATUS(struct referral, status),
};

enum err status_form_show(struct req *q, const struct form *f, struct tpl *page, const struct referral *r,
	const struct row_place *place)
{
	struct tpl *t = tpl_include(page, "status_form", q->language, "parts/status-form");

	page_fill(q, t, form_marks, COUNT(form_marks), r);
	page_flag(q, t, "is_seeker", place->party == PARTY_SEEKER);
	page_text(q, t, "row", place->in_list ? r->public_id : "");
	page_text(q, t, "back", place->back);
	page_text(q, t, "next_path", place->next);
	status_row_show_select(q, t, place->party, r, f ? form_value(f, "status") : NULL);
	page_flag(q, t, "takes_note", !r->erased_at);
	page_text(q, t, "only_reader", place->party == PARTY_PROGRAM && referral_keeps_word(q, r) ? r->seeker.first_name : "");
	page_flag(q, t, "program_reads", r->at.consent != CONSENT_WITHDRAWN || place->party == PARTY_PROGRAM);
	if (f) {
		form_show(f, t);
		return ERR_OK;
	}
	form_hidden(q, t, "form_hidden", arena_printf(q->arena, "/status/%s", r->public_id));
	return live_row_show_moved(q, t, r);
}
