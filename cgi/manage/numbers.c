/* numbers.c - what became of a program's referrals: the finding, charts, and the same numbers as tables and a file. */
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "manage/pages.h"
#include "parts/report_page.h"
#include "web/page.h"
#include "web/route.h"

enum { SHOWN_MONTHS = 6 };

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct program, name) },
};

static enum err read_numbers(struct req *q, struct program *p, struct report *r)
{
	int last = report_this_month(q);
	enum err e = program_find(q, req_id(q, "program"), p);

	return e ? e : report_of_team(q, p->id, last - SHOWN_MONTHS + 1, last, r);
}

static void show_finding(struct req *q, struct tpl *t, const struct report_numbers *n)
{
	int all = n->cell[REPORT_all], unanswered = n->cell[REPORT_status + STATUS_not_updated], open = n->cell[REPORT_in_progress];

	page_flag(q, t, "has_referrals", all);
	tpl_set(t, "all", report_number(q, n, all));
	tpl_count(t, q->language, "helped", (size_t)n->cell[REPORT_status + STATUS_got_help]);
	page_flag(q, t, "has_open", open);
	tpl_count(t, q->language, "still_open", (size_t)open);
	page_flag(q, t, "has_unanswered", unanswered);
	tpl_count(t, q->language, "without_answer", (size_t)unanswered);
}

enum err numbers_get(struct req *q)
{
	struct program p;
	struct report r;
	struct tpl *t;
	enum err e = read_numbers(q, &p, &r);

	if (e)
		return e;
	t = page_new(q);
	page_fill(q, t, program_marks, COUNT(program_marks), &p);
	show_finding(q, t, &r.total);
	if (r.total.cell[REPORT_all])
		report_show(q, t, &r);
	return page_send(q, t, "manage-numbers", 200);
}

enum err numbers_csv_get(struct req *q)
{
	struct report_line lines[SHOWN_MONTHS];
	struct program p;
	struct report r;
	enum err e = read_numbers(q, &p, &r);

	for (size_t i = 0; !e && i < r.count; i++)
		lines[i] = report_line(q, r.months[i].month, r.months[i].month, "", "", &r.months[i]);
	return e ? e : report_send_csv(q, arena_printf(q->arena, "numbers-%s", p.name), true, lines, r.count);
}
