/* entry_hours.c - the opening hours of a program. */
#include "directory/entry_in.h"

#include "base/str.h"

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
void make_hours(struct making *m)
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
