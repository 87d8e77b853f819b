/* program.c - the programs that the viewer works for, and what can be set for one of them. */
#include "base/path.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "manage/builder.h"
#include "manage/pages.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "web/page.h"

static const struct mark program_marks[] = {
	{ "program_public_id", MARKS_TEXT, offsetof(struct inbound_program, public_id) },
	{ "program_name", MARKS_TEXT, offsetof(struct inbound_program, name) },
	MARK(struct inbound_program, organization_name),
};

/* The viewer's only program, or the list of them. */
enum err manage_get(struct req *q)
{
	const char *after = field_value(&q->http->query, "after");
	struct inbound_program *all;
	struct tpl *t;
	size_t count;
	enum err e = referral_inbound_programs(q, text_is_empty(after) ? NULL : after, &all, &count);

	if (e)
		return e;
	if (count == 1 && text_is_empty(after))
		return redirect(q, "/manage/%s", all[0].public_id);
	t = page_new(q);
	page_flag(q, t, "has_programs", count);
	page_rows(q, t, "program", program_marks, COUNT(program_marks), all, count < LIST_PAGE ? count : LIST_PAGE, sizeof(*all));
	page_text(q, t, "more_programs_url", count > LIST_PAGE
		? path_to(q, "/manage?after=%s", all[LIST_PAGE - 1].public_id) : "");
	return page_send(q, t, "manage", 200);
}

enum err manage_program_get(struct req *q)
{
	struct tpl *t = page_new(q);
	struct builder b;
	enum err e = builder_open(q, &b);

	if (e)
		return e;
	builder_show(q, t, &b, QUESTIONS_MOST, false);
	tpl_count(t, q->language, "question_count", b.edit.screener.count);
	page_flag(q, t, "asks", b.edit.screener.count);
	page_flag(q, t, "takes_referrals", program_way(q, &b.program) == WAY_CONNECT);
	page_flag(q, t, "is_admin", q->team & 1u << PROGRAM_ROLE_program_admin);
	return page_send(q, t, "manage-program", 200);
}
