/* entry.c - puts together everything that a directory lists about one program. */
#include "directory/entry_in.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/need.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/program.h"

#define BODY_MOST ((size_t)512 * 1024)

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

static void line_add(struct str *s, const char *line)
{
	if (!text_is_empty(line))
		str_printf(s, "%s%s", s->length ? "\n" : "", line);
}

static const char *make_title(struct making *m)
{
	struct entry *l = m->l;
	struct str title;

	str_init(&title, m->w.arena, TEXT_MOST);
	line_add(&title, l->name);
	line_add(&title, l->alternate_name);
	if (!text_equal(l->organization->name, l->name))
		line_add(&title, l->organization->name);
	return title.text;
}

/* The first sentence of a text. */
static const char *first_sentence(struct arena *a, const char *text)
{
	size_t n = 0;

	while (text[n] && text[n] != '\n' && !(strchr(".!?", text[n]) && (text[n + 1] == ' ' || text[n + 1] == '\n')))
		n++;
	return arena_bytes(a, text, n);
}

static const char *make_summary(struct making *m)
{
	struct entry *l = m->l;
	struct str summary;

	str_init(&summary, m->w.arena, TEXT_MOST);
	for (size_t i = 0; i < l->term_count; i++)
		line_add(&summary, l->terms[i]->name);
	for (int n = 0; n < NEEDS; n++)
		if (l->needs & 1u << n)
			line_add(&summary, need_slug((enum need)n));
	line_add(&summary, wording_text(&m->w, cell(m->service, services_keywords), TEXT_MOST));
	line_add(&summary, first_sentence(m->w.arena, l->description));
	return summary.text;
}

static const char *make_body(struct making *m)
{
	struct str body;

	str_init(&body, m->w.arena, BODY_MOST);
	line_add(&body, m->l->eligibility);
	line_add(&body, m->l->description);
	return body.text;
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
	l->title = make_title(m);
	l->summary = make_summary(m);
	l->body = make_body(m);
	make_digest(m);
}
