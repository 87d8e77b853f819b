/* mobile - which telephone numbers may get a text: mobile numbers of certain countries (mobiles.def).
 *
 * Premium, shared-cost, toll-free and satellite numbers never may: a text to one costs the sender, or earns somebody money. */
#ifndef HANDRAIL_MOBILE_H
#define HANDRAIL_MOBILE_H

#include <stdbool.h>

/* True if the number (E.164) is a mobile number of one of these countries (ISO 3166 codes with commas between them). */
bool mobile_is_of(const char *number, const char *countries);

/* True if mobiles.def has the country (two capital letters). */
bool mobile_country_known(const char *country);

#endif
