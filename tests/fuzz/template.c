/* template.c - hostile text in every marker of a real template: the page's tags and attributes stay what they are.
 *
 * The first line names the template, the second one chooses among the parts
 * that an include may stand for; the rest is the text. */
#define _GNU_SOURCE

#include "edge/tpl.h"

#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "html.h"
#include "support.h"

#define TEMPLATES_MOST 200
#define NAMES_MOST 300
#define DEPTH_MOST 4

struct template {
	const char *name;
	const char *markers[NAMES_MOST], *sections[NAMES_MOST], *includes[NAMES_MOST];
	size_t marker_count, section_count, include_count;
};

static struct template templates[TEMPLATES_MOST];
static size_t template_count, folder_length;
static struct arena *lifelong;

/* ---- what there is ---- */

static char *read_all(const char *path)
{
	static char bytes[1 << 18];
	FILE *f = fopen(path, "re");
	size_t n;

	EXPECT(f, path);
	n = fread(bytes, 1, sizeof(bytes) - 1, f);
	bytes[n] = '\0';
	fclose(f);
	return bytes;
}

static void name_add(const char **names, size_t *count, const char *name, size_t length)
{
	for (size_t i = 0; i < *count; i++)
		if (strlen(names[i]) == length && !strncmp(names[i], name, length))
			return;
	EXPECT(*count < NAMES_MOST, name);
	names[(*count)++] = arena_bytes(lifelong, name, length);
}

static void names_read(struct template *t, const char *text)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

	while ((text = strstr(text, "{{"))) {
		char sign = *(text += 2);

		if (sign == '#')
			name_add(t->sections, &t->section_count, text + 1, strspn(text + 1, letters));
		else if (sign == '>')
			name_add(t->includes, &t->include_count, text + 1, strspn(text + 1, letters));
		/* unescaped are the pieces that were rendered themselves: the lint knows each of them */
		else if (strspn(text, letters) && !text_starts(text + strspn(text, letters), ":none"))
			name_add(t->markers, &t->marker_count, text, strspn(text, letters));
	}
}

static int template_add(const char *path, const struct stat *s, int type, struct FTW *ftw)
{
	struct template *t = &templates[template_count];
	const char *text;

	(void)s, (void)ftw;
	if (type != FTW_F || !text_ends(path, ".tpl") || !text_starts(text = read_all(path), "{{%AUTOESCAPE"))
		return 0;
	EXPECT(template_count++ < TEMPLATES_MOST, path);
	t->name = arena_bytes(lifelong, path + folder_length + 1, strlen(path) - folder_length - 5);
	names_read(t, text);
	return 0;
}

static const struct template *template_find(const char *name)
{
	for (size_t i = 0; i < template_count; i++)
		if (text_equal(templates[i].name, name))
			return &templates[i];
	return NULL;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct req *q = fuzz_req();
	const char *folder = conf_find(q->arena, q->conf, "templates"), *english = arena_printf(q->arena, "%s/en", folder);

	(void)argc, (void)argv;
	lifelong = arena_new();
	EXPECT(folder && !tpl_load(folder), folder);
	folder_length = strlen(english);
	nftw(english, template_add, 16, FTW_PHYS);
	EXPECT(template_count, english);
	return 0;
}

/* ---- filled with one text ---- */

/* Markers of includes that are not named as a part. */
static const struct { const char *marker, *names[3]; } alternatives[] = {
	{ "head", { "parts/head", "parts/head-plain" } },
	{ "foot", { "parts/foot", "parts/foot-plain" } },
	{ "next", { "parts/next-helper", "parts/next-program", "parts/next-seeker" } },
	{ "mail_head", { "mail/head.html" } },
	{ "mail_foot", { "mail/foot.html" } },
};

static const struct template *included(struct arena *a, const char *marker, unsigned choice)
{
	char *name = arena_printf(a, "parts/%s", text_ends(marker, "_hidden") ? "form-hidden" : marker);

	for (size_t i = 0; i < COUNT(alternatives); i++)
		if (text_equal(alternatives[i].marker, marker)) {
			const char *chosen = alternatives[i].names[choice % 3];

			return template_find(chosen ? chosen : alternatives[i].names[0]);
		}
	for (char *c = name; *c; c++)
		*c = (char)(*c == '_' ? '-' : *c);
	return template_find(name);
}

static void fill(struct arena *a, struct tpl *d, const struct template *t, const char *text, unsigned choice, int depth)
{
	for (size_t i = 0; i < t->marker_count; i++)
		tpl_set(d, t->markers[i], text);
	for (size_t i = 0; i < t->section_count; i++)
		tpl_show(d, t->sections[i]);
	for (size_t i = 0; i < t->include_count && depth < DEPTH_MOST; i++) {
		const struct template *inner = included(a, t->includes[i], choice);

		if (inner)
			fill(a, tpl_include(d, t->includes[i], "en", inner->name), inner, text, choice, depth + 1);
	}
}

static struct html rendered(struct arena *a, const struct template *t, const char *text, unsigned choice)
{
	struct tpl *d = tpl_new(a);
	const char *page;

	fill(a, d, t, text, choice, 0);
	page = tpl_render(a, d, "en", t->name, NULL);
	EXPECT(page, t->name);
	return html_read(a, page);
}

/* The same filled with a harmless text: once for each template and choice. */
static const char *skeleton_of(const struct template *t, unsigned choice)
{
	static const char *known[TEMPLATES_MOST][3];
	const char **skeleton = &known[t - templates][choice % 3];
	struct arena *a = arena_new();
	struct html harmless;

	if (!*skeleton) {
		harmless = rendered(a, t, "x", choice);
		EXPECT(!harmless.bad_link, harmless.bad_link);
		*skeleton = arena_text(lifelong, harmless.skeleton);
	}
	arena_release(a);
	return *skeleton;
}

/* A line that names none stands for one all the same. */
static const struct template *template_of(const char *line)
{
	const struct template *t = template_find(line);
	size_t sum = 0;

	while (*line)
		sum = sum * 31 + (unsigned char)*line++;
	return t ? t : &templates[sum % template_count];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	char *rest = fuzz_text(a, data, size);
	const struct template *t = template_of(fuzz_line(&rest));
	unsigned choice = (unsigned char)*fuzz_line(&rest);
	struct html hostile = rendered(a, t, rest, choice);

	EXPECT(!hostile.bad_link, arena_printf(a, "%s: %s", t->name, hostile.bad_link));
	if (!text_equal(skeleton_of(t, choice), hostile.skeleton))
		fuzz_wrong(__FILE__, __LINE__, t->name, hostile.skeleton);
	return 0;
}
