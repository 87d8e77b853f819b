/* status_form - the form that sets the status of one referral: on its page, and on a page of its own. */
#ifndef HANDRAIL_STATUS_FORM_H
#define HANDRAIL_STATUS_FORM_H

struct form;
struct referral;
struct req;
struct row_place;
struct tpl;

/* Includes parts/status-form as {{>status_form}}. f: the form that was sent; NULL for a new one, which posts to
 * /status/{referral} and shows if somebody else has set the status since an open page was loaded (live_row.h). */
enum err status_form_show(struct req *q, const struct form *f, struct tpl *page, const struct referral *r,
	const struct row_place *place);

#endif
