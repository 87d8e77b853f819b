/* scene.c - a referral and the people around it, for tests of what pages say. */
#include "scene.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/str.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "message/status_link.h"
#include "rows.h"
#include "site/forgery.h"
#include "site/session.h"
#include "site/site.h"
#include "support.h"

struct req *scene;
int64_t scene_program;

static int64_t accounts[SCENE_READERS];
static struct session *sessions[SCENE_READERS];
static const char *cookies[SCENE_READERS];
static const char *seeker_email;
static const char *last_once;

static void add_reader(enum scene_reader r, const char *first_name, const char *last_name)
{
	struct req *q = scene;
	const char *address = arena_printf(q->arena, "%s@demo.test", test_name("person"));
	const char *cookie;

	accounts[r] = row_account(q, first_name, last_name, address);
	q->session = NULL;
	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-in", NULL, "", NULL);
	MUST(session_sign_in(q, accounts[r]));
	cookie = test_header(q, "Set-Cookie");
	sessions[r] = q->session;
	cookies[r] = arena_bytes(q->arena, cookie, strcspn(cookie, ";"));
	if (r == SCENE_SEEKER)
		seeker_email = address;
}

void scene_begin(void)
{
	struct req *q = scene = test_db();

	row_site(q);
	add_reader(SCENE_SEEKER, "Maria", "Nunez");
	add_reader(SCENE_HELPER, "Hana", "Helper");
	add_reader(SCENE_CLAIMER, "Clara", "Claimer");
	scene_program = row_program(q, "Pantry");
	MUST(program_add_claimer(q, scene_program, accounts[SCENE_CLAIMER]));
}

/* ---- referrals ---- */

COMMAND(give,
	"UPDATE referral "
	"SET seeker_by_code = TRUE, seeker_id = ? "
	"WHERE id = ?");

static struct referral_draft completed(const struct referral_draft *with)
{
	struct referral_draft d = *with;

	d.program_id = d.program_id ? d.program_id : scene_program;
	d.answer_days = d.answer_days ? d.answer_days : 2;
	if (!with->seeker.first_name)
		d.seeker = (struct contact){ "Maria", "Nunez", seeker_email, SCENE_PHONE, with->seeker.language ? with->seeker.language : "en" };
	d.helper = (struct contact){ .first_name = "Hana", .last_name = "Helper" };
	d.comment = text_or_empty(d.comment);
	d.consent_words = d.at.kind == KIND_LIVE ? "I agree." : NULL;
	d.consent_language = d.at.kind == KIND_LIVE ? "en" : NULL;
	return d;
}

const char *scene_refer(const struct referral_draft *with)
{
	struct referral_draft d = completed(with);
	struct req *q = scene;
	struct referral *all;
	const char *receipt;
	size_t count;

	row_sign_in(q, accounts[d.at.origin == ORIGIN_SELF ? SCENE_SEEKER : SCENE_HELPER]);
	MUST(referral_make(q, &d, 1, &receipt));
	MUST(referral_of_receipt(q, receipt, &all, &count));
	MUST(db_exec(q, &give, NULL, BIND(accounts[SCENE_SEEKER], all[0].id)));
	return all[0].public_id;
}

int64_t scene_account(enum scene_reader reader) { return accounts[reader]; }

struct referral *scene_referral(enum scene_reader reader, const char *id)
{
	struct referral *r;

	row_sign_in(scene, accounts[reader]);
	r = row_referral(scene, id);
	cr_assert(r, "reader %d has the referral", reader);
	return r;
}

void scene_move(enum scene_reader by, const char *id, enum status status, const char *note)
{
	struct referral *r = scene_referral(by, id);
	struct move m = { .status = status, .note = note, .share_note = note, .seen = r->version };
	struct req *q = scene;

	MUST(referral_move(q, r, &m));
}

struct sent { int64_t id; };
static const struct column sent_columns[] = { COLUMN(struct sent, id) };

STATEMENT(newest_link, sent_columns, struct sent,
	"SELECT l.id "
	"FROM status_link l "
	"JOIN referral r ON r.id = l.referral_id "
	"WHERE r.public_id = ? AND l.party = ? "
	"ORDER BY l.id DESC "
	"LIMIT 1");

const char *scene_link(const char *id, enum party party)
{
	struct req *q = scene;
	const char *token;
	struct sent s;

	MUST(db_row(q, &newest_link, &s, BIND(id, (int)party)));
	MUST(status_link_token(q, s.id, &token));
	return token;
}

/* ---- pages ---- */

const char *scene_path(const char *fmt, const char *id)
{
	const char *gap = strstr(fmt, "%s");

	return arena_printf(scene->arena, "%s%s%s", arena_bytes(scene->arena, fmt, (size_t)(gap - fmt)), id, gap + 2);
}

const char *scene_page(const struct app *of, enum scene_reader reader, const char *path)
{
	const char *query = strchr(path, '?');
	const char *bare = query ? arena_bytes(scene->arena, path, (size_t)(query - path)) : path;
	struct req *answer = test_answer(of, "GET", scene->site->host, bare, query ? query + 1 : NULL, NULL, cookies[reader]);

	cr_assert_eq(answer->http->status, 200, "%s: %d", path, answer->http->status);
	return answer->http->answer.text;
}

static struct req *post(const struct app *of, enum scene_reader reader, const char *path, const char *fields, const char *once)
{
	struct req *q = scene;
	struct forgery f;

	q->session = sessions[reader];
	f = forgery_token(q, path, once);
	last_once = f.once;
	return test_answer(of, "POST", q->site->host, path, NULL, arena_printf(q->arena, "form_token=%s&form_once=%s&form_time=%s&%s",
		text_url_encode(q->arena, f.token), text_url_encode(q->arena, f.once), f.time, fields), cookies[reader]);
}

struct req *scene_post(const struct app *of, enum scene_reader reader, const char *path, const char *fields)
{
	return post(of, reader, path, fields, NULL);
}

struct req *scene_post_again(const struct app *of, enum scene_reader reader, const char *path, const char *fields)
{
	return post(of, reader, path, fields, last_once);
}

const char *scene_cookie(enum scene_reader reader) { return cookies[reader]; }

bool scene_before(const char *page, const char *first, const char *second)
{
	const char *at = strstr(page, first);

	return at && strstr(at, second);
}
