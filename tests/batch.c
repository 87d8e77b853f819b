/* batch.c - many rows in one round trip: ids, NULLs, long and empty texts, failures. */
#include <criterion/criterion.h>
#include <string.h>

#include "directory/batch.h"
#include "base/req.h"
#include "base/str.h"
#include "support.h"

STATEMENT(insert_returning, made_columns, struct made,
	"INSERT INTO taxonomy_term (source, source_id, name, parent_id) "
	"VALUES (?, ?, ?, ?) "
	"RETURNING id");

COMMAND(rename_term,
	"UPDATE taxonomy_term "
	"SET name = ? "
	"WHERE id = ?");

struct term { const char *name; int64_t parent_id; };
static const struct column term_columns[] = { COLUMN(struct term, name), COLUMN(struct term, parent_id) };

STATEMENT(term_by_id, term_columns, struct term,
	"SELECT name, parent_id "
	"FROM taxonomy_term "
	"WHERE id = ?");

STATEMENT(ids_of_source, made_columns, struct made,
	"SELECT id "
	"FROM taxonomy_term "
	"WHERE source = ?");

#define ROWS 1000

static const char *source;

static const char *name_of(struct req *q, int i)
{
	return i % 3 ? arena_printf(q->arena, "term %d \xc3\xa9", i) : "";
}

static enum err write_terms(struct req *q, void *data)
{
	struct made **made = data;
	struct batch b;

	batch_init(&b, q->arena, &insert_returning);
	for (int i = 0; i < ROWS; i++)
		batch_add(&b, BIND(source, arena_printf(q->arena, "%d", i), name_of(q, i), value_id(i % 2 ? i : 0)));
	return batch_write(q, &b, made);
}

/* Each row has its own values, and the returned ids are in the order of the rows. */
Test(batch, ids_come_back_in_order)
{
	struct req *q = test_db();
	struct made *made;
	struct term t;

	source = test_name("batch");
	cr_assert_eq(db_transaction(q, write_terms, &made), ERR_OK, "%s", q->failed.detail);
	for (int i = 0; i < ROWS; i++) {
		cr_assert_eq(db_row(q, &term_by_id, &t, BIND(made[i].id)), ERR_OK);
		cr_assert_str_eq(t.name, name_of(q, i));
		cr_assert_eq(t.parent_id, i % 2 ? i : 0);
	}
}

static enum err write_twice(struct req *q, void *data)
{
	struct made *made;
	enum err e = write_terms(q, data);

	return e ? e : write_terms(q, &made);
}

/* A duplicate row is a failure, and everything is rolled back. */
Test(batch, a_row_twice_takes_all_back)
{
	struct req *q = test_db();
	struct made *made, *found;
	size_t count;

	source = test_name("batch");
	cr_expect_eq(db_transaction(q, write_twice, &made), ERR_DATABASE);
	cr_expect(q->failed.detail && strstr(q->failed.detail, "insert_returning"), "%s", q->failed.detail);
	cr_assert_eq(db_rows(q, &ids_of_source, &found, &count, BIND(source)), ERR_OK);
	cr_expect_eq(count, 0);
}

static enum err write_too_long(struct req *q, void *data)
{
	char *text = arena_alloc(q->arena, 400);
	struct made **made = data;
	struct batch b;
	enum err e;

	memset(text, 'x', 399);
	if ((e = write_terms(q, made)))
		return e;
	batch_init(&b, q->arena, &rename_term);
	for (int i = 0; i < 10; i++)
		batch_add(&b, BIND(i == 7 ? text : "short", (*made)[i].id));
	return batch_write(q, &b, NULL);
}

/* One bad row among good ones makes the batch and its transaction fail. */
Test(batch, one_bad_row_fails_it)
{
	struct req *q = test_db();
	struct made *made, *found;
	size_t count;

	source = test_name("batch");
	cr_expect_eq(db_transaction(q, write_too_long, &made), ERR_DATABASE);
	cr_assert_eq(db_rows(q, &ids_of_source, &found, &count, BIND(source)), ERR_OK);
	cr_expect_eq(count, 0);
}

static enum err write_nothing(struct req *q, void *data)
{
	struct batch b;

	(void)data;
	batch_init(&b, q->arena, &rename_term);
	return batch_write(q, &b, NULL);
}

Test(batch, nothing_is_nothing)
{
	struct req *q = test_db();
	struct made *made = NULL;

	cr_expect_eq(db_transaction(q, write_nothing, NULL), ERR_OK);
	source = test_name("batch");
	cr_expect_eq(write_terms(q, &made), ERR_DATABASE, "only inside a transaction");
}
