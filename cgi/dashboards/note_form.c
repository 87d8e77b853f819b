/* note_form.c - the form for a note, on a profile and on a referral. */
#include "dashboards/note_form.h"

#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "web/form.h"
#include "web/page.h"

static const struct input inputs[] = {
	INPUT(struct note_input, note, FIELD_TEXT, .max = 4000,
		.words = "new_note"),
	INPUT(struct note_input, share_note, FIELD_FLAG),
	INPUT(struct note_input, delete, FIELD_NAME, .max = 64),
};

struct form *note_form_open(struct req *q, const char *path)
{
	struct form *f = form_open(q, NULL, inputs, COUNT(inputs));

	form_to(f, path);
	return f;
}

void note_form_show(struct req *q, const struct form *f, struct tpl *page, const char *path, const char *about,
	const char *only_reader)
{
	struct tpl *t = tpl_include(page, "note_form", q->language, "parts/note-form");

	tpl_set(t, "note_path", path_to(q, "%s", path));
	tpl_show(t, about);
	page_text(q, t, "only_reader", only_reader);
	form_show(f, t);
}
