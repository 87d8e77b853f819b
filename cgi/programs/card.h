/* card - programs in a list, as search and the front page show them. */
#ifndef HANDRAIL_PROGRAMS_CARD_H
#define HANDRAIL_PROGRAMS_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct found;
struct req;
struct thread;
struct tpl;

/* How the cards of a page are shown. */
struct cards {
	const struct thread *thread;
	bool ticks;			/* programs that take the Connect form can be ticked, to send one form to several */
};

/* Shows a section for each program found, with parts/program-card as {{>program_card}}. At most SEARCH_PAGE programs. */
enum err cards_show(struct req *q, struct tpl *t, const char *section, const struct found *found, size_t count,
	const struct cards *how);

/* The same for the front page: each section has the names, the number to call, and parts/program-opening. */
enum err cards_show_brief(struct req *q, struct tpl *t, const char *section, const struct found *found, size_t count);

#endif
