/* host - host names in letters beyond ASCII; hides libidn2. */
#ifndef HANDRAIL_HOST_H
#define HANDRAIL_HOST_H

struct arena;

/* The name as the DNS has it, in lower case: "exämple.test" becomes "xn--exmple-cua.test" (RFC 5891, UTS 46). NULL if it
 * is no host name. */
char *host_ascii(struct arena *a, const char *name);

#endif
