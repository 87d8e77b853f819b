/* program - the program that answers a request: main.c is linked with one of two files.
 *
 * program_one.c: an executable for each program of cgi/, for a server that sends each path to its program's socket.
 * program_every.c: handrail.cgi holds all of them, for a web server that starts one file: as plain CGI, or as
 * FastCGI that hands over its socket as fd 0 (mod_fcgid). */
#ifndef HANDRAIL_PROGRAM_H
#define HANDRAIL_PROGRAM_H

#include <stdbool.h>

struct app;
struct req;

/* The one whose routes have the request's path; the program that answers what no other has, if none does. */
const struct app *program_for(struct req *q);

/* Answers while there is no handrail.conf: /setup. NULL in an executable of one program, which does not start then. */
extern const struct app *const program_before_setup;

/* The web server that hands over a socket starts as many processes as it wants: each serves by itself. */
extern const bool program_is_alone;

#endif
