/* bundle - the files of a directory of programs: in a folder, in a zip, or one file alone.
 *
 * Only .csv and .json files are seen, in the top folder and, in a zip, in any
 * folder of it; datapackage.json is passed over, since it is often wrong about
 * the rest. Nothing is ever unpacked to disk, and names inside a zip are only
 * compared, so "../../x.csv" leads nowhere; nor does a link that leads out of a folder. What claims to be small and grows
 * is stopped: one file at 512 MiB, all together at 2 GiB, more than 200 times
 * its packed size (once beyond 16 MiB). */
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
	const char *name;	/* for people: "data/services.csv" */
	const char *base;	/* "services.csv" */
	bool is_json;
	bool is_outside;	/* a link that leads out of the folder: it is not read */
	size_t depth;		/* folders above it inside the bundle */
};

/* Opens what lies at path; closed when the arena is reset. ERR_INPUT when it
 * isn't there, is no zip, is encrypted, or holds neither CSV nor JSON. */
enum err bundle_open(struct req *q, struct arena *a, const char *path, struct bundle **bundle);

/* Its files: those nearer to the top first, then by name. */
size_t bundle_files(const struct bundle *b, const struct bundle_file **files);

/* Hands over the bytes of a file piece by piece. ERR_INPUT when it is too large or broken. */
enum err bundle_read(struct req *q, struct bundle *b, size_t file,
	enum err (*take)(struct req *q, const char *bytes, size_t length, void *data), void *data);

#endif
