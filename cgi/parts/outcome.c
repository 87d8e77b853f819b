/* outcome.c - shows the outcome of a person's answers. */
#include "parts/outcome.h"

#include "base/req.h"
#include "edge/tpl.h"
#include "edge/words.h"

void outcome_show(struct req *q, struct tpl *t, enum outcome o)
{
	tpl_set(t, "outcome", outcome_slug(o));
	tpl_set(t, "outcome_label", words(q, q->language, "lists", arena_printf(q->arena, "forms_%s", outcome_slug(o))));
}
