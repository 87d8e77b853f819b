/* entry_languages.c - the languages that a program speaks. */
#include "directory/entry_in.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

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

void make_languages(struct making *m)
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
