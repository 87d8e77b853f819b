/* decision.c - the two choices, and the form that has them. */
#include "admin/decision.h"

#include <stddef.h>

#include "base/str.h"
#include "web/form.h"

enum decision { DECISION_refuse, DECISION_approve };

static int decision_choice(const char *slug)
{
	return text_equal(slug, "approve") ? DECISION_approve : text_equal(slug, "refuse") ? DECISION_refuse : -1;
}

struct deciding { int decision; };

static const struct input inputs[] = {
	INPUT(struct deciding, decision, FIELD_CHOICE, .choice = decision_choice, .missing = PROBLEM_choice_unknown),
};

struct form *decision_open(struct req *q) { return form_open(q, NULL, inputs, COUNT(inputs)); }

bool decision_read(struct form *f, bool *approve)
{
	struct deciding in;

	if (form_read(f, &in))
		return false;
	*approve = in.decision == DECISION_approve;
	return true;
}
