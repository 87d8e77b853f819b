/* attention - when a referral needs one of its parties; the rules are attentions.def.
 *
 * The columns referral.attention_program and referral.attention_helper, and person_viewer.attention, hold one number:
 *
 *	1, 2, ...		a row of attentions.def: it needs them now, and until somebody acts
 *	an instant		`due`: the program's answer is due then
 *	ATTENTION_NEVER		it needs nothing
 *
 * So "what needs me until this evening" is one range of an index, in the order in which people work it off, and an
 * answer becomes overdue without any job. tools/lawgen.c makes the SQL that computes the numbers. */
#ifndef HANDRAIL_ATTENTION_H
#define HANDRAIL_ATTENTION_H

#include <stdint.h>

enum attention {
#define ATTENTION(name, program, helper, grant, condition) ATTENTION_##name,
#include "law/attentions.def"
#undef ATTENTION
	ATTENTIONS
};

#define ATTENTION_NEVER INT64_MAX

/* The slug of a row: sections of templates have it in their names, such as head_SLUG in lists.tpl. */
const char *attention_slug(enum attention a);

/* The row of a number of such a column; ATTENTIONS for ATTENTION_NEVER. */
enum attention attention_of(int64_t number);

#endif
