/* contact_on_file - the box above the Connect form: signed-in people fill the form from one of their profiles.
 *
 * The select box lists the PERSON_RECENT most recently active profiles; a typed name searches all of them.
 * The box sends a GET: ?person={person} fills the form, ?person_q= searches. */
#ifndef HANDRAIL_CONTACT_ON_FILE_H
#define HANDRAIL_CONTACT_ON_FILE_H

#include "base/err.h"

struct form;
struct person;
struct req;
struct tpl;

/* Reads the profile that the field `person` names; *person is NULL if the field is empty. ERR_MISSING if the
 * viewer may not see the profile, or is not signed in. */
enum err contact_on_file(struct req *q, const struct person **person);

/* Fills the form's fields from the profile. */
void contact_on_file_fill(const struct req *q, struct form *f, const struct person *p);

/* Shows the box if the viewer has profiles, and how sending will change the chosen one (may be NULL). */
enum err contact_on_file_show(struct req *q, struct tpl *t, const struct person *chosen);

#endif
