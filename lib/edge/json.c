/* json.c - jansson's values as struct json; counts the memory that jansson takes. */
#include "edge/json.h"

#include <jansson.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

/* ---- memory: jansson has one allocator per process ---- */

static struct { size_t taken; bool refused; } memory;

static void *take_memory(size_t size)
{
	void *p = memory.taken + size > JSON_MEMORY_MOST ? NULL : malloc(size);

	memory.refused |= !p;
	memory.taken += p ? malloc_usable_size(p) : 0;
	return p;
}

static void give_memory(void *p)
{
	size_t size = p ? malloc_usable_size(p) : 0;

	memory.taken -= size < memory.taken ? size : memory.taken;
	free(p);
}

static void count_memory(void)
{
	static bool counts;

	if (!counts)
		json_set_alloc_funcs(take_memory, give_memory);
	counts = true;
	memory.refused = false;
}

/* ---- reading ---- */

/* A struct json is jansson's value and nothing else. */
static json_t *value_of(const struct json *j)
{
	return (json_t *)(uintptr_t)j;
}

static const struct json *json_of(const json_t *value)
{
	return (const struct json *)value;
}

static void forget(void *value)
{
	json_decref(value);
}

static const struct json *read_done(struct arena *a, json_t *root, const json_error_t *error, struct json_fault *fault)
{
	if (root)
		arena_defer(a, forget, root);
	else if (fault)
		*fault = (struct json_fault){ .line = error->line > 0 ? (size_t)error->line : 1,
			.why = arena_text(a, error->text), .too_large = memory.refused,
			.is_cut = json_error_code(error) == json_error_premature_end_of_input,
			.goes_on = json_error_code(error) == json_error_end_of_input_expected };
	return json_of(root);
}

const struct json *json_read(struct arena *a, const char *bytes, size_t length, struct json_fault *fault)
{
	json_error_t error = { .line = 1 };

	count_memory();
	return read_done(a, json_loadb(bytes, length, 0, &error), &error, fault);
}

static size_t lines_in(const char *bytes, size_t length)
{
	size_t lines = 0;

	for (size_t i = 0; i < length; i++)
		lines += bytes[i] == '\n';
	return lines;
}

const struct json *json_read_each(struct arena *a, const char *bytes, size_t length, struct json_fault *fault)
{
	json_error_t error = { .line = 1 };
	json_t *all, *one;
	size_t at = 0;

	count_memory();
	all = json_array();
	while (at < length && strchr(" \t\r\n", bytes[at]))
		at++;
	while (all && at < length) {
		one = json_loadb(bytes + at, length - at, JSON_DISABLE_EOF_CHECK, &error);
		if (!one || json_array_append_new(all, one)) {
			error.line += (int)lines_in(bytes, at);
			json_decref(all);
			return read_done(a, NULL, &error, fault);
		}
		at += (size_t)error.position;
		while (at < length && strchr(" \t\r\n", bytes[at]))
			at++;
	}
	return read_done(a, all, &error, fault);
}

enum json_shape json_shape(const struct json *j)
{
	json_t *value = value_of(j);

	if (!value || json_is_null(value))
		return JSON_NOTHING;
	if (json_is_object(value))
		return JSON_MEMBERS;
	if (json_is_array(value))
		return JSON_LIST;
	return json_is_string(value) ? JSON_TEXT : JSON_BARE;
}

static const char *number_text(struct arena *a, const json_t *value)
{
	char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
	const char *copy = arena_text(a, text ? text : "");

	give_memory(text);
	return copy;
}

const char *json_text(struct arena *a, const struct json *j)
{
	json_t *value = value_of(j);

	if (json_is_string(value))
		return json_string_value(value);
	if (json_is_boolean(value))
		return json_is_true(value) ? "true" : "false";
	return json_is_number(value) ? number_text(a, value) : "";
}

int64_t json_count(const struct json *j, int64_t most)
{
	json_t *value = value_of(j);
	int64_t n = 0;

	if (json_is_integer(value))
		n = json_integer_value(value);
	else if (!json_is_string(value) || !text_to_number(json_string_value(value), 0, most, &n))
		return 0;
	return n >= 0 && n <= most ? n : 0;
}

const struct json *json_member(const struct json *j, const char *name)
{
	return json_of(json_object_get(value_of(j), name));
}

size_t json_length(const struct json *j)
{
	return json_array_size(value_of(j));
}

const struct json *json_item(const struct json *j, size_t i)
{
	return json_of(json_array_get(value_of(j), i));
}

bool json_next(const struct json *j, struct json_walk *w)
{
	w->at = w->at ? json_object_iter_next(value_of(j), w->at) : json_object_iter(value_of(j));
	if (!w->at)
		return false;
	w->name = json_object_iter_key(w->at);
	w->value = json_of(json_object_iter_value(w->at));
	return true;
}

/* ---- made ---- */

struct json *json_new(struct arena *a)
{
	json_t *all;

	count_memory();
	all = json_object();
	if (!all)
		arena_exhausted(0);
	arena_defer(a, forget, all);
	return (struct json *)all;
}

/* The new value belongs to the one that it is put into. Without memory the process ends, as everywhere. */
static struct json *put(struct json *to, const char *name, json_t *value)
{
	json_t *into = (json_t *)to;

	if (!value || (name ? json_object_set_new(into, name, value) : json_array_append_new(into, value)))
		arena_exhausted(0);
	return (struct json *)value;
}

struct json *json_put_members(struct json *to, const char *name) { return put(to, name, json_object()); }
struct json *json_put_list(struct json *to, const char *name) { return put(to, name, json_array()); }
void json_put_bool(struct json *to, const char *name, bool is_true) { put(to, name, json_boolean(is_true)); }

void json_put_text(struct json *to, const char *name, const char *text)
{
	put(to, name, json_string(text_is_utf8(text, strlen(text)) ? text : ""));
}

void json_put_number(struct json *to, const char *name, const char *decimal)
{
	json_t *number = json_loads(decimal, JSON_DECODE_ANY, NULL);

	put(to, name, json_is_number(number) ? number : json_integer(0));
}

/* ---- writing ---- */

const char *json_print(struct arena *a, const struct json *j)
{
	char *text = json_dumps(value_of(j), JSON_COMPACT | JSON_REAL_PRECISION(15));

	if (!text)
		arena_exhausted(0);
	arena_defer(a, give_memory, text);
	return text;
}

const char *json_write(struct arena *a, const struct json_pair *pairs, size_t count)
{
	json_t *object;
	char *text = NULL;
	int wrong = 0;

	count_memory();
	object = json_object();
	for (size_t i = 0; i < count; i++)
		wrong |= json_object_set_new(object, pairs[i].name, json_string(pairs[i].text));
	if (!wrong)
		text = json_dumps(object, JSON_INDENT(1));
	json_decref(object);
	if (text)
		arena_defer(a, give_memory, text);
	return text;
}
