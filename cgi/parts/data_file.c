/* data_file.c - writes one row of data into the JSON and into the HTML, as the table of its fields has it. */
#include "parts/data_file.h"

#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/archive.h"
#include "edge/json.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "site/site.h"
#include "web/page.h"

#define WORDS "data-words"
#define FORMAT "1"		/* of the JSON: raise it when a name changes */

struct data_file {
	struct req *q;
	struct archive_file *json, *html;
	struct arena *whole, *item;	/* q->arena outside of items, and in one */
	bool has_items;
	struct json *row, *list, *facts;	/* the item, the list in it, and where facts go */
	struct tpl *page, *html_row, *html_list, *html_facts;
};

static void add(struct archive_file *to, const char *text) { archive_add(to, text, strlen(text)); }

static void render(struct data_file *f, struct tpl *t)
{
	size_t length = 0;
	const char *text = tpl_render(f->q->arena, t, f->q->language, "data", &length);

	if (text)
		archive_add(f->html, text, length);
}

static struct tpl *new_tpl(struct data_file *f, const char *section)
{
	return tpl_section(f->page = tpl_new(f->q->arena), section);
}

static void release(void *arena) { arena_release(arena); }

enum err data_file_begin(struct req *q, struct archive *a, struct data_file **file)
{
	struct data_file *f = ARENA_NEW(q->arena, struct data_file);
	struct tpl *t;
	enum err e;

	*file = f;
	*f = (struct data_file){ .q = q, .whole = q->arena, .item = arena_new() };
	arena_defer(q->arena, release, f->item);
	if ((e = archive_open(q, a, "data.json", &f->json)) || (e = archive_open(q, a, "data.html", &f->html)))
		return e;
	add(f->json, arena_printf(q->arena, "{\"format\":" FORMAT ",\"made_at\":\"%s\"", clock_iso(q->arena, q->now)));
	t = new_tpl(f, "begins");
	tpl_set(t, "html_language", q->language);
	tpl_set(t, "html_site", q->site->name);
	tpl_set(t, "written_at", page_exact(q, q->now));
	render(f, f->page);
	return ERR_OK;
}

void data_file_end(struct data_file *f)
{
	(void)new_tpl(f, "ends");
	render(f, f->page);
	add(f->json, "}\n");
}

/* ---- parts and items ---- */

static void name_part(struct data_file *f, struct tpl *t, const char *name)
{
	tpl_set(t, "part_heading", words(f->q, f->q->language, WORDS, arena_printf(f->q->arena, "part_%s", name)));
}

void data_part(struct data_file *f, const char *name)
{
	add(f->json, arena_printf(f->q->arena, ",\n\"%s\":[", name));
	name_part(f, new_tpl(f, "part"), name);
	render(f, f->page);
	f->has_items = false;
}

void data_part_end(struct data_file *f)
{
	add(f->json, "]");
	if (f->has_items)
		return;
	(void)new_tpl(f, "nothing");
	render(f, f->page);
}

void data_item(struct data_file *f)
{
	f->q->arena = f->item;
	f->row = f->facts = json_new(f->item);
	f->html_row = f->html_facts = new_tpl(f, "item");
}

void data_item_end(struct data_file *f)
{
	add(f->json, f->has_items ? ",\n" : "\n");
	add(f->json, json_print(f->item, f->row));
	render(f, f->page);
	f->has_items = true;
	f->q->arena = f->whole;
	arena_reset(f->item);
}

void data_list(struct data_file *f, const char *name)
{
	f->list = json_put_list(f->row, name);
	name_part(f, f->html_list = tpl_section(f->html_row, "list"), name);
}

void data_list_item(struct data_file *f)
{
	f->facts = json_put_members(f->list, NULL);
	f->html_facts = tpl_section(f->html_list, "list_item");
}

/* ---- facts ---- */

union value { const char *text; bool flag; int number; instant when; };

static const size_t value_size[] = {
	[DATUM_TEXTS] = sizeof(char *), [DATUM_FLAGS] = sizeof(bool), [DATUM_NUMBERS] = sizeof(int),
	[DATUM_TIMES] = sizeof(instant), [DATUM_CHOICES] = sizeof(int),
};

static const char *slug_of(const struct datum *d, const union value *v) { return text_or_empty(d->slug(v->number)); }

/* The value as people read it; "" if there is nothing to read. */
static const char *reading(struct req *q, const struct datum *d, const union value *v)
{
	switch (d->type) {
	case DATUM_FLAGS:
		return v->flag ? words(q, q->language, "lists", "answer_yes") : "";
	case DATUM_NUMBERS:
		return v->number ? arena_printf(q->arena, "%d", v->number) : "";
	case DATUM_TIMES:
		return v->when ? page_exact(q, v->when) : "";
	case DATUM_CHOICES:
		return words(q, q->language, d->words, arena_printf(q->arena, "%s%s", d->stem, slug_of(d, v)));
	default:
		return !d->words || text_is_empty(v->text) ? text_or_empty(v->text)
			: words(q, q->language, d->words, arena_printf(q->arena, "%s%s", d->stem, v->text));
	}
}

static void put(struct req *q, struct json *to, const char *name, const struct datum *d, const union value *v)
{
	switch (d->type) {
	case DATUM_FLAGS:
		json_put_bool(to, name, v->flag);
		break;
	case DATUM_NUMBERS:
		json_put_number(to, name, arena_printf(q->arena, "%d", v->number));
		break;
	case DATUM_TIMES:
		json_put_text(to, name, v->when ? clock_iso(q->arena, v->when) : "");
		break;
	case DATUM_CHOICES:
		json_put_text(to, name, slug_of(d, v));
		break;
	default:
		json_put_text(to, name, text_or_empty(v->text));
	}
}

static void add_fact(struct data_file *f, const struct datum *d, const void *from)
{
	const char *name = text_member_name(f->q->arena, d->name), *read;
	union value v = { 0 };
	struct tpl *t;

	memcpy(&v, (const char *)from + d->offset, value_size[d->type]);
	put(f->q, f->facts, name, d, &v);
	if (text_is_empty(read = reading(f->q, d, &v)))
		return;
	t = tpl_section(f->html_facts, "fact");
	tpl_set(t, "fact_label", words(f->q, f->q->language, WORDS, arena_printf(f->q->arena, "field_%s", name)));
	tpl_set(t, "fact_text", read);
}

void data_facts(struct data_file *f, const struct datum *table, size_t count, const void *from)
{
	for (size_t i = 0; i < count; i++)
		add_fact(f, &table[i], from);
}
