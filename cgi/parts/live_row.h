/* live_row - what changed since a page was opened, when the open page fetches itself again (static/live.js).
 *
 * The page names the referrals that it shows, with the version of each: `Handrail-Shown: ID.VERSION ID.VERSION`, or "-". One that
 * it does not name is new to it. Other requests have no such header; for them nothing here does anything. */
#ifndef HANDRAIL_LIVE_ROW_H
#define HANDRAIL_LIVE_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "law/visibility.h"

struct referral;
struct req;
struct tpl;

/* Public ids of the rows that the open page shows. A list holds them even if its tab or filter no longer does. */
size_t live_rows_shown(struct req *q, const char **ids, size_t most);

/* If the viewer can see that something changed: shows {{#changed}} in the row and in its part with the status (on the page of one
 * referral, both are the page), and announces it. */
enum err live_row_show(struct req *q, struct tpl *row, struct tpl *part, const struct referral *r, enum party reader);

/* True if the open page shows another status than the present one. A row that somebody is editing there then shows who set it. */
enum err live_row_is_moved(struct req *q, const struct referral *r, bool *moved);

#endif
