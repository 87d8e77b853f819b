/* import - a directory read as an import reads it, up to the point where it would be written. */
#ifndef HANDRAIL_FUZZ_IMPORT_H
#define HANDRAIL_FUZZ_IMPORT_H

struct req;

/* Reads what lies at the path, and checks each program that comes out against
 * the columns that would take it. What cannot be read is no finding. */
void fuzz_import(struct req *q, const char *path);

#endif
