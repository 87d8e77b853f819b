/* veil.c - nothing that a victim-service program sets or notes reaches the helper's side or the site, except by a release.
 *
 * The strongest of these tests compares every page, list and file of the helper's side before and after the program acts: they
 * must be the same to the byte. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/clock.h"
#include "base/conf.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "edge/http.h"
#include "law/veil.h"
#include "message/digest.h"
#include "message/notify.h"
#include "message/outbox.h"
#include "referral/access.h"
#include "referral/changes.h"
#include "referral/claim.h"
#include "referral/known.h"
#include "referral/list.h"
#include "referral/own_data.h"
#include "referral/people.h"
#include "referral/person.h"
#include "referral/release.h"
#include "rows.h"
#include "scene.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "site/veiling.h"
#include "support.h"

extern const struct app app_dashboards, app_status, app_live, app_connect, app_programs, app_account, app_admin;

#define SECRET "she sleeps at the house on Elm Street"
#define PRIVATE "call her sister first"
#define WORD STATUS_couldnt_contact

static struct req *q;
static const char *id;
static int64_t row, mate, admin;
static const char *mate_cookie, *admin_cookie;

/* ---- the scene ---- */

static void set_flag(bool on)
{
	struct program_change c = PROGRAM_CHANGE_NOTHING;

	c.victim_service = on;
	row_sign_in(q, 0);
	MUST(program_set(q, scene_program, &c));
}

static const char *sign_in(int64_t account)
{
	const char *cookie;

	q->session = NULL;
	q->http = http_literal(q->arena, "POST", q->site->host, "/sign-in", NULL, "", NULL);
	MUST(session_sign_in(q, account));
	cookie = test_header(q, "Set-Cookie");
	return arena_bytes(q->arena, cookie, strcspn(cookie, ";"));
}

COMMAND(add_role, "INSERT INTO account_role (site_id, account_id, role) VALUES (?, ?, 0)");

static void set_live(void)
{
	struct conf *c = ARENA_NEW(q->arena, struct conf);

	*c = *q->conf;
	c->web_live = "polling";
	q->conf = c;
}

/* The helper has a group, with a mate; somebody runs the site. */
static void begin_without_flag(void)
{
	int64_t team;

	scene_begin();
	q = scene;
	set_live();
	team = row_team(q, true);
	row_join(q, team, scene_account(SCENE_HELPER));
	mate = row_account(q, "Tom", "Mate", arena_printf(q->arena, "%s@demo.test", test_name("tom")));
	row_join(q, team, mate);
	mate_cookie = sign_in(mate);
	admin = row_account(q, "Ada", "Admin", arena_printf(q->arena, "%s@demo.test", test_name("ada")));
	MUST(db_exec(q, &add_role, NULL, BIND(q->site->id, admin)));
	admin_cookie = sign_in(admin);
}

static void refer(void)
{
	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .follow_up = true });
	row = scene_referral(SCENE_HELPER, id)->id;
}

static void begin(void)
{
	begin_without_flag();
	set_flag(true);
	refer();
}

static struct referral *as_mate(void)
{
	struct referral *r;

	row_sign_in(q, mate);
	r = row_referral(q, id);
	cr_assert(r);
	return r;
}

static struct referral *as(enum scene_reader reader) { return scene_referral(reader, id); }

static void note(enum scene_reader by, const char *words, bool share)
{
	struct referral *r = as(by);

	MUST(referral_note(q, r, words, share, "/"));
}

/* The program looks, speaks, and closes the loop. */
static void program_acts(void)
{
	struct referral *r = as(SCENE_CLAIMER);

	q->unattended = false;
	MUST(referral_opened(q, r));
	MUST(access_opened(q, r));
	scene_move(SCENE_CLAIMER, id, STATUS_pending, NULL);
	note(SCENE_CLAIMER, PRIVATE, false);
	note(SCENE_CLAIMER, SECRET, true);
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, SECRET);
	r = as(SCENE_CLAIMER);
	MUST(referral_undo(q, r));
	scene_move(SCENE_CLAIMER, id, WORD, SECRET);
}

static void give(enum scene_reader by, instant until)
{
	struct release given = { .until = until, .words = "I agree that Hana sees it.", .language = "en", .result = "/" };
	struct referral *r = as(by);

	MUST(release_give(q, r, &given));
}

/* A test that begins with the scene. */
#define VEIL_TEST(name, scene_of) \
	static void name(void); \
	Test(veil, name) { scene_of(); name(); } \
	static void name(void)

/* ---- the law ---- */

Test(veil, hides_what_the_program_does_and_nothing_else)
{
	for (enum act a = 0; a < ACTS; a++) {
		bool open = a == ACT_released || a == ACT_release_ended;

		cr_expect_eq(veil_hides(a, PARTY_PROGRAM), !open, "%s", act_slug(a));
		cr_expect_not(veil_hides(a, PARTY_SEEKER));
		cr_expect_not(veil_hides(a, PARTY_HELPER));
	}
}

Test(veil, takes_the_programs_word_from_the_helper_alone)
{
	for (int i = 0; i < SITUATIONS; i++)
		for (enum party p = 0; p < PARTIES; p++) {
			struct situation at = situation_at(i);
			unsigned granted = law_grants(&at, p), seen = granted & MAY_SEE;

			cr_expect_eq(veil_grants(granted, p, false, false), granted);
			cr_expect_eq(!(veil_grants(granted, p, true, true) & SHOW_PROGRAM_WORD), !seen || p == PARTY_HELPER);
			cr_expect_eq(!(veil_grants(granted, p, true, false) & SHOW_PROGRAM_WORD), !seen);
			cr_expect_eq(!(veil_grants(granted, p, true, true) & MAY_RELEASE), !seen || p == PARTY_HELPER);
		}
}

Test(veil, comes_back_at_the_very_moment_at_which_a_release_ends)
{
	cr_expect_not(veil_hangs(false, 0, 10));
	cr_expect(veil_hangs(true, 0, 10));
	cr_expect_not(veil_hangs(true, 11, 10));
	cr_expect(veil_hangs(true, 10, 10));
}

/* ---- readers ---- */

/* Somebody who has the person's link, in the session of the request. */
static struct referral *by_link(void)
{
	struct referral *r;

	q->account = NULL;
	MUST(referral_by_link(q, scene_link(id, PARTY_SEEKER), &r));
	return r;
}

static bool holds_word(const struct referral *r)
{
	struct referral_event *events;
	struct referral_message *told;
	bool found = r->status == WORD || r->word_program != STATUS_NONE || r->opened_at || r->due_at;
	size_t count;

	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		found = found || veil_hides(events[i].act, events[i].party) || events[i].to_status == WORD
			|| events[i].from_status == WORD || (events[i].note && strstr(events[i].note, SECRET));
	MUST(referral_messages(q, r, &told, &count));
	for (size_t i = 0; i < count; i++)
		found = found || told[i].of_change;
	return found;
}

VEIL_TEST(hides_the_programs_word_from_helper_and_group, begin)
{
	struct referral before = *as(SCENE_HELPER), after;

	program_acts();
	after = *as(SCENE_HELPER);
	cr_expect_not(holds_word(&after), "the helper");
	cr_expect_eq(after.status, STATUS_not_updated);
	cr_expect_eq(after.version, before.version);
	cr_expect_eq(after.updated_at, before.updated_at);
	cr_expect_eq(after.attention, before.attention);
	cr_expect_eq(after.last_event_party, before.last_event_party);
	cr_expect_not(after.disputed);
	cr_expect_not(after.closed_at);
	cr_expect_not(after.granted & (SHOW_PROGRAM_WORD | MAY_RELEASE));
	cr_expect_not(holds_word(as_mate()), "the group");
}

VEIL_TEST(shows_seeker_and_program_all_of_it, begin)
{
	static const enum scene_reader readers[] = { SCENE_SEEKER, SCENE_CLAIMER };

	program_acts();
	for (size_t i = 0; i < COUNT(readers); i++) {
		struct referral *r = as(readers[i]);

		cr_expect_eq(r->status, WORD);
		cr_expect_eq(r->word_program, WORD);
		cr_expect(holds_word(r));
		cr_expect(r->granted & SHOW_PROGRAM_WORD);
		cr_expect(r->granted & MAY_RELEASE);
	}
}

/* A program without the flag: nothing is withheld, and there is nothing to release. */
VEIL_TEST(is_off_unless_set, begin_without_flag)
{
	struct referral *r;

	refer();
	program_acts();
	r = as(SCENE_HELPER);
	cr_expect_eq(r->status, WORD);
	cr_expect(holds_word(r));
	cr_expect(r->due_at);
	cr_expect_not(as(SCENE_SEEKER)->granted & MAY_RELEASE);
	cr_expect_not(r->veiled);
}

VEIL_TEST(hangs_over_live_referrals_only, begin)
{
	id = scene_refer(&(struct referral_draft){ .at = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE } });
	cr_expect_not(as(SCENE_HELPER)->veiled, "a logged one, of which the program knows nothing");
	id = scene_refer(&(struct referral_draft){ .at = { KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING } });
	cr_expect(as(SCENE_SEEKER)->veiled);
	cr_expect_not(as(SCENE_SEEKER)->granted & MAY_RELEASE, "nobody helped");
}

/* ---- before and after: nothing moves ---- */

static const char *answer_of(const struct app *of, const char *cookie, const char *path)
{
	const char *query = strchr(path, '?');
	const char *bare = query ? arena_bytes(q->arena, path, (size_t)(query - path)) : path;
	static struct req *reader;

	if (!reader)
		reader = test_db_other();
	test_templates();
	req_reset(reader);
	reader->conf = q->conf;
	reader->http = http_literal(reader->arena, "GET", q->site->host, bare, query ? query + 1 : NULL, NULL, cookie);
	app_answer(of, reader);
	cr_assert_lt(reader->http->status, 400, "%s: %d", path, reader->http->status);
	return arena_text(q->arena, reader->http->answer.text);
}

/* Without what differs in any two answers: the values of hidden fields of forms, and the time of the page. */
static char *settled(const char *page)
{
	char *kept = arena_text(q->arena, page), *to = kept;

	for (const char *at = page; *at; ) {
		bool is_token = text_starts(at, "name=\"form_") || text_starts(at, "data-since=\"");
		const char *end = is_token ? strchr(at, '>') : NULL;

		if (is_token && end)
			at = end;
		*to++ = *at++;
	}
	*to = '\0';
	return kept;
}

struct path { const struct app *of; const char *path; };

/* Every way in which the helper's side reads: %s is the referral, %p the person. */
static const struct path paths[] = {
	{ &app_dashboards, "/referrals/%s" }, { &app_dashboards, "/referrals/%s?saved=1" },
	{ &app_dashboards, "/referrals/%s/print" }, { &app_dashboards, "/referrals/%s/print?notes=yes" },
	{ &app_dashboards, "/people" }, { &app_dashboards, "/people?tab=needs_you" }, { &app_dashboards, "/people?tab=open" },
	{ &app_dashboards, "/people?tab=done" }, { &app_dashboards, "/people?tab=all&sort=newest" },
	{ &app_dashboards, "/people?status=couldnt_contact" }, { &app_dashboards, "/people?status=not_updated" },
	{ &app_dashboards, "/people?class=needs_further_action" }, { &app_dashboards, "/people?q=maria" },
	{ &app_dashboards, "/people.csv" }, { &app_dashboards, "/people.csv?status=couldnt_contact" },
	{ &app_dashboards, "/people/%p" }, { &app_dashboards, "/people/%p/print" }, { &app_dashboards, "/people/%p/print?notes=yes" },
	{ &app_status, "/status/%s" }, { &app_live, "/live/changes?ids=%s&since=1" },
	{ &app_programs, "/programs/%g?person=%p&from=%s" }, { &app_connect, "/connect/%g?person=%p" },
};

static const char *path_of(const struct path *p, const char *person, const char *program)
{
	struct str s;

	str_init(&s, q->arena, 1000);
	for (const char *c = p->path; *c; c++) {
		if (*c != '%') {
			str_add_char(&s, *c);
			continue;
		}
		c++;
		str_add(&s, *c == 's' ? id : *c == 'p' ? person : program);
	}
	return s.text;
}

static const char *seen_by(const char *cookie, const char *person, const char *program, size_t i)
{
	return settled(answer_of(paths[i].of, cookie, path_of(&paths[i], person, program)));
}

/* From a little before it; "" if there is none. */
static const char *first_difference(const char *before, const char *after)
{
	size_t same = 0;

	while (before[same] && before[same] == after[same])
		same++;
	if (before[same] == after[same])
		return "";
	return after + (same > 40 ? same - 40 : 0);
}

static void expect_unmoved(void (*acts)(void))
{
	const char *cookies[] = { scene_cookie(SCENE_HELPER), mate_cookie };
	const char *person = as(SCENE_HELPER)->person_public_id, *program = as(SCENE_HELPER)->program_public_id;
	const char *before[2][COUNT(paths)];

	for (size_t c = 0; c < COUNT(cookies); c++)
		for (size_t i = 0; i < COUNT(paths); i++)
			before[c][i] = seen_by(cookies[c], person, program, i);
	acts();
	for (size_t c = 0; c < COUNT(cookies); c++)
		for (size_t i = 0; i < COUNT(paths); i++) {
			const char *after = seen_by(cookies[c], person, program, i);

			cr_expect(!*first_difference(before[c][i], after), "reader %zu: %s moved at %.80s", c, paths[i].path,
				first_difference(before[c][i], after));
			cr_expect_not(strstr(after, SECRET), "reader %zu: %s", c, paths[i].path);
		}
}

VEIL_TEST(no_page_list_or_file_of_the_helpers_side_moves, begin)
{
	clock_set_offset(0);
	expect_unmoved(program_acts);
}

/* The same where seeker and helper have spoken before, so that more could be covered, cleared or contradicted. */
static void speak_first(void)
{
	struct referral *r;

	scene_move(SCENE_HELPER, id, STATUS_needs_client_action, NULL);
	r = as(SCENE_SEEKER);
	MUST(referral_still_waiting(q, r, "I am still waiting.", "/"));
}

static void program_closes(void)
{
	scene_move(SCENE_CLAIMER, id, STATUS_not_eligible, SECRET);
}

VEIL_TEST(nor_does_any_after_others_have_spoken, begin)
{
	speak_first();
	expect_unmoved(program_acts);
	expect_unmoved(program_closes);
}

VEIL_TEST(nor_where_the_program_contradicts_them, begin)
{
	scene_move(SCENE_SEEKER, id, STATUS_got_help, NULL);
	expect_unmoved(program_closes);
	cr_expect(as(SCENE_SEEKER)->disputed);
	cr_expect(as(SCENE_CLAIMER)->disputed);
	cr_expect_not(as(SCENE_HELPER)->disputed);
	cr_expect_eq(as(SCENE_HELPER)->status, STATUS_got_help);
}

/* ---- statements that no page shows alone ---- */

struct counted { int64_t n; };
static const struct column counted_columns[] = { COLUMN(struct counted, n) };

STATEMENT(live_rows, counted_columns, struct counted,
	"SELECT COUNT(*) AS n "
	"FROM live_change "
	"WHERE referral_id = ? AND parties & " SQL_THE_HELPER);

STATEMENT(rows_for_helper, counted_columns, struct counted,
	"SELECT COUNT(*) AS n "
	"FROM outbox "
	"WHERE subject_id IN (?, ?) AND party = " SQL_PARTY_HELPER);

static int64_t live_count(void)
{
	struct counted n;

	MUST(db_row(q, &live_rows, &n, BIND(row)));
	return n.n;
}

static int64_t told_helper(void)
{
	struct counted n;

	MUST(db_row(q, &rows_for_helper, &n, BIND(row, scene_account(SCENE_HELPER))));
	return n.n;
}

VEIL_TEST(pushes_nothing_to_the_helpers_side, begin)
{
	int64_t before = live_count();

	program_acts();
	cr_expect_eq(live_count(), before);
	scene_move(SCENE_SEEKER, id, STATUS_pending, NULL);
	cr_expect_eq(live_count(), before + 1, "what the seeker says is news");
}

VEIL_TEST(an_open_page_learns_of_no_change, begin)
{
	struct referral *r;
	enum status seen;
	bool noticed;
	int version;

	version = as(SCENE_HELPER)->version;
	program_acts();
	r = as(SCENE_HELPER);
	MUST(referral_noticed(q, r, version, &noticed));
	cr_expect_not(noticed);
	MUST(referral_noticed(q, r, 0, &noticed));
	cr_expect(noticed, "that it was sent");
	MUST(referral_status_seen(q, r, version, &seen));
	cr_expect_eq(seen, STATUS_not_updated);
	scene_move(SCENE_SEEKER, id, STATUS_eligible, NULL);
	r = as(SCENE_HELPER);
	MUST(referral_status_seen(q, r, version, &seen));
	cr_expect_eq(seen, STATUS_not_updated, "and not what the program had set before");
	MUST(referral_status_seen(q, as(SCENE_SEEKER), version, &seen));
	cr_expect_eq(seen, STATUS_not_updated);
}

/* A version is a count for others: it must not tell the helper how much the program did. */
VEIL_TEST(no_gap_between_versions_counts_what_the_program_did, begin)
{
	int before = as(SCENE_HELPER)->version;

	program_acts();
	scene_move(SCENE_HELPER, id, STATUS_eligible, NULL);
	cr_expect_gt(as(SCENE_HELPER)->version, before + 50);
	before = as(SCENE_HELPER)->version;
	scene_move(SCENE_HELPER, id, STATUS_pending, NULL);
	cr_expect_gt(as(SCENE_HELPER)->version, before + 50, "just so where it did nothing");
	before = as(SCENE_CLAIMER)->version;
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	cr_expect_eq(as(SCENE_CLAIMER)->version, before + 1);
}

/* ---- others move on ---- */

VEIL_TEST(the_helper_speaks_past_the_programs_word_without_a_conflict, begin)
{
	int seen = as(SCENE_HELPER)->version;
	struct move m = { .status = STATUS_couldnt_get_help, .note = "", .seen = seen };
	struct referral *r;

	scene_move(SCENE_CLAIMER, id, STATUS_got_help, SECRET);
	r = as(SCENE_HELPER);
	MUST(referral_move(q, r, &m));
	r = as(SCENE_HELPER);
	cr_expect_eq(r->status, STATUS_couldnt_get_help);
	cr_expect_not(r->disputed);
	cr_expect(referral_may_undo(q, r));
	cr_expect(as(SCENE_CLAIMER)->disputed, "the program sees both");
	cr_expect_eq(as(SCENE_SEEKER)->word_program, STATUS_got_help, "nothing is overwritten");
	/* A change of the other side that the helper may see does conflict. */
	scene_move(SCENE_SEEKER, id, STATUS_pending, NULL);
	m.status = STATUS_eligible;
	r = as(SCENE_HELPER);
	m.seen = r->version - 1;
	cr_expect_eq(referral_move(q, r, &m), ERR_CONFLICT);
}

VEIL_TEST(an_undo_brings_back_the_last_word_of_each_side, begin)
{
	struct referral_event *events;
	struct referral *r;
	size_t count;

	scene_move(SCENE_CLAIMER, id, WORD, NULL);
	scene_move(SCENE_SEEKER, id, STATUS_couldnt_get_help, NULL);
	r = as(SCENE_SEEKER);
	MUST(referral_undo(q, r));
	cr_expect_eq(as(SCENE_SEEKER)->status, WORD, "the seeker goes back to the program's");
	r = as(SCENE_HELPER);
	cr_expect_eq(r->status, STATUS_not_updated, "the helper does not");
	MUST(referral_history(q, r, &events, &count));
	for (size_t i = 0; i < count; i++)
		cr_expect(events[i].to_status != WORD && events[i].from_status != WORD, "event %zu", i);
}

VEIL_TEST(the_helper_undoes_their_own_change_under_the_programs, begin)
{
	struct referral *r;

	scene_move(SCENE_HELPER, id, STATUS_pending, NULL);
	scene_move(SCENE_CLAIMER, id, WORD, NULL);
	r = as(SCENE_HELPER);
	cr_assert(referral_may_undo(q, r));
	MUST(referral_undo(q, r));
	cr_expect_eq(as(SCENE_HELPER)->status, STATUS_not_updated);
	cr_expect_not(referral_may_undo(q, as(SCENE_HELPER)), "once");
	r = as(SCENE_CLAIMER);
	cr_expect_eq(r->status, WORD, "the program's stands");
	cr_assert(referral_may_undo(q, r));
	MUST(referral_undo(q, r));
	cr_expect_eq(as(SCENE_CLAIMER)->status, STATUS_not_updated, "what the helper took back does not return");
	cr_expect_eq(as(SCENE_HELPER)->status, STATUS_not_updated);
}

VEIL_TEST(the_helper_sees_what_the_seeker_says_after_the_program, begin)
{
	program_acts();
	scene_move(SCENE_SEEKER, id, STATUS_no_longer_interested, "I found another way");
	cr_expect_eq(as(SCENE_HELPER)->status, STATUS_no_longer_interested);
	cr_expect(as(SCENE_HELPER)->closed_at);
	cr_expect_not(holds_word(as(SCENE_HELPER)));
}

/* ---- messages ---- */

COMMAND(at_once, "UPDATE site SET notice_cadence = ? WHERE id = ?");
COMMAND(prove, "UPDATE account_address SET proved_at = 1 WHERE account_id = ?");

static void notices(enum cadence cadence)
{
	MUST(db_exec(q, &at_once, NULL, BIND(cadence, q->site->id)));
	row_visit(q, q->site->id);
	MUST(db_exec(q, &prove, NULL, BIND(scene_account(SCENE_HELPER))));
}

VEIL_TEST(no_message_tells_the_helper, begin)
{
	notices(CADENCE_at_once);
	program_acts();
	cr_expect_eq(told_helper(), 0);
	MUST(notify_timer(q, row, TIMER_answer_due));
	cr_expect_eq(told_helper(), 0, "nor that it did not answer");
	scene_move(SCENE_SEEKER, id, STATUS_pending, NULL);
	cr_expect_eq(told_helper(), 1, "what the seeker says is news");
}

VEIL_TEST(no_failed_message_tells_the_helper_that_there_was_one, begin)
{
	struct unsent u = { .referral_id = row, .event_id = 1, .message = MESSAGE_status_changed_seeker, .channel = CHANNEL_EMAIL,
		.failed = true };
	int64_t attention = as(SCENE_HELPER)->attention;

	notices(CADENCE_at_once);
	MUST(notify_unsent(q, &u));
	u.message = MESSAGE_answer_due_program;
	MUST(notify_unsent(q, &u));
	u.message = MESSAGE_follow_up_seeker;
	MUST(notify_unsent(q, &u));
	cr_expect_eq(told_helper(), 0);
	cr_expect_eq(as(SCENE_HELPER)->attention, attention);
	u.message = MESSAGE_live_sent_seeker;
	MUST(notify_unsent(q, &u));
	cr_expect_eq(told_helper(), 1, "the first mail tells nothing of the program's");
}

STATEMENT(digest_mail, counted_columns, struct counted,
	"SELECT MAX(id) AS n "
	"FROM outbox "
	"WHERE subject_id = ? AND message = ?");

/* A discreet referral has no words in a digest: this is about the veil alone. */
COMMAND(set_open, "UPDATE referral SET discreet = FALSE WHERE id = ?");

/* A digest that was filled during a release is written after its end. */
VEIL_TEST(a_digest_forgets_what_a_release_had_shown, begin)
{
	struct digest_row *rows;
	struct counted mail;
	size_t count, more;

	notices(CADENCE_daily);
	MUST(db_exec(q, &set_open, NULL, BIND(row)));
	give(SCENE_SEEKER, q->now + HOURS(1));
	scene_move(SCENE_CLAIMER, id, WORD, SECRET);
	MUST(db_row(q, &digest_mail, &mail, BIND(scene_account(SCENE_HELPER), MESSAGE_helper_digest)));
	MUST(digest_read(q, scene_account(SCENE_HELPER), mail.n, &rows, &count, &more));
	cr_assert_eq(count, 1);
	cr_expect_eq(rows[0].to_status, WORD);
	q->now += HOURS(1);
	MUST(digest_read(q, scene_account(SCENE_HELPER), mail.n, &rows, &count, &more));
	cr_expect_eq(count, 0);
	scene_move(SCENE_SEEKER, id, STATUS_pending, NULL);
	MUST(digest_read(q, scene_account(SCENE_HELPER), mail.n, &rows, &count, &more));
	cr_assert_eq(count, 1);
	cr_expect_eq(rows[0].to_status, STATUS_pending);
	cr_expect_eq(rows[0].status, STATUS_pending);
}

/* ---- a release ---- */

VEIL_TEST(a_release_shows_it_until_its_end, begin)
{
	instant end = q->now + DAYS(14);

	program_acts();
	give(SCENE_SEEKER, end);
	cr_expect_eq(as(SCENE_HELPER)->status, WORD);
	cr_expect(holds_word(as(SCENE_HELPER)));
	cr_expect(holds_word(as_mate()), "the group helps, too");
	q->now = end - 1;
	cr_expect_eq(as(SCENE_HELPER)->status, WORD);
	q->now = end;
	cr_expect_not(holds_word(as(SCENE_HELPER)), "at once, with nothing to run");
	cr_expect_not(holds_word(as_mate()));
	cr_expect_eq(as(SCENE_SEEKER)->status, WORD);
}

VEIL_TEST(a_release_that_ended_leaves_nothing_behind, begin)
{
	int64_t attention = as(SCENE_HELPER)->attention;
	struct referral *r;

	give(SCENE_SEEKER, q->now + HOURS(1));
	attention = as(SCENE_HELPER)->attention;
	program_acts();
	q->now += HOURS(1);
	r = as(SCENE_HELPER);
	cr_expect_not(holds_word(r));
	cr_expect_eq(r->attention, attention, "what the program did during the release has not moved the lists");
	cr_expect_eq(r->status, STATUS_not_updated);
}

VEIL_TEST(seeker_and_program_end_a_release, begin)
{
	static const enum scene_reader enders[] = { SCENE_SEEKER, SCENE_CLAIMER };

	program_acts();
	for (size_t i = 0; i < COUNT(enders); i++) {
		struct referral *r;

		give(SCENE_CLAIMER, q->now + DAYS(30));
		cr_expect_eq(as(SCENE_HELPER)->status, WORD);
		r = as(enders[i]);
		cr_expect(release_may_end(q, r));
		MUST(release_end(q, r, "/"));
		cr_expect_not(holds_word(as(SCENE_HELPER)));
		q->now += 1;
	}
}

VEIL_TEST(the_history_names_each_release, begin)
{
	struct referral_event *events;
	instant end = q->now + DAYS(3);
	struct referral *r;
	size_t count;

	give(SCENE_CLAIMER, end);
	r = as(SCENE_SEEKER);
	MUST(release_end(q, r, "/"));
	r = as(SCENE_HELPER);
	MUST(referral_history(q, r, &events, &count));
	cr_assert_eq(count, 3);
	cr_expect_eq(events[0].act, ACT_release_ended);
	cr_expect_eq(events[0].party, PARTY_SEEKER);
	cr_expect_eq(events[1].act, ACT_released);
	cr_expect_eq(events[1].party, PARTY_PROGRAM);
	cr_expect_eq(events[1].until_at, end);
	cr_expect_str_eq(events[1].actor_first_name, "Clara", "who recorded it");
}

VEIL_TEST(a_release_is_written_and_in_time, begin)
{
	struct release wrong[] = {
		{ q->now, "words", "en", "/" }, { q->now - 1, "words", "en", "/" }, { q->now + DAYS(400), "words", "en", "/" },
		{ q->now + DAYS(3), "", "en", "/" }, { q->now + DAYS(3), NULL, "en", "/" },
	};
	struct release_given *all;
	struct referral *r = as(SCENE_SEEKER);
	size_t count;

	for (size_t i = 0; i < COUNT(wrong); i++)
		cr_expect_eq(release_give(q, r, &wrong[i]), ERR_INPUT, "%zu", i);
	MUST(release_list(q, r, &all, &count));
	cr_expect_eq(count, 0);
	give(SCENE_SEEKER, q->now + DAYS(3));
	MUST(release_list(q, as(SCENE_CLAIMER), &all, &count));
	cr_assert_eq(count, 1);
	cr_expect_str_eq(all[0].words, "I agree that Hana sees it.");
	cr_expect_eq(all[0].given_by, PARTY_SEEKER);
}

VEIL_TEST(only_seeker_and_program_release, begin)
{
	struct release given = { q->now + DAYS(3), "words", "en", "/" };
	const char *id_of_other;
	struct referral *r = as(SCENE_HELPER);
	struct release_given *all;
	size_t count;

	cr_expect_eq(release_give(q, r, &given), ERR_DENIED);
	cr_expect_eq(release_give(q, as_mate(), &given), ERR_DENIED);
	give(SCENE_SEEKER, given.until);
	r = as(SCENE_HELPER);
	cr_expect_eq(release_end(q, r, "/"), ERR_DENIED);
	MUST(release_list(q, r, &all, &count));
	cr_expect_eq(count, 0, "the words are for seeker and program");
	id_of_other = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL) });
	cr_expect(scene_referral(SCENE_HELPER, id_of_other)->granted & MAY_SEE);
	cr_expect_not(scene_referral(SCENE_HELPER, id_of_other)->granted & SHOW_PROGRAM_WORD, "a release is for one referral");
}

VEIL_TEST(the_seeker_releases_by_link_and_the_program_does_not, begin)
{
	struct release given = { q->now + DAYS(3), "words", "en", "/" };
	struct referral *r;

	row_sign_in(q, 0);
	MUST(referral_by_link(q, scene_link(id, PARTY_PROGRAM), &r));
	cr_expect_eq(release_give(q, r, &given), ERR_DENIED);
	r = by_link();
	cr_expect_eq(release_give(q, r, &given), ERR_DENIED, "before the code");
	MUST(claim_code_typed(q, r));
	r = by_link();
	MUST(release_give(q, r, &given));
	cr_expect(as(SCENE_HELPER)->granted & SHOW_PROGRAM_WORD);
}

VEIL_TEST(the_seeker_who_is_signed_in_releases_on_a_page, begin)
{
	const char *page = scene_page(&app_dashboards, SCENE_SEEKER, scene_path("/referrals/%s", id));
	const char *path = scene_path("/referrals/%s/release", id);
	const char *fields = arena_printf(q->arena, "agree=yes&until=%s", release_day_offered(q));
	struct req *answer;

	program_acts();
	cr_expect(strstr(page, path), "the page leads there");
	cr_expect_not(strstr(scene_page(&app_dashboards, SCENE_HELPER, scene_path("/referrals/%s", id)), path));
	cr_expect_eq(scene_post(&app_dashboards, SCENE_HELPER, path, fields)->http->status, 404);
	cr_expect_eq(scene_post(&app_dashboards, SCENE_SEEKER, path, "agree=yes&until=")->http->status, 422);
	cr_expect(as(SCENE_HELPER)->status == STATUS_not_updated);
	answer = scene_post(&app_dashboards, SCENE_SEEKER, path, fields);
	cr_expect_eq(answer->http->status, 303, "%d", answer->http->status);
	cr_expect_eq(as(SCENE_HELPER)->status, WORD);
	answer = scene_post(&app_dashboards, SCENE_SEEKER, path, "end=yes");
	cr_expect_eq(answer->http->status, 303, "%d", answer->http->status);
	q->now = clock_now();
	cr_expect_eq(as(SCENE_HELPER)->status, STATUS_not_updated);
}

/* Somebody else may read the messages about it. */
VEIL_TEST(a_referral_is_not_released_by_its_link_alone, begin)
{
	const char *link = scene_link(id, PARTY_SEEKER), *path = scene_path("/s/%s/release", link);
	struct req *answer = test_answer(&app_status, "GET", q->site->host, path, NULL, NULL, NULL);

	cr_expect_eq(answer->http->status, 303);
	cr_expect_str_eq(test_header(answer, "Location"), scene_path("/s/%s", link), "to the form of the code");
	cr_expect(strstr(scene_page(&app_status, SCENE_SEEKER, path), "agree"), "its person, signed in, may");
}

/* ---- the address that the helper typed ---- */

static bool is_discreet(const struct situation *at)
{
	id = scene_refer(&(struct referral_draft){ .at = *at });
	return as(SCENE_SEEKER)->discreet;
}

VEIL_TEST(one_that_a_helper_made_is_discreet_though_nobody_ticked_it, begin)
{
	static const struct situation self = { KIND_LIVE, ORIGIN_SELF, REACH_EMAIL, CONSENT_STANDING },
		other = { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING },
		logged = { KIND_LOGGED, ORIGIN_OTHER, REACH_EMAIL, CONSENT_NONE };

	cr_expect(is_discreet(&other));
	cr_expect_not(is_discreet(&self), "the person wrote the address");
	cr_expect_not(is_discreet(&logged), "the program says nothing there");
	set_flag(false);
	cr_expect_not(is_discreet(&other));
	set_flag(true);
	cr_expect(as(SCENE_HELPER)->discreet, "set later, it covers what is there");
}

VEIL_TEST(a_link_shows_no_more_than_the_helpers_side_until_the_code_is_typed, begin)
{
	struct referral *r;

	program_acts();
	r = by_link();
	cr_expect_not(holds_word(r));
	cr_expect_eq(r->status, STATUS_not_updated);
	cr_expect_eq(r->granted, UNPROVED_GRANTS);
	give(SCENE_SEEKER, q->now + DAYS(3));
	cr_expect_not(holds_word(by_link()), "a release is for the helper's page, not for their link");
	row_sign_in(q, scene_account(SCENE_HELPER));
	MUST(referral_by_link(q, scene_link(id, PARTY_SEEKER), &r));
	cr_expect_eq(r->granted, UNPROVED_GRANTS, "nor do they have more by being signed in");
	MUST(claim_code_typed(q, by_link()));
	r = by_link();
	cr_expect(holds_word(r));
	cr_expect_eq(r->status, WORD);
	cr_expect(r->granted & MAY_UPDATE && r->granted & MAY_RELEASE);
	q->now += CODE_COUNTS;
	cr_expect_not(holds_word(by_link()), "after a while");
	q->session = NULL;
	cr_expect_not(holds_word(by_link()), "elsewhere");
	row_sign_in(q, scene_account(SCENE_SEEKER));
	MUST(referral_by_link(q, scene_link(id, PARTY_SEEKER), &r));
	cr_expect(holds_word(r), "the person, signed in");
}

VEIL_TEST(no_page_behind_the_link_opens_before_the_code, begin)
{
	const char *link = scene_link(id, PARTY_SEEKER), *home = scene_path("/s/%s", link), *page;
	const char *const others[] = { "/s/%s/release", "/s/%s/erase", "/s/%s/access", "/s/%s/data",
		"/s/%s/stop-contact", "/s/%s/stop-sharing" };
	struct req *answer;

	program_acts();
	page = answer_of(&app_status, NULL, home);
	cr_expect(strstr(page, "name=\"code\""));
	cr_expect_not(strstr(page, SECRET) || strstr(page, status_slug(WORD)) || strstr(page, "Pantry") || strstr(page, "name=\"status\""));
	for (size_t i = 0; i < COUNT(others); i++) {
		answer = test_answer(&app_status, "GET", q->site->host, scene_path(others[i], link), NULL, NULL, NULL);
		cr_expect_eq(answer->http->status, 303, "%s: %d", others[i], answer->http->status);
	}
	answer = scene_post(&app_status, SCENE_HELPER, home, "status=got_help");
	cr_expect_eq(answer->http->status, 303);
	for (size_t i = 0; i < COUNT(others); i++)
		if (i != 2) {
			answer = scene_post(&app_status, SCENE_HELPER, scene_path(others[i], link), "agree=yes&until=2026-12-31");
			cr_expect_eq(answer->http->status, 303, "%s: %d", others[i], answer->http->status);
		}
	cr_expect_eq(as(SCENE_SEEKER)->word_seeker, STATUS_NONE, "nothing is changed");
	cr_expect_not(holds_word(as(SCENE_HELPER)), "nor released");
}

COMMAND(by_address, "UPDATE referral SET seeker_by_code = FALSE WHERE id = ?");

struct owner { int64_t seeker_id; };
static const struct column owner_columns[] = { COLUMN(struct owner, seeker_id) };

STATEMENT(find_owner, owner_columns, struct owner,
	"SELECT IFNULL(seeker_id, 0) AS seeker_id "
	"FROM referral "
	"WHERE id = ?");

static int64_t owner(void)
{
	struct owner o;

	MUST(db_row(q, &find_owner, &o, BIND(row)));
	return o.seeker_id;
}

/* tests/claim.c has each way in which an account becomes the person of a referral. */
VEIL_TEST(who_had_it_by_an_address_types_the_code_when_the_flag_is_set, begin_without_flag)
{
	struct referral *r;
	const char *code;
	bool is_seeker;

	refer();
	cr_expect_eq(owner(), scene_account(SCENE_SEEKER));
	set_flag(true);
	cr_expect_eq(owner(), scene_account(SCENE_SEEKER), "they typed the code");
	set_flag(false);
	refer();
	MUST(db_exec(q, &by_address, NULL, BIND(row)));
	code = as(SCENE_CLAIMER)->code;
	cr_expect_null(code, "which the program does not read without a veil");
	set_flag(true);
	cr_expect_eq(owner(), 0);
	cr_expect(live_count() > 1, "their open pages learn of it");
	code = as(SCENE_CLAIMER)->code;
	cr_assert(code);
	row_sign_in(q, scene_account(SCENE_SEEKER));
	cr_expect_null(row_referral(q, id));
	MUST(referral_by_link(q, scene_link(id, PARTY_SEEKER), &r));
	MUST(claim_is_seeker(q, r, &is_seeker));
	cr_expect_not(is_seeker, "whatever address the message went to");
	MUST(claim_by_code(q, code));
	cr_expect_eq(owner(), scene_account(SCENE_SEEKER));
	set_flag(false);
	set_flag(true);
	cr_expect_eq(owner(), scene_account(SCENE_SEEKER), "once is enough");
}

/* ---- the flag ---- */

/* Set later, it covers what is there already. */
VEIL_TEST(covers_what_the_program_said_before_the_flag_was_set, begin_without_flag)
{
	struct referral *r;
	int64_t wrong, before;

	refer();
	scene_move(SCENE_HELPER, id, STATUS_needs_client_action, NULL);
	program_acts();
	cr_expect(holds_word(as(SCENE_HELPER)));
	MUST(veil_check(q, &before));
	set_flag(true);
	r = as(SCENE_HELPER);
	cr_expect_not(holds_word(r));
	cr_expect_eq(r->status, STATUS_needs_client_action, "the helper's own word is back");
	cr_expect_eq(r->last_event_party, PARTY_HELPER);
	cr_expect(referral_may_undo(q, r));
	cr_expect_eq(as(SCENE_SEEKER)->status, WORD);
	expect_unmoved(program_closes);
	MUST(veil_check(q, &wrong));
	cr_expect_leq(wrong, before);
}

VEIL_TEST(counts_a_waiting_seeker_and_a_closed_loop_anew, begin_without_flag)
{
	struct referral *r;

	refer();
	scene_move(SCENE_SEEKER, id, STATUS_couldnt_get_help, NULL);
	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	set_flag(true);
	r = as(SCENE_HELPER);
	cr_expect_eq(r->status, STATUS_couldnt_get_help);
	cr_expect(r->closed_at);
	cr_expect_not(r->disputed);
	refer();
	r = as(SCENE_SEEKER);
	MUST(referral_still_waiting(q, r, "waiting", "/"));
	set_flag(true);
	cr_expect(as(SCENE_HELPER)->still_waiting_at);
}

VEIL_TEST(stays_when_the_flag_is_turned_off, begin)
{
	program_acts();
	set_flag(false);
	cr_expect_not(holds_word(as(SCENE_HELPER)));
	refer();
	cr_expect_not(as(SCENE_HELPER)->veiled, "a new one has none");
}

/* ---- other readers ---- */

VEIL_TEST(the_helpers_own_data_has_none_of_it, begin)
{
	struct referral *all;
	size_t count;

	program_acts();
	row_sign_in(q, scene_account(SCENE_HELPER));
	MUST(own_referrals(q, OWN_AS_HELPER, NULL, &all, &count));
	cr_assert_eq(count, 1);
	cr_expect_not(holds_word(&all[0]));
	row_sign_in(q, scene_account(SCENE_SEEKER));
	MUST(own_referrals(q, OWN_AS_SEEKER, NULL, &all, &count));
	cr_expect(holds_word(&all[0]));
}

VEIL_TEST(a_helper_is_reminded_of_an_open_referral_that_the_program_closed, begin)
{
	struct program program = { 0 };
	struct person person;
	struct known *all;
	size_t count;

	scene_move(SCENE_CLAIMER, id, STATUS_got_help, NULL);
	(void)as(SCENE_HELPER);
	MUST(program_by_id(q, scene_program, &program));
	MUST(person_find(q, as(SCENE_HELPER)->person_public_id, &person));
	MUST(known_find(q, &person, &program, 1, &all, &count));
	cr_expect(known_of(all, count, scene_program), "as if the program had said nothing");
}

VEIL_TEST(no_page_of_the_site_holds_it, begin)
{
	static const char *const pages[] = { "/admin", "/admin/messages", "/admin/audit.csv", "/admin/access.csv", "/admin/reports" };

	program_acts();
	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *page = answer_of(&app_admin, admin_cookie, pages[i]);

		cr_expect_not(strstr(page, SECRET), "%s", pages[i]);
		cr_expect_not(strstr(page, PRIVATE), "%s", pages[i]);
		cr_expect_not(strstr(page, "Maria"), "%s", pages[i]);
		cr_expect_not(strstr(page, id), "%s: not even that the program looked", pages[i]);
	}
}
