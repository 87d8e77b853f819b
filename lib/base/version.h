/* version - the version of this program, from the file VERSION. */
#ifndef HANDRAIL_VERSION_H
#define HANDRAIL_VERSION_H

/* "0.1" */
const char *version(void);

#endif
