/* browser - the kind of browser and machine that a request comes from, as people call them.
 *
 * Only these two small numbers are ever stored: the whole header User-Agent can single a person out. */
#ifndef HANDRAIL_BROWSER_H
#define HANDRAIL_BROWSER_H

struct browser { int browser, machine; };

/* agent: the header User-Agent; may be NULL. */
struct browser browser_of(const char *agent);

/* "Firefox"; "" for 0, a browser without a row in browsers.def. */
const char *browser_name(int browser);
/* "Windows" */
const char *machine_name(int machine);

#endif
