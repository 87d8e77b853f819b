/* mobile - which telephone numbers may get a text: mobile numbers of certain countries (mobiles.def).
 *
 * Never premium, shared-cost, toll-free or satellite numbers, whose texts cost the sender, or earn somebody money. */
#ifndef HANDRAIL_MOBILE_H
#define HANDRAIL_MOBILE_H

#include <stdbool.h>

/* number: E.164. countries: ISO 3166 codes with commas between them. */
bool mobile_is_of(const char *number, const char *countries);

/* True if mobiles.def has the country (two capital letters). */
bool mobile_country_known(const char *country);

#endif
