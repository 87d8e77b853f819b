/* setup_in - between the files of setup. */
#ifndef HANDRAIL_SETUP_IN_H
#define HANDRAIL_SETUP_IN_H

#include "web/setup.h"

/* Makes the web root in `public`: .htaccess for the path of base_url, the two starters of handrail.cgi, static files. ERR_INPUT
 * if a .htaccess of somebody else is there. */
enum err setup_public(struct req *q, const char *folder, const char *public, const char *base_url);

#endif
