/* status_row - a list of referrals as one form, which posts to /status: each row's status and note, the bar that saves them,
 * and the rows that were just saved.
 *
 *	status_rows_show(q, t, &place);			{{>save_bar}}: once a page
 *	e = status_row_show(q, row, r, &place, NULL);	{{>status_cell}}: once a row
 *
 * A form of /status redirects to the list with saved=TIME.ID.ID: the time, and the changed rows. For ten minutes the list marks
 * those rows, and shows them even if its tab or filter no longer holds them. */
#ifndef HANDRAIL_STATUS_ROW_H
#define HANDRAIL_STATUS_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "referral/referral.h"

struct form;
struct req;
struct row_place;
struct tpl;

/* The most rows of a form. */
#define ROWS_MOST 100

/* The content of a row whose form is shown again. */
struct status_typed {
	const char *status;		/* a slug; NULL or "": as it stands */
	const char *note;
	bool share_note;
	int seen;			/* the version that the form held */
	const char *status_error, *note_error;	/* sentences; "" for none */
	bool moved;			/* somebody else set the status meanwhile: the row shows who, and to what */
};

/* Includes parts/status-cell as {{>status_cell}}. typed: NULL if nothing was typed yet; the row then shows what changed since
 * an open page was loaded (live_row.h). */
enum err status_row_show(struct req *q, struct tpl *row, const struct referral *r, const struct row_place *place,
	const struct status_typed *typed);

/* Sets {{status_options}}, the options of the reader's side for a select, as HTML. The referral's status is selected; but if the
 * parties disagree on it, no option is, so that nobody takes back what they set by leaving the select as it is. {{status_class}},
 * the select's color, is then emptied: call this after page_fill(). chosen: a slug to select instead; NULL or "" for none. */
void status_row_show_select(struct req *q, struct tpl *t, enum party reader, const struct referral *r, const char *chosen);

/* Includes parts/save-bar as {{>save_bar}}: the end of the form. again: the form that was sent, or NULL. */
void status_rows_show(struct req *q, struct tpl *page, const struct row_place *place, const struct form *again);

/* True if the request's saved= names this row. */
bool status_row_is_saved(struct req *q, const struct referral *r);

/* The rows that a list shows even if it does not hold them any more, as public ids: the saved ones, and the changed ones that an
 * open page names when it fetches itself again (live_row.h). Returns their number. */
size_t status_rows_kept(struct req *q, const char *ids[ROWS_MOST]);

/* A path of a list without its field saved= and its fragment. */
const char *status_rows_back(struct req *q, const char *back);

/* The path `back` with saved= and the first row's place, without the base. */
const char *status_rows_saved_path(struct req *q, const char *back, const char *const *ids, size_t count);

/* True if the path is that of a list, where saved= counts. */
bool status_rows_is_list(const char *path);

#endif
