/* file - reads and writes small files, whole. */
#ifndef HANDRAIL_FILE_H
#define HANDRAIL_FILE_H

#include <stddef.h>

#include "base/err.h"

struct req;

/* Reads up to `most` bytes; a 0 follows them. A longer file yields `most` + 1, so the caller can tell. ERR_INPUT if it cannot
 * be read. */
enum err file_read(struct req *q, const char *path, size_t most, char **bytes, size_t *length);

/* Writes PATH.new, with this mode from the beginning, and renames it: others see the old file or the whole new one. After a
 * failure there is no PATH.new. */
enum err file_write(struct req *q, const char *path, const char *bytes, size_t length, unsigned mode);

#endif
