/* contact_on_file.c - fills the Connect form from a profile, so that helpers need not type it again. */
#include "parts/contact_on_file.h"

#include <string.h>

#include "parts/safe_notes.h"
#include "site/account.h"
#include "web/form.h"
#include "edge/http.h"
#include "base/contact.h"
#include "base/map.h"
#include "web/page.h"
#include "referral/person.h"
#include "base/phone.h"
#include "parts/connect_in.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "base/req.h"
#include "edge/tpl.h"


static bool is_post(const struct req *q) { return !strcmp(q->http->method, "POST"); }

enum err contact_on_file_find(struct req *q, struct person **people, size_t *count)
{
	*count = 0;
	return q->account ? person_recent(q, people, count) : ERR_OK;
}

void contact_on_file_fill(const struct req *q, struct form *f, const struct person *p)
{
	form_set(f, "for", origin_slug(ORIGIN_OTHER));
	form_set(f, "seeker_first_name", p->seeker.first_name);
	form_set(f, "seeker_last_name", p->seeker.last_name);
	form_set(f, "seeker_email", p->seeker.email);
	form_set(f, "seeker_phone", phone_for_people(q->arena, p->seeker.phone));
	form_set(f, "seeker_language", p->seeker.language);
}

/* ---- the box ---- */

/* Most options show only the first NAME_MARKS: id and name. */
#define NAME_MARKS 2
static const struct mark marks[] = {
	{ "person", MARKS_TEXT, offsetof(struct person, public_id) },
	{ "on_file_name", MARKS_NAME, offsetof(struct person, seeker) },
	{ "on_file_email", MARKS_TEXT, offsetof(struct person, seeker.email) },
	{ "on_file_phone", MARKS_PHONE, offsetof(struct person, seeker.phone) },
};

/* Shows contact information only for people with the same name: for everybody, the page would be a third longer. */
static void show_options(struct req *q, struct tpl *t, const struct person *people, size_t count)
{
	struct map names;

	map_init(&names, q->arena);
	for (size_t i = 0; i < count; i++) {
		void **first = map_at(&names, contact_name(q->arena, &people[i].seeker));

		*first = *first ? &names : (void *)&people[i];
	}
	for (size_t i = 0; i < count; i++) {
		bool alone = map_get(&names, contact_name(q->arena, &people[i].seeker)) == &people[i];
		struct tpl *row = tpl_section(t, "on_file_person");

		page_fill(q, row, marks, alone ? NAME_MARKS : COUNT(marks), &people[i]);
	}
}

static enum err show_found(struct req *q, struct tpl *t, const char *name)
{
	struct person *people;
	size_t count;
	enum err e = person_list(q, name, NULL, &people, &count);

	if (e)
		return e;
	tpl_show(t, "searched");
	page_flag(q, t, "found_any", count);
	page_flag(q, t, "found_more", count > LIST_PAGE);
	for (size_t i = 0; i < count && i < LIST_PAGE; i++)
		page_fill(q, tpl_section(t, "found"), marks, COUNT(marks), &people[i]);
	return ERR_OK;
}

/* The box's forms bring along what the form is about. */
static void show_kept(struct req *q, struct tpl *t, const struct about *a)
{
	page_text(q, t, "kept_from", a->thread.before ? a->thread.before->public_id : "");
	for (size_t i = 0; a->several && i < a->count; i++)
		tpl_set(tpl_section(t, "kept_programs"), "kept_program", a->programs[i].public_id);
}

static enum err show_box(struct req *q, struct tpl *page, const struct about *a)
{
	const char *name = field_value(&q->http->query, "person_q");
	struct tpl *t = tpl_section(page, "on_file");

	page_text(q, t, "person_q", name);
	show_kept(q, t, a);
	show_options(q, t, a->people, a->people_count);
	return text_is_empty(name) ? ERR_OK : show_found(q, t, name);
}

enum err contact_on_file_show(struct req *q, struct tpl *t, const struct about *a)
{
	if (a->thread.person) {
		struct tpl *chosen = tpl_section(t, "chosen_person");

		page_fill(q, chosen, marks, COUNT(marks), a->thread.person);
		safe_notes_show(q, chosen, a->thread.person);
		return ERR_OK;
	}
	/* Using the box discards what was typed, so it is not shown after a POST. */
	return a->people_count && !is_post(q) ? show_box(q, t, a) : ERR_OK;
}
