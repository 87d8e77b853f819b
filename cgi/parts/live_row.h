/* live_row - marks and announces changes in the answer when an open page fetches itself again (static/live.js).
 *
 * The page names the referrals that it shows, with the version of each: `Handrail-Shown: ID.VERSION ID.VERSION`, or "-". A
 * referral that it does not name is new to it. Other requests have no such header; for them these functions do nothing. */
#ifndef HANDRAIL_LIVE_ROW_H
#define HANDRAIL_LIVE_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "law/visibility.h"

struct referral;
struct req;
struct tpl;

/* Adds the public ids of the rows that the open page shows to `count` other ids, without repeating one, up to `most`. Returns the
 * new count. A list holds these rows even if its tab or filter no longer does. */
size_t live_rows_shown(struct req *q, const char **ids, size_t count, size_t most);

/* *changed becomes true if the viewer can see that something changed; the change is then announced. */
enum err live_row_look(struct req *q, const struct referral *r, enum party reader, bool *changed);

/* The same, and shows {{#changed}} in the row and in its part with the status (on the page of one referral, both are the page),
 * and {{#changed_new}} in the part if the open page does not have the row yet. */
enum err live_row_show(struct req *q, struct tpl *row, struct tpl *part, const struct referral *r, enum party reader);

/* Includes parts/moved as {{>moved}} if the open page shows another status than the present one: a form or row that somebody is
 * filling in there then shows who set it. */
enum err live_row_show_moved(struct req *q, struct tpl *form, const struct referral *r);

#endif
