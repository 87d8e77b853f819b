/* json - reads and writes JSON; hides jansson.
 *
 * A value lives in the arena that it was read into. NULL is a missing value, and every function accepts it:
 * json_text(a, json_member(json_member(all, "organization"), "id")) is "" if either member is missing. */
#ifndef HANDRAIL_JSON_H
#define HANDRAIL_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/* Small JSON can be large in memory ("[{},{},{}" takes a hundred times its size), so this limits the memory
 * of all values that a process holds at a time. */
#define JSON_MEMORY_MOST ((size_t)1 << 30)

struct json_fault {
	size_t line;			/* from 1 */
	const char *why;
	bool too_large;			/* it needs more than JSON_MEMORY_MOST */
	bool is_cut;			/* it ends too early */
	bool goes_on;			/* more follows the first value: see json_read_each */
};

/* Returns NULL and fills *fault (which may be NULL) if the bytes are not JSON. */
const struct json *json_read(struct arena *a, const char *bytes, size_t length, struct json_fault *fault);

/* The same for values that follow each other, such as JSON lines: returns them as a list. */
const struct json *json_read_each(struct arena *a, const char *bytes, size_t length, struct json_fault *fault);

enum json_shape {
	JSON_NOTHING,			/* null, or not there */
	JSON_TEXT,
	JSON_BARE,			/* a number, true or false */
	JSON_LIST,
	JSON_MEMBERS			/* an object */
};
enum json_shape json_shape(const struct json *j);

/* A text or bare value as text, numbers in 15 digits; "" for everything else. */
const char *json_text(struct arena *a, const struct json *j);

/* An integer, also in quotation marks, from 0 up to `most`; otherwise 0. */
int64_t json_count(const struct json *j, int64_t most);

const struct json *json_member(const struct json *j, const char *name);

/* The items of a list. */
size_t json_length(const struct json *j);
const struct json *json_item(const struct json *j, size_t i);

/* The members of an object in their order:
 *	for (struct json_walk w = { 0 }; json_next(object, &w); )
 *		... w.name, w.value ... */
struct json_walk { const char *name; const struct json *value; void *at; };
bool json_next(const struct json *j, struct json_walk *w);

/* ---- made ----
 *
 *	struct json *all = json_new(a), *list = json_put_list(all, "items");
 *	json_put_text(json_put_members(list, NULL), "id", "7");
 *	json_print(a, all);		{"items":[{"id":"7"}]}
 *
 * A name of NULL appends to a list. Texts must be UTF-8; others become "". */
struct json *json_new(struct arena *a);		/* an object without members */
struct json *json_put_members(struct json *to, const char *name);
struct json *json_put_list(struct json *to, const char *name);
void json_put_text(struct json *to, const char *name, const char *text);
void json_put_bool(struct json *to, const char *name, bool is_true);

/* A number, from its decimal text of at most 15 digits. */
void json_put_number(struct json *to, const char *name, const char *decimal);

/* On one line, members in the order in which they were put. */
const char *json_print(struct arena *a, const struct json *j);

/* An object of texts, indented. NULL if a text is not UTF-8. */
struct json_pair { const char *name, *text; };
const char *json_write(struct arena *a, const struct json_pair *pairs, size_t count);

#endif
