/* facts - shows the row of facts and the button that a program's card and its pages share. */
#ifndef HANDRAIL_FACTS_H
#define HANDRAIL_FACTS_H

#include <stddef.h>
#include <stdint.h>

struct program;
struct req;
struct schedule;
struct thread;
struct tpl;

struct facts {
	const struct program *program;
	double distance;		/* -1: none */
	const char *const *languages;
	size_t language_count;
	const struct schedule *schedule;
	int64_t location_id;		/* distance and hours are those of this place; 0 if they hold at each place */
	const char *place_name;		/* its name; NULL if 0 */
};

/* Includes parts/program-opening as {{>program_opening}}: whether the program is open, or when it opens. */
void opening_show(struct req *q, struct tpl *page, const struct facts *f);

/* The first sentence of its description, or up to 160 characters, cut at the end of a word. */
const char *program_summary(struct req *q, const struct program *p);

/* Includes parts/program-facts as {{>program_facts}}. */
void facts_show(struct req *q, struct tpl *page, const struct facts *f);

/* Includes parts/program-button as {{>program_button}}: connect, apply elsewhere, or next steps. If the thread has a person
 * (thread.h), the button names them. */
void button_show(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread);

/* The same with a line below that says how soon the program usually answers. */
void button_show_large(struct req *q, struct tpl *page, const struct program *p, const struct thread *thread);

/* Sets {{answer_days}} for a sentence that counts, if referrals of the request's site reach the program. */
void answer_time_show(struct req *q, struct tpl *t, const struct program *p);

#endif
