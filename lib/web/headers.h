/* headers - adds the security and caching headers to every answer. headers.def lists those for security.
 *
 * The programs set them, so that they are sent whatever web server is in front. */
#ifndef HANDRAIL_HEADERS_H
#define HANDRAIL_HEADERS_H

struct req;

/* Adds the headers for the route's page class. app.c calls it for each answer; a handler calls it only before the first part of
 * an answer that is sent in parts. Call it once, when status and route are known. An answer that http_hand_on() leaves to the web
 * server gets none. */
void headers_add(struct req *q);

#endif
