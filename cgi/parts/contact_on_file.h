/* contact_on_file - the box above the Connect form: whoever is signed in fills it from a profile of theirs.
 *
 * The classic box holds the PERSON_RECENT most recently active; a name that is typed looks among all.
 * It asks by GET: ?person={person} fills the form, ?person_q= searches. */
#ifndef HANDRAIL_CONTACT_ON_FILE_H
#define HANDRAIL_CONTACT_ON_FILE_H

#include "base/err.h"

struct form;
struct person;
struct req;
struct tpl;

/* The profile that the field `person` names, as it is now; *person NULL when it names none. A foreign or
 * unknown one is ERR_MISSING, and so is any for somebody who is not signed in. */
enum err contact_on_file(struct req *q, const struct person **person);

/* Fills the form's empty fields from it. */
void contact_on_file_fill(const struct req *q, struct form *f, const struct person *p);

/* The box, where the viewer has somebody on file; and what sending will do to the chosen profile. */
enum err contact_on_file_show(struct req *q, struct tpl *t, const struct person *chosen);

#endif
