/* status.c - the statuses in C and in the database are those of the law. */
#include <criterion/criterion.h>
#include <string.h>
#include <unistd.h>

#include "edge/db.h"
#include "law/status.h"
#include "site/migrate.h"
#include "base/str.h"
#include "support.h"
#include "tsv.h"

static const char *const path = "tests/data/statuses.tsv";

static enum status named(const struct tsv *t, size_t row)
{
	int s = status_from_slug(tsv_cell(t, row, "slug"));

	cr_assert_geq(s, 0, "%s is a status", tsv_cell(t, row, "slug"));
	return (enum status)s;
}

Test(status, is_what_the_law_says)
{
	struct tsv t = tsv_read(path);

	cr_expect_eq(t.rows, STATUSES);
	for (size_t i = 0; i < t.rows; i++) {
		enum status s = named(&t, i);

		cr_expect_eq(s, (enum status)i, "%s is number %zu", status_slug(s), i);
		cr_expect_str_eq(status_slug(s), tsv_cell(&t, i, "slug"));
		cr_expect_str_eq(status_label(s), tsv_cell(&t, i, "label"));
		cr_expect_str_eq(status_class_slug(status_class_of(s)), tsv_cell(&t, i, "class"));
		cr_expect_eq(status_closed(s), tsv_is(&t, i, "closed", "yes"), "%s", status_slug(s));
		cr_expect_eq(status_offers_elsewhere(s), tsv_is(&t, i, "offer_elsewhere", "yes"), "%s", status_slug(s));
		cr_expect_str_eq(status_fhir_business(s), tsv_cell(&t, i, "fhir_business_status"));
		cr_expect_str_eq(status_fhir_task(s), tsv_cell(&t, i, "fhir_task_status"));
		cr_expect_str_eq(status_seeker_label(s), tsv_cell(&t, i, "seeker_label"));
	}
	tsv_release(&t);
}

/* True if the word is in the comma-separated list. */
static bool listed(const char *list, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; (at = strstr(at, word)); at += length)
		if ((at == list || at[-1] == ',') && (at[length] == ',' || !at[length]))
			return true;
	return false;
}

Test(status, contradicts_what_the_law_says)
{
	struct tsv t = tsv_read(path);

	for (size_t i = 0; i < t.rows; i++)
		for (size_t k = 0; k < t.rows; k++)
			cr_expect_eq(status_contradicts(named(&t, i), named(&t, k)),
				listed(tsv_cell(&t, i, "contradicts"), tsv_cell(&t, k, "slug")),
				"%s and %s", tsv_cell(&t, i, "slug"), tsv_cell(&t, k, "slug"));
	tsv_release(&t);
}

Test(status, contradiction_is_mutual)
{
	for (int a = 0; a < STATUSES; a++)
		for (int b = 0; b < STATUSES; b++)
			cr_expect_eq(status_contradicts((enum status)a, (enum status)b),
				status_contradicts((enum status)b, (enum status)a));
}

Test(status, the_laws_copy_is_the_law)
{
	struct tsv copy, original;

	if (access("../shared/spec/statuses.tsv", R_OK))
		cr_skip_test("the law's original is not beside the project");
	copy = tsv_read(path);
	original = tsv_read("../shared/spec/statuses.tsv");
	cr_expect(tsv_same(&copy, &original));
	tsv_release(&copy);
	tsv_release(&original);
}

Test(status, not_updated_cannot_be_chosen)
{
	cr_expect_eq(status_choice("not_updated"), -1);
	cr_expect_eq(status_choice("got_help"), STATUS_got_help);
	cr_expect_eq(status_choice("gone_fishing"), -1);
	cr_expect_eq(status_choice(""), -1);
	cr_expect_eq(status_choice(NULL), -1);
}

Test(status, each_class_has_a_mark_of_its_own)
{
	cr_expect_str_eq(status_mark(STATUS_not_updated), "◔");
	cr_expect_str_eq(status_mark(STATUS_referred_elsewhere), "◔");
	cr_expect_str_eq(status_mark(STATUS_got_help), "●");
	cr_expect_str_eq(status_mark(STATUS_no_longer_interested), "▲");
}

struct seeded { int id; const char *slug, *label, *class; };

static const struct column seeded_columns[] = {
	COLUMN(struct seeded, id),
	COLUMN(struct seeded, slug),
	COLUMN(struct seeded, label),
	COLUMN(struct seeded, class),
};

STATEMENT(seeded_all, seeded_columns, struct seeded,
	"SELECT id, slug, label, class "
	"FROM status "
	"ORDER BY id");

Test(status_database, holds_the_same_words_however_often_they_are_written)
{
	struct req *q = test_db();
	struct seeded *all;
	size_t count;

	cr_assert_eq(migrate_seed(q), ERR_OK);
	cr_assert_eq(migrate_seed(q), ERR_OK);
	cr_assert_eq(db_rows(q, &seeded_all, &all, &count, NOTHING), ERR_OK);
	cr_assert_eq(count, STATUSES);
	for (size_t i = 0; i < count; i++) {
		enum status s = (enum status)i;

		cr_expect_eq(all[i].id, (int)i);
		cr_expect_str_eq(all[i].slug, status_slug(s));
		cr_expect_str_eq(all[i].label, status_label(s));
		cr_expect_str_eq(all[i].class, status_class_slug(status_class_of(s)));
	}
}

Test(status, seeding_ends_where_the_database_fails)
{
	struct req *q = test_db_other();

	/* Only this connection sees the temporary table instead of the real one. */
	cr_assert_eq(db_script(q, "CREATE TEMPORARY TABLE status (nothing INT)"), ERR_OK, "%s", q->failed.detail);
	cr_expect_eq(migrate_seed(q), ERR_DATABASE);
	cr_expect_eq(status_from_slug(NULL), -1);
}
