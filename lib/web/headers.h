/* headers - the headers of every answer, whatever it is: security and caching. headers.def has the first.
 *
 * They come from the programs, so that they stand there behind any web server. */
#ifndef HANDRAIL_HEADERS_H
#define HANDRAIL_HEADERS_H

struct req;

/* Adds them, by the route's class. app.c does it for each answer; only an answer that is sent in parts calls it, before its
 * first part. Call it once, when status and route are known. An answer that http_hand_on() leaves to the web server gets none. */
void headers_add(struct req *q);

#endif
