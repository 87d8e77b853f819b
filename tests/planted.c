/* planted.c - plants words, and looks for them in every column of every table. */
#include "planted.h"

#include <string.h>

#include "edge/db.h"
#include "referral/inbound_word.h"
#include "referral/referral.h"
#include "referral/report_count.h"
#include "site/worklist.h"
#include "support.h"

const struct contact planted_person = { .first_name = PLANTED_FIRST, .last_name = PLANTED_LAST, .email = PLANTED_MAIL,
	.phone = PLANTED_PHONE, .language = "en" };

static const char *const planted[] = { PLANTED_FIRST, "zephyrine", PLANTED_LAST, "quixwood", "planted.test", "4155550188", PLANTED_WORDS };

struct table { const char *name; };
static const struct column table_columns[] = { COLUMN(struct table, name) };

STATEMENT(tables, table_columns, struct table,
	"SELECT table_name AS name "
	"FROM information_schema.tables "
	"WHERE table_schema = DATABASE()");

struct looking { const struct db_table *table; const char *found, *column; };

static enum err look(struct req *unit, const struct db_cell *cells, void *data)
{
	struct looking *l = data;

	(void)unit;
	for (size_t i = 0; i < l->table->count; i++)
		for (size_t k = 0; k < COUNT(planted) && cells[i].text; k++)
			if (strstr(arena_bytes(test_req()->arena, cells[i].text, cells[i].length), planted[k])) {
				l->found = planted[k];
				l->column = arena_printf(test_req()->arena, "%s.%s", l->table->name, l->table->columns[i]);
			}
	return ERR_OK;
}

const char *planted_in(struct req *q, size_t *count)
{
	const char *where = NULL;
	struct table *all;
	size_t n;

	*count = 0;
	MUST(db_rows(q, &tables, &all, &n, NOTHING));
	for (size_t i = 0; i < n; i++) {
		struct db_table t;
		struct looking l = { &t, NULL, NULL };

		MUST(db_table_find(q, all[i].name, &t));
		MUST(db_table_each(q, &t, look, &l));
		where = l.found ? arena_printf(test_req()->arena, "%s in %s", l.found, l.column) : where;
		*count += l.found != NULL;
	}
	return where;
}

void planted_expect_nothing(struct req *q)
{
	size_t count;
	const char *where = planted_in(q, &count);

	cr_expect_null(where, "%s", where);
}

void planted_expect_lawful(struct req *q)
{
	bool more = true;
	int64_t wrong;

	MUST(referral_check(q, &wrong));
	cr_expect_eq(wrong, 0, "dashboards: %lld", (long long)wrong);
	MUST(inbound_words_check(q, &wrong));
	cr_expect_eq(wrong, 0, "words: %lld", (long long)wrong);
	MUST(worklist_check(q, &wrong));
	cr_expect_eq(wrong, 0, "worklists: %lld", (long long)wrong);
	while (more)
		MUST(report_count_changes(q, &more));
	MUST(report_check(q, &wrong));
	cr_expect_eq(wrong, 0, "reports: %lld", (long long)wrong);
}
