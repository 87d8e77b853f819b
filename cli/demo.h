/* demo - the fictional town that `make run` holds. */
#ifndef HANDRAIL_DEMO_H
#define HANDRAIL_DEMO_H

#include <stdint.h>
#include <stdio.h>

/* Addresses and sign-ins, for people. */
void demo_describe(FILE *out, int64_t port);

#endif
