/* program_reach - shows how to reach a program now, on every page that sends a person there. */
#ifndef HANDRAIL_PROGRAM_REACH_H
#define HANDRAIL_PROGRAM_REACH_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct program;
struct program_call;
struct referral;
struct req;
struct schedule;
struct tpl;

/* Includes parts/program-reach as {{>program_reach}}: the number to call, the hours of today, the address. */
enum err program_reach_show(struct req *q, struct tpl *page, int64_t program_id);

/* The same for a program and a schedule that are read already. */
enum err program_reach_of(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s);

/* In a row: sets the markers of program_reach_call(), and includes {{>program_opening}}. */
enum err program_reach_brief(struct req *q, struct tpl *row, const struct program *p);

/* Sets call_number, call_dial and call_extension: all empty if call is NULL. */
void program_reach_call(struct req *q, struct tpl *t, const struct program_call *call);

#endif
