/* costs.c - no page, form or sign-in, and no round of the worker, costs more because a viewer, a referral or a claimer is
 * huge.
 *
 * The rows that the database reads are counted for each step, first in a small world; then for the same people with
 * 20,000 referrals of one viewer for 2,000 people to one program, 5,000 for another person, 10,000 events, 1,000 messages and
 * 1,000 links of one referral, 1,000 sessions and 1,000 claimed programs, among the sessions, events, messages and links of
 * others. */
#include <criterion/criterion.h>
#include <string.h>

#include "counted.h"
#include "edge/db.h"
#include "directory/program_setting.h"
#include "listed.h"
#include "law_sql.h"
#include "message/delivery.h"
#include "message/outbox.h"
#include "own_database.h"
#include "referral/claim.h"
#include "rows.h"
#include "screener/screener.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"
#include "visitor.h"

extern const struct app app_account, app_connect, app_dashboards, app_programs, app_screener, app_status;

#define PASSWORD "four plain words here"
#define TYPED_PASSWORD "four+plain+words+here"
#define PEOPLE_FIELDS "for=other&seeker_first_name=Sam&seeker_last_name=Seeker&seeker_email=sam@demo.test&reach=email" \
	"&helper_first_name=Hana&helper_last_name=Helper&helper_email=hana@demo.test&consent=yes"

/* A page shows up to 200 events and 200 messages; each is read, looked up and sorted. A search for a name reads a window of
 * 2,000 words. */
#define MORE_MOST 1600
#define SEARCH_MOST 7000
/* A filter of People looks up a referral of each of 400 people, one of whom has 5,000; the statuses of a class one by one, and
 * those to a program until one is the viewer's. */
#define FILTERED_MOST 6500
#define CLASS_MOST 9500
/* Not one for each of 1,000 claimed programs; the tabs are counted to 100 each. */
#define RARE_MOST 600
/* The Connect form offers 300 people. */
#define PEOPLE_MOST 2500

static struct {
	struct visitor v;
	const char *address, *program, *another, *asking, *person, *referral, *thanks, *draft, *answered;
	int64_t account_id, program_id, site_id;
} world;

static const char *print(const char *fmt, const char *id)
{
	const char *at = strchr(fmt, '#');

	return at ? arena_printf(test_req()->arena, "%.*s%s%s", (int)(at - fmt), fmt, id, at + 1) : fmt;
}

static void sign_in(struct visitor *v)
{
	visitor_get(v, &app_account, "/sign-in");
	visitor_post(v, &app_account, "/sign-in", print("address=#&password=" TYPED_PASSWORD, world.address));
}

/* ---- a program that asks ---- */

#define QUESTIONS 30

static const char *question_id(size_t i) { return arena_printf(test_req()->arena, "costs%zu", i); }

static const char *new_asking_program(struct req *q)
{
	struct question_option answers[] = { { "", FLAG_none, "" }, { "", FLAG_may_not, "No." } };
	struct question all[QUESTIONS];
	struct screener s = { .may_text = "", .may_not_text = "", .review_text = "", .suggest = "", .questions = all,
		.count = QUESTIONS };
	int64_t program = row_program(q, test_name("Rent Help"));

	for (size_t i = 0; i < QUESTIONS; i++)
		all[i] = (struct question){ .id = question_id(i), .kind = QUESTION_yes_no, .wording = "Is it so?", .help = "", .required = true,
			.options = answers, .option_count = COUNT(answers), .min = "", .max = "", .flag_below = "", .flag_above = "",
			.reason_below = "", .reason_above = "", .shown_if = i ? question_id(i - 1) : "", .shown_if_answer = i ? "yes" : "" };
	MUST(screener_save(q, program, &s, 0, "/"));
	MUST(screener_publish(q, program, 1, "/"));
	MUST(program_add_claimer(q, program, world.account_id));
	return arena_text(test_req()->arena, listed_id(q, program));
}

/* The path of the form that waits for answers. */
static const char *begin_draft(void)
{
	visitor_get(&world.v, &app_connect, print("/connect/#", world.asking));
	visitor_post(&world.v, &app_connect, print("/connect/#", world.asking), PEOPLE_FIELDS);
	cr_assert(world.v.status == 303 && strstr(world.v.location, "/screener/"), "%s", world.v.page);
	return arena_text(test_req()->arena, strstr(world.v.location, "/screener/"));
}

static const char *all_answers(void)
{
	struct str s;

	str_init(&s, test_req()->arena, 4000);
	str_printf(&s, "program=%s&go=send", world.asking);
	for (size_t i = 0; i < QUESTIONS; i++)
		str_printf(&s, "&asked_%s=yes&q_%s=yes", question_id(i), question_id(i));
	return s.text;
}

static void send_draft(const char *path)
{
	visitor_get(&world.v, &app_screener, path);
	visitor_post(&world.v, &app_screener, path, all_answers());
	cr_assert_eq(world.v.status, 303, "%s", world.v.page);
}

/* One referral came with answers, and a form waits for them. */
static void begin_asking(struct req *q)
{
	world.asking = new_asking_program(q);
	send_draft(begin_draft());
	visitor_get(&world.v, &app_connect, strstr(world.v.location, "/sent/"));
	world.answered = between(world.v.page, "data-referral=\"", "\"");
	cr_assert_not_null(world.answered, "%s", world.v.page);
	world.draft = begin_draft();
}

/* A signed-in helper who works the programs, too, and has referred Sam to them. */
static void begin(void)
{
	struct req *q = test_db();

	row_site(q);
	world.site_id = q->site->id;
	world.v.host = arena_text(test_req()->arena, q->site->host);
	world.address = arena_printf(test_req()->arena, "%s@demo.test", test_name("costs"));
	world.program_id = row_program(q, test_name("Pantry"));
	world.program = arena_text(test_req()->arena, listed_id(q, world.program_id));
	world.another = arena_text(test_req()->arena, listed_id(q, row_program(q, test_name("Library"))));
	world.account_id = row_account(q, "Hana", "Helper", world.address);
	MUST(account_set_password(q, world.account_id, PASSWORD));
	MUST(program_add_claimer(q, world.program_id, world.account_id));
	sign_in(&world.v);
	cr_assert_eq(world.v.status, 303);
	visitor_get(&world.v, &app_connect, print("/connect/#", world.program));
	visitor_post(&world.v, &app_connect, print("/connect/#", world.program), PEOPLE_FIELDS);
	cr_assert_eq(world.v.status, 303, "%s", world.v.page);
	world.thanks = arena_text(test_req()->arena, strstr(world.v.location, "/sent/"));
	visitor_get(&world.v, &app_dashboards, "/people");
	world.person = between(world.v.page, "href=\"/people/", "\"");
	visitor_get(&world.v, &app_dashboards, print("/people/#", world.person));
	world.referral = between(world.v.page, "data-referral=\"", "\"");
	cr_assert_not_null(world.referral, "%s", world.v.page);
	begin_asking(q);
}

/* ---- growing ---- */

STATEMENT(referral_id, number_columns, struct number,
	"SELECT id AS n "
	"FROM referral r "
	"WHERE r.public_id = ?");

COMMAND(more_people,
	"INSERT INTO person (public_id, site_id, seeker_first_name, seeker_last_name, seeker_name_key, made_at, updated_at) "
	"SELECT CONCAT(p.public_id, '-', n.seq), p.site_id, p.seeker_first_name, p.seeker_last_name, p.seeker_name_key, n.seq, n.seq "
	"FROM referral r "
	"JOIN person p ON p.id = r.person_id "
	"JOIN seq_1_to_2000 n "
	"WHERE r.id = ?");

COMMAND(more_viewers,
	"INSERT INTO person_viewer (viewer_kind, viewer_id, person_id, site_id, since_version, active_at) "
	"SELECT v.viewer_kind, v.viewer_id, m.id, v.site_id, 1, m.updated_at "
	"FROM person_viewer v "
	"JOIN person p ON p.id = v.person_id "
	"JOIN person m ON m.public_id LIKE CONCAT(p.public_id, '-%') "
	"WHERE v.viewer_id = ?");

COMMAND(more_words,
	"INSERT INTO person_word (viewer_kind, viewer_id, site_id, word, inactive, person_id) "
	"SELECT v.viewer_kind, v.viewer_id, v.site_id, 'sam', -v.active_at, v.person_id "
	"FROM person_viewer v "
	"JOIN person m ON m.id = v.person_id "
	"WHERE v.viewer_id = ? AND m.public_id LIKE '%-%'");

COMMAND(more_referrals,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, seeker_id, helper_id, "
	"  inbound_program_id, person_id, seeker_first_name, seeker_last_name, seeker_email, seeker_name_key, "
	"  helper_first_name, helper_last_name, helper_email, helper_name_key, comment, status, status_helper, made_at, updated_at) "
	"SELECT CONCAT('costs', r.id, '-', n.seq), CONCAT('C', r.id, '-', n.seq), r.site_id, r.program_id, 0, 1, 1, 1, r.helper_id, "
	"  r.helper_id, r.program_id, p.id, r.seeker_first_name, r.seeker_last_name, r.seeker_email, r.seeker_name_key, "
	"  r.helper_first_name, r.helper_last_name, ?, r.helper_name_key, '', n.seq % 11, n.seq % 11, n.seq, n.seq "
	"FROM referral r "
	"JOIN person o ON o.id = r.person_id "
	"JOIN seq_10_to_20009 n "
	"JOIN person p ON p.public_id = CONCAT(o.public_id, '-', n.seq DIV 10) "
	"WHERE r.id = ?");

COMMAND(more_of_one,
	"INSERT INTO referral (public_id, code, site_id, program_id, kind, origin, reach, consent, helper_id, inbound_program_id, "
	"  person_id, seeker_first_name, seeker_last_name, seeker_email, seeker_name_key, helper_first_name, helper_last_name, "
	"  helper_name_key, comment, status, status_helper, made_at, updated_at, attention_helper) "
	"SELECT CONCAT('one', r.id, '-', n.seq), CONCAT('O', r.id, '-', n.seq), r.site_id, r.program_id, 0, 1, 1, 1, r.helper_id, r.program_id, "
	"  r.person_id, r.seeker_first_name, r.seeker_last_name, r.seeker_email, r.seeker_name_key, r.helper_first_name, r.helper_last_name, "
	"  r.helper_name_key, '', n.seq % 11, n.seq % 11, n.seq, n.seq, IF(n.seq % 50, " SQL_ATTENTION_NEVER ", 1) "
	"FROM referral r "
	"JOIN seq_1_to_5000 n "
	"WHERE r.id = ?");

/* Changes by helper and program in turn, each fourth undone, with notes between. */
COMMAND(more_events,
	"INSERT INTO referral_event (referral_id, made_at, act, party, account_id, from_status, to_status, note, note_shared, version) "
	"SELECT ?, n.seq, ELT(n.seq % 4 + 1, " SQL_ACT_status ", " SQL_ACT_note ", " SQL_ACT_status ", " SQL_ACT_undo "), "
	"  IF(n.seq % 8 < 4, " SQL_PARTY_HELPER ", " SQL_PARTY_PROGRAM "), ?, " SQL_STATUS_pending ", " SQL_STATUS_got_help ", 'Note', "
	"  TRUE, n.seq "
	"FROM seq_1_to_10000 n");

COMMAND(undo_some,
	"UPDATE referral_event e "
	"JOIN referral_event u ON u.referral_id = e.referral_id AND u.version = e.version + 1 "
	"SET u.undoes = e.id "
	"WHERE e.referral_id = ? AND u.act = " SQL_ACT_undo);

COMMAND(move_on,
	"UPDATE referral "
	"SET version = 10001 "
	"WHERE id = ?");

COMMAND(more_messages,
	"INSERT INTO outbox (public_id, message, channel, site_id, subject, subject_id, party, recipient, state, cause, next_at, "
	"  made_at, ended_at) "
	"SELECT CONCAT('costs', ?, '-', n.seq), 0, 0, ?, 0, ?, 0, 'sam@demo.test', IF(n.seq % 10, ?, ?), 0, 99999999999999, n.seq, n.seq "
	"FROM seq_1_to_1000 n");

COMMAND(more_links,
	"INSERT INTO status_link (referral_id, party, nonce, made_at, expires_at, revoked_at) "
	"SELECT ?, n.seq % 3, '', n.seq, 99999999999999, 1 "
	"FROM seq_1_to_1000 n");

COMMAND(more_programs,
	"INSERT INTO program (public_id, source, source_id, organization_id, name, description, application_process, eligibility, "
	"  fees, documents, areas, wait_time, interpretation, languages_note, alert, digest) "
	"SELECT CONCAT(p.public_id, '-', n.seq), 'costs', CONCAT(p.public_id, '-', n.seq), p.organization_id, 'Many', '', '', '', "
	"  '', '', '', '', '', '', '', '' "
	"FROM program p "
	"JOIN seq_1_to_1000 n "
	"WHERE p.id = ?");

COMMAND(claim_programs,
	"INSERT INTO program_claimer (account_id, program_id, claimed_at, program_name) "
	"SELECT ?, m.id, 1, m.name "
	"FROM program p "
	"JOIN program m ON m.source = 'costs' AND m.source_id LIKE CONCAT(p.public_id, '-%') "
	"WHERE p.id = ?");

COMMAND(more_inbound,
	"INSERT IGNORE INTO inbound_claimer (account_id, program_id, referral_id, made_at, stage, due_order, attention_program) "
	"SELECT c.account_id, c.program_id, r.id, r.made_at, r.stage, r.due_order, r.attention_program "
	"FROM program_claimer c "
	"JOIN referral r ON r.inbound_program_id = c.program_id "
	"WHERE c.account_id = ?");

COMMAND(more_inbound_words,
	"INSERT IGNORE INTO inbound_word (program_id, word, made_at, referral_id) "
	"SELECT r.inbound_program_id, 'sam', r.made_at, r.id "
	"FROM referral r "
	"WHERE r.inbound_program_id = ?");

/* Thousands wait in the tray: sent in the viewer's name, while nobody was signed in. */
COMMAND(take_helper_away,
	"UPDATE referral "
	"SET helper_id = NULL "
	"WHERE code LIKE CONCAT('C', ?, '-1%')");

COMMAND(more_waiting,
	"INSERT INTO referral_waiting (party, address, name_key, site_id, made_at, referral_id) "
	"SELECT " SQL_PARTY_HELPER ", r.helper_email, r.helper_name_key, r.site_id, r.made_at, r.id "
	"FROM referral r "
	"WHERE r.helper_id IS NULL AND r.code LIKE CONCAT('C', ?, '-1%')");

COMMAND(more_sessions,
	"INSERT INTO session (token_hash, site_id, account_id, made_at, seen_at) "
	"SELECT UNHEX(SHA2(CONCAT('costs', ?, '-', n.seq), 256)), ?, ?, 1, 99999999999999 "
	"FROM seq_1_to_1000 n");

/* Others have more than the viewer and the one referral, and the server's statistics of these tables are old: no plan may be
 * good only because most rows are of one, or because the statistics are new. Few at once, because other tests wait while rows get
 * their numbers. */
COMMAND(sessions_of_others,
	"INSERT INTO session (token_hash, site_id, account_id, made_at, seen_at) "
	"SELECT UNHEX(SHA2(CONCAT('others', ?, '-', n.seq), 256)), ?, NULL, n.seq, 99999999999999 "
	"FROM seq_1_to_5000 n");

COMMAND(events_of_others,
	"INSERT INTO referral_event (referral_id, made_at, act, party, to_status, note, note_shared, version) "
	"SELECT r.id, r.made_at, " SQL_ACT_status ", " SQL_PARTY_PROGRAM ", " SQL_STATUS_got_help ", '', FALSE, 2 "
	"FROM referral r "
	"WHERE r.code LIKE CONCAT('C', ?, '-2%')");

COMMAND(messages_of_others,
	"INSERT INTO outbox (public_id, message, channel, site_id, subject, subject_id, party, recipient, state, cause, next_at, "
	"  made_at, ended_at) "
	"SELECT CONCAT('other', r.id), 0, 0, r.site_id, 0, r.id, 0, 'other@demo.test', ?, 0, 99999999999999, r.id, r.id "
	"FROM referral r "
	"WHERE r.code LIKE CONCAT('C', ?, '-2%')");

COMMAND(links_of_others,
	"INSERT INTO status_link (referral_id, party, nonce, made_at, expires_at) "
	"SELECT r.id, " SQL_PARTY_PROGRAM ", '', 1, 99999999999999 "
	"FROM referral r "
	"WHERE r.code LIKE CONCAT('C', ?, '-2%')");

static int64_t id_of(struct req *q, const char *public_id)
{
	return counted(q, &referral_id, BIND(public_id));
}

static void grow(void)
{
	struct req *q = test_db();
	int64_t id = id_of(q, world.referral);

	MUST(db_exec(q, &more_people, NULL, BIND(id)));
	MUST(db_exec(q, &more_viewers, NULL, BIND(world.account_id)));
	MUST(db_exec(q, &more_words, NULL, BIND(world.account_id)));
	MUST(db_exec(q, &more_referrals, NULL, BIND(world.address, id)));
	MUST(db_exec(q, &more_of_one, NULL, BIND(id)));
	MUST(db_exec(q, &take_helper_away, NULL, BIND(id)));
	MUST(db_exec(q, &more_waiting, NULL, BIND(id)));
	MUST(db_exec(q, &more_events, NULL, BIND(id, world.account_id)));
	MUST(db_exec(q, &undo_some, NULL, BIND(id)));
	MUST(db_exec(q, &move_on, NULL, BIND(id)));
	MUST(db_exec(q, &more_messages, NULL, BIND(id, world.site_id, id, OUTBOX_SENT, OUTBOX_DROPPED)));
	MUST(db_exec(q, &more_links, NULL, BIND(id)));
	MUST(db_exec(q, &more_programs, NULL, BIND(world.program_id)));
	MUST(db_exec(q, &claim_programs, NULL, BIND(world.account_id, world.program_id)));
	MUST(db_exec(q, &more_inbound, NULL, BIND(world.account_id)));
	MUST(db_exec(q, &more_inbound_words, NULL, BIND(world.program_id)));
	MUST(db_exec(q, &more_sessions, NULL, BIND(world.account_id, world.site_id, world.account_id)));
	MUST(db_exec(q, &sessions_of_others, NULL, BIND(world.account_id, world.site_id)));
	MUST(db_exec(q, &events_of_others, NULL, BIND(id)));
	MUST(db_exec(q, &messages_of_others, NULL, BIND(OUTBOX_SENT, id)));
	MUST(db_exec(q, &links_of_others, NULL, BIND(id)));
	row_analyze(q, ROW_REFERRALS);
	row_analyze(q, ROW_PEOPLE);
}

/* ---- steps ---- */

/* form is fetched first, so that only the answer to the fields is counted. # is the id; ~ in fields is the number of the
 * try. */
struct step {
	const char *what;
	const struct app *app;
	const char *target;
	const char *const *id;
	const char *form, *fields;	/* NULL: a page */
	const char *seen;		/* the hidden field of that name goes along */
	int64_t more_most;		/* 0: MORE_MOST */
};

static const struct step steps[] = {
	{ "referrals for me", &app_dashboards, "/referrals", NULL, NULL, NULL, NULL, 0 },
	{ "people", &app_dashboards, "/people", NULL, NULL, NULL, NULL, 0 },
	{ "people who need somebody", &app_dashboards, "/people?tab=needs_you", NULL, NULL, NULL, NULL, 0 },
	{ "people, oldest first", &app_dashboards, "/people?sort=oldest", NULL, NULL, NULL, NULL, 0 },
	{ "people by status", &app_dashboards, "/people?status=not_eligible", NULL, NULL, NULL, NULL, FILTERED_MOST },
	{ "people by class", &app_dashboards, "/people?class=got_help", NULL, NULL, NULL, NULL, CLASS_MOST },
	{ "people by program", &app_dashboards, "/people?program=#", &world.program, NULL, NULL, NULL, CLASS_MOST },
	{ "people of another program", &app_dashboards, "/people?program=#", &world.another, NULL, NULL, NULL, FILTERED_MOST },
	{ "people by name", &app_dashboards, "/people?q=sam", NULL, NULL, NULL, NULL, SEARCH_MOST },
	{ "a person", &app_dashboards, "/people/#", &world.person, NULL, NULL, NULL, 0 },
	{ "inbound", &app_dashboards, "/inbound", NULL, NULL, NULL, NULL, 0 },
	{ "more programs", &app_dashboards, "/inbound?after=#", &world.program, NULL, NULL, NULL, 0 },
	{ "all inbound", &app_dashboards, "/inbound?tab=all", NULL, NULL, NULL, NULL, 0 },
	{ "all inbound that is done", &app_dashboards, "/inbound?tab=done", NULL, NULL, NULL, NULL, 0 },
	{ "all inbound by a name that many have", &app_dashboards, "/inbound?q=sam", NULL, NULL, NULL, NULL, SEARCH_MOST },
	{ "all inbound by a name that few have", &app_dashboards, "/inbound?q=seeker", NULL, NULL, NULL, NULL, RARE_MOST },
	{ "all inbound by four digits", &app_dashboards, "/inbound?q=0143", NULL, NULL, NULL, NULL, SEARCH_MOST },
	{ "inbound of a program", &app_dashboards, "/inbound/#", &world.program, NULL, NULL, NULL, 0 },
	{ "inbound of a program by its answers", &app_dashboards, "/inbound/#?forms=yes", &world.program, NULL, NULL, NULL, FILTERED_MOST },
	{ "a referral", &app_dashboards, "/referrals/#", &world.referral, NULL, NULL, NULL, 0 },
	{ "a referral with answers", &app_dashboards, "/referrals/#", &world.answered, NULL, NULL, NULL, 0 },
	{ "its answers", &app_dashboards, "/referrals/#/answers", &world.answered, NULL, NULL, NULL, 0 },
	{ "inbound with forms", &app_dashboards, "/inbound/#?forms=yes", &world.asking, NULL, NULL, NULL, 0 },
	{ "the questions", &app_screener, "#", &world.draft, NULL, NULL, NULL, 0 },
	{ "a form that leads to questions", &app_connect, "/connect/#", &world.asking, "/connect/#", PEOPLE_FIELDS, NULL, 0 },
	{ "its status", &app_status, "/status/#", &world.referral, NULL, NULL, NULL, 0 },
	{ "the Connect form", &app_connect, "/connect/#", &world.program, NULL, NULL, NULL, PEOPLE_MOST },
	{ "a search for a person", &app_programs, "/programs?person=#", &world.person, NULL, NULL, NULL, 0 },
	{ "a search after a referral", &app_programs, "/programs?from=#", &world.referral, NULL, NULL, NULL, 0 },
	{ "the front page", &app_programs, "/", NULL, NULL, NULL, NULL, 0 },
	{ "a program", &app_programs, "/programs/#", &world.program, NULL, NULL, NULL, 0 },
	{ "the account", &app_account, "/account", NULL, NULL, NULL, NULL, 0 },
	{ "setting a status", &app_status, "/status/#", &world.referral, "/status/#", "status=got_help&note=Hello&share_note=yes", "seen", 0 },
	{ "undoing", &app_status, "/status/#", &world.referral, "/status/#", "undo=yes", NULL, 0 },
	{ "a note", &app_dashboards, "/referrals/#/notes", &world.referral, "/referrals/#", "note=Note", NULL, 0 },
	{ "a note on a person", &app_dashboards, "/people/#/notes", &world.person, "/people/#", "note=Note", NULL, 0 },
	{ "sending", &app_connect, "/connect/#", &world.program, "/connect/#", PEOPLE_FIELDS, NULL, 0 },
	{ "the thanks", &app_connect, "#", &world.thanks, NULL, NULL, NULL, 0 },
	{ "the best way", &app_dashboards, "/referrals/#/reach", &world.referral, "/referrals/#", "reach=dont_reach_out", "seen", 0 },
	{ "stop sharing", &app_dashboards, "/referrals/#/stop-sharing", &world.referral, "/referrals/#/stop-sharing", "", NULL, 0 },
};

static const char *target_of(const struct step *s) { return print(s->target, s->id ? *s->id : ""); }

static void show_form(const struct step *s)
{
	if (!s->form)
		return;
	visitor_get(&world.v, s->app, print(s->form, s->id ? *s->id : ""));
	cr_assert_eq(world.v.status, 200, "%s: %d", s->form, world.v.status);
	visitor_choose_form(&world.v, arena_printf(test_req()->arena, "action=\"%s\"", target_of(s)));
}

static void take(const struct step *s)
{
	const char *seen = s->seen ? between(world.v.page, "name=\"seen\" value=\"", "\"") : NULL;

	if (s->form)
		visitor_post(&world.v, s->app, target_of(s), arena_printf(test_req()->arena, "%s%s%s", s->fields, seen ? "&seen=" : "",
			seen ? seen : ""));
	else
		visitor_get(&world.v, s->app, target_of(s));
	cr_expect_eq(world.v.status, s->form ? 303 : 200, "%s: %d %s", s->what, world.v.status, world.v.page);
}

/* The rows that the visitors' connection reads while it takes the step. */
static int64_t cost(const struct step *s)
{
	int64_t before, idle;

	show_form(s);
	before = row_reads(visitor_unit());
	idle = row_reads(visitor_unit()) - before;
	before = row_reads(visitor_unit());
	take(s);
	return row_reads(visitor_unit()) - before - idle;
}

static int64_t cost_of_signing_in(void)
{
	struct visitor another = { .host = world.v.host };
	int64_t before;

	visitor_get(&another, &app_account, "/sign-in");
	before = row_reads(visitor_unit());
	visitor_post(&another, &app_account, "/sign-in", print("address=#&password=" TYPED_PASSWORD, world.address));
	cr_expect_eq(another.status, 303, "%d", another.status);
	return row_reads(visitor_unit()) - before;
}

Test(costs, are_the_same_for_the_huge)
{
	int64_t few[COUNT(steps)], in_few;

	begin();
	for (size_t i = 0; i < COUNT(steps) - 2; i++)
		few[i] = cost(&steps[i]);
	in_few = cost_of_signing_in();
	few[COUNT(steps) - 2] = few[COUNT(steps) - 1] = 0;
	grow();
	for (size_t i = 0; i < COUNT(steps); i++) {
		int64_t many = cost(&steps[i]);

		cr_log_info("%s: %ld, %ld", steps[i].what, (long)few[i], (long)many);
		cr_expect_leq(many, few[i] + (steps[i].more_most ? steps[i].more_most : MORE_MOST), "%s: %ld, %ld",
			steps[i].what, (long)few[i], (long)many);
	}
	cr_expect_leq(cost_of_signing_in(), in_few + 100, "signing in: %ld, %ld", (long)in_few, (long)cost_of_signing_in());
}

/* ---- round trips ---- */

static const struct { const char *what; int64_t most; } trips[] = {
	{ "referrals for me", 2 },
	{ "people", 8 },
	{ "a person", 9 },
	{ "inbound", 5 },
	{ "inbound of a program", 4 },
	{ "a referral", 13 },
	{ "the Connect form", 4 },
	{ "the front page", 5 },
	{ "a program", 13 },
	{ "setting a status", 15 },
	{ "sending", 26 },
	{ "the thanks", 11 },
	{ "its answers", 5 },
	{ "the questions", 2 },
	{ "a form that leads to questions", 10 },
};

static const struct step *step_of(const char *what)
{
	size_t i = 0;

	while (i < COUNT(steps) && strcmp(steps[i].what, what))
		i++;
	cr_assert_lt(i, COUNT(steps), "%s", what);
	return &steps[i];
}

/* Site, session and account are the first one of each. A form is fetched before. */
Test(costs, each_page_takes_few_statements)
{
	begin();
	for (size_t i = 0; i < COUNT(trips); i++) {
		const struct step *s = step_of(trips[i].what);
		int64_t began, n;

		show_form(s);
		began = row_statements(visitor_unit());
		take(s);
		n = row_statements(visitor_unit()) - began;
		cr_expect_leq(n, trips[i].most, "%s: %ld", s->what, (long)n);
	}
}

static int64_t trips_of_sending(const char *path, const struct app *of, const char *fields)
{
	int64_t began, commits, n;

	visitor_get(&world.v, of, path);
	commits = row_commits(visitor_unit());
	began = row_statements(visitor_unit());
	visitor_post(&world.v, of, path, fields);
	n = row_statements(visitor_unit()) - began;
	cr_expect_eq(world.v.status, 303, "%s", world.v.page);
	cr_expect_eq(row_commits(visitor_unit()) - commits, 1, "%s: one transaction", path);
	return n;
}

Test(costs, thirty_answers_take_two_statements)
{
	int64_t without, with;

	begin();
	without = trips_of_sending(print("/connect/#", world.program), &app_connect, PEOPLE_FIELDS);
	with = trips_of_sending(world.draft, &app_screener, all_answers());
	cr_expect_leq(with, without + 2, "%ld without answers, %ld with", (long)without, (long)with);
}

static int64_t trips_of_page(const struct app *of, const char *path)
{
	int64_t began = row_statements(visitor_unit());

	visitor_get(&world.v, of, path);
	cr_expect_eq(world.v.status, 200, "%s: %d", path, world.v.status);
	return row_statements(visitor_unit()) - began;
}

/* Not even for the program that asks: its own row says so. */
Test(costs, nobody_pays_for_questions_before_they_are_asked)
{
	begin();
	cr_expect_eq(trips_of_page(&app_programs, print("/programs/#", world.asking)),
		trips_of_page(&app_programs, print("/programs/#", world.program)));
	cr_expect_eq(trips_of_page(&app_connect, print("/connect/#", world.asking)),
		trips_of_page(&app_connect, print("/connect/#", world.program)));
}

/* ---- the worker ---- */

COMMAND(waiting_messages,
	"INSERT INTO outbox (public_id, message, channel, site_id, subject, subject_id, party, recipient, state, cause, next_at, made_at) "
	"SELECT CONCAT('wait', n.seq), 0, 0, ?, 0, n.seq, 0, 'sam@demo.test', IF(n.seq % 2, ?, ?), 0, ? + n.seq, n.seq "
	"FROM seq_1_to_20000 n");

Test(costs, of_the_worker_with_many_messages)
{
	struct req *q = own_database();
	int64_t before, idle;
	size_t sent;

	row_site(q);
	MUST(db_exec(q, &waiting_messages, NULL, BIND(q->site->id, OUTBOX_WAITING, OUTBOX_SENT, q->now + DAYS(1))));
	MUST(delivery_run(q, claim_when_told, &sent));
	before = row_reads(q);
	idle = row_reads(q) - before;
	before = row_reads(q);
	MUST(delivery_run(q, claim_when_told, &sent));
	cr_expect_eq(sent, 0);
	cr_expect_leq(row_reads(q) - before - idle, 100, "a round without a message reads %ld rows", (long)(row_reads(q) - before - idle));
	own_database_drop(q);
}
