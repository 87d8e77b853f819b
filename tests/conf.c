/* conf.c - handrail.conf and the environment. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/str.h"
#include "support.h"

static struct arena *a;

/* Removes the variables that the test run sets. */
static void begin(void)
{
	unsetenv("HANDRAIL_CONF");
	unsetenv("HANDRAIL_SECRETS_KEY");
	a = arena_new();
}

static void end(void) { arena_release(a); }

TestSuite(conf, .init = begin, .fini = end);

static const struct conf *read_text(const char *text, const char **why)
{
	const struct conf *c;
	enum err e = conf_read(a, test_file(test_folder(), "handrail.conf", text), &c, why);

	cr_expect_eq(e, *why ? ERR_CONFIG : ERR_OK);
	cr_expect_eq(c == NULL, *why != NULL);
	return c;
}

Test(conf, defaults)
{
	const char *why = NULL;
	const struct conf *c = read_text("", &why);

	cr_assert_null(why, "%s", why);
	cr_expect_str_eq(c->web_base_url, "http://localhost:8080");
	cr_expect_eq(c->web_workers, 4);
	cr_expect_str_eq(c->log_format, "text");
	cr_expect_str_eq(c->database_hosts, "");
	cr_expect_eq(c->limits_factor, 1);
}

Test(conf, a_file)
{
	const char *why = NULL;
	const struct conf *c = read_text("\xEF\xBB\xBF# a comment\n\n[web]\r\n"
		"base_url = https://help.example.org\r\n   workers: 7   ; seven\n"
		"[database]\npassword=a = b; c#d \"e\"\n[web]\nlive=nchan\n", &why);

	cr_assert_null(why, "%s", why);
	cr_expect_str_eq(c->web_base_url, "https://help.example.org");
	cr_expect_eq(c->web_workers, 7);
	cr_expect_str_eq(c->web_live, "nchan");
	cr_expect_str_eq(c->database_password, "a = b; c#d \"e\"");
}

static const struct { const char *text, *ending, *word; } bads[] = {
	{ "[web]\nworkerz = 3\n", ":2", "workerz" },
	{ "\n\n[webb]\nworkers = 3\n", ":4", "webb" },
	{ "workers = 3\n", ":1", "outside" },
	{ "[web]\nworkers = many\n", ":2", "1 to 256" },
	{ "[web]\nworkers = 0\n", ":2", "1 to 256" },
	{ "[web]\nworkers =\n", ":2", "1 to 256" },
	{ "[web]\nlive = often\n", ":2", "off polling nchan" },
	{ "[web]\nlive = off polling\n", ":2", "off polling nchan" },
	{ "[log]\nformat = tex\n", ":2", "text json" },
	{ "[web]\nbase_url = http://x\nnonsense\n", ":3", "key = value" },
	{ "[web]\nbase_url = nonsense\n", ":2", "https:// http://" },
	{ "[web]\nbase_url = http:///nowhere\n", ":2", "https:// http://" },
	{ "[web]\nbase_url = https://a b.test\n", ":2", "https:// http://" },
	{ "[sign_in]\nissuer = ftp://login.test\n", ":2", "https:// http://" },
	{ "[mail]\nurl = mail.county.test\n", ":2", "smtp:// smtps:// sendmail:/ file:" },
	{ "[mail]\nurl = smtp://\n", ":2", "smtp:// smtps:// sendmail:/ file:" },
	{ "[mail]\nfrom = Handrail\n", ":2", "e-mail address" },
	{ "[mail]\nbounce_url = pop3://mail.test\n", ":2", "imaps:// imap://" },
	{ "[text]\nurl = smtp://mail.test\n", ":2", "https:// http:// file:" },
	{ "[secrets]\nkey = short\n", ":2", "[secrets] key is too short" },
	{ "[web\nworkers = 3\n", ":1", "section" },
	{ "[web]\nworkers = 3\n  port = 4\n", ":3", "port" },	/* not a continuation of the line above */
};

Test(conf, a_fault_is_reported_with_file_and_line)
{
	for (size_t i = 0; i < COUNT(bads); i++) {
		const char *why = "", *place = arena_printf(a, "handrail.conf%s: ", bads[i].ending);

		read_text(bads[i].text, &why);
		cr_expect(strstr(why, place) && strstr(why, bads[i].word), "'%s' said: %s", bads[i].text, why);
	}
}

Test(conf, a_line_that_is_too_long)
{
	const char *why = "";

	read_text(arena_printf(a, "[web]\nworkers = 3\nbase_url = %0300d\n", 7), &why);
	cr_expect(strstr(why, "handrail.conf:3: ") && strstr(why, "longer"), "%s", why);
}

Test(conf, a_missing_file)
{
	const struct conf *c;
	const char *why = NULL;

	cr_expect_eq(conf_read(a, "/nonexistent/handrail.conf", &c, &why), ERR_CONFIG);
	cr_expect_null(c);
	cr_expect(strstr(why, "/nonexistent/handrail.conf"), "%s", why);
}

Test(conf, the_environment_wins)
{
	const char *why = NULL;
	const struct conf *c;

	setenv("HANDRAIL_WEB_WORKERS", "9", 1);
	setenv("HANDRAIL_DATABASE_PASSWORD", "", 1);
	c = read_text("[web]\nworkers = 3\nlive = nchan\n[database]\npassword = x\n", &why);
	cr_assert_null(why, "%s", why);
	cr_expect_eq(c->web_workers, 9);
	cr_expect_str_eq(c->web_live, "nchan");
	cr_expect_str_eq(c->database_password, "");
}

Test(conf, a_secret_from_a_file)
{
	const char *why = NULL;
	const struct conf *c;

	setenv("HANDRAIL_MAIL_PASSWORD_FILE", test_file(test_folder(), "password", " two\nlines\n\n"), 1);
	c = read_text("[mail]\npassword = x\n", &why);
	cr_assert_null(why, "%s", why);
	cr_expect_str_eq(c->mail_password, " two\nlines\n", "one newline is dropped");
}

static const struct { const char *name, *value, *word; } variables[] = {
	{ "HANDRAIL_WEB_WORKERZ", "3", "HANDRAIL_WEB_WORKERZ" },
	{ "HANDRAIL_WEB_WORKERS", "x", "HANDRAIL_WEB_WORKERS" },
	{ "HANDRAIL_MAIL_PASSWORD_FILE", "/nonexistent/password", "/nonexistent/password" },
	{ "HANDRAIL_web_workers", "3", "HANDRAIL_web_workers" },
};

Test(conf, faults_in_the_environment)
{
	for (size_t i = 0; i < COUNT(variables); i++) {
		const char *why = "";

		setenv(variables[i].name, variables[i].value, 1);
		read_text("", &why);
		cr_expect(strstr(why, variables[i].word), "%s: %s", variables[i].name, why);
		unsetenv(variables[i].name);
	}
}

Test(conf, other_variables_are_ignored)
{
	const char *why = NULL;

	setenv("HANDRAIL_CONF", "/nonexistent", 1);
	setenv("HANDRAIL_TEST_JOBS", "2", 1);
	setenv("HANDRAIL_WEBSITE", "x", 1);
	read_text("", &why);
	cr_expect_null(why, "%s", why);
}

Test(conf, the_file_that_is_named)
{
	const struct conf *c;
	const char *why = NULL, *path = test_file(test_folder(), "other.conf", "[web]\nworkers = 11\n");

	setenv("HANDRAIL_CONF", path, 1);
	cr_assert_not(conf_load(a, "unit", &c, &why), "%s", why);
	cr_expect_eq(c->web_workers, 11);
	cr_expect_str_eq(c->path, path);
	cr_expect_eq(c->directory[0], '/');
	setenv("HANDRAIL_CONF", "/nonexistent/handrail.conf", 1);
	cr_expect_eq(conf_load(a, "unit", &c, &why), ERR_CONFIG);
}

Test(conf, folders_of_data)
{
	const char *root = test_folder();
	struct conf c = { .directory = arena_printf(a, "%s/bin", root) };

	cr_assert_not(system(arena_printf(a, "cd %s && mkdir -p bin share/handrail/templates demo bin/schema schema", root)));
	cr_expect_str_eq(conf_find(a, &c, "schema"), arena_printf(a, "%s/bin/schema", root));
	cr_expect_str_eq(conf_find(a, &c, "templates"), arena_printf(a, "%s/share/handrail/templates", root));
	cr_expect_str_eq(conf_find(a, &c, "demo"), arena_printf(a, "%s/demo", root));
	cr_expect_null(conf_find(a, &c, "no-such-folder"));
}

/* A setting that is added later must not get into backups by its name alone. */
Test(conf, passwords_keys_and_tokens_are_secrets)
{
	static const struct { const char *key, *type; } all[] = {
#define SETTING(section, key, type, value, least, most, choices) { #key, #type },
#include "base/settings.def"
#undef SETTING
	};
	static const char *const words[] = { "password", "secret", "key", "token" };

	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t w = 0; w < COUNT(words); w++)
			if (strstr(all[i].key, words[w]))
				cr_expect_str_eq(all[i].type, "SECRET", "%s", all[i].key);
}
