/* safe_notes.c - shows how to reach somebody safely. */
#include "parts/safe_notes.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "web/page.h"

static const struct mark marks[] = {
	MARK(struct person, safe_contact),
	MARK(struct person, safe_by_phone),
	MARK(struct person, safe_by_text),
	MARK(struct person, safe_by_email),
	MARK(struct person, safe_by_mail),
};

static bool has_any(const struct person *p)
{
	const char *const all[] = { p->safe_contact, p->safe_by_phone, p->safe_by_text, p->safe_by_email, p->safe_by_mail };

	for (size_t i = 0; i < COUNT(all); i++)
		if (!text_is_empty(all[i]))
			return true;
	return false;
}

void safe_notes_show(struct req *q, struct tpl *t, const struct person *p)
{
	if (has_any(p))
		page_fill(q, tpl_include(t, "safe_notes", q->language, "parts/safe-notes"), marks, COUNT(marks), p);
}
