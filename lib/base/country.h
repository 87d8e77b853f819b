/* country - the countries that exist: ISO 3166-1, two capital letters. */
#ifndef HANDRAIL_COUNTRY_H
#define HANDRAIL_COUNTRY_H

#include <stdbool.h>

/* False for any other text: "XX", "us", "USA". */
bool country_exists(const char *country);

#endif
