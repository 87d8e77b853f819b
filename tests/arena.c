/* arena.c - memory that lives as long as one request. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include "base/arena.h"
#include "base/str.h"
#include "support.h"

static bool is_zero(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i])
			return false;
	return true;
}

Test(arena, memory_is_zeroed_even_when_used_before)
{
	struct arena *a = arena_new();

	for (int round = 0; round < 3; round++) {
		for (size_t size = 1; size < 200000; size = size * 3 + 1) {
			unsigned char *p = arena_alloc(a, size);

			cr_expect(is_zero(p, size), "%zu bytes in round %d", size, round);
			memset(p, 0xAA, size);
		}
		arena_reset(a);
	}
	arena_release(a);
}

Test(arena, memory_is_aligned_and_apart)
{
	struct arena *a = arena_new();
	unsigned char *all[300];

	for (size_t i = 0; i < COUNT(all); i++) {
		all[i] = arena_alloc(a, i);
		cr_assert_eq((uintptr_t)all[i] % _Alignof(max_align_t), 0);
		memset(all[i], (int)i, i);
	}
	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t n = 0; n < i; n++)
			cr_assert_eq(all[i][n], (unsigned char)i);
	arena_release(a);
}

Test(arena, large_pieces_leave_the_block_in_use)
{
	struct arena *a = arena_new();
	char *before = arena_text(a, "before"), *large = arena_alloc(a, 1000000), *after;

	memset(large, 'x', 1000000);
	after = arena_text(a, "after");
	cr_expect_str_eq(before, "before");
	cr_expect_lt(after - before, 4096);
	arena_release(a);
}

Test(arena, used_counts_since_the_reset)
{
	struct arena *a = arena_new();

	cr_expect_eq(arena_used(a), 0);
	arena_alloc(a, 10);
	arena_array(a, 3, 100000);
	cr_expect_eq(arena_used(a), 300010);
	arena_reset(a);
	cr_expect_eq(arena_used(a), 0);
	arena_release(a);
}

Test(arena, texts)
{
	struct arena *a = arena_new();

	cr_expect_null(arena_text(a, NULL));
	cr_expect_null(arena_bytes(a, NULL, 3));
	cr_expect_str_eq(arena_text(a, ""), "");
	cr_expect_str_eq(arena_bytes(a, "abcdef", 3), "abc");
	cr_expect_arr_eq(arena_bytes(a, "a\0b", 3), "a\0b", 4);
	cr_expect_str_eq(arena_printf(a, "%d %s", 7, "seven"), "7 seven");
	cr_expect_eq(strlen(arena_printf(a, "%0100000d", 7)), 100000);
	arena_release(a);
}

static char order[32], first[] = "first ", second[] = "second ", one[] = "one ";

static void note(void *thing) { strcat(order, thing); }

static struct arena *deferring;

static void defer_more(void *thing)
{
	note(thing);
	arena_defer(deferring, note, arena_text(deferring, "later "));
}

Test(arena, deferred_runs_last_in_first_out_and_once)
{
	struct arena *a = deferring = arena_new();

	arena_defer(a, note, first);
	arena_defer(a, note, second);
	arena_reset(a);
	cr_expect_str_eq(order, "second first ");
	arena_reset(a);
	arena_release(a);
	cr_expect_str_eq(order, "second first ");
}

Test(arena, deferred_may_defer)
{
	struct arena *a = deferring = arena_new();

	arena_defer(a, defer_more, one);
	arena_release(a);
	cr_expect_str_eq(order, "one later ");
}

Test(arena, release_takes_nothing)
{
	arena_release(NULL);
}

static void overflow(void *data)
{
	(void)data;
	arena_array(arena_new(), SIZE_MAX / 2, 3);
}

Test(arena, an_overflow_ends_the_process)
{
	char *said;

	cr_expect_eq(test_child(overflow, NULL, &said), 1);
	cr_expect(strstr(said, "out of memory"), "%s", said);
}

static void use_up(void *data)
{
	struct rlimit limit = { (rlim_t)64 << 20, (rlim_t)64 << 20 };
	struct arena *a = arena_new();

	(void)data;
	setrlimit(RLIMIT_AS, &limit);
	for (;;)
		memset(arena_alloc(a, 100000), 1, 100000);
}

/* No allocation ever returns NULL. */
Test(arena, no_memory_left_ends_the_process)
{
#ifdef __SANITIZE_ADDRESS__
	cr_skip_test("the sanitizer has its own end for this");
#endif
	char *said;

	cr_expect_eq(test_child(use_up, NULL, &said), 1);
	cr_expect(strstr(said, "out of memory"), "%s", said);
}
