/* business_day - the days on which offices of a country work: neither its weekend nor a public holiday (holidays.def). */
#ifndef HANDRAIL_BUSINESS_DAY_H
#define HANDRAIL_BUSINESS_DAY_H

#include <stdbool.h>

#include "base/clock.h"

/* country: ISO 3166, as site.country. A country without rows in holidays.def has the weekend Saturday and Sunday, and no
 * holidays. day: as in day.h. */
bool business_day_is(const char *country, int day);

/* n business days after an instant, at the same time of day in the zone. The day of the instant itself never counts:
 * 1 day after a Friday or a Saturday is Monday. `at` itself if n is not positive. */
instant business_days_after(const char *country, const char *zone, instant at, int n);

#endif
