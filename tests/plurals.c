/* plurals.c - templates choose the same plural forms as gettext, in languages with one to six forms. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>

#include "base/str.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "support.h"

/* From gettext's manual and the catalogues of the Translation Project. */
static const struct { const char *language; unsigned forms; const char *rule; } languages[] = {
	{ "ja", 1, "0" },
	{ "de", 2, "n != 1" },
	{ "fr", 2, "n > 1" },
	{ "lv", 3, "n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2" },
	{ "ga", 5, "n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4" },
	{ "lt", 3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2" },
	{ "ru", 3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2" },
	{ "cs", 3, "(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2" },
	{ "pl", 3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2" },
	{ "sl", 4, "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3" },
	{ "ar", 6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5" },
};

static const char template[] = "{{! Plain text. }}{{#tn days}}1 day{{|}}{{days}} days{{/tn}}, {{#tn days}}an hour{{|}}hours{{/tn}}";
static const char when[] = "{{! Plain text. }}{{#minutes_ago}}{{#tn n}}1 minute ago{{|}}{{n}} minutes ago{{/tn}}{{/minutes_ago}}";

static void run(const char *command)
{
	cr_assert_eq(system(command), 0, "%s", command);
}

/* A catalogue that translates days but not hours. In gettext's copy, the domain is the language. */
static void make_catalogue(struct req *q, size_t i, const char *po, const char *mo)
{
	const char *name = languages[i].language;
	struct str s;

	str_init(&s, q->arena, 4096);
	str_printf(&s, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=%u; plural=%s;\\n\"\n",
		languages[i].forms, languages[i].rule);
	str_add(&s, "\nmsgid \"1 day\"\nmsgid_plural \"{{days}} days\"\n");
	for (unsigned form = 0; form < languages[i].forms; form++)
		str_printf(&s, "msgstr[%u] \"{{days}} in form %u\"\n", form, form);
	str_add(&s, "\nmsgid \"1 minute ago\"\nmsgid_plural \"{{n}} minutes ago\"\n");
	for (unsigned form = 0; form < languages[i].forms; form++)
		str_printf(&s, "msgstr[%u] \"{{n}} ago in form %u\"\n", form, form);
	test_file(po, arena_printf(q->arena, "%s.po", name), s.text);
	run(arena_printf(q->arena, "mkdir -p %s/xx/LC_MESSAGES && msgfmt -o %s/xx/LC_MESSAGES/%s.mo %s/%s.po", mo, mo, name, po, name));
	bindtextdomain(name, mo);
}

static struct req *begin(void)
{
	const char *in = test_folder(), *po = test_folder(), *mo = test_folder();
	struct req *q = test_req();

	test_file(in, "days.tpl", template);
	test_file(in, "when.tpl", when);
	for (size_t i = 0; i < COUNT(languages); i++)
		make_catalogue(q, i, po, mo);
	run(arena_printf(q->arena, "tools/templates %s %s %s/out", in, po, mo));
	cr_assert_eq(tpl_load(arena_printf(q->arena, "%s/out", mo)), 0);
	/* gettext translates in every locale except C; $LANGUAGE then chooses the language. */
	cr_assert(setlocale(LC_ALL, "C.UTF-8") && !setenv("LANGUAGE", "xx", 1));
	return q;
}

static const char *days(struct req *q, const char *language, unsigned long n)
{
	struct tpl *t = tpl_new(q->arena);

	tpl_count(t, language, "days", n);
	return tpl_render(q->arena, t, language, "days", NULL);
}

Test(plurals, each_language_counts_as_gettext_does)
{
	struct req *q = begin();

	for (size_t i = 0; i < COUNT(languages); i++)
		for (unsigned long n = 0; n <= 1200; n++) {
			const char *name = languages[i].language, *form = dngettext(name, "1 day", "{{days}} days", n);
			const char *want = arena_printf(q->arena, "%lu%s, %s", n, form + strlen("{{days}}"), n == 1 ? "an hour" : "hours");

			cr_assert(text_starts(form, "{{days}} in form "), "gettext itself has no %s", name);
			cr_assert_str_eq(days(q, name, n), want, "%s, %lu: %s, and gettext has %s", name, n, days(q, name, n), want);
		}
}

Test(plurals, english_has_one_and_other)
{
	struct req *q = begin();

	cr_expect_str_eq(days(q, "en", 0), "0 days, hours");
	cr_expect_str_eq(days(q, "en", 1), "1 day, an hour");
	cr_expect_str_eq(days(q, "en", 2), "2 days, hours");
}

/* Phrases are cached by plural form, so in Slovenian the one for 2 minutes must not be used for 3. */
Test(plurals, a_time_ago_has_the_form_of_its_number)
{
	struct req *q = begin();

	for (size_t i = 0; i < COUNT(languages); i++)
		for (unsigned n = 1; n < 60; n++) {
			const char *name = languages[i].language, *form = dngettext(name, "1 minute ago", "{{n}} minutes ago", n);
			const char *got = words_ago(q, name, q->now - MINUTES(n), "UTC");

			cr_assert_str_eq(got, arena_printf(q->arena, "%u%s", n, form + strlen("{{n}}")), "%s, %u: %s", name, n, got);
		}
}
