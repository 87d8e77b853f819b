/* tpl_in.h - shared by tpl.c, which keeps, fills and expands templates, and tpl_read.cc, which reads them with ctemplate. */
#ifndef HANDRAIL_TPL_IN_H
#define HANDRAIL_TPL_IN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arena;
struct tpl_name;

/* How ctemplate escapes a value where it stands. NULL: as it is. */
struct escape;

enum step_kind { STEP_TEXT, STEP_VALUE, STEP_SECTION, STEP_END, STEP_INCLUDE };

/* A template is a list of steps, which are carried out one after another. */
struct step {
	enum step_kind kind;
	const char *text;			/* STEP_TEXT: the text; or the marker of a value, section or include */
	size_t length;
	const struct escape *escape;	/* STEP_VALUE */
	size_t end;				/* STEP_SECTION: where its STEP_END stands */
	bool separates;				/* STEP_SECTION: x_separator in x, which stands between two of x */
	const struct tpl_name *name;		/* of the marker; tpl.c keeps them */
	unsigned slot;				/* of the name, in a dictionary of this file alone */
};

struct tpl_file {
	struct step *steps;			/* the last one is a STEP_END */
	size_t count;
	/* Set by tpl.c when the file is first included. slots[number of a name]: its slot plus one; 0: not in this file. */
	unsigned short *slots;
	unsigned slot_room, slot_count;
};

/* Reads a file. NULL if ctemplate refuses it, with its reason on standard error. */
struct tpl_file *tpl_read(struct arena *a, const char *path, bool keeps_blank_lines);

/* Hands the escaped text to add(), in one or more pieces. */
void tpl_escape(const struct escape *e, const char *text, size_t length, void (*add)(const char *text, size_t length));

#ifdef __cplusplus
}
#endif

#endif
