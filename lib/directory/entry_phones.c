/* entry_phones.c - the telephone numbers of a program. */
#include "directory/entry_in.h"

#include "base/arena.h"
#include "base/phone.h"
#include "base/str.h"

/* True if the number is listed for the same place, or for the whole program. */
static bool has_phone(const struct making *m, const struct phone *p)
{
	for (size_t i = 0; i < m->l->phone_count; i++) {
		const struct listed_phone *there = &m->l->phones[i];

		if ((!there->place || there->place == m->place) && text_equal(there->extension, p->extension) &&
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
		if (has_phone(m, &phones[i]) || m->l->phone_count == ENTRY_PHONES)
			continue;
		if (!phones[i].dial[0])
			wording_warn(&m->w, "telephone number that is not certain, kept as text");
		m->l->phones[m->l->phone_count++] = (struct listed_phone){ .place = m->place, .raw = phones[i].raw, .dial = phones[i].dial,
			.extension = phones[i].extension, .type = wording_name(&m->w, type, 40),
			.description = wording_name(&m->w, description, 500) };
	}
}

/* The number, with its spelling for people behind it in brackets: "222-555-4636 (222-555-INFO)". */
static const char *number_of(const struct making *m, const struct row *r)
{
	const char *number = cell(r, phones_number), *vanity = cell(r, phones_vanity_number);

	if (!number[0] || !vanity[0] || strstr(number, vanity))
		return number[0] ? number : vanity;
	return arena_printf(m->w.arena, "%s (%s)", number, vanity);
}

static void phone_row_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;

	if (is_of_another(m, r))
		return;
	m->w.row = r;
	phones_add(m, number_of(m, r), cell(r, phones_extension), cell(r, phones_type), cell(r, phones_description));
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

void make_phones(struct making *m)
{
	phone_cell_add(m, cell(m->service, services_phone));
	each_general(m, TABLE_phones, phone_row_add);
	each_own(m, TABLE_contacts, contact_phones_add);
	for (size_t i = 0; i < m->l->location_count; i++) {
		m->place = m->l->locations[i];
		each_here(m, TABLE_phones, phone_row_add);
		each_of_place(m, TABLE_phones, phone_row_add);
		phone_cell_add(m, cell(m->place->row, locations_phone));
	}
	m->place = NULL;
	for (const struct hung *h = catalog_rows(m->c, OWNER_organization, m->organization_id); h; h = h->next)
		if (h->row->table == TABLE_phones && !cell(h->row, phones_location_id)[0])
			phone_row_add(m, h->row);
}
