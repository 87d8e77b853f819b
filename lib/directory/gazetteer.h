/* gazetteer - the towns and postal codes that a directory's programs lie in, for "near ..." in the search. */
#ifndef HANDRAIL_GAZETTEER_H
#define HANDRAIL_GAZETTEER_H

#include "base/err.h"

struct req;

/* Brings the table place to what the located programs of all directories say:
 * "Fairhaven", "Fairhaven, MA" and "02719", each at the middle (the median,
 * so that one wrong coordinate moves nothing) of the programs there. A town's
 * name alone means the state where it has most programs. Writes only what differs. */
enum err places_renew(struct req *q);

#endif
