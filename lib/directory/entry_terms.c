/* entry_terms.c - the taxonomy terms of a program, and the needs that they stand for. */
#include "directory/entry_in.h"

#include <string.h>

#include "base/arena.h"
#include "base/need.h"
#include "base/str.h"

static const char *const need_words[NEEDS] = {
#define NEED(slug, neighbors, words) words,
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

void make_terms(struct making *m)
{
	m->l->needs = entry_needs(m->w.arena, m->l->name);
	ids_each(m->w.arena, &m->c->terms, cell(m->service, services_taxonomy_id), term_add, m);
	each_own(m, TABLE_attributes, attribute_add);
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_services)
			ids_each(m->w.arena, &m->c->terms, cell(h->row, services_taxonomy_id), term_add, m);
}
