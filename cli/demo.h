/* demo - the fictional town that `make run` holds. */
#ifndef HANDRAIL_DEMO_H
#define HANDRAIL_DEMO_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Addresses of the sites and sign-ins, for people. */
void demo_describe(FILE *out, int64_t port);

/* The i-th sign-in's address; NULL past the last. */
const char *demo_address(size_t i);

#endif
