/* entry_digest.c - the digest of a program, by which an import finds what has changed. */
#include "directory/entry_in.h"

#include <string.h>

#include "base/str.h"

/* Raise this when entry*.c read the same rows better, so that programs are written again. */
#define READING "2"

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
		str_printf(s, "p%lld", p->place ? (long long)p->place->id : 0);
	}
	for (size_t i = 0; i < l->hours_count; i++) {
		str_printf(s, "p%lld", l->hours[i]->place ? (long long)l->hours[i]->place->id : 0);
		hours_write(s, l->hours[i]);
	}
	for (size_t i = 0; i < l->language_count; i++)
		digest_text(s, l->languages[i]);
	for (size_t i = 0; i < l->location_count; i++)
		str_printf(s, "l%lld,%a,%a,%d", (long long)l->locations[i]->id, l->locations[i]->latitude,
			l->locations[i]->longitude, l->locations[i]->located);
	for (size_t i = 0; i < l->age_count; i++)
		str_printf(s, "a%a,%a", l->ages[i].least, l->ages[i].most);
	for (size_t i = 0; i < l->term_count; i++)
		str_printf(s, "t%lld", (long long)l->terms[i]->id);
	str_printf(s, "n%u,f%d,s%u,c%u,x%d,o%lld", l->needs, l->is_free, l->standing, l->capacity, l->confidential,
		(long long)l->organization->id);
}

void make_digest(struct making *m)
{
	struct entry *l = m->l;
	const char *const texts[] = { READING, l->name, l->alternate_name, l->description, l->url, l->email,
		l->application_process, l->eligibility, l->fees, l->documents, l->areas, l->wait_time, l->interpretation,
		l->languages_note, l->alert, l->title, l->summary, l->body };
	struct str s;

	str_init(&s, m->w.arena, (size_t)1 << 28);
	for (size_t i = 0; i < COUNT(texts); i++)
		digest_text(&s, texts[i]);
	digest_parts(l, &s);
	secret_hash(s.text, s.length, l->digest);
}
