/* note_form - the form for a note, on a profile and on a referral. */
#ifndef HANDRAIL_DASHBOARDS_NOTE_FORM_H
#define HANDRAIL_DASHBOARDS_NOTE_FORM_H

#include <stdbool.h>

#include "web/form.h"

struct req;
struct tpl;

struct note_input { const char *note; bool share_note; const char *delete; };
/* Opens the form, which posts to this path. */
struct form *note_form_open(struct req *q, const char *path);

/* Includes parts/note-form as {{>note_form}}. about: its section, for_person or for_referral. */
void note_form_show(struct req *q, const struct form *f, struct tpl *page, const char *path, const char *about,
	const char *only_reader);

#endif
