/* looks.c - shows who looked, day by day, and what was sent to the program. */
#include "parts/looks.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "referral/access.h"
#include "web/page.h"

static const struct mark look_marks[] = {
	MARK_DAY(struct access_look, day),
	MARK(struct access_look, organization),
	MARK(struct access_look, saved),
};

static void show_look(struct req *q, struct tpl *t, const struct access_look *a)
{
	struct tpl *row = tpl_section(t, "rows");

	page_fill(q, row, look_marks, COUNT(look_marks), a);
	page_flag(q, row, "by_program", a->party == PARTY_PROGRAM);
}

static const struct mark mail_marks[] = {
	MARK_DAY(struct access_mail, sent_at),
	MARK(struct access_mail, program_name),
};

static void show_mail(struct req *q, struct tpl *t, const struct access_mail *m)
{
	struct tpl *row = tpl_section(t, "mails");

	page_fill(q, row, mail_marks, COUNT(mail_marks), m);
	page_flag(q, row, "first", m->message == MESSAGE_live_sent_program);
}

void looks_show(struct req *q, struct tpl *page, const struct access_page *a)
{
	struct tpl *t = tpl_include(page, "looks", q->language, "parts/looks");

	page_flag(q, t, "has_looks", a->look_count);
	for (size_t i = 0; i < a->look_count; i++)
		show_look(q, t, &a->looks[i]);
	page_flag(q, t, "has_mails", a->mail_count);
	for (size_t i = 0; i < a->mail_count; i++)
		show_mail(q, t, &a->mails[i]);
}
