/* way_back - remembers the list from which the reader came to a referral's page.
 *
 * The browser sends the list's address only when the page is opened from there. So the page's forms carry it in the field
 * form_list, and after saving, the redirect to the page has it as list=, so that "Back to the list" leads to the same tab, filter
 * and row after a change, too. */
#ifndef HANDRAIL_WAY_BACK_H
#define HANDRAIL_WAY_BACK_H

struct referral;
struct req;

/* Sets q->list: the list that the form or the address carries; NULL if neither does. */
void way_back_take(struct req *q);

/* The page of a referral with the list, without the base. saved: the value of saved=, which names the change just made; NULL
 * for none. */
const char *way_back_page(struct req *q, const struct referral *r, const char *saved);

#endif
