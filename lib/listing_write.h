/* listing_write - writing a listing into the tables of programs. */
#ifndef HANDRAIL_LISTING_WRITE_H
#define HANDRAIL_LISTING_WRITE_H

#include "err.h"
#include "listing.h"

struct req;

/* A program that the source did not have before. */
enum err listing_add(struct req *q, struct arena *a, const char *source, const struct listing *l);

/* Writes a program anew, with all its parts, and takes it out of retirement. */
enum err listing_change(struct req *q, int64_t id, const struct listing *l);

#endif
