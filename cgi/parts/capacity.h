/* capacity - shows whether a program has room, on its card, its pages and its form. */
#ifndef HANDRAIL_CAPACITY_H
#define HANDRAIL_CAPACITY_H

struct program;
struct req;
struct tpl;

/* Sets {{capacity}}, for data-capacity, and shows one of the sections capacity_open, capacity_wait_list, capacity_closed,
 * closed_until (a date), temporarily_closed. Shows none of them if it is not known whether the program has room. */
void capacity_show(struct req *q, struct tpl *t, const struct program *p);

#endif
