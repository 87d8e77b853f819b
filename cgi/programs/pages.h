/* pages - the handlers of programs.c, each in its page's file. */
#ifndef HANDRAIL_PROGRAMS_PAGES_H
#define HANDRAIL_PROGRAMS_PAGES_H

#include "base/err.h"

struct req;

enum err front_get(struct req *q);
enum err search_get(struct req *q);
enum err program_get(struct req *q);
enum err next_steps_get(struct req *q);
enum err claim_get(struct req *q);
enum err claim_post(struct req *q);

#endif
