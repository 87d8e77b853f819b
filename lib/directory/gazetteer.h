/* gazetteer - towns and postal codes where programs are, for "near ..." in the search (place.h). */
#ifndef HANDRAIL_GAZETTEER_H
#define HANDRAIL_GAZETTEER_H

#include "base/err.h"

struct req;

/* Updates the table place from the located programs of all directories: "Fairhaven",
 * "Fairhaven, MA" and "02719", each at the median position of its programs, so that one
 * wrong coordinate moves nothing. A town's name without a state means the town in the
 * state with most programs. Writes only differences. */
enum err places_renew(struct req *q);

#endif
