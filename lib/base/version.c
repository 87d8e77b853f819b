/* version.c - one object, so that a new version compiles only this file. */
#include "base/version.h"

const char *version(void)
{
	return HANDRAIL_VERSION;	/* set by the Makefile */
}
