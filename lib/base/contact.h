/* contact - a person's name and how to reach them: a seeker or a helper, in a referral, a profile or a form.
 *
 * A member of struct contact named `seeker` gives each of its members one name everywhere:
 * `seeker.email` in C is seeker_email in SQL, in forms and in templates. */
#ifndef HANDRAIL_CONTACT_H
#define HANDRAIL_CONTACT_H

#include <stdbool.h>

struct arena;

struct contact {
	const char *first_name;
	const char *last_name;
	const char *email;
	const char *phone;		/* E.164 */
	const char *language;		/* BCP 47 */
};

/* The columns of a contact, for the column table of a struct with a struct contact; CONTACT_SQL("r.seeker_") selects them. */
/* The arguments are member names and strings to be joined, so the macros must not put them in parentheses.
 * NOLINTBEGIN(bugprone-macro-parentheses) */
#define CONTACT_COLUMNS(type, contact) \
	COLUMN(type, contact.first_name), COLUMN(type, contact.last_name), COLUMN(type, contact.email), \
	COLUMN(type, contact.phone), COLUMN(type, contact.language)
#define CONTACT_SQL(r) r "first_name, " r "last_name, " r "email, " r "phone, " r "language"
/* NOLINTEND(bugprone-macro-parentheses) */

/* "Maria Lopez"; "" if neither name is known. */
char *contact_name(struct arena *a, const struct contact *c);

/* text_key() of the name: the value of the columns seeker_name_key, helper_name_key and account.name_key. */
char *contact_name_key(struct arena *a, const struct contact *c);

/* An e-mail address as it stands behind "mailto:" in a link. Almost anything may stand before the @, even "?bcc=", so
 * that is percent-encoded (RFC 6068). NULL if there is no @. */
char *contact_email_link(struct arena *a, const char *email);

/* True for one address, local@domain in plain ASCII, that is safe in a header, an SMTP command and a command line.
 * Every transport refuses all others. */
bool contact_email_fits(const char *address);

/* A copy in which each member that is NULL becomes "". */
struct contact contact_complete(const struct contact *c);

#endif
