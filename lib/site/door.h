/* door - names the way in by which a session began, as the session's row stores it.
 *
 * "" is a way of the account's own: a password, or a code. The others are ways in of portals (docs/portal.md). When one of them
 * is closed, the sessions that began by it end, because the portal may have been the reason to close it. */
#ifndef HANDRAIL_DOOR_H
#define HANDRAIL_DOOR_H

#include <stdbool.h>

struct req;

#define DOOR_OWN ""
#define DOOR_PORTAL "portal"		/* the web server's word */

/* The name for launches that this key signs. */
const char *door_of_key(struct req *q, const char *kid);

/* The name for the OpenID provider that is set. */
const char *door_of_provider(struct req *q);

/* False if the settings have closed this way in. (When a key of launches ends, launch.h ends its sessions.) */
bool door_is_open(struct req *q, const char *door);

#endif
