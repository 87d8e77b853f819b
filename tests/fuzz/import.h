/* import - imports a directory, and checks the rows that would be sent to the database. */
#ifndef HANDRAIL_FUZZ_IMPORT_H
#define HANDRAIL_FUZZ_IMPORT_H

struct req;

/* Imports the directory at the path into empty tables. The rows to be written must fit
 * its columns and keys as schema/ has them. An unreadable directory is no finding. */
void fuzz_import(struct req *q, const char *path);

#endif
