/* entry.c - puts together everything that a directory lists about one program. */
#include "directory/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/lines.h"
#include "base/phone.h"
#include "directory/program.h"
#include "base/str.h"
#include "directory/wording.h"

/* Raise this when this file reads the same rows better, so that programs are written again. */
#define READING "1"
#define BODY_MOST ((size_t)512 * 1024)

/* Everything needed while one program is put together. */
struct making {
	struct entry *l;
	struct wording w;
	struct catalog *c;
	const struct row *service;
	const char *id, *organization_id, *country, *today;
};

/* ---- texts from several rows ---- */

static const char *lines_done(const struct making *m, struct lines *s)
{
	return wording_text(&m->w, s->text.text, TEXT_MOST);
}

static void lines_of(struct lines *s, const struct hung *h, enum table table, enum cell theirs)
{
	for (; h; h = h->next)
		if (h->row->table == table)
			lines_add(s, cell(h->row, theirs));
}

/* Joins a cell of the service with those of its rows, and of its rows at its places. */
static const char *gathered(struct making *m, enum cell own, enum table table, enum cell theirs)
{
	const struct hung *rows = catalog_rows(m->c, OWNER_service, m->id);
	struct lines s;

	lines_init(&s, m->w.arena);
	lines_add(&s, cell(m->service, own));
	lines_of(&s, rows, table, theirs);
	for (const struct hung *h = rows; h; h = h->next)
		if (h->row->table == TABLE_service_at_locations)
			lines_of(&s, catalog_rows(m->c, OWNER_at, cell(h->row, service_at_locations_id)), table, theirs);
	return lines_done(m, &s);
}

/* ---- fees ---- */

/* text_key() of texts that certainly mean that there is no charge. */
static const char *const free_words[] = {
	"free", "freeservice", "freeofcharge", "freeofcost", "freetoall", "none", "nocost", "nocosts", "nofee", "nofees",
	"nocharge", "nocharges", "thereisnofee", "thereisnocharge", "thereisnocost", "servicesarefree", "allservicesarefree",
	"servicesarefreeofcharge", "noneservicesarefree", "0", "000", "gratis", "gratuito", "gratuita", "gratuit",
};

static bool says_free(struct arena *a, const char *fees)
{
	char *key = text_key(a, fees);

	for (size_t i = 0; i < COUNT(free_words); i++)
		if (text_equal(key, free_words[i]))
			return true;
	return false;
}

/* "Adults: 5 USD, per session" */
static char *cost_line(struct making *m, const struct row *r)
{
	struct str s;

	str_init(&s, m->w.arena, TEXT_MOST);
	str_add(&s, cell(r, fees_option));
	if (cell(r, fees_amount)[0])
		str_printf(&s, "%s%s", s.length ? ": " : "", cell(r, fees_amount));
	if (cell(r, fees_amount)[0] && cell(r, fees_currency)[0])
		str_printf(&s, " %s", cell(r, fees_currency));
	if (cell(r, fees_text)[0])
		str_printf(&s, "%s%s", s.length ? ", " : "", cell(r, fees_text));
	return s.text;
}

static bool is_over(const char *date, const char *today)
{
	return strlen(date) >= 10 && date[4] == '-' && strncmp(date, today, 10) < 0;
}

static void make_fees(struct making *m)
{
	struct lines s;

	lines_init(&s, m->w.arena);
	lines_add(&s, cell(m->service, services_fees));
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_fees && !is_over(cell(h->row, fees_valid_to), m->today))
			lines_add(&s, cost_line(m, h->row));
	m->l->fees = lines_done(m, &s);
	m->l->is_free = says_free(m->w.arena, m->l->fees);
}

/* ---- places ---- */

static void location_add(void *data, const char *id)
{
	struct making *m = data;
	const struct known_location *place = map_get(&m->c->locations, id);
	struct entry *l = m->l;

	if (!place) {
		if (text_equal(id, cell(m->service, services_location_id)))
			wording_warn(&m->w, "dangling location in services");
		return;
	}
	for (size_t i = 0; i < l->location_count; i++)
		if (l->locations[i] == place)
			return;
	if (l->location_count < ENTRY_LOCATIONS)
		l->locations[l->location_count++] = place;
	else
		wording_warn(&m->w, "more places than a program can have");
}

static void make_locations(struct making *m)
{
	ids_each(m->w.arena, &m->c->locations, cell(m->service, services_location_id), location_add, m);
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next) {
		enum cell at = h->row->table == TABLE_service_at_locations ? service_at_locations_location_id :
			h->row->table == TABLE_services ? services_location_id : locations_id;

		if (h->row->table == TABLE_service_at_locations || h->row->table == TABLE_services ||
				h->row->table == TABLE_locations)
			ids_each(m->w.arena, &m->c->locations, cell(h->row, at), location_add, m);
	}
}

/* Calls each() for the rows of a table that belong to the program at its places
 * (service_at_location), and if wide is set, also for those of the places. */
static void each_at_places(struct making *m, enum table table, bool wide,
	void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next) {
		if (h->row->table != TABLE_service_at_locations)
			continue;
		for (const struct hung *g = catalog_rows(m->c, OWNER_at, cell(h->row, service_at_locations_id)); g; g = g->next)
			if (g->row->table == table)
				each(m, g->row);
	}
	for (size_t i = 0; wide && i < m->l->location_count; i++) {
		const char *id = cell(m->l->locations[i]->row, locations_id);

		for (const struct hung *h = catalog_rows(m->c, OWNER_location, id); h; h = h->next)
			if (h->row->table == table)
				each(m, h->row);
	}
}

/* True if the row names another service: then it does not belong to all programs at its place. */
static bool is_of_another(const struct making *m, const struct row *r)
{
	enum cell at = cell_find(r->table, "service_id");
	const char *id = at == CELLS ? "" : cell(r, at);

	return id[0] && !strstr(id, m->id);
}

static void each_own(struct making *m, enum table table, void (*each)(struct making *m, const struct row *r))
{
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == table)
			each(m, h->row);
}

/* ---- phones ---- */

static bool has_phone(const struct entry *l, const struct phone *p)
{
	for (size_t i = 0; i < l->phone_count; i++) {
		const struct listed_phone *there = &l->phones[i];

		if (text_equal(there->extension, p->extension) &&
				(p->dial[0] ? text_equal(there->dial, p->dial) : text_equal(there->raw, p->raw)))
			return true;
	}
	return false;
}

static void phones_add(struct making *m, const char *number, const char *extension, const char *type, const char *description)
{
	struct phone *phones;
	size_t count = phone_listed(m->w.arena, number, extension, m->country, &phones);

	for (size_t i = 0; i < count; i++) {
		phones[i].raw = wording_name(&m->w, phones[i].raw, 200);
		phones[i].extension = wording_name(&m->w, phones[i].extension, 20);
		if (has_phone(m->l, &phones[i]) || m->l->phone_count == ENTRY_PHONES)
			continue;
		if (!phones[i].dial[0])
			wording_warn(&m->w, "telephone number that is not certain, kept as text");
		m->l->phones[m->l->phone_count++] = (struct listed_phone){ .raw = phones[i].raw, .dial = phones[i].dial,
			.extension = phones[i].extension, .type = wording_name(&m->w, type, 40),
			.description = wording_name(&m->w, description, 500) };
	}
}

static void phone_row_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;

	if (is_of_another(m, r))
		return;
	m->w.row = r;
	phones_add(m, cell(r, phones_number), cell(r, phones_extension), cell(r, phones_type), cell(r, phones_description));
	m->w = w;
}

static void contact_phones_add(struct making *m, const struct row *contact)
{
	if (is_of_another(m, contact) || !cell(contact, contacts_id)[0])
		return;
	for (const struct hung *h = catalog_rows(m->c, OWNER_contact, cell(contact, contacts_id)); h; h = h->next)
		if (h->row->table == TABLE_phones)
			phone_row_add(m, h->row);
}

/* Adds the number in a cell that may instead, in some exports, hold an id. */
static void phone_cell_add(struct making *m, const char *number)
{
	struct phone *phones;

	if (phone_listed(m->w.arena, number, "", m->country, &phones) && phones[0].dial[0])
		phones_add(m, number, "", "", "");
}

static void make_phones(struct making *m)
{
	phone_cell_add(m, cell(m->service, services_phone));
	each_own(m, TABLE_phones, phone_row_add);
	each_own(m, TABLE_contacts, contact_phones_add);
	each_at_places(m, TABLE_phones, true, phone_row_add);
	for (size_t i = 0; i < m->l->location_count; i++)
		phone_cell_add(m, cell(m->l->locations[i]->row, locations_phone));
	for (const struct hung *h = catalog_rows(m->c, OWNER_organization, m->organization_id); h; h = h->next)
		if (h->row->table == TABLE_phones && !cell(h->row, phones_location_id)[0])
			phone_row_add(m, h->row);
}

/* ---- hours ---- */

/* State while hours are read. One program is put together at a time, so one of these is enough. */
struct hours_making {
	struct lines note;
	bool said;			/* some row or text had hours */
};

static _Thread_local struct hours_making *gathering;

static void note_unsure(struct making *m, const struct row *r)
{
	struct str s;
	static const enum cell parts[] = { schedules_weekday, schedules_freq, schedules_byday, schedules_opens_at, schedules_closes_at };

	str_init(&s, m->w.arena, 2000);
	for (size_t i = 0; i < COUNT(parts); i++)
		if (cell(r, parts[i])[0])
			str_printf(&s, "%s%s", s.length ? (parts[i] == schedules_closes_at ? " - " : " ") : "", cell(r, parts[i]));
	lines_add(&gathering->note, s.text);
}

static enum hours rule_row(struct making *m, const struct row *r)
{
	struct hours_rule rule = {
		.freq = cell(r, schedules_freq), .interval = cell(r, schedules_interval), .byday = cell(r, schedules_byday),
		.bymonthday = cell(r, schedules_bymonthday), .byweekno = cell(r, schedules_byweekno),
		.byyearday = cell(r, schedules_byyearday), .count = cell(r, schedules_count),
		.dtstart = cell(r, schedules_dtstart), .until = cell(r, schedules_until),
		.valid_from = cell(r, schedules_valid_from), .valid_to = cell(r, schedules_valid_to),
		.opens_at = cell(r, schedules_opens_at), .closes_at = cell(r, schedules_closes_at),
	};

	return hours_rule(&m->l->week, &rule, m->today);
}

/* Free text often has more detail than the rows made from it: several shifts a day, a lunch
 * break. If the text is not certain, its rows are not either. */
static enum hours text_row(struct making *m, const char *text)
{
	const char *clean = wording_text(&m->w, text, TEXT_MOST);

	lines_add(&gathering->note, clean);
	return hours_text(&m->l->week, m->w.arena, clean);
}

static void schedule_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;
	enum hours sure;

	if (is_of_another(m, r))
		return;
	m->w.row = r;
	gathering->said = true;
	if (cell(r, schedules_original_text)[0])
		sure = text_row(m, cell(r, schedules_original_text));
	else if (cell(r, schedules_weekday)[0])
		sure = hours_row(&m->l->week, cell(r, schedules_weekday), cell(r, schedules_opens_at), cell(r, schedules_closes_at));
	else
		sure = rule_row(m, r);
	if (sure == HOURS_NONE)
		sure = hours_text(&m->l->week, m->w.arena, wording_text(&m->w, cell(r, schedules_text), TEXT_MOST));
	lines_add(&gathering->note, wording_text(&m->w, cell(r, schedules_text), TEXT_MOST));
	lines_add(&gathering->note, wording_text(&m->w, cell(r, schedules_notes), TEXT_MOST));
	if (sure == HOURS_UNSURE) {
		wording_warn(&m->w, "hours that are not certain, kept as text");
		if (!cell(r, schedules_original_text)[0])
			note_unsure(m, r);
	}
	m->w = w;
}

static void hours_cell_add(struct making *m, const char *text)
{
	if (!text[0])
		return;
	gathering->said = true;
	if (text_row(m, text) == HOURS_UNSURE)
		wording_warn(&m->w, "hours that are not certain, kept as text");
}

/* The program's own hours, or those of its places if it has none. */
static void make_hours(struct making *m)
{
	struct hours_making g = { .said = false };

	gathering = &g;
	lines_init(&g.note, m->w.arena);
	hours_cell_add(m, cell(m->service, services_hours));
	each_own(m, TABLE_schedules, schedule_add);
	each_at_places(m, TABLE_schedules, false, schedule_add);
	if (!g.said) {
		each_at_places(m, TABLE_schedules, true, schedule_add);
		for (size_t i = 0; i < m->l->location_count; i++)
			hours_cell_add(m, cell(m->l->locations[i]->row, locations_hours));
	}
	m->l->hours_note = lines_done(m, &g.note);
	gathering = NULL;
}

/* ---- languages ---- */

#define LANGUAGES_MOST 200

static void language_text_add(struct making *m, struct lines *notes, const char *text)
{
	const char **tags, *note;
	size_t count = language_listed(m->w.arena, wording_text(&m->w, text, TEXT_MOST), &tags, &note);

	for (size_t i = 0; i < count; i++) {
		size_t j = 0;

		while (j < m->l->language_count && !text_equal(m->l->languages[j], tags[i]))
			j++;
		if (j == m->l->language_count && j < LANGUAGES_MOST)
			m->l->languages[m->l->language_count++] = tags[i];
	}
	lines_add(notes, note);
}

static void language_row_add(struct making *m, struct lines *notes, const struct row *r)
{
	const struct language *l = language_named(cell(r, languages_code));

	if (is_of_another(m, r))
		return;
	language_text_add(m, notes, l ? l->english_name : cell(r, languages_name));
	lines_add(notes, wording_text(&m->w, cell(r, languages_note), TEXT_MOST));
}

static void make_languages(struct making *m)
{
	struct lines notes;

	lines_init(&notes, m->w.arena);
	m->l->languages = arena_array(m->w.arena, LANGUAGES_MOST, sizeof(*m->l->languages));
	language_text_add(m, &notes, cell(m->service, services_languages));
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_languages)
			language_row_add(m, &notes, h->row);
	for (size_t i = 0; !m->l->language_count && i < m->l->location_count; i++) {
		const struct row *place = m->l->locations[i]->row;

		language_text_add(m, &notes, cell(place, locations_languages));
		for (const struct hung *h = catalog_rows(m->c, OWNER_location, cell(place, locations_id)); h; h = h->next)
			if (h->row->table == TABLE_languages)
				language_row_add(m, &notes, h->row);
	}
	m->l->languages_note = lines_done(m, &notes);
}

/* ---- terms and needs ---- */

static const char *const need_words[NEEDS] = {
#define NEED(slug, words) words,
#include "base/needs.def"
#undef NEED
};

static bool word_among(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = strstr(list, word); at; at = strstr(at + 1, word))
		if ((at == list || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

unsigned entry_needs(struct arena *a, const char *text)
{
	size_t count;
	char **words = text_words(a, text, &count);
	unsigned needs = 0;

	for (size_t i = 0; i < count; i++)
		for (int n = 0; n < NEEDS; n++)
			if (words[i][0] && word_among(need_words[n], words[i]))
				needs |= 1u << n;
	return needs;
}

static void term_add(void *data, const char *id)
{
	struct making *m = data;
	const struct known_term *term = map_get(&m->c->terms, id);

	if (!term) {
		wording_warn(&m->w, "dangling taxonomy term");
		return;
	}
	for (size_t i = 0; i < m->l->term_count; i++)
		if (m->l->terms[i] == term)
			return;
	if (m->l->term_count < ENTRY_TERMS)
		m->l->terms[m->l->term_count++] = term;
	m->l->needs |= term->needs;
}

static void attribute_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;

	m->w.row = r;
	ids_each(m->w.arena, &m->c->terms, cell(r, attributes_taxonomy_term_id), term_add, m);
	m->w = w;
}

static void make_terms(struct making *m)
{
	m->l->needs = entry_needs(m->w.arena, m->l->name);
	ids_each(m->w.arena, &m->c->terms, cell(m->service, services_taxonomy_id), term_add, m);
	each_own(m, TABLE_attributes, attribute_add);
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_services)
			ids_each(m->w.arena, &m->c->terms, cell(h->row, services_taxonomy_id), term_add, m);
}

/* ---- text for the search ---- */

static void line_add(struct str *s, const char *line)
{
	if (!text_is_empty(line))
		str_printf(s, "%s%s", s->length ? "\n" : "", line);
}

static void make_words(struct making *m)
{
	struct entry *l = m->l;
	struct str title, body;

	str_init(&title, m->w.arena, TEXT_MOST);
	line_add(&title, l->name);
	line_add(&title, l->alternate_name);
	if (!text_equal(l->organization->name, l->name))
		line_add(&title, l->organization->name);
	str_init(&body, m->w.arena, BODY_MOST);
	for (size_t i = 0; i < l->term_count; i++)
		line_add(&body, l->terms[i]->name);
	for (int n = 0; n < NEEDS; n++)
		if (l->needs & 1u << n)
			line_add(&body, need_slug((enum need)n));
	line_add(&body, wording_text(&m->w, cell(m->service, services_keywords), TEXT_MOST));
	line_add(&body, l->eligibility);
	line_add(&body, l->description);
	l->title = title.text;
	l->body = body.text;
}

/* ---- digest ---- */

/* Writes the length first, so that ("ab", "c") and ("a", "bc") differ. */
static void digest_text(struct str *s, const char *text)
{
	str_printf(s, "%zu:", strlen(text));
	str_add(s, text);
}

static void digest_parts(const struct entry *l, struct str *s)
{
	for (size_t i = 0; i < l->phone_count; i++) {
		const struct listed_phone *p = &l->phones[i];
		const char *const texts[] = { p->raw, p->dial, p->extension, p->type, p->description };

		for (size_t j = 0; j < COUNT(texts); j++)
			digest_text(s, texts[j]);
	}
	for (size_t i = 0; i < l->week.count; i++)
		str_printf(s, "h%d,%d,%d", l->week.spans[i].weekday, l->week.spans[i].opens, l->week.spans[i].closes);
	for (size_t i = 0; i < l->language_count; i++)
		digest_text(s, l->languages[i]);
	for (size_t i = 0; i < l->location_count; i++)
		str_printf(s, "l%lld,%a,%a,%d", (long long)l->locations[i]->id, l->locations[i]->latitude,
			l->locations[i]->longitude, l->locations[i]->located);
	for (size_t i = 0; i < l->term_count; i++)
		str_printf(s, "t%lld", (long long)l->terms[i]->id);
	str_printf(s, "n%u,f%d,o%lld", l->needs, l->is_free, (long long)l->organization->id);
}

static void make_digest(struct making *m)
{
	struct entry *l = m->l;
	const char *const texts[] = { READING, l->name, l->alternate_name, l->description, l->url, l->email,
		l->application_process, l->eligibility, l->fees, l->documents, l->areas, l->wait_time, l->interpretation,
		l->languages_note, l->hours_note, l->alert, l->title, l->body };
	struct str s;

	str_init(&s, m->w.arena, (size_t)1 << 28);
	for (size_t i = 0; i < COUNT(texts); i++)
		digest_text(&s, texts[i]);
	digest_parts(l, &s);
	secret_hash(s.text, s.length, l->digest);
}

/* ---- the whole entry ---- */

static const char *text_of(const struct making *m, enum cell c)
{
	return wording_text(&m->w, cell(m->service, c), TEXT_MOST);
}

/* The eligibility, followed by Ohana's audience. */
static const char *make_eligibility(struct making *m)
{
	const char *eligibility = gathered(m, services_eligibility, TABLE_eligibility, eligibility_text);
	const char *audience = text_of(m, services_audience);

	if (!audience[0] || text_equal(audience, eligibility))
		return eligibility;
	if (!eligibility[0])
		return audience;
	return wording_text(&m->w, arena_printf(m->w.arena, "%s\n%s", eligibility, audience), TEXT_MOST);
}

/* "temporarily closed" is worth showing; "active" is not. */
static const char *make_alert(struct making *m)
{
	const char *alert = text_of(m, services_alert), *status = text_of(m, services_status);

	if (alert[0] || !status[0] || !strcasecmp(status, "active"))
		return alert;
	return status;
}

void entry_make(struct entry *l, const struct wording *w, struct catalog *c, const struct row *service,
	const char *organization_id, const char *country, const char *today)
{
	struct making making = { .l = l, .w = *w, .c = c, .service = service, .id = cell(service, services_id),
		.organization_id = organization_id, .country = country, .today = today }, *m = &making;

	*l = (struct entry){ .source_id = m->id };
	l->name = wording_name(w, cell(service, services_name), 500);
	l->alternate_name = wording_name(w, cell(service, services_alternate_name), 500);
	l->description = wording_text(w, cell(service, services_description), CELL_MOST);
	l->url = wording_url(w, cell(service, services_url));
	l->email = wording_email(w, cell(service, services_email));
	l->application_process = text_of(m, services_application_process);
	l->eligibility = make_eligibility(m);
	l->documents = gathered(m, services_documents, TABLE_documents, documents_text);
	l->areas = gathered(m, services_areas, TABLE_areas, areas_text);
	l->wait_time = text_of(m, services_wait_time);
	l->interpretation = text_of(m, services_interpretation_services);
	l->alert = make_alert(m);
	make_fees(m);
	make_locations(m);
	l->organization = map_get(&c->organizations, organization_id);
	make_phones(m);
	make_hours(m);
	make_languages(m);
	make_terms(m);
	make_words(m);
	make_digest(m);
}
