/* program.c - the programs that the viewer works for, and what can be set for one of them. */
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "directory/program_setting.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "manage/builder.h"
#include "manage/contact.h"
#include "manage/pages.h"
#include "message/program_team.h"
#include "parts/capacity.h"
#include "parts/program_page.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
	MARK(struct inbound_program, organization_name),
};

/* The viewer's only program, or the list of them. */
enum err manage_get(struct req *q)
{
	const char *after = field_value(&q->http->query, "after");
	struct inbound_program *all;
	struct tpl *t;
	size_t count;
	enum err e = referral_inbound_programs(q, text_is_empty(after) ? NULL : after, &all, &count);

	if (e)
		return e;
	if (count == 1 && text_is_empty(after))
		return redirect(q, "/manage/%s", all[0].public_id);
	t = page_new(q);
	page_flag(q, t, "has_programs", count);
	page_rows(q, t, "program", program_marks, COUNT(program_marks), all, count < LIST_PAGE ? count : LIST_PAGE, sizeof(*all));
	page_text(q, t, "more_programs_url", count > LIST_PAGE
		? path_to(q, "/manage?after=%s", all[LIST_PAGE - 1].public_id) : "");
	return page_send(q, t, "manage", 200);
}

/* ---- the settings of one ---- */

static const struct mark setting_marks[] = {
	MARK(struct program, external_url),
	MARK(struct program, minimal_mail),
	MARK_WHEN(struct program, capacity_at),
};

static const struct mark address_marks[] = {
	MARK_EMAIL(struct program_address, email),
	MARK(struct program_address, confirmed),
};

static void show_gap(struct tpl *t, const struct program *p)
{
	static const char *const sections[] = { [GAP_ADDRESS] = "gap_address", [GAP_EXTERNAL_URL] = "gap_external_url" };
	enum program_gap gap = program_gap(p);

	if (gap != GAP_NONE)
		tpl_show(t, sections[gap]);
}

static void show_settings(struct req *q, struct tpl *t, const struct program *p)
{
	page_fill(q, t, setting_marks, COUNT(setting_marks), p);
	capacity_show(q, t, p);
	tpl_show(t, arena_printf(q->arena, "mode_%s", mode_slug((enum mode)p->mode)));
	tpl_set(t, "verb_words", words(q, q->language, "fields", arena_printf(q->arena, "verb_%s", verb_slug((enum verb)p->verb))));
	tpl_count(t, q->language, "answer_days", (size_t)p->answer_days);
	program_page_text(q, t, "next_steps", text_is_empty(p->next_steps) ? p->application_process : p->next_steps);
	page_flag(q, t, "own_next_steps", !text_is_empty(p->next_steps));
	show_gap(t, p);
	page_flag(q, t, "takes_referrals", program_way(q, p) == WAY_CONNECT);
}

static enum err show_addresses(struct req *q, struct tpl *t, const struct program *p)
{
	struct program_address *all;
	size_t count;
	enum err e = program_address_list(q, p->id, &all, &count);

	if (e)
		return e;
	page_flag(q, t, "has_addresses", count);
	page_rows(q, t, "addresses", address_marks, COUNT(address_marks), all, count, sizeof(*all));
	return ERR_OK;
}

static enum err show_questions(struct req *q, struct tpl *t)
{
	struct builder b;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	builder_show(q, t, &b, QUESTIONS_MOST, false);
	tpl_count(t, q->language, "question_count", b.edit.screener.count);
	page_flag(q, t, "asks", b.edit.screener.count);
	return ERR_OK;
}

static void show_member(struct req *q, struct tpl *t, const struct program_member *m)
{
	struct tpl *row = tpl_section(t, "members");

	tpl_set(row, "member_name", program_member_name(q, m));
	page_flag(q, row, "is_program_admin", m->role == PROGRAM_ROLE_program_admin);
}

static enum err show_team(struct req *q, struct tpl *t, const struct program *p)
{
	struct program_member *all;
	size_t count;
	enum err e = program_members(q, p->id, &all, &count);

	for (size_t i = 0; !e && i < count; i++)
		show_member(q, t, &all[i]);
	return e;
}

static void show_saved(struct req *q, struct tpl *t)
{
	static const char *const acts[] = { "room", "contact", "claimed", "joined" };
	const char *saved = field_value(&q->http->query, "saved");

	for (size_t i = 0; i < COUNT(acts); i++)
		if (text_equal(saved, acts[i]))
			tpl_show(t, arena_printf(q->arena, "saved_%s", acts[i]));
}

enum err manage_program_show(struct req *q, const struct program *p, struct form *room)
{
	struct tpl *t = page_new(q);
	enum err e;

	if ((e = show_questions(q, t)) || (e = show_addresses(q, t, p)) || (e = show_team(q, t, p)))
		return e;
	show_settings(q, t, p);
	page_flag(q, t, "is_admin", q->team & 1u << PROGRAM_ROLE_program_admin);
	if (!room)
		show_saved(q, t);
	form_show(room ? room : contact_room_form(q, p), t);
	return page_send(q, t, "manage-program", form_status(room));
}

enum err manage_program_get(struct req *q)
{
	struct program p;
	enum err e = program_find(q, req_id(q, "program"), &p);

	return e ? e : manage_program_show(q, &p, NULL);
}
