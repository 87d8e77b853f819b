/* search.c - what somebody types to find a program: its words, their meanings, and the units that they make. */
#include "../../lib/directory/search.c"
#include "../../lib/directory/query.c"

#include "support.h"

static void check_word(void *data, const char *plain, const char *stem)
{
	const char *const both[] = { plain, stem };

	(void)data;
	for (size_t w = 0; w < COUNT(both); w++) {
		EXPECT(*both[w] && strlen(both[w]) < WORD_ROOM && fuzz_is_utf8(both[w]), both[w]);
		/* no sign, and not the "=" of a fact */
		for (const char *c = both[w]; *c; c++)
			EXPECT((unsigned char)*c >= 0x80 || (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z'), both[w]);
	}
}

static void check_units(const struct query *query)
{
	EXPECT(query->unit_count <= QUERY_UNITS && query->term_count <= QUERY_TERMS - QUERY_FACTS, NULL);
	for (size_t i = 0; i < query->unit_count; i++) {
		const struct unit *u = &query->units[i];

		EXPECT(u->count && u->count <= QUERY_ALTERNATIVES, NULL);
		for (size_t a = 0; a < u->count; a++)
			for (size_t n = 0; n < u->alternatives[a].count; n++)
				EXPECT(u->alternatives[a].terms[n] < query->term_count, NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct query query;
	struct req *q = fuzz_req();
	const char *text = typed_words(q, fuzz_utf8(q->arena, data, size));
	struct tokens tokens = { .arena = q->arena };

	EXPECT(fuzz_is_utf8(text) && strlen(text) <= TYPED_MOST, text);
	word_each(q->arena, text, check_word, NULL);
	word_each(q->arena, text, token_add, &tokens);
	(void)everyday_is_danger(tokens.stems, tokens.count);
	for (int weak_too = 0; weak_too < 2; weak_too++) {
		query = (struct query){ .unit_count = 0 };
		units_take(&query, &tokens, weak_too);
		check_units(&query);
	}
	return 0;
}
