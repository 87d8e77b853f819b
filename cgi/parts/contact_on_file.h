/* contact_on_file - the box above the Connect form: signed-in people fill the form from one of their profiles.
 *
 * The select box lists the PERSON_RECENT most recently active profiles; a typed name searches all of them.
 * The box sends a GET: ?person={person} fills the form, ?person_q= searches. */
#ifndef HANDRAIL_CONTACT_ON_FILE_H
#define HANDRAIL_CONTACT_ON_FILE_H

#include <stddef.h>

#include "base/err.h"

struct about;
struct form;
struct person;
struct req;
struct tpl;

/* The profiles for the box: none unless somebody is signed in. */
enum err contact_on_file_find(struct req *q, struct person **people, size_t *count);

/* Fills the form's fields from the profile. */
void contact_on_file_fill(const struct req *q, struct form *f, const struct person *p);

/* Shows the profile that was chosen, or else the box if there are profiles. */
enum err contact_on_file_show(struct req *q, struct tpl *t, const struct about *a);

#endif
