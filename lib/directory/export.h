/* export - writes the programs of a directory as an HSDS 3.1 data package: CSV files and datapackage.json.
 *
 * An import of the package under the same source, here or at another installation, lists the same programs under the same ids.
 * The package holds programs as an import has put them together: a program's telephone numbers belong to the program, even if
 * the directory listed them for its place. It holds only what the pages show: no retired program, and of a confidential place
 * only a mark. Local settings, referral addresses and claimers are not part of a directory. Cells are written unchanged, also
 * those that begin like a formula of a spreadsheet.
 *
 * Source: docs.openreferral.org, HSDS 3.1; specs.frictionlessdata.io/data-package. */
#ifndef HANDRAIL_EXPORT_H
#define HANDRAIL_EXPORT_H

#include <stddef.h>

#include "base/err.h"

struct req;

#define EXPORT_FILES 16

struct export_result { struct export_count { const char *file; size_t rows; } files[EXPORT_FILES]; };

/* Makes the folder with all files as they are at one moment; rows are counted for each. source NULL: the only one, or as for
 * an import; progress may be NULL, too. ERR_SYSTEM if there is something of that name already, or a file cannot be written;
 * ERR_MISSING if the source has no program: then nothing of that name is left. */
enum err directory_export(struct req *q, const char *path, const char *source,
	void (*progress)(void *data, const char *what, size_t done, size_t all), struct export_result *r);

#endif
