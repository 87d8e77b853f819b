/* entry_write - writing an entry into the tables of programs. */
#ifndef HANDRAIL_ENTRY_WRITE_H
#define HANDRAIL_ENTRY_WRITE_H

#include "err.h"
#include "entry.h"

struct req;

/* A program that the source did not have before. */
enum err entry_add(struct req *q, struct arena *a, const char *source, const struct entry *l);

/* Writes a program anew, with all its parts, and takes it out of retirement. */
enum err entry_change(struct req *q, int64_t id, const struct entry *l);

#endif
