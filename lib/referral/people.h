/* people - People I'm Helping: the profiles of a helper and their group, by tab, filters and order.
 *
 *	struct people of = { .list = { .tab = TAB_open, .order = LIST_DUE } };
 *
 *	e = people_read(q, &of, &page);
 *
 * A page is read along one index of person_viewer. Filters are about the person's referrals, as far as the viewer has them; they
 * are checked on a window of the index, and `further` is the cursor from which the next page looks on. So any number of people,
 * and of referrals of one person, costs a page; tests/costs.c counts the rows read. */
#ifndef HANDRAIL_PEOPLE_H
#define HANDRAIL_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "referral/list.h"
#include "referral/person.h"

struct req;

struct people {
	struct list list;		/* its edge and `of` are not read */
	int64_t program_id;		/* those with a referral to it; 0: any */
	int64_t member_id;		/* those with a referral that this member of the group made; 0: any */
	bool archived;			/* only archived profiles; a search finds both kinds */
	bool best_first;		/* a search: in the order in which they match, instead of list.order */
};

struct people_page {
	struct person *all;
	size_t count;
	const char *next, *further;	/* as in list_page */
};

/* TAB_yesterday holds the people with a referral of the day before. ERR_INPUT if the cursor belongs to another list. */
enum err people_read(struct req *q, const struct people *of, struct people_page *page);

/* The number of people in each tab, exact to 99. */
struct people_counts { int needs_you, open, yesterday, done, all; };
enum err people_count(struct req *q, struct people_counts *counts);

/* The first PEOPLE_REFERRALS referrals of each person, in the order of a helper's work. They follow person by person. */
#define PEOPLE_REFERRALS 4
enum err people_referrals(struct req *q, const struct person *people, size_t people_count, struct referral **all, size_t *count);

/* The choices of filters: the programs of the newest referrals, then the members of the viewer's group, each by name. */
struct people_choice { bool is_member; int64_t id; const char *public_id, *name; };
enum err people_choices(struct req *q, struct people_choice **all, size_t *count);

/* The members alone. */
enum err people_members(struct req *q, struct people_choice **all, size_t *count);

#endif
