/* listed_text.c - what the search reads of a program. */
#include "directory/listed_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/need.h"
#include "base/str.h"
#include "directory/wording.h"

#define BODY_MOST ((size_t)512 * 1024)

static void line_add(struct str *s, const char *line)
{
	if (!text_is_empty(line))
		str_printf(s, "%s%s", s->length ? "\n" : "", line);
}

const char *listed_title(struct arena *a, const char *name, const char *alternate_name, const char *organization_name)
{
	struct str title;

	str_init(&title, a, TEXT_MOST);
	line_add(&title, name);
	line_add(&title, alternate_name);
	if (!text_equal(organization_name, name))
		line_add(&title, organization_name);
	return title.text;
}

static const char *first_sentence(struct arena *a, const char *text)
{
	size_t n = 0;

	while (text[n] && text[n] != '\n' && !(strchr(".!?", text[n]) && (text[n + 1] == ' ' || text[n + 1] == '\n')))
		n++;
	return arena_bytes(a, text, n);
}

static void needs_add(struct str *s, unsigned needs)
{
	for (int n = 0; n < NEEDS; n++)
		if (needs & 1u << n)
			line_add(s, need_slug((enum need)n));
}

const char *listed_summary(struct arena *a, const char *const *terms, unsigned needs, const char *keywords,
	const char *description)
{
	struct str summary;

	str_init(&summary, a, TEXT_MOST);
	for (; *terms; terms++)
		line_add(&summary, *terms);
	needs_add(&summary, needs);
	line_add(&summary, keywords);
	line_add(&summary, first_sentence(a, description));
	return summary.text;
}

const char *listed_summary_changed(struct arena *a, const char *summary, unsigned old_needs, unsigned needs,
	const char *old_description, const char *description)
{
	const char *sentence = first_sentence(a, old_description);
	char *rest = arena_text(a, summary), *line;
	struct str changed;

	str_init(&changed, a, TEXT_MOST);
	while ((line = strsep(&rest, "\n"))) {
		int need = need_from_slug(line);
		bool is_last = !rest;

		if (need >= 0 && old_needs & 1u << need)
			continue;
		if (!is_last || !text_equal(line, sentence))
			line_add(&changed, line);
	}
	needs_add(&changed, needs);
	line_add(&changed, first_sentence(a, description));
	return changed.text;
}

const char *listed_body(struct arena *a, const char *eligibility, const char *description)
{
	struct str body;

	str_init(&body, a, BODY_MOST);
	line_add(&body, eligibility);
	line_add(&body, description);
	return body.text;
}

/* ---- fees ---- */

/* text_key() of texts that certainly mean that there is no charge. */
static const char *const free_words[] = {
	"free", "freeservice", "freeofcharge", "freeofcost", "freetoall", "none", "nocost", "nocosts", "nofee", "nofees",
	"nocharge", "nocharges", "thereisnofee", "thereisnocharge", "thereisnocost", "servicesarefree", "allservicesarefree",
	"servicesarefreeofcharge", "noneservicesarefree", "0", "000", "gratis", "gratuito", "gratuita", "gratuit",
};

bool listed_free(struct arena *a, const char *fees)
{
	char *key = text_key(a, fees);

	for (size_t i = 0; i < COUNT(free_words); i++)
		if (text_equal(key, free_words[i]))
			return true;
	return false;
}
