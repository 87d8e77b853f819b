/* program_page.c - shows a program of the directory: its texts, how to reach it, its sheet of paper. */
#include "parts/program_page.h"

#include <string.h>

#include "web/page.h"
#include "directory/program.h"
#include "directory/schedule.h"
#include "parts/hours_table.h"
#include "parts/paragraphs.h"
#include "referral/referral.h"
#include "base/req.h"
#include "edge/tpl.h"


/* ---- text out of the directory ---- */

bool program_page_text(struct req *q, struct tpl *t, const char *section, const char *text)
{
	if (text_is_empty(text = text_trim(q->arena, text)))
		return false;
	paragraphs_fill(q, tpl_section(t, section), text);
	return true;
}

/* ---- how to reach it: phones, places, hours, online ---- */

/* Shows the extension, unless the number as listed already includes it. */
static void show_extension(struct tpl *row, const struct program_phone *phone)
{
	if (!*phone->extension || strstr(phone->raw, phone->extension))
		return;
	tpl_set(row, "extension_apart", phone->extension);
	tpl_show(row, "extension_apart");
}

static void show_phone(struct req *q, struct tpl *row, const struct program_phone *phone)
{
	static const struct mark marks[] = {
		MARK(struct program_phone, raw),
		MARK(struct program_phone, dial),
		MARK(struct program_phone, extension),
		MARK(struct program_phone, description),
	};
	static const struct { const char *type, *section; } types[] = {
		{ "fax", "phone_fax" }, { "tty", "phone_tty" },
		{ "text", "phone_text" }, { "sms", "phone_text" },
	};

	page_fill(q, row, marks, COUNT(marks), phone);
	show_extension(row, phone);
	for (size_t j = 0; j < COUNT(types); j++)
		if (text_equal(types[j].type, phone->type))
			tpl_show(row, types[j].section);
}

/* All ways to reach a program, as its pages show them. */
struct contact_shown {
	const struct program *program;
	const struct schedule *schedule;
	struct program_phone *phones;
	struct program_place *places;
	size_t phone_count, place_count;
};

/* True if phones stand with their places: there are several, and none is confidential. */
static bool stand_apart(const struct contact_shown *c)
{
	for (size_t i = 0; i < c->place_count; i++)
		if (c->places[i].confidential)
			return false;
	return c->place_count > 1;
}

/* The place that a phone stands with; 0: above all places. */
static int64_t stands_with(const struct contact_shown *c, const struct program_phone *phone)
{
	return stand_apart(c) ? phone->location_id : 0;
}

/* Includes the phones that stand with a place. False if there are none. */
static bool show_phones(struct req *q, struct tpl *t, const char *marker, const struct contact_shown *c, int64_t location_id)
{
	struct tpl *list = NULL;

	for (size_t i = 0; i < c->phone_count; i++) {
		if (stands_with(c, &c->phones[i]) != location_id)
			continue;
		if (!list)
			list = tpl_include(t, marker, q->language, "parts/phones");
		show_phone(q, tpl_section(list, "phones"), &c->phones[i]);
	}
	return list;
}

/* "Fairhaven, MA 02719" */
static const char *city_line(struct req *q, const struct program_place *p)
{
	const char *region = text_squeeze(q->arena, arena_printf(q->arena, "%s %s", p->state_province, p->postal_code));
	bool both = *p->city && *region;

	return arena_printf(q->arena, "%s%s%s", p->city, both ? ", " : "", region);
}

static bool is_web(const char *url)
{
	return text_starts(url, "https://") || text_starts(url, "http://");
}

/* For people to read: without the scheme and the final slash. */
static const char *website(struct req *q, const char *url)
{
	const char *rest = strstr(url, "://");
	char *text = arena_text(q->arena, rest ? rest + 3 : url);

	if (text_ends(text, "/"))
		text[strlen(text) - 1] = '\0';
	return text;
}

void program_page_place(struct req *q, struct tpl *t, const struct program_place *place)
{
	struct shown {
		const char *place_name, *place_alternate_name, *place_url, *place_website, *address_1, *address_2, *city_line;
		const char *transportation, *accessibility;
	};
	static const struct mark marks[] = {
		MARK(struct shown, place_name),
		MARK(struct shown, place_alternate_name),
		MARK(struct shown, place_url),
		MARK(struct shown, place_website),
		MARK(struct shown, address_1),
		MARK(struct shown, address_2),
		MARK(struct shown, city_line),
		MARK(struct shown, transportation),
		MARK(struct shown, accessibility),
	};
	struct shown s = { place->name, place->alternate_name, place->url, website(q, place->url), place->address_1, place->address_2,
		city_line(q, place), place->transportation, place->accessibility };

	page_fill(q, t, marks, COUNT(marks), &s);
}

static void show_place(struct req *q, struct tpl *t, const struct contact_shown *c, const struct program_place *place)
{
	program_page_place(q, t, place);
	/* some directories repeat the program's description at its place */
	if (!strstr(c->program->description, place->description))
		program_page_text(q, t, "place_description", place->description);
	if (stand_apart(c))
		show_phones(q, t, "place_phones", c, place->id);
}

/* People go to a place, write to it, or join it online; a confidential one they call about. */
static void show_places(struct req *q, struct tpl *t, const struct contact_shown *c)
{
	static const struct { const char *section, *any; } kinds[PLACE_KINDS] = {
		[PLACE_physical] = { "places", "has_places" },
		[PLACE_postal] = { "postal_places", "has_postal_places" },
		[PLACE_virtual] = { "virtual_places", "has_online" },
	};

	for (size_t i = 0; i < c->place_count; i++) {
		const struct program_place *place = &c->places[i];
		unsigned kind = place->kind < PLACE_KINDS ? place->kind : PLACE_physical;
		struct tpl *shown = tpl_section(t, place->confidential ? "is_confidential" : kinds[kind].section);

		if (!place->confidential) {
			show_place(q, shown, c, place);
			tpl_show(t, kinds[kind].any);
		}
		if (schedule_is_by_place(c->schedule))
			hours_table(q, shown, "place_hours", c->schedule, place->id);
	}
}

/* The program's own web site and e-mail address; its organization's where it has none. */
static void show_online(struct req *q, struct tpl *t, const struct program *p)
{
	bool own_web = is_web(p->url), own_email = *p->email;
	struct online { const char *url, *website, *email, *organization_url, *organization_website, *organization_email; } online = {
		own_web ? p->url : "", website(q, p->url), p->email,
		!own_web && is_web(p->organization_url) ? p->organization_url : "", website(q, p->organization_url),
		own_email ? "" : p->organization_email,
	};
	static const struct mark marks[] = {
		MARK(struct online, url),
		MARK(struct online, website),
		MARK_EMAIL(struct online, email),
		MARK(struct online, organization_url),
		MARK(struct online, organization_website),
		MARK_EMAIL(struct online, organization_email),
	};

	page_fill(q, t, marks, COUNT(marks), &online);
	page_text(q, t, "of_organization", p->organization_name);
	if (*online.url || *online.email || *online.organization_url || *online.organization_email)
		tpl_show(t, "has_online");
}

static enum err find_contact(struct req *q, struct contact_shown *c)
{
	enum err e = program_phones(q, c->program->id, &c->phones, &c->phone_count);

	return e ? e : program_places(q, c->program->id, &c->places, &c->place_count);
}

enum err program_page_contact(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s)
{
	struct contact_shown c = { .program = p, .schedule = s };
	struct tpl *t = tpl_include(page, "program_contact", q->language, "parts/program-contact");
	enum err e = find_contact(q, &c);

	if (e)
		return e;
	if (show_phones(q, t, "phones", &c, 0))
		tpl_show(t, "has_phones");
	show_places(q, t, &c);
	if (!schedule_is_by_place(s) && hours_table(q, t, "hours", s, 0))
		tpl_show(t, "has_hours");
	show_online(q, t, p);
	return ERR_OK;
}

/* True if parts/program-reach shows everything already: the only number, or the only place that people go to. */
static bool has_one_number(const struct contact_shown *c)
{
	return c->phone_count == 1 && text_is_empty(c->phones[0].description);
}

static bool has_one_place(const struct contact_shown *c)
{
	const struct program_place *place = c->places;

	return c->place_count == 1 && place->kind == PLACE_physical && !place->confidential && !*place->alternate_name && !*place->url
		&& !*place->description;
}

enum err program_page_further(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s)
{
	struct contact_shown c = { .program = p, .schedule = s };
	struct tpl *t = tpl_include(page, "program_contact", q->language, "parts/program-contact");
	enum err e = find_contact(q, &c);

	if (e)
		return e;
	if (!has_one_number(&c) && show_phones(q, t, "phones", &c, 0))
		tpl_show(t, "has_phones");
	if (!has_one_place(&c))
		show_places(q, t, &c);
	show_online(q, t, p);
	return ERR_OK;
}

/* ---- the sheet of paper ---- */

enum err program_page_sheet(struct req *q, struct tpl *page, const struct program *p, const struct schedule *s,
	const struct referral *r)
{
	struct tpl *t = tpl_include(page, "print_sheet", q->language, "parts/print-sheet");

	page_text(q, t, "program_name", p->name);
	page_text(q, t, "organization_name", p->organization_name);
	page_text(q, t, "code", r ? r->code : "");
	page_flag(q, t, "program_knows", r && r->at.kind == KIND_LIVE);
	program_page_text(q, t, "documents", p->documents);
	return program_page_contact(q, t, p, s);
}
