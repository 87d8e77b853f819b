/* tpl_same.c - for every template, our dictionaries make the same bytes as ctemplate's, whatever the markers hold. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <ftw.h>
#include <string.h>

#include "edge/tpl.h"
#include "support.h"
#include "twin.h"

#define TEMPLATES_MOST 1000
#define NAMES_MOST 300
#define ROUNDS 12

struct source {
	const char *language, *name;
	bool keeps_blank_lines;
	const char *names[NAMES_MOST];		/* of values, sections and includes alike: a page may confuse them */
	size_t count;
};

static struct source sources[TEMPLATES_MOST];
static size_t source_count;
static const char *folder;
static struct req *q;

static const char *const hostile[] = {
	"", "plain", "<b>&\"'", "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,<x>", "//evil.example", "/a?b=c&d=e#f", "mailto:a@b.test",
	"https://example.org/\"onclick=\"x", "{{name}}", "{{%AUTOESCAPE}}", "a\tb\nc\r\nd\ve\ff", "\x01\x1f\x7f", "caf\xc3\xa9 \xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",
	"\xff\xfe\xc0", "expression(alert(1))", "#7a1f5c", "url(x)", "</script><!--", "a;b:c", "100%", "x y+z", "\\u0000\\\"", "`$`", "=1+1",
};

/* ---- what there is ---- */

static void name_add(struct source *s, const char *name, size_t length)
{
	for (size_t i = 0; i < s->count; i++)
		if (strlen(s->names[i]) == length && !strncmp(s->names[i], name, length))
			return;
	cr_assert_lt(s->count, NAMES_MOST);
	if (length)
		s->names[s->count++] = arena_bytes(q->arena, name, length);
}

static void read_names(struct source *s, const char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

	while ((text = strstr(text, "{{"))) {
		text += strlen("{{");
		text += strspn(text, "#/>");
		name_add(s, text, strspn(text, letters));
	}
}

static int source_add(const char *path, const struct stat *stat, int type, struct FTW *ftw)
{
	struct source *s = &sources[source_count];
	const char *below = path + strlen(folder) + 1, *slash = strchr(below, '/');

	(void)stat, (void)ftw;
	if (type != FTW_F || !text_ends(path, ".tpl") || !slash)
		return 0;
	cr_assert_lt(source_count++, TEMPLATES_MOST);
	s->language = arena_bytes(q->arena, below, (size_t)(slash - below));
	s->name = arena_bytes(q->arena, slash + 1, strlen(slash + 1) - strlen(".tpl"));
	s->keeps_blank_lines = text_starts(s->name, "mail/") || text_starts(s->name, "text/")
		|| text_equal(s->name, "problems") || text_equal(s->name, "consent") || text_equal(s->name, "release-words");
	read_names(s, test_read(path));
	return 0;
}

/* ---- filled by chance, the same in each run ---- */

static unsigned long long chance;

static unsigned below(unsigned n)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(chance >> 33) % n;
}

/* A section that is shown everywhere may include the template that it stands in, without end: each round has one of the two. */
static bool with_includes;

static const char *a_value(void) { return hostile[below(COUNT(hostile))]; }

static void fill(struct twin t, const struct source *s, int depth);

/* ctemplate strips an included file as it strips the page around it. */
static void include_some(struct twin t, const struct source *s, const char *name, int depth)
{
	const struct source *other = &sources[below((unsigned)source_count)];

	if (other->keeps_blank_lines == s->keeps_blank_lines)
		fill(twin_include(t, name, other->language, other->name), other, depth + 1);
}

static void fill_one(struct twin t, const struct source *s, const char *name, int depth)
{
	if (below(4))
		twin_set(t, name, a_value());
	if (!below(8))
		twin_set_everywhere(t, name, a_value());
	if (!below(3))
		twin_show(t, name);
	if (!with_includes && !below(16))
		twin_show_everywhere(t, name);
	for (unsigned n = depth > 1 ? 0 : below(8); n > 5; n--)
		fill(twin_section(t, name), s, depth + 1);
	if (with_includes && depth < 2 && !below(12))
		include_some(t, s, name, depth);
}

static void fill(struct twin t, const struct source *s, int depth)
{
	for (size_t i = 0; i < s->count; i++)
		if (!depth || below(2))
			fill_one(t, s, s->names[i], depth);
}

static void expect_same(const struct source *s)
{
	struct arena *a = arena_new();
	struct twin t = twin_new(a, folder);
	const char *ours, *theirs;
	size_t at = 0;

	fill(t, s, 0);
	theirs = twin_expected(a, t, s->language, s->name, s->keeps_blank_lines);
	ours = tpl_render(a, t.ours, s->language, s->name, NULL);
	cr_assert(theirs && ours, "%s/%s", s->language, s->name);
	while (ours[at] && ours[at] == theirs[at])
		at++;
	cr_expect_eq(ours[at], theirs[at], "%s/%s differs at %zu:\n%.60s\nwhere ctemplate has\n%.60s", s->language, s->name, at, ours + at, theirs + at);
	arena_release(a);
}

Test(tpl_same, every_template_with_hostile_values)
{
	q = test_req();
	test_templates();
	folder = test_templates_folder();
	nftw(folder, source_add, 16, FTW_PHYS);
	cr_assert_gt(source_count, 80);
	for (size_t i = 0; i < source_count * ROUNDS; i++) {
		with_includes = i / source_count % 2;
		expect_same(&sources[i % source_count]);
	}
}
