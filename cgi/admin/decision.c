/* decision.c - the two choices, a reason where the person reads one, and the form that has them. */
#include "admin/decision.h"

#include <stddef.h>

#include "base/str.h"
#include "referral/data_request.h"
#include "web/form.h"

enum choice { CHOICE_refuse, CHOICE_approve };

static int choice_of(const char *slug)
{
	return text_equal(slug, "approve") ? CHOICE_approve : text_equal(slug, "refuse") ? CHOICE_refuse : -1;
}

struct deciding { int decision; const char *reason; };

static const struct input inputs[] = {
	INPUT(struct deciding, decision, FIELD_CHOICE, .choice = choice_of, .missing = PROBLEM_choice_unknown),
	INPUT(struct deciding, reason, FIELD_TEXT, .max = REFUSAL_REASON_MOST, .words = "refusal_reason", .autocomplete = "off"),
};

struct form *decision_open(struct req *q) { return form_open(q, NULL, inputs, 1); }
struct form *decision_open_reasoned(struct req *q) { return form_open(q, NULL, inputs, COUNT(inputs)); }

bool decision_read(struct form *f, struct decision *d)
{
	struct deciding in = { .reason = "" };

	if (form_read(f, &in))
		return false;
	*d = (struct decision){ in.decision == CHOICE_approve, in.reason };
	return true;
}
