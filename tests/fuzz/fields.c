/* fields.c - queries and forms: every value is text, and stays the same when it is encoded and decoded again. */
#include <string.h>

#include "edge/http.h"
#include "support.h"

/* Encodes the fields like a browser. */
static char *written(struct arena *a, const struct fields *f)
{
	struct str s;

	str_init(&s, a, (size_t)1 << 24);
	for (size_t i = 0; i < f->count; i++)
		str_printf(&s, "%s%s=%s", i ? "&" : "", text_url_encode(a, f->all[i].name), text_url_encode(a, f->all[i].value));
	return s.text;
}

static void check_again(struct arena *a, const struct fields *f)
{
	char *text = written(a, f);
	struct fields again;

	fields_read(a, &again, text, strlen(text));
	EXPECT(!again.malformed && again.count == f->count, text);
	for (size_t i = 0; i < f->count; i++)
		EXPECT(text_equal(again.all[i].name, f->all[i].name) && text_equal(again.all[i].value, f->all[i].value), text);
}

static void check_value(const struct fields *f, const char *name)
{
	size_t n = 0;

	while (field_value_at(f, name, n))
		n++;
	EXPECT(n <= f->count && !n == !field_value(f, name), name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	char *bytes = arena_bytes(a, data, size);
	struct fields f;

	fields_read(a, &f, bytes, size);
	EXPECT(f.count <= HTTP_FIELDS_MAX, NULL);
	for (size_t i = 0; i < f.count; i++) {
		EXPECT(fuzz_is_utf8(f.all[i].name), f.all[i].name);
		EXPECT(fuzz_is_utf8(f.all[i].value), f.all[i].value);
		check_value(&f, f.all[i].name);
	}
	check_again(a, &f);
	return 0;
}
