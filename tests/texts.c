/* texts.c - in every language, with names of every length and script, a text has at most two parts and a whole link. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "edge/db.h"
#include "letters.h"
#include "message/notice.h"
#include "message/outbox.h"
#include "base/secret.h"
#include "site/site.h"
#include "base/sms.h"
#include "support.h"
#include "edge/tpl.h"

/* ---- languages: English, those of the catalogues, and three invented ones with every sentence ---- */

static const struct { const char *language, *vowels[5], *ending; } made_up[] = {
	{ "de", { "a", "e", "i", "o", "u" }, "heitlich" },	/* half as long again */
	{ "es", { "á", "é", "í", "ó", "ú" }, "mente" },		/* with accents that GSM lacks */
	{ "ru", { "а", "е", "и", "о", "у" }, "ного" },		/* with letters that GSM lacks */
};

/* The end of the marker or tag that begins here; NULL if none does. */
static const char *end_of_mark(const char *c)
{
	const char *end = *c == '<' ? strchr(c, '>') : c[0] == '{' && c[1] == '{' ? strstr(c, "}}") + 1 : NULL;

	return end ? end + 1 : NULL;
}

static char *made_up_sentence(struct req *q, size_t language, const char *sentence)
{
	static const char vowels[] = "aeiou";
	struct str s;

	str_init(&s, q->arena, 20000);
	for (const char *c = sentence, *end; *c; c = end) {
		const char *vowel = strchr(vowels, *c);

		if ((end = end_of_mark(c))) {
			str_add_bytes(&s, c, (size_t)(end - c));
			continue;
		}
		end = c + 1;
		if (vowel)
			str_add(&s, made_up[language].vowels[vowel - vowels]);
		else
			str_add_char(&s, *c);
		if (*end == ' ' && strchr("abcdefghijklmnopqrstuvwxyz", *c))
			str_add(&s, made_up[language].ending);
	}
	return s.text;
}

static void make_catalogue(struct req *q, const char *pot, const char *folder, size_t language)
{
	static const char head[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
	char *all = arena_text(q->arena, pot), *kept = NULL;
	struct str s;

	str_init(&s, q->arena, 1 << 20);
	str_add(&s, head);
	for (char *line = strtok_r(all, "\n", &kept); line; line = strtok_r(NULL, "\n", &kept))
		if (!strncmp(line, "msgid \"", 7) && line[7] != '"') {
			line[strlen(line) - 1] = '\0';
			str_printf(&s, "msgid \"%s\"\nmsgstr \"%s\"\n", line + 7, made_up_sentence(q, language, line + 7));
		}
	cr_assert_not(s.full);
	test_file(folder, arena_printf(q->arena, "%s.po", made_up[language].language), s.text);
}

static void compile(const char *command)
{
	cr_assert_eq(system(command), 0, "%s", command);
}

static void load_languages(struct req *q)
{
	const char *out = test_folder(), *po = test_folder();
	char *pot;

	compile(arena_printf(q->arena, "tools/templates --pot %s/all templates %s %s/none && cp po/*.po %s 2>/dev/null || true",
		out, po, po, po));
	pot = test_read(arena_printf(q->arena, "%s/all", out));
	cr_assert(pot && strstr(pot, "We did not contact them"), "every sentence");
	for (size_t i = 0; i < COUNT(made_up); i++)
		make_catalogue(q, pot, po, i);
	compile(arena_printf(q->arena, "tools/templates templates %s %s/templates", po, out));
	cr_assert_eq(tpl_load(arena_printf(q->arena, "%s/templates", out)), 0);
	for (size_t i = 0; i < COUNT(made_up); i++)
		cr_assert(tpl_has_language(made_up[i].language));
}

static size_t each_language(struct req *q, const char **languages, size_t room)
{
	struct dirent *entry;
	size_t count = 0;
	DIR *po = opendir("po");

	languages[count++] = "en";
	for (size_t i = 0; i < COUNT(made_up); i++)
		languages[count++] = made_up[i].language;
	while (po && (entry = readdir(po)) && count < room)
		if (text_ends(entry->d_name, ".po"))
			languages[count++] = arena_bytes(q->arena, entry->d_name, strlen(entry->d_name) - 3);
	if (po)
		closedir(po);
	return count;
}

/* ---- names ---- */

static const char *const names[] = {
	"Food Pantry", "Fairhaven Women’s “Safe” House – Night…", "Línea de Atención y Señales de la Comunidad de Fairhaven",
	"The Greater Fairhaven Area Emergency Food Pantry and Community Kitchen of the United Congregations of the South Coast, "
	"Incorporated, with Delivery, Holiday Baskets, and a Garden",
	"美好港口食品储藏室和社区服务中心以及其他许多帮助", "Продовольственный фонд Фэрхейвена и общественный центр помощи семьям",
	"Trung tâm Thực phẩm Đức Mẹ và Cộng đồng Người Việt Fairhaven", "مخزن الطعام في فيرهيفن ومركز المجتمع للأسر",
	"हिन्दी भोजन भंडार और सामुदायिक केंद्र", "Donaudampfschifffahrtsgesellschaftskapitänswitwenfondsverwaltungsgebäude 1",
	"[{~|^\\€}] [{~|^\\€}] [{~|^\\€}] [{~|^\\€}] [{~|^\\€}] [{~|^\\€}] [{~|^\\€}] [{~|^\\€}]", "🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠",
};

static const struct { enum message message; struct situation at; bool discreet; } texts[] = {
	{ MESSAGE_live_sent_seeker, { KIND_LIVE, ORIGIN_SELF, REACH_TEXT, CONSENT_STANDING }, false },
	{ MESSAGE_live_sent_seeker, { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING }, false },
	{ MESSAGE_live_sent_seeker, { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING }, true },
	{ MESSAGE_logged_seeker, { KIND_LOGGED, ORIGIN_SELF, REACH_TEXT, CONSENT_NONE }, false },
	{ MESSAGE_logged_seeker, { KIND_LOGGED, ORIGIN_OTHER, REACH_TEXT, CONSENT_NONE }, true },
};

COMMAND(rename_site,
	"UPDATE site "
	"SET name = ?, base_url = ? "
	"WHERE id = ?");

COMMAND(rename_program,
	"UPDATE program "
	"SET name = ? "
	"WHERE id = ?");

static void must(enum err e)
{
	cr_assert_eq(e, ERR_OK, "%s", err_word(e));
}

static void expect_text(struct req *q, const struct notice_facts *f, const char *base_url)
{
	struct notice n = { 0 };
	const char *link;

	cr_assert_eq(notice_write(q, f, &n), ERR_OK, "%s", q->failed.detail);
	cr_expect_leq(sms_parts(n.text), 2, "%s: %zu parts: %s", f->language, sms_parts(n.text), n.text);
	link = strstr(n.text, arena_printf(q->arena, "%s/s/", base_url));
	cr_assert(link, "%s: no link in: %s", f->language, n.text);
	link += strlen(base_url) + strlen("/s/");
	cr_expect_eq(strlen(link), 43, "%s: the link is whole, and nothing stands behind it: %s", f->language, n.text);
	cr_expect_not(strstr(n.text, "Maria") || strstr(n.text, "Garc") || strstr(n.text, "Hana") || strstr(n.text, LETTERS_COMMENT),
		"%s", n.text);
	cr_expect_not(strstr(n.text, "{{") || strchr(n.text, '\xef'), "%s", n.text);
}

static void expect_all_names(struct req *q, const struct letters *l, struct notice_facts *f, const char *base_url)
{
	for (size_t site = 0; site < COUNT(names); site++) {
		must(db_exec(q, &rename_site, NULL, BIND(names[site], base_url, q->site->id)));
		for (size_t program = 0; program < COUNT(names); program++) {
			must(db_exec(q, &rename_program, NULL, BIND(names[program], l->program_id)));
			expect_text(q, f, base_url);
		}
	}
}

static const char *const base_urls[] = { "https://h.org", "https://referrals.social-services.fairhaven-county.example.org" };

static void expect_everywhere(struct req *q, size_t i, const char *const *languages, size_t count)
{
	struct letters l = { .at = texts[i].at, .discreet = texts[i].discreet };
	struct notice_facts f = { .message = texts[i].message, .channel = CHANNEL_TEXT, .site_id = q->site->id, .recipient = "x" };
	struct letter_row *rows;

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	cr_assert_gt(letters_rows(q, &rows), i);
	f.subject_id = l.referral_id;
	for (struct letter_row *r = rows; !f.status_link_id; r++)
		if (r->party == PARTY_SEEKER && r->channel == CHANNEL_TEXT && r->state == OUTBOX_WAITING)
			f.status_link_id = r->status_link_id;
	for (size_t n = 0; n < count * COUNT(base_urls); n++) {
		f.language = languages[n % count];
		expect_all_names(q, &l, &f, base_urls[n / count]);
	}
}

Test(texts, fit_two_parts_whatever_the_names)
{
	const char *languages[40];
	struct req *q = letters_db();
	size_t count;

	load_languages(q);
	count = each_language(q, languages, COUNT(languages));
	for (size_t i = 0; i < COUNT(texts); i++)
		expect_everywhere(q, i, languages, count);
}

/* ---- shortened names ---- */

static const char *text_with(struct req *q, const char *site, const char *program, const char *language)
{
	struct letters l = { .at = texts[1].at, .program_name = program, .seeker_language = language };
	struct notice_facts f = { .message = MESSAGE_live_sent_seeker, .channel = CHANNEL_TEXT, .site_id = q->site->id, .recipient = "x",
		.language = language };
	struct letter_row *rows;
	struct notice n = { 0 };
	size_t count;

	letters_referral(q, &l);
	must(db_exec(q, &rename_site, NULL, BIND(site, "https://refer.example.org", q->site->id)));
	letters_sent(q, l.referral_id);
	count = letters_rows(q, &rows);
	f.status_link_id = rows[count - 2].status_link_id;
	f.subject_id = l.referral_id;
	must(notice_write(q, &f, &n));
	return n.text;
}

Test(texts, shorten_no_more_than_they_have_to)
{
	struct req *q = letters_db();
	const char *text = text_with(q, "Fairhaven 211", "Fairhaven Food Pantry", "en");

	cr_expect(strstr(text, "Fairhaven 211: You were referred to Fairhaven Food Pantry. They will contact you."), "%s", text);
	text = text_with(q, "Línea 211", "Atención a la Niñez", "en");
	cr_expect(strstr(text, "Linea 211: You were referred to Atencion a la Niñez. They will contact you."),
		"without the accents that would make it UCS-2, and whole: %s", text);
	text = text_with(q, "Fairhaven 211", names[3], "en");
	cr_expect(strstr(text, "Fairhaven 211: You were referred to The Greater Fairhaven Area Emergency Food Pantry and "), "%s", text);
	cr_expect(strstr(text, "... They will contact you."), "%s", text);
	cr_expect_gt(strlen(text), 280, "as much of it as fits: %s", text);
	text = text_with(q, "Помощь 211", "Продовольственный фонд", "en");
	cr_expect(strstr(text, "Помощь 211") && strstr(text, "/s/"), "%s", text);
}
