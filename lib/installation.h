/* installation - what is true of this installation as a whole: whether `make run` made its database. */
#ifndef HANDRAIL_INSTALLATION_H
#define HANDRAIL_INSTALLATION_H

#include <stdbool.h>

#include "err.h"

struct conf;
struct req;

/* Whether this database was made by `make run`: only there are demo sign-ins and a shifted clock allowed. */
enum err installation_is_demo(struct req *q, bool *demo);
enum err installation_mark_demo(struct req *q);

/* Sets the clock's offset as [demo] clock_offset says; ERR_CONFIG with a reason
 * when there is one outside a demo's database. Opens its own connection for it. */
enum err installation_clock(const struct conf *c, const char **why);

#endif
