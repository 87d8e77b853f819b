/* program_page - a program of the directory as pages show it.
 *
 * The directory's texts are foreign: paragraphs, never markup. */
#ifndef HANDRAIL_PROGRAM_PAGE_H
#define HANDRAIL_PROGRAM_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct program;
struct program_hours;
struct referral;
struct req;
struct tpl;

/* Shows a section, and in it {{#paragraph}}{{line}} for each line of the text that
 * holds something. False, and nothing shown, when none does. */
bool program_page_text(struct req *q, struct tpl *t, const char *section, const char *text);

/* Includes parts/program-contact as {{>program_contact}}: phones, places, hours, online. */
enum err program_page_contact(struct req *q, struct tpl *page, const struct program *p,
	const struct program_hours *hours, size_t hour_count);

/* Includes parts/print-sheet as {{>print_sheet}}: what a person takes along on paper.
 * Of the referral it holds the code alone: no name, no comment, no contact information. */
enum err program_page_sheet(struct req *q, struct tpl *page, const struct referral *r);

#endif
