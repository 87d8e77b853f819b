/* entry.c - puts together everything that a directory lists about one program. */
#include "directory/entry_in.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/need.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/listed_text.h"
#include "directory/program.h"

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

/* ---- text for the search ---- */

static const char *make_summary(struct making *m)
{
	struct entry *l = m->l;
	const char **terms = arena_array(m->w.arena, l->term_count + 1, sizeof(*terms));

	for (size_t i = 0; i < l->term_count; i++)
		terms[i] = l->terms[i]->name;
	return listed_summary(m->w.arena, terms, l->needs, wording_text(&m->w, cell(m->service, services_keywords), TEXT_MOST),
		l->description);
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

/* A status that is not known is worth showing: "by appointment this winter". */
static const char *make_alert(struct making *m)
{
	const char *alert = text_of(m, services_alert), *status = text_of(m, services_status);

	if (alert[0] || !strcasecmp(status, "active") || entry_standing(status) != STANDING_active)
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
	make_capacity(m);
	l->confidential = confidential_mark(w->arena, cell(service, services_confidential));
	make_ages(m);
	make_fees(m);
	make_locations(m);
	l->organization = map_get(&c->organizations, organization_id);
	make_phones(m);
	make_hours(m);
	make_languages(m);
	make_terms(m);
	l->title = listed_title(w->arena, l->name, l->alternate_name, l->organization->name);
	l->summary = make_summary(m);
	l->body = listed_body(w->arena, l->eligibility, l->description);
	make_digest(m);
}
