/* way_back - the list that the reader of a referral's page came from.
 *
 * A browser names it only when the page is opened from it. The page's forms carry it along (form_list), and what they save
 * leads back to the page with it (list=), so that "Back to the list" leads to the same tab, filter and row after a change, too. */
#ifndef HANDRAIL_WAY_BACK_H
#define HANDRAIL_WAY_BACK_H

struct referral;
struct req;

/* Sets q->list: the list that the form or the address carries; NULL if neither does. */
void way_back_take(struct req *q);

/* The page of a referral with the list, without the base. saved: the change just made, as the page names it; NULL for none. */
const char *way_back_page(struct req *q, const struct referral *r, const char *saved);

#endif
