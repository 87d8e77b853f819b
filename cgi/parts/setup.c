/* setup - the first page of an installation on a shared host, for people who have no shell there: the questions of
 * `handrail setup`, opened by a word in a file (web/setup_word.h). Until there is a handrail.conf, each other page points here;
 * from then on this program answers nothing. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/path.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/account_setting.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"
#include "web/route.h"
#include "web/setup.h"
#include "web/setup_word.h"

#define PATH "/setup"
#define KEY_LEAST 32

/* ---- where this is ---- */

static const char *folder_of_file(struct req *q, const char *path, const char *name)
{
	return text_ends(path, name) ? arena_bytes(q->arena, path, strlen(path) - strlen(name)) : NULL;
}

/* The folder of index.cgi, which the web server starts: in its path, or on the disk. NULL: it was started otherwise. */
static const char *folder_of_starter(struct req *q, const char *variable)
{
	const char *path = text_or_empty(http_server_variable(q->arena, q->http, variable)), *found;

	return (found = folder_of_file(q, path, "/index.cgi")) ? found : folder_of_file(q, path, "/index.fcgi");
}

static char *base_of(struct req *q)
{
	const char *base = folder_of_starter(q, "SCRIPT_NAME");

	if (!base)
		base = folder_of_file(q, q->http->path, PATH);
	return arena_text(q->arena, base && site_base_fits(base) && path_below(base, q->http->path) ? base : "");
}

/* Without mod_rewrite, or with TLS in front, the web server's own word about the scheme may be wrong, so the address is only a
 * proposal. */
static const char *own_url(struct req *q)
{
	return arena_printf(q->arena, "%s://%s%s", q->http->https ? "https" : "http", q->http->authority, q->base);
}

/* True if the folder of the programs lies below the folder that the web server shows. */
static bool is_exposed(struct req *q)
{
	const char *shown = text_or_empty(http_server_variable(q->arena, q->http, "DOCUMENT_ROOT"));
	char root[PATH_MAX], own[PATH_MAX];

	return *shown && realpath(shown, root) && realpath(q->conf->directory, own) && strcmp(root, "/")
		&& (!strcmp(own, root) || text_starts(own, arena_printf(q->arena, "%s/", root)));
}

/* ---- the reader, without a database ---- */

/* There is no secret yet, so each browser has one of its own in a cookie. Another site can neither read it nor make it. */
static void use_browser_key(struct req *q)
{
	const char *key = http_cookie(q->arena, q->http, "handrail-setup");

	if (text_is_empty(key) || strlen(key) < KEY_LEAST) {
		key = secret_token(q->arena);
		http_header(q->http, "Set-Cookie", arena_printf(q->arena, "handrail-setup=%s; Path=%s/; HttpOnly; SameSite=Strict%s", key, q->base,
			q->http->https ? "; Secure" : ""));
	}
	secret_use(key);
}

static enum err meet(struct req *q)
{
	static struct site site = { .name = "Handrail", .time_zone = "UTC" };
	const char *path;

	q->base = q->top = base_of(q);
	site.host = arena_text(q->arena, q->http->host);
	site.base_url = arena_printf(q->arena, "https://%s%s", q->http->authority, q->base);
	site_fill(&site);
	q->site = &site;
	path = path_below(q->base, q->http->path);
	if (text_equal(path, "/leave"))
		return ERR_OK;
	if (!text_equal(path, PATH))
		return fail(q, ERR_NOT_SET_UP, "there is no handrail.conf");
	use_browser_key(q);
	return ERR_OK;
}

/* ---- the form ---- */

struct answers { const char *setup_code; struct setup of; };

#define VALUE_MOST 150			/* a line of handrail.conf holds 198 bytes */
#define ASK(member_, type_, max_, ...) \
	{ .name = #member_, .offset = offsetof(struct answers, of.member_), .type = type_, .max = max_, .words = "setup_" #member_, \
		.autocomplete = "off", __VA_ARGS__ }
#define CODE_LIKE .is_code = true, .autocapitalize = "none"

static const struct input setup_inputs[] = {
	INPUT(struct answers, setup_code, FIELD_NAME, .words = "setup_code", .autocomplete = "off", CODE_LIKE, .missing = PROBLEM_setup_code_missing),
	ASK(base_url, FIELD_NAME, VALUE_MOST, CODE_LIKE, .missing = PROBLEM_setup_base_url, .inputmode = "url"),
	ASK(name, FIELD_NAME, NAME_MOST),
	ASK(operator, FIELD_NAME, NAME_MOST),
	ASK(country, FIELD_NAME, VALUE_MOST, CODE_LIKE, .is_short = true),
	ASK(time_zone, FIELD_NAME, VALUE_MOST, CODE_LIKE),
	ASK(database_hosts, FIELD_NAME, VALUE_MOST, CODE_LIKE, .missing = PROBLEM_setup_database_server),
	ASK(database_name, FIELD_NAME, VALUE_MOST, CODE_LIKE, .missing = PROBLEM_setup_database_name),
	ASK(database_user, FIELD_NAME, VALUE_MOST, CODE_LIKE, .missing = PROBLEM_setup_database_user),
	ASK(database_password, FIELD_RAW, VALUE_MOST),
	ASK(mail_url, FIELD_NAME, VALUE_MOST, CODE_LIKE, .missing = PROBLEM_setup_mail_url),
	ASK(mail_user, FIELD_NAME, VALUE_MOST, CODE_LIKE),
	ASK(mail_password, FIELD_RAW, VALUE_MOST),
	ASK(mail_from, FIELD_EMAIL, VALUE_MOST, .missing = PROBLEM_email_format),
	ASK(admin_email, FIELD_EMAIL, VALUE_MOST, .missing = PROBLEM_email_format),
	ASK(admin_password, FIELD_RAW, PASSWORD_MOST),
	ASK(public, FIELD_NAME, PATH_MAX, CODE_LIKE),
};

static struct form *open_setup(struct req *q)
{
	struct form *f = form_open(q, NULL, setup_inputs, COUNT(setup_inputs));

	form_set(f, "base_url", own_url(q));
	form_set(f, "database_hosts", "localhost");
	form_set(f, "public", text_or_empty(folder_of_starter(q, "SCRIPT_FILENAME")));
	return f;
}

/* trouble: the reason why all of it failed, if no field is to blame. */
static enum err show_setup(struct req *q, const struct form *f, enum setup_word word, const char *trouble)
{
	struct tpl *t = page_new_plain(q);
	bool exposed = is_exposed(q);
	int status = q->over ? err_http_status(ERR_LIMIT) : *trouble ? err_http_status(ERR_SYSTEM) : form_status(f);

	page_flag(q, t, "exposed", exposed);
	page_flag(q, t, "word_none", !exposed && word == SETUP_WORD_NONE);
	page_flag(q, t, "word_short", !exposed && word == SETUP_WORD_SHORT);
	page_text(q, t, "trouble", trouble);
	if (!exposed && (word >= SETUP_WORD_WRONG || form_posted(f)))
		form_show(f, tpl_section(t, "setup_form"));
	form_show_problems(f, t);
	return page_send(q, t, "setup", status);
}

static enum err setup_get(struct req *q)
{
	return show_setup(q, open_setup(q), setup_word_kept(q, q->conf->directory), "");
}

/* ---- what was sent ---- */

static void check_word(struct form *f, enum setup_word word)
{
	static const enum problem problems[] = { [SETUP_WORD_NONE] = PROBLEM_setup_code_none,
		[SETUP_WORD_SHORT] = PROBLEM_setup_code_short, [SETUP_WORD_WRONG] = PROBLEM_setup_code_wrong,
		[SETUP_WORD_RIGHT] = PROBLEM_none };

	if (problems[word] != PROBLEM_none)
		form_problem(f, "setup_code", problems[word]);
}

/* Adds the reason beside the field whose value was refused. Returns false if the failure is about no field. */
static bool name_fault(struct form *f, const char *member, const char *reason)
{
	static const struct { const char *member; enum problem problem; } known[] = {
		{ "base_url", PROBLEM_setup_base_url }, { "database_hosts", PROBLEM_setup_database }, { "admin_email", PROBLEM_email_format },
	};

	if (!member)
		return false;
	for (size_t i = 0; i < COUNT(known); i++)
		if (text_equal(known[i].member, member)) {
			form_problem_about(f, member, known[i].problem, reason);
			return true;
		}
	for (size_t i = 0; i < COUNT(setup_inputs); i++)
		if (text_equal(setup_inputs[i].name, member)) {
			form_problem_about(f, member, PROBLEM_setup_value, reason);
			return true;
		}
	return false;
}

static enum err show_done(struct req *q, const struct answers *in, bool was_first)
{
	struct tpl *t = page_new_plain(q);

	page_flag(q, t, "was_first", was_first);
	page_flag(q, t, "word_gone", setup_word_end(q, q->conf->directory));
	page_text(q, t, "cron_line", arena_printf(q->arena, "* * * * * %s/handrail deliver --once", q->conf->directory));
	page_text(q, t, "sign_in_url", arena_printf(q->arena, "%s/sign-in", in->of.base_url));
	page_text(q, t, "admin_email", in->of.admin_email);
	return page_send(q, t, "setup-done", 200);
}

/* ERR_DUPLICATE means that the form was sent twice, and the first request made the installation while the second waited. The
 * reader of the second answer has typed the right word, too, so they also get the last page. */
static enum err make(struct req *q, struct form *f, const struct answers *in)
{
	const char *at = NULL;
	enum err e = setup_make(q, q->conf->directory, &in->of, &at);

	if (!e || e == ERR_DUPLICATE)
		return show_done(q, in, !e);
	use_browser_key(q);
	if (e == ERR_INPUT && name_fault(f, at, err_detail(q, e)))
		return show_setup(q, f, SETUP_WORD_RIGHT, "");
	return show_setup(q, f, SETUP_WORD_RIGHT, err_detail(q, e));
}

static enum err setup_post(struct req *q)
{
	struct form *f = open_setup(q);
	enum setup_word word = setup_word_kept(q, q->conf->directory);
	struct answers in;
	enum err e;

	if (form_read(f, &in) == ERR_FORGED || is_exposed(q))
		return show_setup(q, f, word, "");
	if (*in.of.admin_password)
		form_password(f, "admin_password", in.of.admin_password, &(struct password_words){ { in.of.admin_email, in.of.name } });
	if (*in.setup_code && (e = setup_word_try(q, q->conf->directory, in.setup_code, &word)) == ERR_LIMIT)
		form_problem(f, "setup_code", PROBLEM_setup_code_often);
	else if (*in.setup_code && e)
		return e;
	check_word(f, word);
	return form_has_problems(f) ? show_setup(q, f, word, "") : make(q, f, &in);
}

static enum err leave(struct req *q) { return redirect_away(q, q->site->leave_url); }

static const struct route routes[] = {
	{ "GET",  PATH, setup_get, OPEN, PERSONAL },
	{ "POST", PATH, setup_post, OPEN, PERSONAL },
	{ "GET",  "/leave", leave, OPEN | DOOR, PERSONAL },
};

extern const struct app app_setup;
const struct app app_setup = { .name = "setup", .routes = routes, .route_count = COUNT(routes), .meet = meet };
