/* demo - the fictional town in the database of `make run`. */
#ifndef HANDRAIL_DEMO_H
#define HANDRAIL_DEMO_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Prints the addresses of the sites and the sign-ins. */
void demo_describe(FILE *out, int64_t port, const char *base);

/* The i-th sign-in's address; NULL past the last. */
const char *demo_address(size_t i);

#endif
