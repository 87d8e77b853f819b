/* contact.c - how a program wants to be reached, and whether it has room. */
#include "manage/contact.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "parts/program_form.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const char *path_of(struct req *q, const struct program *p)
{
	return arena_printf(q->arena, "/manage/%s/contact", p->public_id);
}

struct form *contact_room_form(struct req *q, const struct program *p)
{
	return program_form_open(q, p, PROGRAM_ROOM, "room", path_of(q, p));
}

static struct form *contact_form(struct req *q, const struct program *p)
{
	return program_form_open(q, p, PROGRAM_CONTACT, NULL, path_of(q, p));
}

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
	MARK(struct program, application_process),
};

static enum err show(struct req *q, const struct program *p, struct form *f)
{
	struct tpl *t = page_new(q);

	page_fill(q, t, program_marks, COUNT(program_marks), p);
	form_show(f, t);
	return page_send(q, t, "manage-contact", form_status(f));
}

static bool is_shown_again(enum err e) { return e == ERR_INPUT || e == ERR_FORGED; }

enum err contact_get(struct req *q)
{
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	return e ? e : show(q, &p, contact_form(q, &p));
}

static enum err save_room(struct req *q, const struct program *p, struct form *room)
{
	enum err e = program_form_save(q, room, PROGRAM_ROOM, p);

	if (is_shown_again(e))
		return manage_program_show(q, p, room);
	return e ? e : redirect(q, "/manage/%s?saved=room", p->public_id);
}

enum err contact_post(struct req *q)
{
	struct form *room, *f;
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	if (e)
		return e;
	room = contact_room_form(q, &p);
	if (form_posted(room))
		return save_room(q, &p, room);
	f = contact_form(q, &p);
	e = program_form_save(q, f, PROGRAM_CONTACT, &p);
	if (is_shown_again(e))
		return show(q, &p, f);
	return e ? e : redirect(q, "/manage/%s?saved=contact", p.public_id);
}
