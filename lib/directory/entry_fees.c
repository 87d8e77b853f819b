/* entry_fees.c - the fees of a program, and whether it certainly is free. */
#include "directory/entry_in.h"

#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "directory/listed_text.h"

static bool is_date(const char *text)
{
	return strlen(text) >= 10 && text[4] == '-';
}

/* " (2026-12-01 – 2027-03-31)": the page is read later than the import, so the days stand beside a price that begins or ends. */
static void add_days(struct str *s, const char *from, const char *to, const char *today)
{
	bool begins = is_date(from) && strncmp(from, today, 10) > 0, ends = is_date(to);

	if (begins || ends)
		str_printf(s, " (%.10s%s–%s%.10s)", begins ? from : "", begins ? " " : "", ends ? " " : "", ends ? to : "");
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
	if (s.length)
		add_days(&s, cell(r, fees_valid_from), cell(r, fees_valid_to), m->today);
	return s.text;
}

static bool is_over(const char *date, const char *today)
{
	return is_date(date) && strncmp(date, today, 10) < 0;
}

void make_fees(struct making *m)
{
	struct lines s;

	lines_init(&s, m->w.arena);
	lines_add(&s, cell(m->service, services_fees));
	for (const struct hung *h = catalog_rows(m->c, OWNER_service, m->id); h; h = h->next)
		if (h->row->table == TABLE_fees && !is_over(cell(h->row, fees_valid_to), m->today))
			lines_add(&s, cost_line(m, h->row));
	m->l->fees = lines_done(m, &s);
	m->l->is_free = listed_free(m->w.arena, m->l->fees);
}
