/* search.c - finds programs, in the right order, at the same cost in a big directory. */
#include "directory/opening.h"
#include "directory/query_in.h"
#include "directory/search.h"
#include "directory/search_index.h"
#include "directory/word.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "edge/db.h"
#include "listed.h"
#include "own_database.h"
#include "rows.h"
#include "base/secret.h"
#include "site/site.h"
#include "support.h"

static struct search_result searched(struct req *q, int need, struct search s)
{
	struct search_result r;

	s.need = need;
	cr_assert_eq(search_programs(q, &s, &r), ERR_OK, "%s", q->failed.detail ? q->failed.detail : "");
	return r;
}

/* A unique word of letters, so that no ending is removed. */
static char *own_word(struct req *q)
{
	char *word = arena_printf(q->arena, "%sq", secret_public_id(q->arena));

	for (char *c = word; *c; c++)
		if (*c >= '0' && *c <= '9')
			*c = (char)('a' + *c - '0');
	return word;
}

#define SEARCH(...) searched(q, -1, (struct search){ __VA_ARGS__ })
#define SEARCH_NEED(need_, ...) searched(q, need_, (struct search){ __VA_ARGS__ })
#define TEXT(...) arena_printf(q->arena, __VA_ARGS__)

static bool holds(const struct search_result *r, int64_t id)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->found[i].program.id == id)
			return true;
	return false;
}

static enum err renew_one(struct req *q, void *data)
{
	enum err e = search_index_mark(q, data, 1);

	return e ? e : search_index_renew(q);
}

struct left { int64_t count; };
static const struct column left_columns[] = { COLUMN(struct left, count) };

STATEMENT(left_with, left_columns, struct left,
	"SELECT COUNT(*) AS count "
	"FROM search_word "
	"WHERE word = ?");

/* The number of rows that the index has for a word. */
static int64_t left_of(struct req *q, const char *word)
{
	struct left left;

	MUST(db_row(q, &left_with, &left, BIND(word)));
	return left.count;
}

/* ---- words ---- */

Test(search, all_words_then_some)
{
	struct req *q = test_db();
	const char *one = own_word(q), *two = own_word(q);
	int64_t both = listed_add(q, &(struct listed){ .name = TEXT("%s place", one), .description = two });
	int64_t first = listed_add(q, &(struct listed){ .name = TEXT("%s house", one) });
	struct search_result r = SEARCH(.q = TEXT("%s %s", one, two));

	cr_expect_eq(r.all, 1);
	cr_expect(holds(&r, both));
	cr_expect_not(r.some_words);
	r = SEARCH(.q = TEXT("%s %s", one, own_word(q)));
	cr_expect_eq(r.all, 2, "nothing has both: those that have one");
	cr_expect(r.some_words);
	cr_expect(holds(&r, both) && holds(&r, first));
	r = SEARCH(.q = own_word(q));
	cr_expect_eq(r.all, 0);
	cr_expect_not(r.some_words);
}

Test(search, name_comes_before_description)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t told = listed_add(q, &(struct listed){ .name = "A place",
		.description = TEXT("%s %s %s %s", word, word, word, word) });
	int64_t named = listed_add(q, &(struct listed){ .name = TEXT("Z %s", word), .description = "long words of something else" });
	struct search_result r = SEARCH(.q = word);

	cr_assert_eq(r.count, 2);
	cr_expect_eq(r.found[0].program.id, named);
	cr_expect_eq(r.found[1].program.id, told);
}

Test(search, the_organization_is_found_too)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t id = listed_add(q, &(struct listed){ .name = "A place", .organization = TEXT("House of %s", word) });
	struct search_result r = SEARCH(.q = word);

	cr_expect_eq(r.all, 1);
	cr_expect(holds(&r, id));
}

Test(search, endings_and_cases_and_accents_do_not_matter)
{
	struct req *q = test_db();
	const char *own = own_word(q);
	static const struct { const char *written, *typed; } cases[] = {
		{ "Diaper", "diapers" }, { "Pantry", "PANTRIES" }, { "Diapers", "diaper" }, { "Box", "boxes" },
		{ "Class", "classes" }, { "Church", "churches" }, { "Café", "cafe" }, { "Niño", "NINO" },
		{ "Women's", "women's" }, { "Women’s", "women's" }, { "Counseling", "counsel" },
		{ "Ärztehaus", "ärztehaus" }, { "Помощь", "помощь" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t id = listed_add(q, &(struct listed){ .name = TEXT("%s %s%zu", cases[i].written, own, i) });
		struct search_result r = SEARCH(.q = TEXT("%s %s%zu", cases[i].typed, own, i));

		cr_expect(holds(&r, id), "%s finds %s", cases[i].typed, cases[i].written);
	}
}

static double anywhere(void)
{
	return (double)secret_random_below(80000) / 1000 - 40;
}

/* The need of the words comes first, then its neighbors, then what has most; and none that nobody there serves. */
Test(search, offers_the_nearest_needs_near_its_place)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon);
	static const char *const served[] = { "transport", "transport", "health", "money", "housing" };
	static const enum need expected[] = { NEED_housing, NEED_money, NEED_transport, NEED_health };
	struct near_need nearest[SEARCH_NEAREST];
	size_t count;

	row_site(q);
	for (size_t i = 0; i < COUNT(served); i++)
		listed_add(q, &(struct listed){ .name = own_word(q), .need = served[i], .located = true, .latitude = lat, .longitude = lon });
	MUST(search_nearest(q, &(struct search){ .q = "rent xylophones", .need = -1, .near = here }, nearest, &count));
	cr_assert_eq(count, COUNT(expected));
	for (size_t i = 0; i < count; i++)
		cr_expect_eq(nearest[i].need, expected[i], "%zu: %s", i, need_slug((enum need)nearest[i].need));
	cr_expect_eq(nearest[2].all, 2);
	cr_expect_eq(nearest[0].nearness, 2);
}

/* Near a place the search reads texts instead of the word index; both find the same. */
Test(search, words_find_the_same_near_a_place)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon), *own = own_word(q);
	static const struct { const char *written, *typed; bool found; } cases[] = {
		{ "Diaper", "diapers", true }, { "Pantry", "PANTRIES", true }, { "Café", "cafe", true }, { "Niño", "NINO", true },
		{ "Women’s", "women's", true }, { "(Legal)", "legal", true }, { "Rent/Mortgage", "mortgage", true },
		{ "Heart", "art", false }, { "Éart", "art", false }, { "Ärztehaus", "ärztehaus", true }, { "Помощь", "помощь", true },
	};

	row_site(q);
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t id = listed_add(q, &(struct listed){ .name = TEXT("%s %s%zu", cases[i].written, own, i), .description = "A place",
			.located = true, .latitude = lat, .longitude = lon });
		const char *typed = TEXT("%s %s%zu", cases[i].typed, own, i);
		struct search_result r = SEARCH(.q = typed, .near = here, .within = 5), far = SEARCH(.q = typed);

		cr_expect_eq(holds(&r, id) && !r.some_words, cases[i].found, "near, %s finds %s", cases[i].typed, cases[i].written);
		cr_expect_eq(far.some_words, r.some_words, "%s and %s", cases[i].typed, cases[i].written);
	}
}

Test(search, beyond_the_first_pages)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t seen[SEARCH_FEW + 2 * SEARCH_PAGE];
	size_t count = 0;
	struct search_result r;

	for (int i = 0; i < SEARCH_FEW + 30; i++)
		listed_add(q, &(struct listed){ .name = TEXT("%s %d", word, i) });
	for (int page = 1; page == 1 || r.next; page++) {
		r = SEARCH(.q = word, .page = page);
		cr_assert_eq(r.page, page);
		cr_expect_eq(r.more, page <= SEARCH_FEW / SEARCH_PAGE, "page %d", page);
		cr_expect_eq(r.all, r.more ? SEARCH_FEW : SEARCH_FEW + 30, "page %d", page);
		cr_assert_leq(count + r.count, COUNT(seen));
		for (size_t i = 0; i < r.count; i++)
			seen[count++] = r.found[i].program.id;
	}
	cr_assert_eq(count, SEARCH_FEW + 30, "each is shown");
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			cr_assert_neq(seen[i], seen[j], "and once");
}

Test(search, words_around_a_search_count_only_alone)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t id = listed_add(q, &(struct listed){ .name = word });
	struct search_result r = SEARCH(.q = TEXT("I need help with %s", word));

	cr_expect(holds(&r, id));
	cr_expect_not(r.some_words);
	id = listed_add(q, &(struct listed){ .name = TEXT("Help %s", word) });
	r = SEARCH(.q = "help", .near = NULL);
	cr_expect_gt(r.all, 0);
}

Test(search, common_and_short_words_do_not_spoil_it)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t id = listed_add(q, &(struct listed){ .name = TEXT("Food for %s", word) });
	static const char *const around[] = { "the %s", "%s of the", "a %s", "I need to %s, where?", "%s!!!", "+%s", "-%s", "\"%s",
		"(%s", "%s*", "~%s", "%s@", "<%s>", "%s \\", "'%s'", "`%s`", "%%%s", "%s;--", "🍎 %s", "%s 🍎🍎", "«%s»", "“%s”" };

	for (size_t i = 0; i < COUNT(around); i++) {
		struct str typed;
		struct search_result r;

		str_init(&typed, q->arena, 1000);
		for (const char *c = around[i]; *c; c++) {
			if (c[0] == '%' && c[1] == 's') {
				str_add(&typed, word);
				c++;
			} else {
				str_add_char(&typed, *c);
			}
		}
		r = SEARCH(.q = typed.text);
		cr_expect(holds(&r, id), "%s", typed.text);
	}
}

Test(search, hostile_words_find_nothing_and_break_nothing)
{
	static const char *const typed[] = { "+++", "\"", "%", "_", "\\", "'", "''", "+", "-", "*", "()", ")", "@", "<>", "~",
		"+-", "+*", "\"\"\"", "' OR 1=1 --", "%%%%", "🍎", "🍎🍏", "++-+", "{{q}}", "%_%" };
	struct req *q = test_db();

	listed_add(q, &(struct listed){ .name = "Something to find" });
	for (size_t i = 0; i < COUNT(typed); i++) {
		struct search_result r = SEARCH(.q = typed[i]);

		cr_expect_lt(r.all, 5, "%s found %zu", typed[i], r.all);
	}
}

Test(search, long_words_do_no_harm)
{
	struct req *q = test_db();
	char *big = arena_alloc(q->arena, 10001);
	struct search_result r;

	memset(big, 'x', 10000);
	r = SEARCH(.q = big);
	cr_expect_eq(r.all, 0);
	for (size_t i = 1; i < 10000; i += 4)
		big[i] = ' ';
	r = SEARCH(.q = big);
	cr_expect_eq(r.all, 0);
	for (size_t i = 0; i + 2 < 10000; i += 3)
		memcpy(big + i, "食", 3);
	big[9999] = '\0';
	r = SEARCH(.q = big);
	cr_expect_eq(r.all, 0);
	r = SEARCH(.near = big);
	cr_expect(r.near_unknown);
}

Test(search, short_words_are_found_at_the_beginning_of_names)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "TB Clinic", .languages = { "prs" }, .need = "health" });
	int64_t inside = listed_add(q, &(struct listed){ .name = "Clinic for TB", .languages = { "prs" } });
	int64_t other = listed_add(q, &(struct listed){ .name = "Outback", .languages = { "prs" } });
	struct search_result r = SEARCH(.q = "tb", .language = "prs");

	cr_expect(holds(&r, id));
	cr_expect(holds(&r, inside));
	cr_expect_not(holds(&r, other));
	r = SEARCH_NEED(NEED_health, .q = "tb", .language = "prs");
	cr_expect(holds(&r, id));
	cr_expect_not(holds(&r, inside));
}

Test(search, scripts_without_blanks_are_found)
{
	struct req *q = test_db();
	int64_t id = listed_add(q, &(struct listed){ .name = "社区食物银行", .languages = { "yue" } });
	struct search_result r = SEARCH(.q = "社区食", .language = "yue");

	cr_expect(holds(&r, id), "its beginning");
	r = SEARCH(.q = "食物", .language = "yue");
	cr_expect(holds(&r, id), "two characters in the middle");
	r = SEARCH(.q = "物银行", .language = "yue");
	cr_expect(holds(&r, id), "three characters at the end");
}

Test(search, retired_ones_are_not_found)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	struct search_result r;

	listed_add(q, &(struct listed){ .name = word, .retired = true, .need = "food",
		.located = true, .latitude = 10.5, .longitude = 20.5 });
	r = SEARCH(.q = word);
	cr_expect_eq(r.all, 0);
	r = SEARCH(.near = "10.5,20.5", .within = 1);
	cr_expect_eq(r.all, 0);
}

/* ---- as people talk ---- */

Test(search, everyday_words_find_what_they_mean)
{
	struct req *q = test_db();
	const char *own = own_word(q);
	static const struct { const char *written, *typed; } cases[] = {
		{ "Food Pantry", "hungry" }, { "Food Pantry", "tengo hambre" }, { "Community meals", "comida" }, { "Comedor popular", "food" },
		{ "Eviction prevention", "evicted" }, { "Tenant help", "desalojo" }, { "Emergency shelter", "sleep tonight" },
		{ "Night Shelter", "refugio" }, { "Albergue", "shelter" }, { "Legal Aid", "lawyer" }, { "Dental clinic", "toothache" },
		{ "SNAP enrollment", "food stamps" }, { "Child care", "daycare" }, { "Domestic Violence Center", "dv" },
		{ "Alcoholics Anonymous", "AA" }, { "High school equivalency", "GED" }, { "Diaper bank", "pañales" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t id = listed_add(q, &(struct listed){ .name = TEXT("%s %s%zu", cases[i].written, own, i) });
		struct search_result r = SEARCH(.q = TEXT("%s %s%zu", cases[i].typed, own, i));

		cr_expect(holds(&r, id) && !r.some_words, "%s finds %s", cases[i].typed, cases[i].written);
	}
}

Test(search, singular_and_plural_both_ways_in_two_languages)
{
	static const char *const pairs[][2] = {
		{ "pantry", "pantries" }, { "shelter", "shelters" }, { "house", "houses" }, { "church", "churches" }, { "box", "boxes" },
		{ "child", "children" }, { "woman", "women" }, { "service", "services" }, { "class", "classes" }, { "bus", "buses" },
		{ "refugio", "refugios" }, { "comedor", "comedores" }, { "hospital", "hospitales" }, { "mujer", "mujeres" },
		{ "evict", "eviction" }, { "evicted", "eviction" }, { "house", "housing" }, { "clinic", "clínica" }, { "rent", "renting" },
		{ "disable", "disabled" }, { "nurse", "nursing" }, { "family", "familia" },
	};
	static const char *const apart[][2] = { { "care", "car" }, { "state", "station" }, { "bed", "bee" }, { "rent", "ring" } };
	char one[WORD_ROOM], other[WORD_ROOM];
	struct req *q = test_req();

	for (size_t i = 0; i < COUNT(pairs); i++) {
		word_stem(text_key(q->arena, pairs[i][0]), one);
		word_stem(text_key(q->arena, pairs[i][1]), other);
		cr_expect_str_eq(one, other, "%s and %s", pairs[i][0], pairs[i][1]);
	}
	for (size_t i = 0; i < COUNT(apart); i++) {
		word_stem(apart[i][0], one);
		word_stem(apart[i][1], other);
		cr_expect_str_neq(one, other, "%s and %s", apart[i][0], apart[i][1]);
	}
}

Test(search, one_wrong_letter)
{
	struct req *q = test_db();
	const char *word = TEXT("%.12s", own_word(q));
	int64_t id;
	struct search_result r;

	for (const char *c = word; *c; c++)
		cr_assert(*c >= 'a' && *c <= 'z');
	id = listed_add(q, &(struct listed){ .name = word });
	for (size_t i = 1; i + 1 < strlen(word); i++) {
		r = SEARCH(.q = TEXT("%.*s%s", (int)i, word, word + i + 1));
		cr_expect(holds(&r, id), "without letter %zu of %s", i, word);
		r = SEARCH(.q = TEXT("%.*sv%s", (int)i, word, word + i));
		cr_expect(holds(&r, id), "with a letter more at %zu of %s", i, word);
		r = SEARCH(.q = TEXT("%.*sv%s", (int)i, word, word + i + 1));
		cr_expect(holds(&r, id), "with another letter at %zu of %s", i, word);
	}
	r = SEARCH(.q = TEXT("%c%c%s", word[1], word[0], word + 2));
	cr_expect(holds(&r, id), "with two exchanged");
	if (word[0] == word[1])
		cr_expect_null(r.corrected, "exchanged, they are the same word");
	else
		cr_expect_str_eq(r.corrected, word);
	r = SEARCH(.q = TEXT("%.6svv%s", word, word + 6));
	cr_expect_not(holds(&r, id), "two letters more are another word");
}

/* "abuse" is no wrong "buses". */
Test(search, never_respells_a_word_of_danger)
{
	static const char *const words[] = { "abuse", "abused", "violent", "violence" };
	struct req *q = test_db();
	const char *corrected;

	listed_add(q, &(struct listed){ .name = "Buses abased violets" });
	for (size_t i = 0; i < COUNT(words); i++) {
		MUST(query_correct(q, words[i], &corrected));
		cr_expect_null(corrected, "%s became %s", words[i], corrected);
	}
	MUST(query_correct(q, "viiolets", &corrected));
	cr_expect_str_eq(corrected, "violets");
}

Test(search, the_beginning_of_a_word_is_enough_if_no_program_has_it)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t id = listed_add(q, &(struct listed){ .name = TEXT("%szzz", word) });
	struct search_result r = SEARCH(.q = word);

	cr_expect(holds(&r, id));
	listed_add(q, &(struct listed){ .name = word });
	r = SEARCH(.q = word);
	cr_expect_not(holds(&r, id), "a car is no cardiologist");
}

Test(search, name_then_summary_then_body)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	COMMAND(summarize, "UPDATE program_text SET summary = body, body = '' WHERE program_id = ?");
	int64_t body = listed_add(q, &(struct listed){ .name = "A", .description = word });
	int64_t summary = listed_add(q, &(struct listed){ .name = "B", .description = word });
	int64_t name = listed_add(q, &(struct listed){ .name = TEXT("C %s", word) });
	struct search_result r;

	MUST(db_exec(q, &summarize, NULL, BIND(summary)));
	MUST(db_transaction(q, renew_one, &summary));
	r = SEARCH(.q = word);
	cr_assert_eq(r.count, 3);
	cr_expect_eq(r.found[0].program.id, name);
	cr_expect_eq(r.found[1].program.id, summary);
	cr_expect_eq(r.found[2].program.id, body);
}

/* A change takes old words out of the index, too. */
Test(search, a_changed_program_is_found_by_its_new_words)
{
	struct req *q = test_db();
	const char *old = own_word(q), *new = own_word(q);
	int64_t id = listed_add(q, &(struct listed){ .name = old }), other = listed_add(q, &(struct listed){ .name = old });
	COMMAND(rename, "UPDATE program_text SET title = ? WHERE program_id = ?");
	COMMAND(retire_it, "UPDATE program SET retired_at = 1 WHERE id = ?");
	struct search_result r;

	MUST(db_exec(q, &rename, NULL, BIND(new, id)));
	MUST(db_transaction(q, renew_one, &id));
	r = SEARCH(.q = old);
	cr_expect(holds(&r, other) && !holds(&r, id));
	r = SEARCH(.q = new);
	cr_expect(holds(&r, id));
	MUST(db_exec(q, &retire_it, NULL, BIND(id)));
	MUST(db_transaction(q, renew_one, &id));
	r = SEARCH(.q = new);
	cr_expect_eq(r.all, 0);
	cr_expect_eq(left_of(q, new), 0, "nothing of it is left in the index");
}

Test(search, words_of_danger)
{
	struct req *q = test_db();
	static const char *const dangers[] = { "suicide", "I want to die", "kill myself", "my husband hits me", "he is hitting me",
		"Domestic Violence", "me pega", "quiero morir", "violencia", "suicidio", "overdose", "being abused" };
	static const char *const calm[] = { "food", "diet", "free diapers", "comida", "", "dog", "pay rent", "assistance" };

	for (size_t i = 0; i < COUNT(dangers); i++)
		cr_expect(SEARCH(.q = dangers[i]).danger, "%s", dangers[i]);
	for (size_t i = 0; i < COUNT(calm); i++)
		cr_expect_not(SEARCH(.q = calm[i]).danger, "%s", calm[i]);
}

/* Nothing that helps from anywhere is lost by naming a place. */
Test(search, programs_at_no_place_and_helplines_stand_apart)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon), *word = own_word(q);
	int64_t near, nowhere, line, far;
	struct search_result r;

	row_site(q);
	near = listed_add(q, &(struct listed){ .name = TEXT("Near %s", word), .located = true, .latitude = lat, .longitude = lon });
	nowhere = listed_add(q, &(struct listed){ .name = TEXT("Nowhere %s", word), .need = "legal" });
	line = listed_add(q, &(struct listed){ .name = TEXT("%s Helpline", word), .located = true, .latitude = lat + 20, .longitude = lon });
	far = listed_add(q, &(struct listed){ .name = TEXT("Far %s", word), .located = true, .latitude = lat + 20, .longitude = lon });
	r = SEARCH(.q = word, .near = here);
	cr_expect_eq(r.all, 1);
	cr_expect(holds(&r, near));
	cr_assert_eq(r.apart_count, 2);
	for (size_t i = 0; i < 2; i++) {
		cr_expect(r.apart[i].program.id == nowhere || r.apart[i].program.id == line);
		cr_expect_neq(r.apart[i].program.id, far);
		cr_expect(r.apart[i].distance < 0);
	}
	r = SEARCH_NEED(NEED_legal, .q = word, .near = here);
	cr_expect_eq(r.apart_count, 1, "the other conditions hold there, too");
	r = SEARCH(.q = word, .near = TEXT("%f,%f", lat + 20, lon));
	cr_expect_eq(r.apart_count, 1, "a helpline that is near is not listed twice");
	r = SEARCH(.near = here);
	cr_expect_gt(r.apart_count, 0, "without words, too");
	r = SEARCH(.q = word);
	cr_expect_eq(r.apart_count, 0, "without a place all are in one list");
}

/* ---- place ---- */

Test(search, nearest_first_with_distance)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon), *word = own_word(q);
	int64_t far, near, out;
	struct search_result r;

	row_site(q);
	far = listed_add(q, &(struct listed){ .name = TEXT("A %s", word), .located = true, .latitude = lat + 0.05, .longitude = lon });
	near = listed_add(q, &(struct listed){ .name = TEXT("B %s", word), .located = true, .latitude = lat, .longitude = lon + 0.01 });
	out = listed_add(q, &(struct listed){ .name = TEXT("C %s", word), .located = true, .latitude = lat + 0.5, .longitude = lon });
	r = SEARCH(.near = here, .within = 10);
	cr_assert_eq(r.count, 2);
	cr_expect_eq(r.found[0].program.id, near);
	cr_expect_eq(r.found[1].program.id, far);
	cr_expect(fabs(r.found[1].distance - 3.4546) < 0.01, "0.05 degrees are %f miles", r.found[1].distance);
	r = SEARCH(.near = here, .within = 50);
	cr_assert_eq(r.count, 3);
	cr_expect_eq(r.found[2].program.id, out);
	r = SEARCH(.near = here, .within = 2);
	cr_expect_eq(r.all, 1);
	r = SEARCH(.near = here, .within = 10, .q = word);
	cr_assert_eq(r.count, 2);
	cr_expect_eq(r.found[0].program.id, near);
	cr_expect(r.found[0].distance > 0);
	r = SEARCH(.near = here, .within = 10, .q = own_word(q));
	cr_expect_eq(r.all, 0);
	r = SEARCH(.q = word);
	cr_assert_eq(r.count, 3);
	cr_expect(r.found[0].distance < 0, "no place, no distance");
}

Test(search, the_box_is_not_the_circle)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	struct search_result r;

	row_site(q);
	listed_add(q, &(struct listed){ .name = "In the corner", .located = true, .latitude = lat + 0.065, .longitude = lon + 0.065 });
	r = SEARCH(.near = TEXT("%f,%f", lat, lon), .within = 5);
	cr_expect_eq(r.all, 0);
	r = SEARCH(.near = TEXT("%f,%f", lat, lon), .within = 10);
	cr_expect_eq(r.all, 1);
}

#define ALL_DAY { EACH(0, 0, 1440), EACH(1, 0, 1440), EACH(2, 0, 1440), EACH(3, 0, 1440), EACH(4, 0, 1440), EACH(5, 0, 1440), \
	EACH(6, 0, 1440) }

Test(search, open_first_then_near_and_what_each_choice_would_leave)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon), *word = own_word(q);
	int64_t near, far, shut;
	struct search_result r;

	row_site(q);
	shut = listed_add(q, &(struct listed){ .name = TEXT("%s A", word), .languages = { "es" }, .located = true, .latitude = lat,
		.longitude = lon });
	far = listed_add(q, &(struct listed){ .name = TEXT("%s B", word), .languages = { "es", "pt" }, .located = true, .latitude = lat + 0.05,
		.longitude = lon, .hours = ALL_DAY });
	near = listed_add(q, &(struct listed){ .name = TEXT("%s C", word), .located = true, .latitude = lat + 0.01, .longitude = lon,
		.hours = ALL_DAY });
	r = SEARCH(.near = here, .within = 10);
	cr_assert_eq(r.count, 3);
	cr_expect(r.open_first);
	cr_expect_eq(r.found[0].program.id, near);
	cr_expect_eq(r.found[1].program.id, far);
	cr_expect_eq(r.found[2].program.id, shut);
	cr_expect_eq(r.open_count, 2);
	cr_expect_eq(r.within_count[0], 2, "one mile");
	cr_expect_eq(r.within_count[2], 3, "five miles");
	cr_expect_eq(r.within_count[5], -1, "farther than was asked, so not known");
	cr_assert_eq(r.tongue_count, 2);
	cr_expect_str_eq(r.tongues[0].language, "es");
	cr_expect_eq(r.tongues[0].programs, 2);
	cr_expect_eq(r.tongues[1].programs, 1);
	r = SEARCH(.near = here, .within = 10, .language = "pt");
	cr_expect_eq(r.tongue_count, 0, "the others are filtered out, so nothing is known of them");
	r = SEARCH(.q = word);
	cr_assert_eq(r.count, 3);
	cr_expect_eq(r.found[0].program.id, shut, "by words alone, the best name stands first");
	cr_expect(!r.open_first);
	cr_expect_eq(r.open_count, 2);
}

Test(search, several_places_count_as_the_nearest)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	int64_t id;
	struct search_result r;
	COMMAND(second_point,
		"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
		"SELECT ?, location_id, ?, ? FROM program_point WHERE program_id = ?");
	int64_t other;

	row_site(q);
	id = listed_add(q, &(struct listed){ .name = "Two", .located = true, .latitude = lat + 0.1, .longitude = lon });
	other = listed_add(q, &(struct listed){ .name = "Lends its place", .located = true, .latitude = lat + 0.05, .longitude = lon });
	cr_assert_eq(db_exec(q, &second_point, NULL, BIND(id, lat, lon, other)), ERR_OK);
	r = SEARCH(.near = TEXT("%f,%f", lat, lon), .within = 25);
	cr_assert_eq(r.count, 2, "%zu", r.count);
	cr_expect_eq(r.found[0].program.id, id);
	cr_expect(r.found[0].distance < 0.1);
}

Test(search, places_as_people_type_them)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	const char *own = own_word(q), *code = TEXT("9%07u", secret_random_below(10000000));
	const char *typed[] = {
		own, TEXT("  %s ", own), TEXT("Saint-%s", own), TEXT("%s, MA", own), TEXT("%s MA", own), TEXT("%s, Massachusetts", own),
		TEXT("12 Main Street, %s", own), TEXT("12 Main Street, %s MA", own), code, TEXT("%s-1234", code),
		TEXT("Somewhere, MA %s", code), TEXT("%f, %f", lat, lon), TEXT("%f,%f", lat, lon),
	};
	const char *unknown[] = { "Nowhere at all", "91,0", "0,181", "nan,nan", "1,2,3", "1e999,0", ",", "0,", "%", "' OR 1=1" };
	int64_t id = listed_add(q, &(struct listed){ .name = own, .located = true, .latitude = lat, .longitude = lon });

	row_site(q);
	listed_place(q, own, lat, lon);
	listed_place(q, TEXT("St. %s", own), lat, lon);
	listed_place(q, TEXT("Saint %s", own), lat, lon);
	listed_place(q, code, lat, lon);
	for (size_t i = 0; i < COUNT(typed); i++) {
		struct search_result r = SEARCH(.near = typed[i], .within = 1);

		cr_expect_not(r.near_unknown, "%s", typed[i]);
		cr_expect(holds(&r, id), "%s", typed[i]);
		cr_expect_not_null(r.place);
	}
	for (size_t i = 0; i < COUNT(unknown); i++) {
		struct search_result r = SEARCH(.near = unknown[i], .q = own);

		cr_expect(r.near_unknown, "%s", unknown[i]);
		cr_expect_eq(r.all, 0, "a list would look like an answer: %s", unknown[i]);
	}
}

Test(search, kilometres_elsewhere)
{
	struct req *q = test_db();
	double lat = anywhere(), lon = anywhere();
	struct site site = { .country = "DE", .time_zone = "Europe/Berlin" };
	struct search_result r;

	listed_add(q, &(struct listed){ .name = "Far", .located = true, .latitude = lat + 0.1, .longitude = lon });
	q->site = &site;
	cr_expect_not(search_in_miles(q));
	r = SEARCH(.near = TEXT("%f,%f", lat, lon), .within = 25);
	cr_assert_eq(r.count, 1);
	cr_expect(fabs(r.found[0].distance - 11.12) < 0.05, "%f", r.found[0].distance);
}

/* ---- the other filters ---- */

Test(search, filters_join)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	double lat = anywhere(), lon = anywhere();
	const char *here = TEXT("%f,%f", lat, lon);
	static const struct { const char *need, *language; bool located; } programs[] = {
		{ "food", "es", true }, { "food", "es", false }, { "food", "vi", true }, { "legal", "es", true },
		{ NULL, NULL, true }, { "legal", "vi", false },
	};
	int64_t ids[COUNT(programs)];

	row_site(q);
	for (size_t i = 0; i < COUNT(programs); i++)
		ids[i] = listed_add(q, &(struct listed){ .name = word, .need = programs[i].need,
			.languages = { programs[i].language }, .located = programs[i].located, .latitude = lat, .longitude = lon });
	for (unsigned with = 0; with < 8; with++) {
		const char *near = with & 1 ? here : NULL, *language = with & 2 ? "es" : NULL;
		int need = with & 4 ? NEED_food : -1;
		struct search_result r = SEARCH_NEED(need, .q = word, .near = near, .language = language);
		struct search_result without = SEARCH_NEED(need, .near = here, .language = language);

		for (size_t i = 0; i < COUNT(programs); i++) {
			bool fits = (!language || (programs[i].language && !strcmp(programs[i].language, language)))
				&& (need < 0 || (programs[i].need && !strcmp(programs[i].need, "food")));

			cr_expect_eq(holds(&r, ids[i]), fits && (!near || programs[i].located), "program %zu, filters %u", i, with);
			cr_expect_eq(holds(&without, ids[i]), fits && programs[i].located, "without words: program %zu, filters %u", i, with);
		}
	}
}

Test(search, by_language_or_need_in_order_of_names)
{
	struct req *q = test_db();
	int64_t b = listed_add(q, &(struct listed){ .name = "Bb of sm", .languages = { "en", "sm" } });
	int64_t a = listed_add(q, &(struct listed){ .name = "aa of sm", .languages = { "sm" } });
	struct search_result r = SEARCH(.language = "sm");
	const char **languages;
	size_t count, seen = 0;

	cr_assert_eq(r.count, 2);
	cr_expect_eq(r.found[0].program.id, a);
	cr_expect_eq(r.found[1].program.id, b);
	cr_expect_eq(r.found[1].language_count, 2);
	cr_expect_str_eq(r.found[1].languages[0], "en");
	cr_assert_eq(search_languages(q, &languages, &count), ERR_OK);
	for (size_t i = 0; i < count; i++)
		seen += !strcmp(languages[i], "sm");
	cr_expect_eq(seen, 1);
}

Test(search, pages_do_not_overlap)
{
	struct req *q = test_db();
	const char *word = own_word(q);
	int64_t seen[60];
	size_t count = 0;
	struct search_result r;

	for (int i = 0; i < 60; i++)
		listed_add(q, &(struct listed){ .name = word, .languages = { "nv" }, .need = "work" });
	for (int page = 1; page <= 3; page++) {
		r = SEARCH(.q = word, .page = page);
		cr_assert_eq(r.all, 60);
		cr_expect_not(r.more);
		cr_expect_eq(r.pages, 3);
		for (size_t i = 0; i < r.count; i++)
			seen[count++] = r.found[i].program.id;
	}
	cr_assert_eq(count, 60);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			cr_expect_neq(seen[i], seen[j]);
	r = SEARCH(.q = word, .page = 40);
	cr_expect_eq(r.page, 3, "past the end gives the last page");
	cr_expect_eq(r.count, 10);
	r = SEARCH(.q = word, .page = -5);
	cr_expect_eq(r.page, 1);
}

/* ---- cost ---- */

#define MONDAY_NOON (DAYS(4) + HOURS(12))	/* 1970 began on a Thursday */

/* A new database with so many programs, each in its own town. */
static struct req *directory_of(size_t programs)
{
	struct req *own = own_database();

	own->now = MONDAY_NOON;
	cr_assert_eq(db_script(own, arena_printf(own->arena,
		"INSERT INTO organization (id, public_id, source, source_id, name, description, digest) "
		"	VALUES (1, 'o', 't', 'o', 'Organization', '', ''); "
		"INSERT INTO program (id, public_id, source, source_id, organization_id, name, description, application_process, "
		"	eligibility, fees, documents, areas, wait_time, interpretation, languages_note, alert, digest) "
		"	SELECT seq, CONCAT('p', seq), 't', seq, 1, CONCAT('Program ', seq), 'Helps', '', '', '', '', '', '', '', '', '', '' "
		"	FROM seq_1_to_%zu; "
		"INSERT INTO program_text (program_id, title, summary, body) "
		"	SELECT seq, CONCAT('Program ', seq), '', CONCAT('helps word', LPAD(seq, 6, '0')) FROM seq_1_to_%zu; "
		"INSERT INTO program_need (need, program_id, name) "
		"	SELECT IF(seq %% 100 = 0 AND seq <= 1000, 1, 2), seq, CONCAT('Program ', seq) FROM seq_1_to_%zu; "
		"INSERT INTO program_language (program_id, language, name) "
		"	SELECT seq, IF(seq %% 100 = 0 AND seq <= 1000, 'vi', 'en'), CONCAT('Program ', seq) FROM seq_1_to_%zu; "
		"INSERT INTO location (id, source, source_id, transportation, accessibility, digest) "
		"	SELECT seq, 't', seq, '', '', '' FROM seq_1_to_%zu; "
		"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
		"	SELECT seq, seq, -80 + seq * 0.008, seq %% 90 FROM seq_1_to_%zu; "
		"INSERT INTO program_hours (program_id, weekday, opens, closes) SELECT seq, 0, 540, 1020 FROM seq_1_to_%zu; "
		"INSERT INTO search_stale (program_id) SELECT id FROM program; "
		"ANALYZE TABLE program, program_text, program_need, program_language, program_point, program_hours",
		programs, programs, programs, programs, programs, programs, programs)), ERR_OK, "%s",
		own->failed.detail ? own->failed.detail : "");
	cr_assert_eq(search_index_renew(own), ERR_OK);
	return own;
}

struct cost { const char *what; struct search s; size_t all; };

static const struct cost costs[] = {
	{ "words", { .q = "word000700", .need = -1, .page = 1 }, 1 },
	{ "a place", { .near = "-79.2,10", .within = 2, .need = -1, .page = 1 }, 1 },
	{ "words and a place", { .q = "word000100", .near = "-79.2,10", .within = 50, .need = -1, .page = 1 }, 1 },
	{ "a need", { .need = 1, .page = 1 }, 10 },
	{ "a need of nearly all", { .need = 2, .page = 1 }, SEARCH_FEW },
	{ "a need of nearly all, open now", { .need = 2, .open = true, .page = 1 }, SEARCH_FEW },
	{ "a language", { .language = "vi", .need = -1, .page = 1 }, 10 },
	{ "a need in a language", { .language = "vi", .need = 1, .page = 1 }, 10 },
	{ "nothing", { .need = -1, .page = 1 }, 0 },
	{ "the last page of nothing", { .need = -1, .page = 40 }, 0 },
};

static int64_t reads(struct req *q, const struct cost *c)
{
	int64_t before, nothing;
	struct search_result r;

	r = searched(q, c->s.need, c->s);			/* prepares */
	if (c->all)
		cr_expect_eq(r.all, c->all, "%s: %zu", c->what, r.all);
	before = row_reads(q);
	nothing = row_reads(q) - before;
	before = row_reads(q);
	searched(q, c->s.need, c->s);
	return row_reads(q) - before - nothing;
}

Test(search, costs_the_same_in_a_big_directory)
{
	struct req *small = directory_of(1000), *big = directory_of(20000);

	for (size_t i = 0; i < COUNT(costs); i++) {
		int64_t few = reads(small, &costs[i]), many = reads(big, &costs[i]);

		cr_expect_leq(many, few + 20, "%s: %lld rows of 1,000 programs, %lld of 20,000", costs[i].what,
			(long long)few, (long long)many);
		cr_expect_leq(many, 4000, "%s: %lld rows", costs[i].what, (long long)many);
	}
	own_database_drop(small);
	own_database_drop(big);
}
