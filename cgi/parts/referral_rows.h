/* referral_rows - shows the rows of a list of referrals. */
#ifndef HANDRAIL_REFERRAL_ROWS_H
#define HANDRAIL_REFERRAL_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct referral;
struct req;
struct row_place;
struct tpl;

/* Shows at most LIST_MOST rows: each in a section {{#referral}} with the reader's part of it, parts/row-program and so on, as
 * {{>row}}; and the undo form of each saved one, as {{>undo_forms}}. If one of them belongs to another site, each row names its
 * site. For seeker and helper, a row with "what is next" has the program's number; for a program, it has the person's language
 * if that is not the program's own. */
enum err referral_show_rows(struct req *q, struct tpl *t, const struct referral *all, size_t count,
	const struct row_place *place);

/* Shows, above a list, the kept rows (status_rows_kept()) that are not among its own rows. of_program: only rows of that
 * program; 0: of any. *shown becomes their number. */
enum err referral_show_kept_rows(struct req *q, struct tpl *page, const struct row_place *place, const struct referral *all,
	size_t count, int64_t of_program, size_t *shown);

/* Includes parts/undo-form as {{>undo_forms}}, if the row was just saved and the viewer may undo its change. */
void referral_show_undo_form(struct req *q, struct tpl *page, const struct referral *r, const struct row_place *place);

#endif
