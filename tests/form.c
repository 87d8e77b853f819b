/* form.c - reads what a person typed, checks it, and shows it again as typed. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/conf.h"
#include "site/address.h"
#include "web/form.h"
#include "edge/http.h"
#include "site/once.h"
#include "base/secret.h"
#include "site/site.h"
#include "support.h"
#include "edge/tpl.h"
#include "law/visibility.h"

struct answers {
	const char *name;
	const char *comment;
	const char *email;
	const char *phone;
	bool consent;
	int size;
	unsigned reach;
	const char *password;
	int64_t people;
	const char *born;
	int seen;
};

static int size_from_slug(const char *slug)
{
	return !strcmp(slug, "small") ? 0 : !strcmp(slug, "large") ? 1 : -1;
}

static const struct input inputs[] = {
	INPUT(struct answers, name, FIELD_NAME, .max = 10, .missing = PROBLEM_name_missing),
	INPUT(struct answers, comment, FIELD_TEXT, .max = 20),
	INPUT(struct answers, email, FIELD_EMAIL),
	INPUT(struct answers, phone, FIELD_PHONE),
	INPUT(struct answers, consent, FIELD_FLAG, .missing = PROBLEM_consent_missing),
	INPUT(struct answers, size, FIELD_CHOICE, .choice = size_from_slug, .missing = PROBLEM_for_missing),
	INPUT(struct answers, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct answers, password, FIELD_RAW, .max = 12),
	INPUT(struct answers, people, FIELD_NUMBER, .least = 1, .most = 1500),
	INPUT(struct answers, born, FIELD_DATE, .first = "1900-01-01", .last = "2026-11-22"),
	INPUT(struct answers, seen, FIELD_VERSION),
};

static const char page[] =
	"{{%AUTOESCAPE context=\"HTML\"}}\n"
	"{{>form_hidden}}"
	"[{{#has_problems}}problems{{/has_problems}}{{#no_has_problems}}fine{{/no_has_problems}}]"
	"name=[{{name}}] comment=[<textarea>{{comment:pre_escape}}</textarea>] email=[{{email}}] password=[{{password}}]"
	"{{#consent_yes}} consents{{/consent_yes}}{{#size_small}} small{{/size_small}}{{#size_large}} large{{/size_large}}"
	"{{#reach_email}} by-email{{/reach_email}}{{#reach_text}} by-text{{/reach_text}}{{#reach_phone}} by-phone{{/reach_phone}}"
	"{{#name_error}} name-error={{name_error}};{{/name_error}}"
	"{{#reach_error}} reach-error={{reach_error}};{{/reach_error}}"
	" people=[{{people}}] born=[{{born}}]"
	"{{#problems}} ({{problem_field}}: {{problem}}){{/problems}}\n";

static const char two_page[] =
	"{{%AUTOESCAPE context=\"HTML\"}}\n"
	"[{{#has_problems}}problems{{/has_problems}}]{{#problems}} ({{problem_field}}: {{problem}}){{/problems}}"
	"{{#one_form}}one: name=[{{name}}]{{#name_error}} error{{/name_error}}{{>form_hidden}}{{/one_form}}"
	"{{#other_form}} other: name=[{{name}}]{{#name_error}} error{{/name_error}}{{>form_hidden}}{{/other_form}}\n";

static const char field_page[] =
	"{{%AUTOESCAPE context=\"HTML\"}}\n"
	"{{>people_field}}{{>born_field}}{{>size_field}}{{>reach_field}}{{>comment_field}}{{>email_field}}{{>form_hidden}}\n";

static struct req *q;
static struct form *f;

/* The program's templates, and a page for these tests. */
static void templates(void)
{
	const char *built = conf_find(q->arena, test_conf(), "templates"), *folder = test_folder();

	cr_assert_not_null(built);
	cr_assert_not(system(arena_printf(q->arena, "cp -r %s/. %s", built, folder)));
	test_file(arena_printf(q->arena, "%s/en", folder), "form-test.tpl", page);
	test_file(arena_printf(q->arena, "%s/en", folder), "two-test.tpl", two_page);
	test_file(arena_printf(q->arena, "%s/en", folder), "field-test.tpl", field_page);
	cr_assert_eq(tpl_load(folder), 0);
}

static void begin(void) { q = test_req(); }

TestSuite(form, .init = begin);

static void post(const char *form)
{
	static const struct site site = { .country = "US", .language = "en", .base_url = "http://localhost" };

	req_reset(q);
	q->site = &site;
	q->http = http_literal(q->arena, "POST", "localhost", "/form", NULL, form, NULL);
	q->language = "en";
	f = form_open(q, NULL, inputs, COUNT(inputs));
}

/* Tests of what is shown afterwards ignore its result. */
static enum err read_form(const char *form, struct answers *answers)
{
	memset(answers, 0xAA, sizeof(*answers));
	post(form);
	return form_read(f, answers);
}

static char *shown(void)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	form_show(f, t);
	text = tpl_render(q->arena, t, "en", "form-test", NULL);
	cr_assert_not_null(text);
	return text;
}

static bool shows(const char *what)
{
	return strstr(shown(), what) != NULL;
}

/* ---- reading ---- */

Test(form, every_field_valid)
{
	struct answers got;

	cr_assert_eq(read_form("name=++Ana++Maria&comment=one%0D%0Atwo+&email=Ana.Lopez@EXAMPLE.org&phone=(508)+555-0100"
		"&consent=yes&size=large&reach=email&reach=phone&password=+x+&people=+1,200+&born=+2000-02-29&seen=7", &got), ERR_OK, "%s", q->failed.detail);
	cr_expect_str_eq(got.name, "Ana Maria");
	cr_expect_str_eq(got.comment, "one\ntwo");
	cr_expect(text_ends(got.email, "@example.org"), "%s", got.email);
	cr_expect_str_eq(got.phone, "+15085550100");
	cr_expect_eq(got.consent, true);
	cr_expect_eq(got.size, 1);
	cr_expect_eq(got.reach, REACH_EMAIL | REACH_PHONE);
	cr_expect_str_eq(got.password, " x ", "a password is not trimmed");
	cr_expect_eq(got.people, 1200);
	cr_expect_str_eq(got.born, "2000-02-29");
	cr_expect_eq(got.seen, 7);
	cr_expect_not(form_has_problems(f));
}

Test(form, every_field_empty)
{
	struct answers got;

	cr_assert_eq(read_form("", &got), ERR_INPUT);
	cr_expect_str_eq(got.name, "");
	cr_expect_str_eq(got.comment, "");
	cr_expect_str_eq(got.email, "");
	cr_expect_str_eq(got.phone, "");
	cr_expect_eq(got.consent, false);
	cr_expect_eq(got.size, -1);
	cr_expect_eq(got.reach, 0);
	cr_expect_str_eq(got.password, "");
	cr_expect_eq(got.people, NUMBER_NONE);
	cr_expect_str_eq(got.born, "");
	cr_expect_eq(got.seen, -1);
	cr_expect_eq(form_status(f), 422);
}

#define RIGHT "name=Ana&consent=yes&size=small&reach=email"

static const struct { const char *form, *field; enum problem problem; } bads[] = {
	{ "consent=yes&size=small&reach=email", "name", PROBLEM_name_missing },
	{ "name=+%C2%A0+&consent=yes&size=small&reach=email", "name", PROBLEM_name_missing },
	{ "name=12345678901&consent=yes&size=small&reach=email", "name", PROBLEM_too_long },
	{ RIGHT "&comment=123456789012345678901", "comment", PROBLEM_too_long },
	{ RIGHT "&password=1234567890123", "password", PROBLEM_too_long },
	{ RIGHT "&email=ana", "email", PROBLEM_email_format },
	{ RIGHT "&phone=12", "phone", PROBLEM_phone_format },
	{ "name=Ana&size=small&reach=email", "consent", PROBLEM_consent_missing },
	{ "name=Ana&consent=no&size=small&reach=email", "consent", PROBLEM_consent_missing },
	{ "name=Ana&consent=yes&reach=email", "size", PROBLEM_for_missing },
	{ "name=Ana&consent=yes&size=huge&reach=email", "size", PROBLEM_choice_unknown },
	{ "name=Ana&consent=yes&size=small", "reach", PROBLEM_reach_missing },
	{ RIGHT "&reach=pigeon", "reach", PROBLEM_choice_unknown },
	{ RIGHT "&people=many", "people", PROBLEM_number_format },
	{ RIGHT "&people=1.5", "people", PROBLEM_number_format },
	{ RIGHT "&people=0", "people", PROBLEM_number_small },
	{ RIGHT "&people=1501", "people", PROBLEM_number_large },
	{ RIGHT "&born=2001-02-29", "born", PROBLEM_date_format },
	{ RIGHT "&born=11/22/2001", "born", PROBLEM_date_format },
	{ RIGHT "&born=1899-12-31", "born", PROBLEM_date_early },
	{ RIGHT "&born=2026-11-23", "born", PROBLEM_date_late },
};

Test(form, each_problem_beside_its_field)
{
	templates();
	for (size_t i = 0; i < COUNT(bads); i++) {
		struct answers got;
		char *want;

		cr_expect_eq(read_form(bads[i].form, &got), ERR_INPUT, "%s", bads[i].form);
		want = arena_printf(q->arena, " (%s: ", bads[i].field);
		cr_expect(shows(want), "%s", bads[i].form);
		cr_expect_eq(strstr(strstr(shown(), " (") + 1, " ("), NULL, "one problem: %s", shown());
		cr_expect_not(text_is_empty(form_sentence(q, bads[i].problem, "7")));
	}
}

Test(form, the_longest_that_fits)
{
	struct answers got;

	cr_expect_eq(read_form(RIGHT "&comment=%C3%AB2345678901234567890&password=123456789012", &got), ERR_OK,
		"%s", q->failed.detail);
	cr_expect_eq(text_length(got.comment), 20, "characters, not bytes");
}

Test(form, every_problem_has_its_sentence)
{
	templates();
	post("");
	for (int p = PROBLEM_none + 1; p < PROBLEM_COUNT; p++)
		cr_expect_not(text_is_empty(form_sentence(q, (enum problem)p, "7")), "problem %d has no sentence", p);
}

Test(form, one_problem_a_field_is_enough)
{
	templates();
	post("");
	form_problem(f, "name", PROBLEM_too_long);
	form_problem(f, "name", PROBLEM_name_missing);
	cr_expect(form_has_problems(f));
	cr_expect_eq(form_status(f), 422);
	cr_expect_eq(strstr(strstr(shown(), " (name: ") + 1, " (name: "), NULL);
}

/* ---- showing ---- */

Test(form, what_was_typed_comes_back)
{
	struct answers got;

	templates();
	(void)read_form("name=%3Cb%3E+%22Ana%22++is+too+long&comment=one%0D%0Atwo&email=not+one&consent=yes&size=large"
		"&reach=email&reach=phone&password=secret", &got);
	cr_expect(shows("[problems]"));
	cr_expect(shows("name=[&lt;b&gt; &quot;Ana&quot;"), "%s", shown());
	cr_expect(shows("email=[not one]"));
	cr_expect(strstr(shown(), "one\r\ntwo</textarea>") || strstr(shown(), "one\ntwo</textarea>"), "%s", shown());
	cr_expect(shows(" consents large by-email by-phone"), "%s", shown());
	cr_expect(shows(" name-error="));
	cr_expect(shows("password=[]"), "a password never comes back");
	cr_expect_not(strstr(shown(), "secret"));
}

Test(form, an_odd_value_opens_no_other_section)
{
	struct answers got;

	templates();
	(void)read_form(RIGHT "&size=error%00&reach=x%7D%7D", &got);
	cr_expect_not(shows("reach-error=}}"));
	(void)read_form("name=x&size=../x&reach=%7B%7Bname%7D%7D", &got);
	cr_expect(shows("(reach: "));
}

Test(form, before_anything_was_typed)
{
	templates();
	req_reset(q);
	q->http = http_literal(q->arena, "GET", "localhost", "/form", NULL, NULL, NULL);
	f = form_open(q, NULL, inputs, COUNT(inputs));
	q->language = "en";
	form_set(f, "name", "Ana & Bob");
	form_set(f, "size", "small");
	form_set(f, "reach", "email");
	form_set(f, "reach", "text");
	form_set(f, "email", NULL);
	cr_expect(shows("[fine]"));
	cr_expect(shows("name=[Ana &amp; Bob]"));
	cr_expect(shows(" small by-email by-text"), "%s", shown());
	cr_expect_not(strstr(shown(), "error"));
}

Test(form, what_was_set_gives_way_to_what_was_typed)
{
	struct answers got;

	templates();
	(void)read_form("name=", &got);
	form_set(f, "name", "from the profile");
	cr_expect(shows("name=[]"));
}

/* ---- forged ---- */

Test(form, a_forged_form_is_kept_and_not_checked)
{
	struct answers got;

	templates();
	post("name=Ana&size=huge");
	q->forged = true;
	cr_expect_eq(form_read(f, &got), ERR_FORGED);
	cr_expect_eq(form_status(f), 403);
	cr_expect(shows("name=[Ana]"));
	cr_expect_not(strstr(shown(), "(size"));
	cr_expect(shows("problems"));
}

/* ---- hidden fields ---- */

static const char *hidden(const char *name)
{
	char *text = shown(), *at = strstr(text, arena_printf(q->arena, "name=\"%s\" value=\"", name));

	cr_assert(at, "%s in %s", name, text);
	at = strstr(at, "value=\"") + 7;
	return arena_bytes(q->arena, at, strcspn(at, "\""));
}

Test(form, hidden_fields_keep_their_key)
{
	templates();
	post("name=");
	cr_expect_str_eq(form_once(q), "");
	cr_expect_gt(strlen(hidden("form_once")), 10, "a new key");
	cr_expect_gt(strlen(hidden("form_token")), 10);
	post("name=&form_once=abcdefghij0123456789");
	cr_expect_str_eq(form_once(q), "abcdefghij0123456789");
	cr_expect_str_eq(hidden("form_once"), "abcdefghij0123456789", "the form is sent again with the same key");
	form_conflict(f);
	cr_expect_str_neq(hidden("form_once"), "abcdefghij0123456789");
	post("form_once=01234567890123456789012345678901234567890123456789012345678901234");
	cr_expect_str_eq(form_once(q), "", "no key is that long");
}

/* ---- several forms on a page ---- */

static const struct input one_inputs[] = {
	INPUT(struct answers, name, FIELD_NAME, .max = 10, .missing = PROBLEM_name_missing),
};
static const struct input other_inputs[] = {
	INPUT(struct answers, name, FIELD_NAME, .max = 3),
};

struct two { struct form *one, *other; };

static struct two open_two(void)
{
	struct two t = { form_open(q, "one", one_inputs, COUNT(one_inputs)), form_open(q, "other", other_inputs, COUNT(other_inputs)) };

	form_set(t.one, "name", "Ana");
	form_set(t.other, "name", "Bob");
	return t;
}

static char *show_two(const struct two *two, const struct form *sent)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	if (sent)
		form_show_problems(sent, t);
	form_show(two->one, tpl_section(t, "one_form"));
	form_show(two->other, tpl_section(t, "other_form"));
	text = tpl_render(q->arena, t, "en", "two-test", NULL);
	cr_assert_not_null(text);
	return text;
}

Test(form, two_on_a_page_do_not_touch_each_other)
{
	struct answers got;
	struct two two;
	char *text;

	templates();
	post("part=other&name=Robert&form_once=abcdefghij0123456789");
	two = open_two();
	cr_expect_not(form_posted(two.one));
	cr_assert(form_posted(two.other));
	cr_expect_eq(form_read(two.other, &got), ERR_INPUT);
	cr_expect_eq(form_status(two.one), 200);
	cr_expect_eq(form_status(two.other), 422);
	text = show_two(&two, two.other);
	cr_expect(strstr(text, "one: name=[Ana]<input"), "%s", text);
	cr_expect(strstr(text, "other: name=[Robert] error<input"), "%s", text);
	cr_expect_eq(strstr(text, "abcdefghij0123456789"), strstr(strstr(text, "other:"), "abcdefghij0123456789"), "each has a key of its own");
}

Test(form, of_two_the_one_of_the_path_was_sent)
{
	struct form *here, *there;

	post("name=Ana");
	here = form_open(q, NULL, one_inputs, COUNT(one_inputs));
	there = form_open(q, NULL, one_inputs, COUNT(one_inputs));
	form_to(there, "/elsewhere");
	cr_expect(form_posted(here));
	cr_expect_not(form_posted(there));
	cr_expect_str_eq(form_value(here, "name"), "Ana");
	cr_expect_null(form_value(there, "name"));
}

Test(form, a_conflict_keeps_what_was_typed_and_gets_a_new_key)
{
	struct answers got;

	templates();
	cr_assert_eq(read_form(RIGHT "&form_once=abcdefghij0123456789", &got), ERR_OK);
	form_conflict(f);
	cr_expect_eq(form_status(f), 409);
	cr_expect(form_is_conflict(f));
	cr_expect(shows("name=[Ana]"));
	cr_expect_str_neq(hidden("form_once"), "abcdefghij0123456789");
}

/* ---- rows made at run time ---- */

/* Like the questions of a screener, which come from the database: their number and types are known only at run time. */
struct answer { int64_t number; const char *text; };

static struct input *questions(size_t count)
{
	struct input *rows = arena_array(q->arena, count, sizeof(*rows));

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct input){
			.name = arena_printf(q->arena, "question_%zu", i), .most = 10,
			.type = i % 2 ? FIELD_DATE : FIELD_NUMBER,
			.offset = i * sizeof(struct answer) + (i % 2 ? offsetof(struct answer, text) : offsetof(struct answer, number)),
		};
	return rows;
}

Test(form, rows_made_at_run_time)
{
	enum { ROWS = 100 };
	struct answer answers[ROWS];
	char form[ROWS * 40] = "";
	size_t n = 0;

	templates();
	for (int i = 0; i < ROWS; i++)
		n += (size_t)snprintf(form + n, sizeof(form) - n, "&question_%d=%s", i, i % 2 ? "2026-03-31" : i == 50 ? "11" : "9");
	post(form + 1);
	f = form_open(q, NULL, questions(ROWS), ROWS);
	cr_expect_eq(form_read(f, answers), ERR_INPUT);
	cr_expect_eq(answers[98].number, 9);
	cr_expect_str_eq(answers[99].text, "2026-03-31");
	cr_expect(shows("(question_50: "));
	cr_expect_eq(strstr(strstr(shown(), " (") + 1, " ("), NULL, "one problem: %s", shown());
}

/* ---- the part of a field ---- */

static const struct option sizes[] = { { "small", "Small", NULL }, { "large", "<Large>", "de" } };
static const struct option ways[] = { { "email", "E-mail", NULL }, { "text", "Text", NULL } };

static const struct input shown_inputs[] = {
	INPUT(struct answers, people, FIELD_NUMBER, .least = 1, .most = 9, .label = "How many people?", .hint = "With <you>"),
	INPUT(struct answers, born, FIELD_DATE, .last = "2026-11-22", .label = "Born", .is_short = true),
	INPUT(struct answers, size, FIELD_CHOICE, .choice = size_from_slug, .label = "Size", .options = sizes, .option_count = 2),
	INPUT(struct answers, reach, FIELD_CHOICES, .choice = reach_from_slug, .label = "Ways", .options = ways, .option_count = 2,
		.is_group = true),
	INPUT(struct answers, comment, FIELD_TEXT, .label = "Comment"),
	INPUT(struct answers, email, FIELD_EMAIL, .words = "safe_email", .autocomplete = "off"),
};

static const char *const parts[] = {
	"<label for=\"people\">How many people?</label>", "id=\"people-hint\">With &lt;you&gt;</p>", "inputmode=\"numeric\"",
	"id=\"people-error\">", "aria-invalid=\"true\" aria-describedby=\"people-hint people-error\"", "value=\"12\"",
	"<div class=\"field short\">", "type=\"date\"", "max=\"2026-11-22\"", "value=\"2000-01-31\"",
	"<select id=\"size\" name=\"size\">", "<option value=\"large\" lang=\"de\" selected>&lt;Large&gt;</option>",
	"<fieldset id=\"reach\" tabindex=\"-1\">", "type=\"checkbox\" name=\"reach\" value=\"text\" checked>",
	"<textarea id=\"comment\" name=\"comment\"", ">a &lt; b</textarea>", "type=\"email\"", "maxlength=\"254\"",
	"aria-describedby=\"email-hint\"",
};

Test(form, a_field_of_each_kind)
{
	struct answers got;
	struct tpl *t;
	char *text;

	templates();
	post("people=12&born=2000-01-31&size=large&reach=text&comment=a+%3C+b");
	f = form_open(q, NULL, shown_inputs, COUNT(shown_inputs));
	cr_expect_eq(form_read(f, &got), ERR_INPUT);
	t = tpl_new(q->arena);
	form_show(f, t);
	text = tpl_render(q->arena, t, "en", "field-test", NULL);
	cr_assert_not_null(text);
	for (size_t i = 0; i < COUNT(parts); i++)
		cr_expect(strstr(text, parts[i]), "%s in %s", parts[i], text);
	cr_expect_not(strstr(text, "email-error"));
}

/* ---- digests ---- */

static void digest(const char *form, unsigned char *out)
{
	post(form);
	form_taken(q);
	memcpy(out, q->once->digest, HASH_SIZE);
}

static const struct { const char *one, *other; bool same; } digests[] = {
	{ "a=1&b=2", "a=1&b=2", true },
	{ "a=1&b=2", "b=2&a=1", true },
	{ "a=1&a=2", "a=2&a=1", true },
	{ "a=1&form_token=x&form_once=y", "form_token=z&a=1", true },
	{ "a=1", "a=2", false },
	{ "a=1", "a=1&b=", false },
	{ "a=bc", "ab=c", false },
	{ "a=1&b=2", "a=1%26b%3D2", false },
	{ "a=1", "a=1&a=1", false },
};

Test(form, digests)
{
	for (size_t i = 0; i < COUNT(digests); i++) {
		unsigned char one[HASH_SIZE], other[HASH_SIZE];

		digest(digests[i].one, one);
		digest(digests[i].other, other);
		cr_expect_eq(secret_equal(one, other, HASH_SIZE), digests[i].same, "%s and %s", digests[i].one, digests[i].other);
	}
}
