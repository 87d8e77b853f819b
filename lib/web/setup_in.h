/* setup_in - shared by the files behind setup.h. */
#ifndef HANDRAIL_SETUP_IN_H
#define HANDRAIL_SETUP_IN_H

#include "web/setup.h"

/* ERR_INPUT unless `public` is a whole path without a .htaccess of somebody else, and the programs are not in it. */
enum err setup_public_check(struct req *q, const char *folder, const char *public);

/* Makes the web root in `public`: .htaccess for the path of base_url, the two starters of handrail.cgi, static files. Call
 * setup_public_check() first. */
enum err setup_public(struct req *q, const char *folder, const char *public, const char *base_url);

#endif
