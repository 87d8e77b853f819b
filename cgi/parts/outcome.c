/* outcome.c - shows the outcome of a person's answers as a tag. */
#include "parts/outcome.h"

#include "base/req.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/status.h"

static const struct { enum status_class tint; const char *mark; } looks[OUTCOMES] = {
	[OUTCOME_may_be_eligible] = { CLASS_got_help, "✓" },
	[OUTCOME_needs_review] = { CLASS_in_progress, "?" },
	[OUTCOME_may_not_be_eligible] = { CLASS_needs_further_action, "!" },
};

void outcome_show(struct req *q, struct tpl *t, enum outcome o)
{
	tpl_set(t, "outcome", outcome_slug(o));
	tpl_set(t, "outcome_label", words(q, q->language, "lists", arena_printf(q->arena, "forms_%s", outcome_slug(o))));
	tpl_set(t, "outcome_mark", looks[o].mark);
	tpl_set(t, "outcome_class", status_class_slug(looks[o].tint));
}
