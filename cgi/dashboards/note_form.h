/* note_form - the form for a note, on a profile and on a referral. */
#ifndef HANDRAIL_DASHBOARDS_NOTE_FORM_H
#define HANDRAIL_DASHBOARDS_NOTE_FORM_H

#include <stdbool.h>

#include "web/form.h"

struct req;
struct tpl;

struct note_input { const char *note; bool share_note; const char *delete; };
extern const struct input note_inputs[];
extern const size_t note_input_count;

/* Includes parts/note-form as {{>note_form}}; about: its section, for_person or for_referral. */
void note_form_show(struct req *q, struct tpl *t, const char *path, const char *about);

#endif
