/* people_query.c - reads the query of People I'm Helping, and shows its tabs and filters. */
#include "dashboards/people_query.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/tpl.h"
#include "web/page.h"

static enum err read_program(struct req *q, struct people *of, enum filter *unknown)
{
	struct program p;
	enum err e = program_find(q, filter_value(q, FILTER_program), &p);

	if (e == ERR_MISSING)
		*unknown = FILTER_program;
	else if (!e)
		of->program_id = p.id;
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err read_member(struct req *q, struct people *of, enum filter *unknown)
{
	struct people_choice *all;
	size_t count;
	enum err e = people_members(q, &all, &count);

	for (size_t i = 0; !e && i < count; i++)
		if (text_equal(all[i].public_id, filter_value(q, FILTER_member)))
			of->member_id = all[i].id;
	if (!of->member_id)
		*unknown = FILTER_member;
	return e;
}

enum err people_query_read(struct req *q, struct people *of, enum filter *unknown)
{
	enum err e = ERR_OK;

	*of = (struct people){ .archived = filter_value(q, FILTER_archived), .best_first = !filter_value(q, FILTER_sort) };
	filter_read(q, &filter_people, &of->list, unknown);
	/* Nobody who is archived has anything due. */
	if (of->archived && of->list.order == LIST_DUE) {
		of->list.order = LIST_NEWEST;
		*unknown = *unknown == FILTERS && filter_value(q, FILTER_sort) ? FILTER_sort : *unknown;
	}
	if (*unknown == FILTERS && filter_value(q, FILTER_program))
		e = read_program(q, of, unknown);
	if (!e && *unknown == FILTERS && filter_value(q, FILTER_member))
		e = read_member(q, of, unknown);
	return e;
}

/* ---- showing ---- */

static enum err show_tabs(struct req *q, struct tpl *page, const struct people *of)
{
	struct people_counts n;
	enum err e = people_count(q, &n);
	const struct filter_tab tabs[] = {
		{ TAB_needs_you, n.needs_you }, { TAB_open, n.open }, { TAB_done, n.done }, { TAB_all, n.all }, { TAB_yesterday, n.yesterday },
	};

	if (!e)
		filter_show_tabs(q, page, tabs, COUNT(tabs), of->archived ? TABS : of->list.tab);
	return e;
}

static enum err show_choices(struct req *q, struct tpl *filters)
{
	static const struct { enum filter filter; const char *shown, *options; } places[] = {
		[false] = { FILTER_program, "may_program", "program_options" },
		[true] = { FILTER_member, "may_member", "member_options" },
	};
	bool any[COUNT(places)] = { false };
	struct people_choice *all;
	size_t count;
	enum err e = people_choices(q, &all, &count);

	for (size_t i = 0; !e && i < count; i++) {
		bool of = all[i].is_member;

		filter_show_choice(q, filters, places[of].filter, places[of].options, all[i].public_id, all[i].name);
		any[of] = true;
	}
	for (size_t i = 0; !e && i < COUNT(places); i++)
		page_flag(q, filters, places[i].shown, any[i]);
	return e;
}

enum err people_query_show(struct req *q, struct tpl *page, const struct people *of)
{
	struct tpl *filters = filter_show_form(q, page, &filter_people);
	enum err e;

	if ((e = show_tabs(q, page, of)))
		return e;
	return show_choices(q, filters);
}
