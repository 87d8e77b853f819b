/* pages - the handlers of the program api, after their path. */
#ifndef HANDRAIL_API_PAGES_H
#define HANDRAIL_API_PAGES_H

#include "base/err.h"

struct req;

enum err metrics(struct req *q);

#endif
