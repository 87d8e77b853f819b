/* archive - writes a zip whose files grow piece by piece, in constant memory; hides libzip.
 *
 *	struct archive *a;
 *	struct archive_file *f;
 *
 *	if ((e = archive_begin(q, &a)) || (e = archive_open(q, a, "data.json", &f)))
 *		return e;
 *	archive_add(f, text, strlen(text));
 *	if ((e = archive_end(q, a)))
 *		return e;
 *	while ((n = archive_read(a, piece, sizeof(piece))))
 *		...
 *
 * Several files may be open at once. Files and zip wait on the disk without a name, in $TMPDIR or /tmp, so nobody else can open
 * them, and they are gone when the request ends, however it ends. */
#ifndef HANDRAIL_ARCHIVE_H
#define HANDRAIL_ARCHIVE_H

#include <stddef.h>

#include "base/err.h"

struct archive;
struct archive_file;
struct req;

/* The archive belongs to q's arena as it is now. */
enum err archive_begin(struct req *q, struct archive **archive);

/* Opens a further file. `name` must live as long as the archive. */
#define ARCHIVE_FILES_MOST 8
enum err archive_open(struct req *q, struct archive *a, const char *name, struct archive_file **file);

/* Appends bytes. archive_end() reports a failure to write them. */
void archive_add(struct archive_file *f, const char *bytes, size_t length);

/* Packs the files. ERR_SYSTEM if something could not be written, as on a full disk. */
enum err archive_end(struct req *q, struct archive *a);

/* Reads the next bytes of the packed zip; 0 at its end. */
size_t archive_read(struct archive *a, char *piece, size_t most);

#endif
