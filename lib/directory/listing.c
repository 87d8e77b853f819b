/* listing.c - reads and changes what a program's card and page say, and applies edits again after an import. */
#include "directory/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/need.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/batch.h"
#include "directory/entry.h"
#include "directory/listed_text.h"
#include "directory/search_index.h"
#include "edge/db.h"
#include "site/audit.h"
#include "site/worklist.h"

static const struct { const char *name; enum listing_kind kind; } fields[LISTING_FIELDS] = {
#define LISTING(name, kind, most) [LISTING_##name] = { #name, LISTING_##kind },
#include "directory/listing.def"
#undef LISTING
};

const char *listing_name(enum listing_field f) { return fields[f].name; }
enum listing_kind listing_kind(enum listing_field f) { return fields[f].kind; }

/* ---- what the tables hold ---- */

struct shown {
#define LISTING(name, kind, most) const char *name;
#include "directory/listing.def"
#undef LISTING
	const char *organization_name, *summary;
};

static const struct column shown_columns[] = {
	COLUMN(struct shown, name), COLUMN(struct shown, alternate_name), COLUMN(struct shown, description),
	COLUMN(struct shown, url), COLUMN(struct shown, email), COLUMN(struct shown, languages), COLUMN(struct shown, needs),
	COLUMN(struct shown, eligibility), COLUMN(struct shown, application_process), COLUMN(struct shown, documents),
	COLUMN(struct shown, fees), COLUMN(struct shown, areas), COLUMN(struct shown, wait_time),
	COLUMN(struct shown, interpretation), COLUMN(struct shown, alert), COLUMN(struct shown, organization_name),
	COLUMN(struct shown, summary),
};

STATEMENT(shown_of, shown_columns, struct shown,
	"SELECT p.name, p.alternate_name, p.description, p.url, p.email, "
	"	(SELECT GROUP_CONCAT(l.language ORDER BY l.language SEPARATOR ' ') FROM program_language l WHERE l.program_id = p.id) "
	"		AS languages, "
	"	(SELECT GROUP_CONCAT(n.need ORDER BY n.need SEPARATOR ' ') FROM program_need n WHERE n.program_id = p.id) AS needs, "
	"	p.eligibility, p.application_process, p.documents, p.fees, p.areas, p.wait_time, p.interpretation, p.alert, "
	"	o.name AS organization_name, COALESCE(t.summary, '') AS summary "
	"FROM program p "
	"JOIN organization o ON o.id = p.organization_id "
	"LEFT JOIN program_text t ON t.program_id = p.id "
	"WHERE p.id = ?");

struct phone_row { const char *location_id, *raw, *dial, *extension, *type, *description; };

static const struct column phone_columns[] = {
	COLUMN(struct phone_row, location_id), COLUMN(struct phone_row, raw), COLUMN(struct phone_row, dial),
	COLUMN(struct phone_row, extension), COLUMN(struct phone_row, type), COLUMN(struct phone_row, description),
};

STATEMENT(phones_of, phone_columns, struct phone_row,
	"SELECT CAST(COALESCE(location_id, 0) AS CHAR) AS location_id, raw, dial, extension, type, description "
	"FROM program_phone "
	"WHERE program_id = ? "
	"ORDER BY position");

static const char *phone_written(struct arena *a, const struct phone_row *p)
{
	return arena_printf(a, "%s\t%s\t%s\t%s\t%s\t%s", p->location_id, p->raw, p->dial, p->extension, p->type, p->description);
}

static void line_add(struct str *s, const char *line)
{
	str_printf(s, "%s%s", s->length ? "\n" : "", line);
}

#define LINES_MOST ((size_t)256 * 1024)

static const char *need_slugs(struct arena *a, const char *numbers)
{
	char *copy = arena_text(a, text_or_empty(numbers)), *rest = copy;
	struct str s;

	str_init(&s, a, LINES_MOST);
	for (char *number = strtok_r(copy, " ", &rest); number; number = strtok_r(NULL, " ", &rest)) {
		int64_t n;

		if (text_to_number(number, 0, NEEDS - 1, &n))
			str_printf(&s, "%s%s", s.length ? " " : "", need_slug((enum need)n));
	}
	return s.text;
}

static enum err read_shown(struct req *q, int64_t program_id, struct shown *now)
{
	struct phone_row *phones;
	struct str lines;
	size_t count;
	enum err e;

	if ((e = db_row(q, &shown_of, now, BIND(program_id))) || (e = db_rows(q, &phones_of, &phones, &count, BIND(program_id))))
		return e;
	str_init(&lines, q->arena, LINES_MOST);
	for (size_t i = 0; i < count; i++)
		line_add(&lines, phone_written(q->arena, &phones[i]));
	now->phones = lines.text;
	now->languages = text_or_empty(now->languages);
	now->needs = need_slugs(q->arena, now->needs);
	return ERR_OK;
}

static const char *value_of(const struct shown *now, enum listing_field f)
{
	static const size_t members[LISTING_FIELDS] = {
#define LISTING(name, kind, most) [LISTING_##name] = offsetof(struct shown, name),
#include "directory/listing.def"
#undef LISTING
	};

	return *(const char *const *)(const void *)((const char *)now + members[f]);
}

/* ---- edits ---- */

struct edit { unsigned field; const char *value, *listed; instant listed_at; };

static const struct column edit_columns[] = {
	COLUMN(struct edit, field), COLUMN(struct edit, value), COLUMN(struct edit, listed), COLUMN(struct edit, listed_at),
};

STATEMENT(edits_of, edit_columns, struct edit,
	"SELECT field, value, listed, listed_at "
	"FROM program_listing "
	"WHERE program_id = ? "
	"ORDER BY field");

static enum err listing_of(struct req *q, int64_t program_id, const struct shown *now, struct listing *l)
{
	struct edit *edits;
	size_t count;
	enum err e = db_rows(q, &edits_of, &edits, &count, BIND(program_id));

	if (e)
		return e;
	for (enum listing_field f = 0; f < LISTING_FIELDS; f++)
		l->of[f] = (struct listed){ .value = value_of(now, f), .listed = value_of(now, f) };
	for (size_t i = 0; i < count; i++)
		if (edits[i].field < LISTING_FIELDS)
			l->of[edits[i].field] = (struct listed){ .value = edits[i].value, .listed = edits[i].listed, .edited = true,
				.listed_at = edits[i].listed_at };
	return ERR_OK;
}

enum err listing_read(struct req *q, int64_t program_id, struct listing *l)
{
	struct shown now;
	enum err e = read_shown(q, program_id, &now);

	return e ? e : listing_of(q, program_id, &now, l);
}

/* ---- writing a value into the tables ---- */

#define SET_NAME(name) SET_TEXT(name)
#define SET_URL(name) SET_TEXT(name)
#define SET_EMAIL(name) SET_TEXT(name)
#define SET_PHONES(name)
#define SET_LANGUAGES(name)
#define SET_NEEDS(name)

#define SET_TEXT(name) COMMAND(set_##name, "UPDATE program SET " #name " = ? WHERE id = ?");
#define LISTING(name, kind, most) SET_##kind(name)
#include "directory/listing.def"
#undef LISTING
#undef SET_TEXT

static const struct stmt *const set_columns[LISTING_FIELDS] = {
#define SET_TEXT(name) [LISTING_##name] = &set_##name,
#define LISTING(name, kind, most) SET_##kind(name)
#include "directory/listing.def"
#undef LISTING
#undef SET_TEXT
};

COMMAND(delete_phones, "DELETE FROM program_phone WHERE program_id = ?");
COMMAND(delete_languages, "DELETE FROM program_language WHERE program_id = ?");
COMMAND(delete_needs, "DELETE FROM program_need WHERE program_id = ?");

COMMAND(insert_phone,
	"INSERT INTO program_phone (program_id, position, location_id, raw, dial, extension, type, description) "
	"VALUES (?, ?, (SELECT id FROM location WHERE id = ?), ?, ?, ?, ?, ?)");

COMMAND(insert_language,
	"INSERT INTO program_language (program_id, language, name) "
	"SELECT id, ?, name "
	"FROM program "
	"WHERE id = ?");

COMMAND(insert_need,
	"INSERT INTO program_need (need, program_id, name) "
	"SELECT ?, id, name "
	"FROM program "
	"WHERE id = ?");

static struct phone_row phone_of(struct arena *a, const char *line)
{
	struct phone_row p = { "0", "", "", "", "", "" };
	const char **cells[] = { &p.location_id, &p.raw, &p.dial, &p.extension, &p.type, &p.description };
	char *rest = arena_text(a, line), *cell;

	for (size_t i = 0; i < COUNT(cells) && (cell = strsep(&rest, "\t")); i++)
		*cells[i] = cell;
	return p;
}

static enum err put_phones(struct req *q, int64_t program_id, const char *text)
{
	char *copy = arena_text(q->arena, text), *rest = copy;
	int position = 0;
	enum err e = db_exec(q, &delete_phones, NULL, BIND(program_id));

	for (char *line = strtok_r(copy, "\n", &rest); line && !e; line = strtok_r(NULL, "\n", &rest)) {
		struct phone_row p = phone_of(q->arena, line);

		e = db_exec(q, &insert_phone, NULL, BIND(program_id, position++, p.location_id, p.raw, p.dial, p.extension, p.type,
			p.description));
	}
	return e;
}

static enum err put_languages(struct req *q, int64_t program_id, const char *text)
{
	char *copy = arena_text(q->arena, text), *rest = copy;
	enum err e = db_exec(q, &delete_languages, NULL, BIND(program_id));

	for (char *tag = strtok_r(copy, " ", &rest); tag && !e; tag = strtok_r(NULL, " ", &rest))
		e = db_exec(q, &insert_language, NULL, BIND(tag, program_id));
	return e;
}

static unsigned need_bits(struct arena *a, const char *slugs)
{
	char *copy = arena_text(a, slugs), *rest = copy;
	unsigned bits = 0;

	for (char *slug = strtok_r(copy, " ", &rest); slug; slug = strtok_r(NULL, " ", &rest))
		if (need_from_slug(slug) >= 0)
			bits |= 1u << need_from_slug(slug);
	return bits;
}

static enum err put_needs(struct req *q, int64_t program_id, const char *text)
{
	unsigned bits = need_bits(q->arena, text);
	enum err e = db_exec(q, &delete_needs, NULL, BIND(program_id));

	for (int n = 0; n < NEEDS && !e; n++)
		if (bits & 1u << n)
			e = db_exec(q, &insert_need, NULL, BIND(n, program_id));
	return e;
}

static enum err put(struct req *q, int64_t program_id, enum listing_field f, const char *text)
{
	switch (fields[f].kind) {
	case LISTING_PHONES: return put_phones(q, program_id, text);
	case LISTING_LANGUAGES: return put_languages(q, program_id, text);
	case LISTING_NEEDS: return put_needs(q, program_id, text);
	default: return db_exec(q, set_columns[f], NULL, BIND(text, program_id));
	}
}

/* ---- what follows from the values ---- */

COMMAND(set_text,
	"UPDATE program_text "
	"SET title = ?, summary = ?, body = ? "
	"WHERE program_id = ?");

COMMAND(set_free,
	"UPDATE program "
	"SET is_free = ? "
	"WHERE id = ?");

COMMAND(rename_languages,
	"UPDATE program_language "
	"SET name = ? "
	"WHERE program_id = ?");

COMMAND(rename_needs,
	"UPDATE program_need "
	"SET name = ? "
	"WHERE program_id = ?");

static enum err rename_sorted(struct req *q, int64_t program_id, const char *name)
{
	enum err e = db_exec(q, &rename_languages, NULL, BIND(name, program_id));

	return e ? e : db_exec(q, &rename_needs, NULL, BIND(name, program_id));
}

/* Until the index is renewed. */
static enum err follow(struct req *q, int64_t program_id, const struct shown *before)
{
	struct shown now;
	enum err e = read_shown(q, program_id, &now);

	if (e)
		return e;
	if (!text_equal(now.name, before->name) && (e = rename_sorted(q, program_id, now.name)))
		return e;
	if (!text_equal(now.fees, before->fees) && (e = db_exec(q, &set_free, NULL, BIND(listed_free(q->arena, now.fees), program_id))))
		return e;
	return db_exec(q, &set_text, NULL, BIND(listed_title(q->arena, now.name, now.alternate_name, now.organization_name),
		listed_summary_changed(q->arena, before->summary, need_bits(q->arena, before->needs), need_bits(q->arena, now.needs),
			before->description, now.description),
		listed_body(q->arena, now.eligibility, now.description), program_id));
}

/* ---- editing ---- */

COMMAND(write_edit,
	"INSERT INTO program_listing (program_id, field, value, listed, changed_at, listed_at) "
	"VALUES (?, ?, ?, ?, ?, NULL) "
	"ON DUPLICATE KEY UPDATE value = VALUES(value), changed_at = VALUES(changed_at), listed_at = NULL");

COMMAND(delete_edit,
	"DELETE FROM program_listing "
	"WHERE program_id = ? "
	"	AND field = ?");

struct setting { int64_t program_id; const struct listing_change *change; };

/* A form sends a text back with other white space than a directory may have written. */
static bool reads_the_same(struct arena *a, const char *one, const char *other)
{
	return text_equal(text_squeeze(a, one), text_squeeze(a, other));
}

static bool is_the_same(struct arena *a, const char *one, const char *other)
{
	return text_equal(one, other) || text_equal(text_trim(a, one), text_trim(a, other));
}

static enum err set_field(struct req *q, int64_t program_id, enum listing_field f, const struct listed *l, const char *text)
{
	struct audited act = { .act = AUDIT_listing_changed, .site_id = audit_site(q), .of = program_id, .what = fields[f].name };
	bool back = text_is_empty(text) || reads_the_same(q->arena, text, l->listed);
	enum err e;

	if (back ? !l->edited : is_the_same(q->arena, text, l->value))
		return ERR_OK;
	e = back ? db_exec(q, &delete_edit, NULL, BIND(program_id, (int)f))
		: db_exec(q, &write_edit, NULL, BIND(program_id, (int)f, text, l->listed, q->now));
	if (e || (e = put(q, program_id, f, back ? l->listed : text)))
		return e;
	return audit_add(q, &act);
}

/* Marks the program first: that locks its words, so of two edits at once one waits before it reads. */
static enum err set(struct req *q, void *data)
{
	const struct setting *s = data;
	struct listing l;
	struct shown before;
	enum err e;

	if ((e = search_index_mark(q, &s->program_id, 1)) || (e = read_shown(q, s->program_id, &before)))
		return e;
	if ((e = listing_of(q, s->program_id, &before, &l)))
		return e;
	for (enum listing_field f = 0; f < LISTING_FIELDS && !e; f++)
		if (s->change->of[f])
			e = set_field(q, s->program_id, f, &l.of[f], s->change->of[f]);
	if (e || (e = follow(q, s->program_id, &before)) || (e = worklist_renew_programs(q)))
		return e;
	return search_index_renew(q);
}

enum err listing_set(struct req *q, int64_t program_id, const struct listing_change *c)
{
	struct setting s = { program_id, c };

	return db_transaction(q, set, &s);
}

/* ---- after an import ---- */

struct overwritten { int64_t program_id; };

static const struct column overwritten_columns[] = { COLUMN(struct overwritten, program_id) };

STATEMENT(all_overwritten, overwritten_columns, struct overwritten,
	"SELECT DISTINCT program_id "
	"FROM program_listing "
	"WHERE applied = FALSE "
	"ORDER BY program_id");

COMMAND(list_anew,
	"UPDATE program_listing "
	"SET listed = ?, listed_at = ? "
	"WHERE program_id = ? "
	"	AND field = ?");

COMMAND(set_applied,
	"UPDATE program_listing "
	"SET applied = TRUE "
	"WHERE program_id = ?");

static enum err renew_program(struct req *q, int64_t program_id)
{
	struct shown before;
	struct edit *edits;
	size_t count;
	enum err e = read_shown(q, program_id, &before);

	if (e || (e = db_rows(q, &edits_of, &edits, &count, BIND(program_id))))
		return e;
	for (size_t i = 0; i < count && !e; i++) {
		const char *listed;

		if (edits[i].field >= LISTING_FIELDS)
			continue;
		listed = value_of(&before, edits[i].field);
		if (!text_equal(listed, edits[i].listed))
			e = db_exec(q, &list_anew, NULL, BIND(listed, q->now, program_id, edits[i].field));
		e = e ? e : put(q, program_id, edits[i].field, edits[i].value);
	}
	e = e ? e : db_exec(q, &set_applied, NULL, BIND(program_id));
	return e ? e : follow(q, program_id, &before);
}

enum err listing_renew(struct req *q)
{
	struct overwritten *all;
	size_t count;
	enum err e = db_rows(q, &all_overwritten, &all, &count, NOTHING);

	for (size_t i = 0; i < count && !e; i++)
		e = renew_program(q, all[i].program_id);
	return e;
}

/* ---- for people ---- */

static bool is_for_words(const char *type)
{
	static const char *const types[] = { "fax", "tty", "text", "sms" };

	return slug_find(types, COUNT(types), type) >= 0;
}

static const char *phone_line_of(struct arena *a, const struct phone_row *p)
{
	bool apart = *p->extension && !strstr(p->raw, p->extension);

	return arena_printf(a, "%s%s%s%s%s%s%s%s", p->raw, apart ? " x" : "", apart ? p->extension : "",
		is_for_words(p->type) ? " (" : "", is_for_words(p->type) ? p->type : "", is_for_words(p->type) ? ")" : "",
		*p->description ? ", " : "", p->description);
}

static const char *phones_for_people(struct arena *a, const char *value)
{
	char *copy = arena_text(a, value), *rest = copy;
	struct str s;

	str_init(&s, a, LINES_MOST);
	for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		struct phone_row p = phone_of(a, line);

		line_add(&s, phone_line_of(a, &p));
	}
	return s.text;
}

static const char *languages_for_people(struct arena *a, const char *value)
{
	char *copy = arena_text(a, value), *rest = copy;
	struct str s;

	str_init(&s, a, LINES_MOST);
	for (char *tag = strtok_r(copy, " ", &rest); tag; tag = strtok_r(NULL, " ", &rest)) {
		const struct language *l = language_find(tag);

		str_printf(&s, "%s%s", s.length ? ", " : "", l ? l->english_name : tag);
	}
	return s.text;
}

const char *listing_for_people(struct req *q, enum listing_field f, const char *value)
{
	if (fields[f].kind == LISTING_PHONES)
		return phones_for_people(q->arena, value);
	return fields[f].kind == LISTING_LANGUAGES ? languages_for_people(q->arena, value) : value;
}

/* The line of a value that reads like this; NULL if there is none. */
static const char *line_known(struct arena *a, const char *value, const char *typed)
{
	char *copy = arena_text(a, value), *rest = copy;

	for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		struct phone_row p = phone_of(a, line);

		if (reads_the_same(a, phone_line_of(a, &p), typed))
			return line;
	}
	return NULL;
}

/* "508-555-0100 x12 (fax), front desk" */
static void phone_typed(struct arena *a, struct str *s, const char *typed, const char *country)
{
	const char *comma = strstr(typed, ", "), *open;
	char *number = arena_bytes(a, typed, comma ? (size_t)(comma - typed) : strlen(typed));
	struct phone_row p = { .location_id = "0", .type = "", .description = comma ? comma + 2 : "" };
	struct phone *found;
	size_t count;

	if ((open = strrchr(number, '(')) && text_ends(open, ")") && is_for_words(arena_bytes(a, open + 1, strlen(open) - 2))) {
		p.type = arena_bytes(a, open + 1, strlen(open) - 2);
		number = text_trim(a, arena_bytes(a, number, (size_t)(open - number)));
	}
	count = phone_listed(a, number, "", country, &found);
	for (size_t i = 0; i < count; i++) {
		p.raw = found[i].raw;
		p.dial = found[i].dial;
		p.extension = found[i].extension;
		line_add(s, phone_written(a, &p));
	}
}

#define PHONE_LINE_MOST 200		/* characters, as many as the narrowest column holds */

static const char *phones_from_people(struct req *q, const struct listed *l, const char *typed, const char *country)
{
	char *copy = arena_text(q->arena, typed), *rest = copy;
	struct str s;

	str_init(&s, q->arena, LINES_MOST);
	for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		const char *clean = text_squeeze(q->arena, line), *known = line_known(q->arena, l->value, clean);

		if (text_length(clean) > PHONE_LINE_MOST)
			return NULL;

		known = known ? known : line_known(q->arena, l->listed, clean);
		if (known)
			line_add(&s, known);
		else if (*clean)
			phone_typed(q->arena, &s, clean, country);
	}
	return s.text;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *languages_from_people(struct req *q, const char *typed)
{
	const char **tags, *note;
	size_t count = language_listed(q->arena, typed, &tags, &note);
	struct str s;

	if (*note)
		return NULL;
	if (count)
		qsort(tags, count, sizeof(*tags), by_text);	/* NOLINT(bugprone-sizeof-expression): the pointers are sorted */
	str_init(&s, q->arena, LINES_MOST);
	for (size_t i = 0; i < count; i++)
		str_printf(&s, "%s%s", s.length ? " " : "", tags[i]);
	return s.text;
}

const char *listing_from_people(struct req *q, const struct listing *l, enum listing_field f, const char *typed,
	const char *country)
{
	if (fields[f].kind == LISTING_PHONES)
		return phones_from_people(q, &l->of[f], typed, country);
	return fields[f].kind == LISTING_LANGUAGES ? languages_from_people(q, typed) : typed;
}
