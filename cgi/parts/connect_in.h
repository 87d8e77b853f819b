/* connect_in - the form that starts a referral, for the files behind connect_form.h: connect_fields.c has its fields,
 * connect_show.c shows it, connect_send.c checks and sends it; connect_form.c is the form of one program,
 * connect_several.c that of several. */
#ifndef HANDRAIL_CONNECT_IN_H
#define HANDRAIL_CONNECT_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/contact.h"
#include "directory/program.h"
#include "law/visibility.h"
#include "parts/thread.h"
#include "site/consent_text.h"

struct draft;
struct form;
struct given_answers;
struct person;

/* The part for one program. Its fields are `comment` and `consent`, in a form of several comment_{program} and
 * consent_{program}. */
struct sheet {
	const char *comment;
	bool consent;
};

/* All that the form holds. */
struct connect {
	enum origin origin;		/* the field `for` */
	struct contact seeker, helper;
	const char *helper_organization;
	unsigned reach;
	bool discreet, follow_up;
	struct sheet sheets[PROGRAMS_MANY];
	struct consent_text agreed;	/* live only: the text that the person read */
};

/* The questions and statements that the form has only for some kinds of referral. */
struct kind_form {
	const char *path;		/* the form's own; the program's id follows */
	const char *section;
	bool asks_consent;		/* the program gets the referral */
	bool asks_discreet;		/* a message is sent */
	bool needs_sign_in;		/* only dashboards show the referral, and an open form could be used to text strangers */
};
extern const struct kind_form connect_kinds[KINDS];

/* A form that waited in a screener draft, and the answers that go with it. */
struct screened {
	const struct draft *draft;
	const struct given_answers *given;	/* one for each part of the draft */
};

/* The context of a form, besides its fields. */
struct about {
	enum kind kind;
	struct thread thread;		/* its person: the profile chosen from contact info on file */
	const struct program *programs;	/* one, or those of a form of several */
	size_t count;
	bool several;			/* the form is that of /connect, even if only one program is left in it */
	struct person *people;		/* on file: the most recent profiles */
	size_t people_count;
	struct form *form;
	const char *draft;		/* public id of the draft that the form was changed in; NULL: none */
	const struct screened *screened;	/* sent from the last page of the questions; NULL: from the form itself */
};

/* Opens the form for these programs. */
void connect_open(struct req *q, struct about *a);

/* Fills the form in, before anything is typed. */
enum err connect_prefill(struct req *q, struct about *a);

/* Checks what was typed, sends it, and redirects to the thank-you page; or shows the form again. */
enum err connect_send(struct req *q, struct about *a);

/* True if one of the programs asks questions before the form is sent. */
bool connect_asks(const struct about *a);

/* Shows the form, with the status of its outcome. */
enum err connect_show(struct req *q, struct about *a);

/* The form's own path. A form of several programs names them in its fields. */
const char *connect_path(struct req *q, const struct about *a);

/* The name of a program's field: comment, consent; "program" for what is wrong with the program itself. */
const char *connect_field(struct req *q, const struct about *a, const char *name, const struct program *p);

/* True if the program takes a referral of this kind now. */
bool connect_takes(struct req *q, const struct about *a, const struct program *p);

#endif
