/* own_data.c - the zip of one's own data: written whole, in bounded memory, however many referrals there are. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "directory/bundle.h"
#include "edge/archive.h"
#include "edge/db.h"
#include "edge/http.h"
#include "referral/own_data.h"
#include "referral/referral.h"
#include "rows.h"
#include "scene.h"
#include "support.h"

static const char *save(struct archive *a, const char *path)
{
	FILE *f = fopen(path, "wb");
	char piece[1000];
	size_t n;

	cr_assert(f);
	while ((n = archive_read(a, piece, sizeof(piece))))
		cr_assert_eq(fwrite(piece, 1, n, f), n);
	fclose(f);
	return path;
}

static enum err gather(struct req *q, const char *bytes, size_t length, void *data)
{
	(void)q;
	str_add_bytes(data, bytes, length);
	return ERR_OK;
}

static const char *content(struct req *q, struct bundle *b, const char *name)
{
	const struct bundle_file *files;
	size_t count = bundle_files(b, &files);
	struct str *s = ARENA_NEW(q->arena, struct str);

	str_init(s, q->arena, 10 << 20);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(files[i].name, name))
			MUST(bundle_read(q, b, i, gather, s));
	return s->text;
}

Test(own_data, files_that_grow_at_the_same_time_come_back_whole)
{
	struct req *q = test_req();
	struct archive *a;
	struct archive_file *one, *two;
	struct bundle *b;
	struct str first, second;

	str_init(&first, q->arena, 10 << 20);
	str_init(&second, q->arena, 10 << 20);
	MUST(archive_begin(q, &a));
	MUST(archive_open(q, a, "one.json", &one));
	MUST(archive_open(q, a, "two.json", &two));
	for (int i = 0; i < 100000; i++) {
		const char *line = arena_printf(q->arena, "%d: María\n", i);

		archive_add(i % 3 ? one : two, line, strlen(line));
		str_add(i % 3 ? &first : &second, line);
	}
	MUST(archive_end(q, a));
	MUST(bundle_open(q, q->arena, save(a, arena_printf(q->arena, "%s/a.zip", test_folder())), &b));
	cr_expect_str_eq(content(q, b, "one.json"), first.text);
	cr_expect_str_eq(content(q, b, "two.json"), second.text);
}

Test(own_data, a_folder_that_takes_no_files_is_an_error)
{
	struct req *q = test_req();
	struct archive *a;

	test_may_print("a temporary file");
	setenv("TMPDIR", "/proc/nowhere", 1);
	cr_expect_eq(archive_begin(q, &a), ERR_SYSTEM);
}

/* ---- referrals ---- */

/* All of them remain in the database, so they have the edges that the law gives them. */
COMMAND(copy_referral,
	"INSERT INTO referral (public_id, code, site_id, program_id, inbound_program_id, kind, origin, reach, consent, seeker_id, "
	"	seeker_first_name, seeker_last_name, seeker_name_key, comment, made_at, updated_at) "
	"SELECT CONCAT(public_id, 'x', ?), CONCAT('c', ?, id), site_id, program_id, inbound_program_id, kind, origin, reach, consent, "
	"	seeker_id, seeker_first_name, seeker_last_name, seeker_name_key, REPEAT('words ', 100), made_at - ?, updated_at "
	"FROM referral "
	"WHERE public_id = ?");

COMMAND(give_to_seeker,
	"UPDATE referral "
	"SET seeker_id = ? "
	"WHERE public_id = ?");

static void copy(struct req *q, const char *id, int from, int to)
{
	for (int i = from; i < to; i++)
		MUST_ABOUT("copy", db_exec(q, &copy_referral, NULL, BIND(i, i, i, id)));
}

static size_t count_all(struct req *q, bool *in_order)
{
	struct own_place at, *before = NULL;
	struct referral *all;
	size_t count, sum = 0;

	*in_order = true;
	do {
		MUST(own_referrals(q, OWN_AS_SEEKER, before, &all, &count));
		for (size_t i = 0; i < count; i++) {
			if (before && (all[i].made_at > at.made_at || (all[i].made_at == at.made_at && all[i].id >= at.id)))
				*in_order = false;
			at = (struct own_place){ all[i].made_at, all[i].id };
			before = &at;
		}
		sum += count;
	} while (count);
	return sum;
}

static size_t memory_of_a_batch(struct req *q)
{
	size_t used = arena_used(q->arena);
	struct referral *all;
	size_t count;

	MUST(own_referrals(q, OWN_AS_SEEKER, NULL, &all, &count));
	cr_assert_eq(count, OWN_REFERRALS);
	return arena_used(q->arena) - used;
}

Test(own_data, every_referral_is_read_once_at_the_same_cost)
{
	struct req *q;
	const char *id;
	int64_t reads, now;
	size_t memory;
	bool in_order;

	scene_begin();
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	q = scene;
	MUST(db_exec(q, &give_to_seeker, NULL, BIND(scene_account(SCENE_SEEKER), id)));
	row_sign_in(q, scene_account(SCENE_SEEKER));
	copy(q, id, 0, 60);
	memory = memory_of_a_batch(q);
	reads = row_reads(q);
	(void)memory_of_a_batch(q);
	reads = row_reads(q) - reads;
	copy(q, id, 60, 2000);
	row_analyze(q, ROW_REFERRALS);
	cr_expect_leq(memory_of_a_batch(q), memory * 2);
	now = row_reads(q);
	(void)memory_of_a_batch(q);
	now = row_reads(q) - now;
	cr_expect_leq(now, reads * 2, "%lld rows, %lld before", (long long)now, (long long)reads);
	cr_expect_eq(count_all(q, &in_order), 2001);
	cr_expect(in_order);
}

Test(own_data, what_the_law_withholds_is_not_read)
{
	struct req *q;
	const char *id;
	struct referral *all;
	size_t count;

	scene_begin();
	q = scene;
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .comment = "They wrote this" });
	row_sign_in(q, scene_account(SCENE_HELPER));
	MUST_ABOUT("helper", own_referrals(q, OWN_AS_HELPER, NULL, &all, &count));
	cr_assert_eq(count, 1);
	cr_expect_str_eq(all[0].public_id, id);
	row_sign_in(q, scene_account(SCENE_CLAIMER));
	MUST_ABOUT("claimer", own_referrals(q, OWN_AS_HELPER, NULL, &all, &count));
	cr_expect_eq(count, 0, "a program's referrals are no data of its worker");
	MUST_ABOUT("claimer", own_referrals(q, OWN_AS_SEEKER, NULL, &all, &count));
	cr_expect_eq(count, 0);
}
