/* audit.c - what administrators of the site did, newest first, and as a file. */
#include "admin/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "site/audit.h"
#include "site/site.h"
#include "web/csv.h"
#include "web/page.h"

enum { ROWS = 50, BATCH = 500 };

static const struct mark row_marks[] = {
	MARK(struct audit_row, number),
	MARK_WHEN(struct audit_row, at),
	MARK(struct audit_row, actor_name),
	MARK(struct audit_row, object_name),
	MARK(struct audit_row, account_name),
	MARK(struct audit_row, old_value),
	MARK(struct audit_row, new_value),
};

/* The label of a setting; another field has no words of its own, so its name stands for it. */
static const char *label_of(struct req *q, const char *what)
{
	const char *label = *what ? words(q, q->language, "fields", arena_printf(q->arena, "setting_%s", what)) : "";

	return text_is_empty(label) ? what : label;
}

static void show_row(struct req *q, struct tpl *t, const struct audit_row *r)
{
	struct tpl *one = tpl_section(t, "act_row");

	page_fill(q, one, row_marks, COUNT(row_marks), r);
	tpl_set(one, "act_words", words(q, q->language, "audits", audit_slug((enum audit_act)r->act)));
	page_text(q, one, "what_words", label_of(q, r->what));
	page_flag(q, one, "by_command", r->made_by == AUDIT_BY_command);
	page_flag(q, one, "has_values", *r->old_value || *r->new_value);
}

static enum err read_before(struct req *q, int64_t *before)
{
	const char *text = field_value(&q->http->query, "before");

	*before = INT64_MAX;
	return text_is_empty(text) || text_to_number(text, 1, INT64_MAX, before) ? ERR_OK
		: fail(q, ERR_BAD, "the audit log before %s", text);
}

enum err admin_audit_get(struct req *q)
{
	struct tpl *t;
	struct audit_row *rows;
	size_t count;
	int64_t before;
	enum err e = read_before(q, &before);

	if (e || (e = audit_list(q, q->site->id, -1, before, ROWS + 1, &rows, &count)))
		return e;
	t = page_new(q);
	for (size_t i = 0; i < count && i < ROWS; i++)
		show_row(q, t, &rows[i]);
	page_flag(q, t, "has_acts", count);
	page_text(q, t, "older", count > ROWS ? arena_printf(q->arena, "%lld", (long long)rows[ROWS - 1].number) : "");
	return page_send(q, t, "admin-audit", 200);
}

/* ---- the file ---- */

static const char *act_word(struct req *q, const void *row)
{
	(void)q;
	return audit_slug((enum audit_act)((const struct audit_row *)row)->act);
}

static const char *number_word(struct req *q, const void *row)
{
	return arena_printf(q->arena, "%lld", (long long)((const struct audit_row *)row)->number);
}

static const struct csv_column columns[] = {
	CSV_WORD("number", number_word),
	CSV_TIME(struct audit_row, at),
	CSV(struct audit_row, actor),
	CSV_WORD("act", act_word),
	CSV(struct audit_row, object),
	CSV(struct audit_row, account),
	CSV(struct audit_row, what),
	CSV(struct audit_row, old_value),
	CSV(struct audit_row, new_value),
};

static enum err next_rows(struct req *q, const void *from, const void **rows, size_t *count, const char **cursor)
{
	struct audit_row *all;
	int64_t before = INT64_MAX;
	enum err e;

	(void)from;
	if (*cursor)
		(void)text_to_number(*cursor, 1, INT64_MAX, &before);
	if ((e = audit_list(q, q->site->id, -1, before, BATCH, &all, count)))
		return e;
	*rows = all;
	*cursor = *count == BATCH ? arena_printf(q->arena, "%lld", (long long)all[BATCH - 1].number) : NULL;
	return ERR_OK;
}

enum err admin_audit_csv_get(struct req *q)
{
	return csv_send(q, &(struct csv){ "audit", columns, COUNT(columns), sizeof(struct audit_row), next_rows, NULL });
}
