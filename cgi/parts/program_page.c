/* program_page.c - shows a program of the directory: its texts, how to reach it, its sheet of paper. */
#include "parts/program_page.h"

#include <string.h>

#include "web/page.h"
#include "directory/program.h"
#include "referral/referral.h"
#include "base/req.h"
#include "edge/tpl.h"
#include "edge/words.h"


/* ---- text out of the directory ---- */

bool program_page_text(struct req *q, struct tpl *t, const char *section, const char *text)
{
	struct tpl *s;

	if (text_is_empty(text = text_trim(q->arena, text)))
		return false;
	s = tpl_section(t, section);
	for (size_t n; *text; text += n + (text[n] == '\n')) {
		const char *line;

		n = strcspn(text, "\n");
		line = text_trim(q->arena, arena_bytes(q->arena, text, n));
		if (*line)
			tpl_set(tpl_section(s, "paragraph"), "line", line);
	}
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

static enum err show_phones(struct req *q, struct tpl *t, const struct program *p)
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
	struct program_phone *phones;
	size_t count;
	enum err e;

	if ((e = program_phones(q, p->id, &phones, &count)))
		return e;
	if (count)
		tpl_show(t, "has_phones");
	for (size_t i = 0; i < count; i++) {
		struct tpl *row = tpl_section(t, "phones");

		page_fill(q, row, marks, COUNT(marks), &phones[i]);
		show_extension(row, &phones[i]);
		for (size_t j = 0; j < COUNT(types); j++)
			if (text_equal(types[j].type, phones[i].type))
				tpl_show(row, types[j].section);
	}
	return ERR_OK;
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

static void show_place(struct req *q, struct tpl *t, const struct program_place *place)
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
	program_page_text(q, t, "place_description", place->description);
}

/* People go to a place, write to it, or join it online; a confidential one they call about. */
static enum err show_places(struct req *q, struct tpl *t, const struct program *p)
{
	static const struct { const char *section, *any; } kinds[PLACE_KINDS] = {
		[PLACE_physical] = { "places", "has_places" },
		[PLACE_postal] = { "postal_places", "has_postal_places" },
		[PLACE_virtual] = { "virtual_places", "has_online" },
	};
	struct program_place *places;
	size_t count;
	enum err e;

	if ((e = program_places(q, p->id, &places, &count)))
		return e;
	for (size_t i = 0; i < count; i++) {
		unsigned kind = places[i].kind < PLACE_KINDS ? places[i].kind : PLACE_physical;

		if (places[i].confidential) {
			tpl_show(t, "is_confidential");
			continue;
		}
		show_place(q, tpl_section(t, kinds[kind].section), &places[i]);
		tpl_show(t, kinds[kind].any);
	}
	return ERR_OK;
}

static void show_times(struct req *q, struct tpl *day, const struct program_hours *h)
{
	struct tpl *t = tpl_section(day, "times");

	tpl_set(t, "from", words_time(q, q->language, h->opens));
	tpl_set(t, "to", words_time(q, q->language, h->closes));
	tpl_show(t, h->opens == 0 && h->closes == 1440
		? "all_day" : "no_all_day");
}

static void show_day(struct req *q, struct tpl *t, int weekday, const struct program_hours *hours, size_t count)
{
	struct tpl *day = tpl_section(t, "days");
	bool open = false;

	tpl_show(day, arena_printf(q->arena, "day_%d", weekday));
	for (size_t i = 0; i < count; i++)
		if (hours[i].weekday == weekday) {
			show_times(q, day, &hours[i]);
			open = true;
		}
	if (!open)
		tpl_show(day, "closed");
}

static void show_hours(struct req *q, struct tpl *t, const struct program *p,
	const struct program_hours *hours, size_t count)
{
	for (int weekday = 0; count && weekday < 7; weekday++)
		show_day(q, t, weekday, hours, count);
	if (count)
		tpl_show(t, "has_hours");
	if (program_page_text(q, t, "hours_note", p->hours_note) || count)
		tpl_show(t, "has_any_hours");
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

enum err program_page_contact(struct req *q, struct tpl *page, const struct program *p,
	const struct program_hours *hours, size_t hour_count)
{
	struct tpl *t = tpl_include(page, "program_contact", q->language, "parts/program-contact");
	enum err e;

	if ((e = show_phones(q, t, p)))
		return e;
	if ((e = show_places(q, t, p)))
		return e;
	show_hours(q, t, p, hours, hour_count);
	show_online(q, t, p);
	return ERR_OK;
}

/* ---- the sheet of paper ---- */

enum err program_page_sheet(struct req *q, struct tpl *page, const struct referral *r)
{
	struct tpl *t = tpl_include(page, "print_sheet", q->language, "parts/print-sheet");
	struct program p;
	struct program_hours *hours;
	size_t count;
	enum err e;

	if ((e = program_find(q, r->program_public_id, &p)))
		return e;
	if ((e = program_hours(q, p.id, &hours, &count)))
		return e;
	page_text(q, t, "program_name", p.name);
	page_text(q, t, "organization_name", p.organization_name);
	page_text(q, t, "code", r->code);
	page_flag(q, t, "program_knows", r->at.kind == KIND_LIVE);
	program_page_text(q, t, "documents", p.documents);
	return program_page_contact(q, t, &p, hours, count);
}
