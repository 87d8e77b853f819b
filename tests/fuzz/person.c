/* person.c - searching people. The input has three lines: first name, last name, the typed search. */
#include "../../lib/referral/person_list.c"
#include "../../lib/referral/person_search.c"

#include "support.h"

/* The greatest length of a key of person_word. Keys are in the order of their bytes. */
static void check_words(const struct words *w)
{
	EXPECT(w->count <= WORDS_ROOM, NULL);
	for (size_t i = 0; i < w->count; i++) {
		EXPECT(fuzz_is_utf8(w->all[i]) && text_length(w->all[i]) <= 100, w->all[i]);
		EXPECT(w->all[i][0] == '1' || w->all[i][0] == '2', w->all[i]);
	}
}

static bool is_found(const struct words *w, const struct search *s)
{
	for (size_t i = 0; i < w->count; i++)
		if (strcmp(w->all[i], s->from) >= 0 && strcmp(w->all[i], s->to) < 0)
			return true;
	return false;
}

/* The first way that finds somebody counts. */
static bool is_found_by_any(const struct words *w, const struct search *ways, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_found(w, &ways[i]))
			return true;
	return false;
}

static void check_typed(struct req *q, const char *text)
{
	struct search ways[WAYS_MOST];
	size_t count = search_read(q, text, ways);

	EXPECT(count <= WAYS_MOST, text);
	for (size_t i = 0; i < count; i++) {
		EXPECT(ways[i].from[0] && strcmp(ways[i].from, ways[i].to) < 0, text);
		for (size_t k = 0; k < ways[i].also_count; k++)
			EXPECT(ways[i].also[k][0] == '1', ways[i].also[k]);
	}
}

/* A person with a name of few words is found by the name, also with its last word first. */
static void check_name(struct req *q, const struct person *p)
{
	struct words w = words_of(q, p);
	const char *whole = arena_printf(q->arena, "%s %s", p->seeker.first_name, p->seeker.last_name);
	struct search ways[WAYS_MOST];
	struct typed t = { 0 };
	size_t count;

	check_words(&w);
	sort_tokens(q, whole, &t);
	text_words(q->arena, whole, &count);
	/* text like a number or an address in a name is searched as a number or an address */
	if (t.email || t.number.length || t.name.full || !count || count > WORDS_MOST)
		return;
	count = search_read(q, whole, ways);
	EXPECT(is_found_by_any(&w, ways, count), whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	char *rest = fuzz_utf8(q->arena, data, size);
	struct person p = { .seeker.first_name = text_squeeze(q->arena, fuzz_line(&rest)),
		.seeker.last_name = text_squeeze(q->arena, fuzz_line(&rest)), .seeker.email = "", .seeker.phone = "" };
	struct place after;

	/* as the form lets through */
	if (text_length(p.seeker.first_name) <= 200 && text_length(p.seeker.last_name) <= 200)
		check_name(q, &p);
	check_typed(q, rest);
	after = read_cursor(q, rest);
	EXPECT(after.active_at >= 0, rest);
	return 0;
}
