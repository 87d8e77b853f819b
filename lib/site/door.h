/* door - by whose word a session began: the name of a portal's way in, as the session's row has it.
 *
 * "" is a way of the account's own: a password, or a code. A session ends when the way by which it began is closed: whoever runs
 * that portal may have been the reason. docs/portal.md describes the ways. */
#ifndef HANDRAIL_DOOR_H
#define HANDRAIL_DOOR_H

#include <stdbool.h>

struct req;

#define DOOR_OWN ""
#define DOOR_PORTAL "portal"		/* the web server's word */

/* Of the launches that this key signs. */
const char *door_of_key(struct req *q, const char *kid);

/* Of the OpenID provider that is set. */
const char *door_of_provider(struct req *q);

/* False if the settings have closed it since. (A key of launches ends its sessions itself, when it ends.) */
bool door_is_open(struct req *q, const char *door);

#endif
