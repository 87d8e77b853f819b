/* banned - makes the compiler refuse unsafe calls.
 *
 * The Makefile includes this before the first line of each C file of lib/, cgi/ and cli/;
 * tpl_read.cc includes it after its C++ headers. This file includes the headers that declare the
 * calls first, because a macro would break the declarations. Use instead of
 *
 *	strcpy strcat sprintf vsprintf gets	str.h, arena_printf(), snprintf()
 *	strtok					strsep()
 *	atoi atol atof				text_to_number(), strtod()
 *	alloca					the arena
 *	rand srand				secret.h
 *	localtime gmtime ctime asctime		clock.h
 *	system popen				cli/child.h
 *	tmpnam mktemp				open() with O_EXCL */
#ifndef HANDRAIL_BANNED_H
#define HANDRAIL_BANNED_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE	/* for send.c: its own line comes after these headers */
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BANNED(call) call##_is_banned

#undef strcpy
#define strcpy(...) BANNED(strcpy)
#undef strcat
#define strcat(...) BANNED(strcat)
#undef sprintf
#define sprintf(...) BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf)
#undef gets
#define gets(...) BANNED(gets)
#undef strtok
#define strtok(...) BANNED(strtok)
#undef atoi
#define atoi(...) BANNED(atoi)
#undef atol
#define atol(...) BANNED(atol)
#undef atof
#define atof(...) BANNED(atof)
#undef alloca
#define alloca(...) BANNED(alloca)
#undef rand
#define rand(...) BANNED(rand)
#undef srand
#define srand(...) BANNED(srand)
#undef localtime
#define localtime(...) BANNED(localtime)
#undef gmtime
#define gmtime(...) BANNED(gmtime)
#undef ctime
#define ctime(...) BANNED(ctime)
#undef asctime
#define asctime(...) BANNED(asctime)
#undef system
#define system(...) BANNED(system)
#undef popen
#define popen(...) BANNED(popen)
#undef tmpnam
#define tmpnam(...) BANNED(tmpnam)
#undef mktemp
#define mktemp(...) BANNED(mktemp)

#endif
