/* program - chooses the program that answers a request. main.c is linked with one of two files.
 *
 * program_one.c: an executable for each program of cgi/, for a server that sends each path to its program's socket.
 * program_every.c: handrail.cgi holds all of them, for a web server that starts one file: as plain CGI, or as
 * FastCGI that hands over its socket as fd 0 (mod_fcgid). */
#ifndef HANDRAIL_PROGRAM_H
#define HANDRAIL_PROGRAM_H

#include <stdbool.h>

struct app;
struct req;

/* The program with a route for the request's path; if none has one, the program `programs`, which answers all other paths. */
const struct app *program_for(struct req *q);

/* The program that answers while there is no handrail.conf: /setup. NULL in an executable of one program, which does not start
 * without its settings. */
extern const struct app *const program_before_setup;

/* True if each process serves alone, because the web server that hands over the socket starts as many as it wants. */
extern const bool program_is_alone;

#endif
