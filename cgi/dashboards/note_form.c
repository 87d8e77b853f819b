/* note_form.c - the form for a note, on a profile and on a referral. */
#include "dashboards/note_form.h"

#include "dashboards/dashboard.h"
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "web/form.h"

const struct input note_inputs[] = {
	INPUT(struct note_input, note, FIELD_TEXT, .max = 4000),
	INPUT(struct note_input, share_note, FIELD_FLAG),
	INPUT(struct note_input, delete, FIELD_NAME, .max = 64),
};
const size_t note_input_count = COUNT(note_inputs);

void note_form_show(struct req *q, struct tpl *t, const char *path, const char *about)
{
	struct tpl *form = tpl_include(t, "note_form", q->language, "parts/note-form");

	tpl_set(form, "note_path", path_to(q, "%s", path));
	tpl_show(form, about);
	if (dashboard_sent_to(q, path))
		form_show(q, form, note_inputs, COUNT(note_inputs));
	else
		form_hidden(q, form, "form_hidden", path);
}
