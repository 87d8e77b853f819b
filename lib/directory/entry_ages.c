/* entry_ages.c - the ages that a program serves. */
#include "directory/entry_in.h"

#include <math.h>
#include <stdlib.h>

#define AGE_MOST 150

/* An age in years, or NAN if there is none: 0 is an age, "" is not. */
static double age_of(const struct making *m, const char *text)
{
	char *end;
	double age;

	if (!text[0])
		return NAN;
	age = strtod(text, &end);
	if (*end || end == text || !isfinite(age) || age < 0 || age > AGE_MOST) {
		wording_warn(&m->w, "age that is not a number of years");
		return NAN;
	}
	return age;
}

static bool is_same(double a, double b)
{
	return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-9;
}

static void age_add(struct making *m, const char *minimum, const char *maximum)
{
	struct entry *l = m->l;
	double least = age_of(m, minimum), most = age_of(m, maximum);

	/* "0 and older" is everybody */
	if ((isnan(least) || least <= 0) && isnan(most))
		return;
	for (size_t i = 0; i < l->age_count; i++)
		if (is_same(l->ages[i].least, least) && is_same(l->ages[i].most, most))
			return;
	if (l->age_count < ENTRY_AGES)
		l->ages[l->age_count++] = (struct age_range){ least, most };
}

static void row_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;

	m->w.row = r;
	age_add(m, cell(r, eligibility_minimum_age), cell(r, eligibility_maximum_age));
	m->w = w;
}

void make_ages(struct making *m)
{
	age_add(m, cell(m->service, services_minimum_age), cell(m->service, services_maximum_age));
	each_own(m, TABLE_eligibility, row_add);
}
