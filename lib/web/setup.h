/* setup - makes an installation: handrail.conf beside the program, the tables, the first site and its administrator, and the
 * files of a shared host's web root.
 *
 * The settings are written to handrail.conf.new, with mode 0600, and get their name last: a setup that failed leaves no
 * handrail.conf behind and can be repeated. The next try goes on with the tables and the site that were made. If two run at
 * once, the second waits, and gets ERR_DUPLICATE if the first has succeeded. */
#ifndef HANDRAIL_SETUP_H
#define HANDRAIL_SETUP_H

#include "base/err.h"

struct req;

struct setup {
	const char *base_url;			/* of the site, perhaps with a path */
	const char *database_hosts;		/* "localhost": through the server's socket, where one of the usual ones exists */
	const char *database_user, *database_password, *database_name;
	const char *mail_url, *mail_user, *mail_password, *mail_from;
	const char *admin_email, *admin_password;
	const char *public;			/* the folder that the web server shows; "" for none */
	const char *name, *operator, *country, *time_zone;	/* of the site; "" for the defaults */
};

/* folder: of the program, with its templates, schema, static and apache. On a failure *at is the name of the member of
 * struct setup that caused it, or NULL, and the request's detail has the reason. ERR_DUPLICATE: there is a handrail.conf. */
enum err setup_make(struct req *q, const char *folder, const struct setup *s, const char **at);

/* Makes the files of the web root anew, for this version and the path of [web] base_url. */
enum err setup_renew(struct req *q, const char *folder, const char *public);

#endif
