/* program_page - shows a program of the directory on several pages.
 *
 * Texts of the directory come from outside, so they become paragraphs, never markup. */
#ifndef HANDRAIL_PROGRAM_PAGE_H
#define HANDRAIL_PROGRAM_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct program;
struct program_place;
struct referral;
struct req;
struct schedule;
struct tpl;

/* Shows a section with {{#paragraph}}{{line}} for each line of the text that is not
 * empty. If all are, shows nothing and returns false. */
bool program_page_text(struct req *q, struct tpl *t, const char *section, const char *text);

/* Includes parts/program-contact as {{>program_contact}}: phones, places, hours, online. Phones and hours stand with
 * their place where a program has several. */
enum err program_page_contact(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s);

/* Includes the same part without what parts/program-reach shows beside it: the one number, the one place, the hours. */
enum err program_page_further(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s);

/* Sets the names, address and ways of a place, which must not be confidential. */
void program_page_place(struct req *q, struct tpl *t, const struct program_place *place);

/* Includes parts/print-sheet as {{>print_sheet}}: the sheet of paper that a person takes along. r: a referral to the program,
 * NULL for none; the sheet shows only its code: no name, no comment, no contact information. */
enum err program_page_sheet(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s,
	const struct referral *r);

#endif
