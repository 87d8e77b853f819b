/* entry_hours.c - the opening hours of a program, at each of its places. */
#include "directory/entry_in.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

/* ---- words ---- */

static void note_add(struct making *m, struct period held, const char *text)
{
	struct listed_hours *h = m->hours;
	const char *clean = wording_text(&m->w, text, TEXT_MOST);

	if (!clean[0] || h->note_count == ENTRY_NOTES)
		return;
	for (size_t i = 0; i < h->note_count; i++)
		if (text_equal(h->notes[i].text, clean) && h->notes[i].held.first_day == held.first_day
				&& h->notes[i].held.last_day == held.last_day)
			return;
	h->notes[h->note_count++] = (struct listed_note){ held, clean };
}

/* The row's own words: "Monday 8:00m - 5:00pm", with its zone if it names one. */
static void note_unsure(struct making *m, struct period held, const struct row *r)
{
	static const enum cell parts[] = { schedules_weekday, schedules_byday, schedules_opens_at, schedules_closes_at };
	struct str s;

	str_init(&s, m->w.arena, 2000);
	for (size_t i = 0; i < COUNT(parts); i++)
		if (cell(r, parts[i])[0])
			str_printf(&s, "%s%s", s.length ? (parts[i] == schedules_closes_at ? " - " : " ") : "", cell(r, parts[i]));
	if (s.length && cell(r, schedules_timezone)[0])
		str_printf(&s, " (%s)", cell(r, schedules_timezone));
	note_add(m, held, s.text);
}

/* ---- rows ---- */

static bool month_first(const struct making *m)
{
	return text_equal(m->country, "US");
}

static struct hours_rule rule_of(const struct making *m, const struct row *r)
{
	return (struct hours_rule){
		.weekday = cell(r, schedules_weekday),
		.freq = cell(r, schedules_freq), .interval = cell(r, schedules_interval), .byday = cell(r, schedules_byday),
		.bymonthday = cell(r, schedules_bymonthday), .byweekno = cell(r, schedules_byweekno),
		.byyearday = cell(r, schedules_byyearday), .count = cell(r, schedules_count), .wkst = cell(r, schedules_wkst),
		.dtstart = cell(r, schedules_dtstart), .until = cell(r, schedules_until),
		.valid_from = cell(r, schedules_valid_from), .valid_to = cell(r, schedules_valid_to),
		.opens_at = cell(r, schedules_opens_at), .closes_at = cell(r, schedules_closes_at),
		.timezone = cell(r, schedules_timezone), .local = m->c->local, .month_first = month_first(m),
	};
}

/* Free text often has more detail than the rows made from it: several shifts a day, a lunch
 * break. If the text is not certain, its rows are not either. */
static enum hours text_read(struct making *m, struct period held, const char *text)
{
	return hours_text(&m->hours->week, m->w.arena, held, wording_text(&m->w, text, TEXT_MOST));
}

static void schedule_read(struct making *m, const struct row *r)
{
	struct hours_rule rule = rule_of(m, r);
	const char *original = cell(r, schedules_original_text);
	struct period held;
	enum hours sure = HOURS_LEFT_OUT;

	if (hours_period(&rule, &held)) {
		note_add(m, held, original);
		sure = original[0] ? text_read(m, held, original) : hours_rule(&m->hours->week, m->w.arena, &rule);
		if (sure == HOURS_NONE)
			sure = text_read(m, held, cell(r, schedules_text));
		note_add(m, held, cell(r, schedules_text));
		note_add(m, held, cell(r, schedules_notes));
	}
	if (sure == HOURS_UNSURE && !original[0])
		note_unsure(m, held, r);
	if (sure == HOURS_UNSURE)
		wording_warn(&m->w, "hours that are not certain, kept as text");
	if (sure == HOURS_LEFT_OUT)
		wording_warn(&m->w, "hours that are not certain, left out");
}

static void holiday_read(struct making *m, const struct row *r)
{
	struct holiday_rule rule = { .closed = cell(r, holidays_closed), .start_date = cell(r, holidays_start_date),
		.end_date = cell(r, holidays_end_date), .opens_at = cell(r, holidays_opens_at),
		.closes_at = cell(r, holidays_closes_at), .month_first = month_first(m) };
	struct listed_hours *h = m->hours;
	struct period closure;

	if (h->closure_count == ENTRY_CLOSURES || hours_holiday(&h->week, &closure, &rule) != HOURS_SURE) {
		wording_warn(&m->w, "holiday that is not certain, left out");
		return;
	}
	h->closures[h->closure_count++] = closure;
}

static void row_add(struct making *m, const struct row *r)
{
	struct wording w = m->w;

	if (is_of_another(m, r))
		return;
	m->w.row = r;
	if (r->table == TABLE_holidays)
		holiday_read(m, r);
	else
		schedule_read(m, r);
	m->w = w;
}

static void cell_add(struct making *m, const char *text)
{
	struct period always = { 0, 0 };

	note_add(m, always, text);
	if (text_read(m, always, text) == HOURS_UNSURE)
		wording_warn(&m->w, "hours that are not certain, kept as text");
}

/* ---- places ---- */

static bool is_empty(const struct listed_hours *h)
{
	return !h->week.count && !h->note_count;
}

static void hours_begin(struct making *m, const struct known_location *place)
{
	m->hours = ARENA_NEW(m->w.arena, struct listed_hours);
	m->hours->place = m->place = place;
}

/* The hours at one place: those of the program there, else those of the program, else those of the place.
 * Days off of all three count. */
static void make_here(struct making *m, const struct known_location *place, const struct listed_hours *general)
{
	hours_begin(m, place);
	each_here(m, TABLE_schedules, row_add);
	if (is_empty(m->hours)) {
		*m->hours = *general;
		m->hours->place = place;
		m->hours->closure_count = 0;
	}
	if (is_empty(m->hours)) {
		each_of_place(m, TABLE_schedules, row_add);
		cell_add(m, cell(place->row, locations_hours));
	}
	each_general(m, TABLE_holidays, row_add);
	each_here(m, TABLE_holidays, row_add);
	each_of_place(m, TABLE_holidays, row_add);
}

void hours_write(struct str *s, const struct listed_hours *h)
{
	for (size_t i = 0; i < h->week.count; i++) {
		const struct span *p = &h->week.spans[i];

		str_printf(s, "h%d,%d,%d,%d,%d,%d,%d,%lld,%d", p->weekday, p->opens, p->closes, p->first_day, p->last_day,
			p->step, p->phase, (long long)p->month_days, p->holiday);
	}
	for (size_t i = 0; i < h->closure_count; i++)
		str_printf(s, "c%d,%d", h->closures[i].first_day, h->closures[i].last_day);
	for (size_t i = 0; i < h->note_count; i++)
		str_printf(s, "n%d,%d,%zu:%s", h->notes[i].held.first_day, h->notes[i].held.last_day, strlen(h->notes[i].text),
			h->notes[i].text);
}

static const char *hours_as_text(const struct making *m, const struct listed_hours *h)
{
	struct str s;

	str_init(&s, m->w.arena, (size_t)1 << 26);
	hours_write(&s, h);
	return s.text;
}

/* Places with the same hours need no hours each. */
static void merge_places(const struct making *m)
{
	struct entry *l = m->l;
	const char *first = hours_as_text(m, l->hours[0]);
	struct listed_hours *at_each;

	for (size_t i = 1; i < l->hours_count; i++)
		if (!text_equal(first, hours_as_text(m, l->hours[i])))
			return;
	at_each = ARENA_NEW(m->w.arena, struct listed_hours);
	*at_each = *l->hours[0];
	at_each->place = NULL;
	l->hours[0] = at_each;
	l->hours_count = 1;
}

void make_hours(struct making *m)
{
	struct entry *l = m->l;
	const struct listed_hours *general;

	hours_begin(m, NULL);
	cell_add(m, cell(m->service, services_hours));
	each_general(m, TABLE_schedules, row_add);
	general = m->hours;
	for (size_t i = 0; i < l->location_count; i++) {
		make_here(m, l->locations[i], general);
		l->hours[l->hours_count++] = m->hours;
	}
	if (!l->location_count) {
		each_general(m, TABLE_holidays, row_add);
		l->hours[l->hours_count++] = general;
	}
	merge_places(m);
	m->hours = NULL;
	m->place = NULL;
}
