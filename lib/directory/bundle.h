/* bundle - the files of a directory of programs: a folder, a zip, or a single file.
 *
 * Reads only .csv and .json (.jsonl, .ndjson) files: in the top folder and its data/, in a zip anywhere inside. Skips
 * datapackage.json, which is often wrong about the rest. Nothing is unpacked to disk, and names inside a zip are only compared,
 * so "../../x.csv" reaches no file. A link out of the folder is not followed. Against zip bombs there are limits: 512 MiB for a
 * file, 2 GiB in all, and 200 times a file's packed size (once it is beyond 16 MiB). */
#ifndef HANDRAIL_BUNDLE_H
#define HANDRAIL_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct bundle;
struct req;

#define BUNDLE_FILE_MOST ((uint64_t)512 << 20)
#define BUNDLE_ALL_MOST ((uint64_t)2 << 30)
#define BUNDLE_RATIO_MOST 200
#define BUNDLE_RATIO_FROM ((uint64_t)16 << 20)
#define BUNDLE_FILES_MOST 10000

struct bundle_file {
	const char *name;	/* to show: "data/services.csv" */
	const char *base;	/* "services.csv" */
	bool is_json;
	bool is_outside;	/* a link out of the folder, which is not read */
	size_t depth;		/* number of folders above it inside the bundle */
};

/* Opens the bundle at path; resetting the arena closes it. ERR_INPUT if nothing is
 * there, or it is no zip, is encrypted, or holds neither CSV nor JSON. */
enum err bundle_open(struct req *q, struct arena *a, const char *path, struct bundle **bundle);

/* Its files, nearest to the top first, then by name. */
size_t bundle_files(const struct bundle *b, const struct bundle_file **files);

/* Passes the bytes of a file to take(), piece by piece. ERR_INPUT if the file is too large or broken. */
enum err bundle_read(struct req *q, struct bundle *b, size_t file,
	enum err (*take)(struct req *q, const char *bytes, size_t length, void *data), void *data);

#endif
