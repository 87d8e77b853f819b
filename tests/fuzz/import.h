/* import - an import of a directory, up to what would be sent to the database. */
#ifndef HANDRAIL_FUZZ_IMPORT_H
#define HANDRAIL_FUZZ_IMPORT_H

struct req;

/* Imports what lies at the path into empty tables. The rows to be written must
 * fit its columns and keys as schema/ has them. An unreadable directory is no finding. */
void fuzz_import(struct req *q, const char *path);

#endif
