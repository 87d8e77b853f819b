/* law.c - checks each of the law's 120 lines against the real program.
 *
 * For every situation the test makes a referral as people do, with its own cast:
 * a seeker, a helper, a team-mate, somebody who has claimed the program, a stranger
 * and a site admin. Then each party opens their lists, the referral, the
 * pages, a search and the messages, and finds exactly what the line grants. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "asked.h"
#include "site/account.h"
#include "edge/db.h"
#include "edge/http.h"
#include "lawbook.h"
#include "message/notice.h"
#include "message/outbox.h"
#include "referral/person.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "rows.h"
#include "site/session.h"
#include "site/site.h"
#include "message/status_link.h"
#include "support.h"
#include "edge/tpl.h"
#include "visitor.h"

extern const struct app app_dashboards, app_status;

#define PHONE "+14155550123"
#define PHONE_END "555-0123"			/* as people read it, and ... */
#define PHONE_LINK "4155550123"			/* ... as links dial it */
#define HELPER_PHONE "+14155550199"
#define COMMENT "Zanzibar is where the crib should go"
#define COMMENT_WORD "Zanzibar"
#define FIRST_NAME "Quetzalcoatlia"

static struct req *q;
static char about[200];			/* the line and the check, for reports of failed tests */

static struct cast {
	int64_t seeker, helper, mate, claimer, stranger, admin, program;
	const char *seeker_email, *helper_email;
	const char *program_id;
	struct given_answers given;
} who;

static struct { int64_t id; const char *public_id; } it;

#define AGREE(got, want) do { \
	bool got_ = (got), want_ = (want); \
	cr_expect_eq(got_, want_, "%s: %s is %s", about, #got, got_ ? "yes" : "no"); \
} while (0)

/* ---- the cast ---- */

struct name { const char *public_id; };
static const struct column name_columns[] = { COLUMN(struct name, public_id) };

STATEMENT(program_name, name_columns, struct name,
	"SELECT public_id "
	"FROM program "
	"WHERE id = ?");

static const char *address(const char *beginning)
{
	return arena_printf(q->arena, "%s@cast.test", test_name(beginning));
}

static void make_cast(void)
{
	struct name program;
	int64_t team = row_team(q, true);

	who.seeker_email = address("seeker");
	who.helper_email = address("helper");
	who.seeker = row_account(q, FIRST_NAME, "Reyes", who.seeker_email);
	who.helper = row_account(q, "Hana", "Helper", NULL);
	who.mate = row_account(q, "Tom", "Teammate", NULL);
	who.claimer = row_account(q, "Clara", "Claimer", NULL);
	who.stranger = row_account(q, "Stan", "Stranger", NULL);
	who.admin = row_account(q, "Ada", "Admin", NULL);
	row_join(q, team, who.helper);
	row_join(q, team, who.mate);
	MUST_ABOUT(about, account_add_role(q, who.admin, q->site->id, ROLE_site_admin));
	who.program = row_program(q, "Pantry");
	MUST_ABOUT(about, program_add_claimer(q, who.program, who.claimer));
	MUST_ABOUT(about, db_row(q, &program_name, &program, BIND(who.program)));
	who.program_id = program.public_id;
	who.given = asked(q, who.program);
}

/* ---- the referral ---- */

static struct referral_draft draft(const struct situation *s)
{
	struct referral_draft d = {
		.at = *s, .program_id = who.program, .answer_days = 2,
		.seeker.first_name = FIRST_NAME, .seeker.last_name = "Reyes", .seeker.email = who.seeker_email,
		.seeker.phone = PHONE, .seeker.language = "en",
		.helper.first_name = "Hana", .helper.last_name = "Helper", .helper_organization = "Clinic",
		.helper.email = who.helper_email, .helper.phone = HELPER_PHONE,
		.comment = COMMENT, .answers = &who.given, .consent_words = "I agree.", .consent_language = "en",
	};

	if (s->consent == CONSENT_WITHDRAWN)
		d.at.consent = CONSENT_STANDING;
	if (s->kind != KIND_LIVE)
		d.consent_words = NULL;
	return d;
}

/* Fills in everything, including what the law withholds. Consent is withdrawn afterwards. */
static void make_it(const struct situation *s)
{
	struct referral_draft d = draft(s);
	struct referral *all;
	const char *receipt;
	size_t count;

	row_sign_in(q, s->origin == ORIGIN_SELF ? who.seeker : who.helper);
	MUST_ABOUT(about, referral_make(q, &d, 1, &receipt));
	MUST_ABOUT(about, referral_of_receipt(q, receipt, &all, &count));
	it.id = all[0].id;
	it.public_id = all[0].public_id;
	if (s->consent != CONSENT_WITHDRAWN)
		return;
	row_sign_in(q, who.seeker);
	MUST_ABOUT(about, referral_stop_sharing(q, row_referral(q, it.public_id), NULL));
}

/* ---- functions of lib/ ---- */

static void look_at(const struct referral *r, const struct clause *c)
{
	cr_expect_eq(r->granted, c->granted, "%s: granted %u, not %u", about, r->granted, c->granted);
	AGREE(r->seeker.email != NULL, c->granted & SHOW_CONTACT);
	AGREE(r->seeker.phone != NULL, c->granted & SHOW_CONTACT);
	AGREE(r->helper.email && *r->helper.email, c->granted & SHOW_HELPER_CONTACT);
	AGREE(r->helper.phone && *r->helper.phone, c->granted & SHOW_HELPER_CONTACT);
	AGREE(r->comment != NULL, c->granted & SHOW_COMMENT);
	AGREE(r->has_forms, c->granted & SHOW_FORMS);
	AGREE(r->outcome_reason != NULL, c->granted & SHOW_FORMS);
	cr_expect_str_eq(r->seeker.first_name, FIRST_NAME, "%s: everyone who has it has the name", about);
}

static void look_it_up(const struct clause *c)
{
	struct referral *r = row_referral(q, it.public_id);

	AGREE(r != NULL, c->granted & MAY_SEE);
	if (r)
		look_at(r, c);
}

/* The party's own list: Referrals for Me, the profiles of People I'm Helping, Inbound Referrals. */
static void list(enum party p, const char *search, struct referral **all, size_t *count)
{
	struct list l = { .edge = LIST_SEEKER };
	struct inbound_program program;
	struct person *people;

	*count = 0;
	if (p == PARTY_SEEKER) {
		row_list(q, &l, all, count);
	} else if (p == PARTY_PROGRAM) {
		MUST_ABOUT(about, referral_inbound_program(q, who.program_id, &program));
		l = (struct list){ .edge = LIST_PROGRAM, .of = program.id, .word = search };
		row_list(q, &l, all, count);
	} else {
		MUST_ABOUT(about, person_list(q, search, NULL, &people, count));
		if (*count) {
			l = (struct list){ .edge = LIST_PERSON, .of = people[0].id };
			row_list(q, &l, all, count);
		}
	}
}

static void look_through_the_list(const struct clause *c)
{
	struct referral *all;
	size_t count;

	list(c->party, NULL, &all, &count);
	AGREE(count == 1, c->granted & MAY_SEE);
	if (count)
		look_at(&all[0], c);
}

/* A search finds only what is shown. Referrals for Me has no search. */
static void search(const struct clause *c)
{
	const char *contact[] = { who.seeker_email, PHONE, "(415) 555-0123", FIRST_NAME " 4155550123" };
	struct referral *all;
	size_t count;

	if (c->party == PARTY_SEEKER)
		return;
	list(c->party, FIRST_NAME, &all, &count);
	AGREE(count == 1, c->granted & MAY_SEE);
	for (size_t i = 0; i < COUNT(contact); i++) {
		list(c->party, contact[i], &all, &count);
		AGREE(count == 1, c->granted & SHOW_CONTACT);
	}
}

/* ---- pages ---- */

/* A browser in which the account is signed in. */
static struct visitor browser(int64_t account)
{
	struct req *signing_in = req_new(q->conf, q->db);
	struct visitor v = { .host = q->site->host };
	const char *cookie;

	signing_in->http = http_literal(signing_in->arena, "POST", v.host, "/sign-in", NULL, "", NULL);
	signing_in->site = q->site;
	cr_assert_eq(session_sign_in(signing_in, account), ERR_OK);
	cookie = test_header(signing_in, "Set-Cookie");
	v.cookie = arena_bytes(q->arena, cookie, strcspn(cookie, ";"));
	req_release(signing_in);
	return v;
}

static bool holds(const char *page, const char *text)
{
	return strstr(page, text);
}

static bool holds_contact(const char *page)
{
	return holds(page, who.seeker_email) || holds(page, PHONE_LINK) || holds(page, PHONE_END);
}

static bool holds_answers(const char *page)
{
	return holds(page, ASKED_STORY) || holds(page, ASKED_CALL) || holds(page, ASKED_REASON);
}

static bool holds_helper_contact(const char *page)
{
	return holds(page, who.helper_email) || holds(page, HELPER_PHONE);
}

static const char *answers_path(const char *end) { return arena_printf(q->arena, "/referrals/%s/answers%s", it.public_id, end); }

/* A list need not show everything that is granted, but it does show the whole comment. */
static void look_at_list(const char *page, const struct clause *c)
{
	const char *mark = arena_printf(q->arena, "data-referral=\"%s\"", it.public_id);

	AGREE(holds(page, mark), c->granted & MAY_SEE);
	AGREE(holds(page, COMMENT), c->granted & SHOW_COMMENT);
	AGREE(holds(page, answers_path("")), c->granted & SHOW_FORMS);
	AGREE(holds(page, "data-outcome=") && !(c->granted & SHOW_FORMS), false);
	AGREE(holds_contact(page) && !(c->granted & SHOW_CONTACT), false);
	AGREE(holds_helper_contact(page) && !(c->granted & SHOW_HELPER_CONTACT), false);
	AGREE(holds(page, ASKED_REASON) && !(c->granted & SHOW_FORMS), false);
	if (c->party != PARTY_PROGRAM)
		return;
	AGREE(holds_contact(page), c->granted & SHOW_CONTACT);
	AGREE(holds(page, ASKED_REASON), c->granted & SHOW_FORMS);
}

/* The page's row about a party; NULL if there is none. */
static const char *said_of(const char *page, enum party p)
{
	static const char *const parties[PARTIES] = { "seeker", "helper", "program" };

	return between(page, arena_printf(q->arena, "<dd data-sees=\"%s\">", parties[p]), "</dd>");
}

/* The list of who can see this shows each party to each viewer, as the law requires. */
static void look_at_seers(const char *page, const struct clause *c)
{
	static const struct { unsigned grant; const char *name; } all[] = {
		{ MAY_SEE, "see" }, { SHOW_CONTACT, "contact" }, { SHOW_HELPER_CONTACT, "helper-contact" },
		{ SHOW_COMMENT, "comment" }, { SHOW_FORMS, "forms" }, { MAY_UPDATE, "update" },
		{ MAY_CHANGE_REACH, "change-reach" }, { MAY_STOP_SHARING, "stop-sharing" },
	};

	for (int p = 0; p < PARTIES; p++) {
		unsigned granted = law_grants(&c->at, (enum party)p);
		const char *said = said_of(page, (enum party)p);

		AGREE(said != NULL, granted & MAY_SEE);
		for (size_t i = 0; said && i < COUNT(all); i++) {
			cr_expect_eq(holds(said, arena_printf(q->arena, "data-grant=\"%s\"", all[i].name)),
				(granted & all[i].grant) != 0, "%s: of party %d the page says otherwise of %s", about, p, all[i].name);
			cr_expect_not(granted & all[i].grant && holds(said, arena_printf(q->arena, "data-no-grant=\"%s\"", all[i].name)),
				"%s: of party %d the page says both of %s", about, p, all[i].name);
		}
		for (size_t i = 1; said && i < 5; i++)
			cr_expect_eq(holds(said, arena_printf(q->arena, "data-no-grant=\"%s\"", all[i].name)), !(granted & all[i].grant)
				&& (all[i].grant != SHOW_HELPER_CONTACT || c->at.origin == ORIGIN_OTHER)
				&& (all[i].grant != SHOW_FORMS || c->at.kind == KIND_LIVE),
				"%s: party %d, %s: %s", about, p, all[i].name, said);
	}
}

static void look_at_page(const char *page, const struct clause *c)
{
	AGREE(holds(page, who.seeker_email), c->granted & SHOW_CONTACT);
	AGREE(holds(page, PHONE_LINK) || holds(page, PHONE_END), c->granted & SHOW_CONTACT);
	AGREE(holds(page, who.helper_email), c->granted & SHOW_HELPER_CONTACT);
	AGREE(holds(page, HELPER_PHONE), c->granted & SHOW_HELPER_CONTACT);
	AGREE(holds(page, COMMENT), c->granted & SHOW_COMMENT);
	AGREE(holds(page, answers_path("")), c->granted & SHOW_FORMS);
	AGREE(holds(page, ASKED_REASON), c->granted & SHOW_FORMS);
	AGREE(holds(page, arena_printf(q->arena, "action=\"/status/%s\"", it.public_id)), c->granted & MAY_UPDATE);
	AGREE(holds(page, arena_printf(q->arena, "action=\"/referrals/%s/reach\"", it.public_id)),
		c->granted & MAY_CHANGE_REACH);
	AGREE(holds(page, arena_printf(q->arena, "action=\"/referrals/%s/stop-sharing\"", it.public_id)),
		c->granted & MAY_STOP_SHARING);
	if (c->granted & MAY_SEE)
		look_at_seers(page, c);
}

static void get(struct visitor *v, const struct app *of, const char *path)
{
	visitor_get(v, of, path);
	AGREE(holds(v->page, "</html>"), true);
}

static void look_at_answers(struct visitor *v, const struct clause *c)
{
	static const char *const ends[] = { "", ".json" };

	for (size_t i = 0; i < COUNT(ends); i++) {
		visitor_get(v, &app_dashboards, answers_path(ends[i]));
		AGREE(v->status == 200, c->granted & SHOW_FORMS);
		AGREE(v->status == 404, !(c->granted & SHOW_FORMS));
		AGREE(holds(v->page, ASKED_STORY), c->granted & SHOW_FORMS);
		AGREE(holds(v->page, ASKED_CALL), c->granted & SHOW_FORMS && c->granted & SHOW_CONTACT);
	}
}

/* The file and the filters of Inbound know no more than the list. */
static void look_at_file(struct visitor *v, const struct clause *c)
{
	if (c->party != PARTY_PROGRAM)
		return;
	visitor_get(v, &app_dashboards, arena_printf(q->arena, "/inbound/%s.csv", who.program_id));
	AGREE(holds(v->page, it.public_id), c->granted & MAY_SEE);
	AGREE(holds(v->page, COMMENT), c->granted & SHOW_COMMENT);
	AGREE(holds(v->page, ASKED_STORY), c->granted & SHOW_FORMS);
	AGREE(holds(v->page, ASKED_REASON), c->granted & SHOW_FORMS);
	AGREE(holds(v->page, ASKED_CALL), c->granted & SHOW_FORMS && c->granted & SHOW_CONTACT);
	visitor_get(v, &app_dashboards, arena_printf(q->arena, "/inbound/%s?forms=yes", who.program_id));
	AGREE(holds(v->page, it.public_id), c->granted & SHOW_FORMS);
}

static const char *list_path(enum party p)
{
	struct person *people;
	size_t count;

	if (p == PARTY_SEEKER)
		return "/referrals";
	if (p == PARTY_PROGRAM)
		return arena_printf(q->arena, "/inbound/%s", who.program_id);
	MUST_ABOUT(about, person_list(q, NULL, NULL, &people, &count));
	return count ? arena_printf(q->arena, "/people/%s", people[0].public_id) : "/people";
}

/* The row in the list, then the referral's own page, its answers, the file, then the page of its status. */
static void look_at_pages(const struct clause *c, int64_t account)
{
	struct visitor v = browser(account);

	get(&v, &app_dashboards, list_path(c->party));
	AGREE(v.status == 200, true);
	look_at_list(v.page, c);
	get(&v, &app_dashboards, arena_printf(q->arena, "/referrals/%s", it.public_id));
	AGREE(v.status == 200, c->granted & MAY_SEE);
	AGREE(v.status == 404, !(c->granted & MAY_SEE));
	look_at_page(v.page, c);
	look_at_answers(&v, c);
	look_at_file(&v, c);
	get(&v, &app_status, arena_printf(q->arena, "/status/%s", it.public_id));
	AGREE(v.status == 200, c->granted & MAY_UPDATE);
}

/* ---- messages ---- */

struct row {
	int64_t id, site_id, subject_id, event_id, status_link_id;
	unsigned message, channel;
	const char *recipient, *language;
};

static const struct column row_columns[] = {
	COLUMN(struct row, id), COLUMN(struct row, site_id), COLUMN(struct row, subject_id),
	COLUMN(struct row, event_id), COLUMN(struct row, status_link_id), COLUMN(struct row, message),
	COLUMN(struct row, channel), COLUMN(struct row, recipient),
	COLUMN(struct row, language),
};

STATEMENT(waiting, row_columns, struct row,
	"SELECT id, site_id, subject_id, event_id, status_link_id, message, channel, recipient, language "
	"FROM outbox "
	"WHERE subject = 0 "
	"AND subject_id = ? "
	"AND party = ? "
	"AND state = 0 "
	"ORDER BY id");

static enum err write(const struct row *m, struct notice *n)
{
	struct notice_facts f = {
		.outbox_id = m->id, .message = m->message, .channel = m->channel, .site_id = m->site_id,
		.subject_id = m->subject_id, .event_id = m->event_id, .status_link_id = m->status_link_id,
		.recipient = m->recipient, .language = m->language,
	};
	enum err e = notice_write(q, &f, n);

	return e;
}

static void read_mail(const struct notice *n, const struct clause *c)
{
	const char *bodies[] = { n->text, n->html };

	AGREE(holds(n->subject, FIRST_NAME), false);
	for (size_t i = 0; i < COUNT(bodies); i++) {
		bool contact = holds_contact(bodies[i]);

		AGREE(holds(bodies[i], COMMENT_WORD), c->granted & COMMENT_IN_EMAIL);
		AGREE(holds_answers(bodies[i]), false);
		AGREE(holds(bodies[i], "Needs review"), c->party == PARTY_PROGRAM && c->granted & SHOW_FORMS);
		AGREE(contact && !(c->granted & SHOW_CONTACT), false);
		if (c->party == PARTY_PROGRAM)
			AGREE(contact, c->granted & SHOW_CONTACT);
		AGREE(holds_helper_contact(bodies[i]) && !(c->granted & SHOW_HELPER_CONTACT), false);
	}
}

/* Others may read a text over its reader's shoulder. */
static void read_text(const struct notice *n)
{
	AGREE(holds(n->text, COMMENT_WORD), false);
	AGREE(holds(n->text, FIRST_NAME), false);
	AGREE(holds(n->text, "Reyes"), false);
	AGREE(holds_contact(n->text) || holds_helper_contact(n->text) || holds_answers(n->text), false);
	AGREE(holds(n->text, "/s/"), true);
}

/* The link in a message opens for anyone who has it, and shows no contact information. */
static void follow_link(const struct row *m)
{
	struct visitor v = { .host = q->site->host };
	const char *token;

	MUST_ABOUT(about, status_link_token(q, m->status_link_id, &token));
	get(&v, &app_status, arena_printf(q->arena, "/s/%s", token));
	AGREE(v.status == 200, true);
	AGREE(holds_contact(v.page) || holds_helper_contact(v.page) || holds_answers(v.page), false);
}

/* Messages that wait for the party and would be sent: rendering checks the law again. */
static unsigned told(const struct clause *c)
{
	struct row *all;
	unsigned ways = 0;
	size_t count;

	MUST_ABOUT(about, db_rows(q, &waiting, &all, &count, BIND(it.id, (int)c->party)));
	for (size_t i = 0; i < count; i++) {
		struct notice n;

		if (write(&all[i], &n))
			continue;
		ways |= all[i].channel == CHANNEL_TEXT ? TOLD_BY_TEXT : TOLD_BY_EMAIL;
		if (all[i].channel == CHANNEL_TEXT)
			read_text(&n);
		else
			read_mail(&n, c);
		follow_link(&all[i]);
	}
	AGREE(count > 1, false);
	return ways;
}

/* However a message got into the outbox, it is not written if the law does not allow it. A text may
 * replace an e-mail that could not be delivered, if the seeker chose both. */
static void try_to_tell(const struct clause *c, enum message m, enum channel channel)
{
	struct row forged = {
		.site_id = q->site->id, .subject_id = it.id, .message = m, .channel = channel,
		.recipient = "anybody@cast.test", .language = "en",
	};
	bool instead = channel == CHANNEL_TEXT && c->granted & TOLD_BY_EMAIL && c->at.reach & REACH_TEXT;
	struct notice n;

	if (message_party(m) != (int)c->party)
		return;
	AGREE(write(&forged, &n) == ERR_OK,
		instead || c->granted & (channel == CHANNEL_TEXT ? TOLD_BY_TEXT : TOLD_BY_EMAIL));
}

static void look_at_messages(const struct clause *c)
{
	cr_expect_eq(told(c), c->granted & (TOLD_BY_EMAIL | TOLD_BY_TEXT), "%s: who is told", about);
	try_to_tell(c, MESSAGE_live_sent_program, CHANNEL_EMAIL);
	try_to_tell(c, c->at.kind == KIND_LOGGED ? MESSAGE_logged_seeker : MESSAGE_live_sent_seeker, CHANNEL_EMAIL);
	try_to_tell(c, c->at.kind == KIND_LOGGED ? MESSAGE_logged_seeker : MESSAGE_live_sent_seeker, CHANNEL_TEXT);
}

/* ---- all lines ---- */

static void look(const char *as, int64_t account, const struct clause *c)
{
	snprintf(about, sizeof(about), "%s, as %s", c->words, as);
	row_sign_in(q, account);
	look_it_up(c);
	look_through_the_list(c);
	search(c);
	look_at_pages(c, account);
}

/* The party and others who share its row: a team-mate has the helper's row if the referral is for somebody else. */
static void hold_to(const struct clause *c)
{
	static const char *const parties[PARTIES] = { "seeker", "helper", "program" };
	const int64_t accounts[PARTIES] = { who.seeker, who.helper, who.claimer };

	look(parties[c->party], accounts[c->party], c);
	if (c->party == PARTY_HELPER)
		look("team-mate", who.mate, c);
	snprintf(about, sizeof(about), "%s, messages", c->words);
	look_at_messages(c);
}

/* People without a row in the law. */
static void show_nobody(const struct clause *c, const char *as, int64_t account)
{
	struct visitor v = browser(account);
	struct inbound_program program;
	struct referral *all;
	size_t count;

	snprintf(about, sizeof(about), "%s, as %s", c->words, as);
	row_sign_in(q, account);
	AGREE(row_referral(q, it.public_id) != NULL, false);
	list(PARTY_SEEKER, NULL, &all, &count);
	AGREE(count, false);
	list(PARTY_HELPER, NULL, &all, &count);
	AGREE(count, false);
	AGREE(referral_inbound_program(q, who.program_id, &program) == ERR_MISSING, true);
	row_list(q, &(struct list){ .edge = LIST_PROGRAM, .of = who.program }, &all, &count);
	AGREE(count, false);
	get(&v, &app_dashboards, arena_printf(q->arena, "/referrals/%s", it.public_id));
	AGREE(v.status == 404, true);
	get(&v, &app_dashboards, answers_path(""));
	AGREE(v.status == 404, true);
	get(&v, &app_dashboards, answers_path(".json"));
	AGREE(v.status == 404, true);
	get(&v, &app_dashboards, arena_printf(q->arena, "/inbound/%s", who.program_id));
	AGREE(v.status == 404, true);
}

/* A situation has three lines, one after the other. */
static void walk(const struct tsv *book, size_t first)
{
	struct clause c = lawbook_clause(book, first);

	snprintf(about, sizeof(about), "%s", c.words);
	make_cast();
	make_it(&c.at);
	for (size_t i = first; i < first + PARTIES; i++) {
		c = lawbook_clause(book, i);
		hold_to(&c);
	}
	show_nobody(&c, "stranger", who.stranger);
	show_nobody(&c, "site admin", who.admin);
}

static void walk_all(enum kind kind, enum origin origin)
{
	struct tsv book = lawbook_open();
	size_t walked = 0;

	q = test_db();
	test_templates();
	row_site(q);
	for (size_t i = 0; i < book.rows; i += PARTIES) {
		struct clause c = lawbook_clause(&book, i);

		if (c.at.kind != kind || c.at.origin != origin)
			continue;
		walk(&book, i);
		walked += PARTIES;
	}
	cr_expect_eq(walked, kind == KIND_LIVE ? 30u : 15u);
	tsv_release(&book);
}

Test(law, of_live_referrals_for_oneself) { walk_all(KIND_LIVE, ORIGIN_SELF); }
Test(law, of_live_referrals_for_another) { walk_all(KIND_LIVE, ORIGIN_OTHER); }
Test(law, of_logged_referrals_for_oneself) { walk_all(KIND_LOGGED, ORIGIN_SELF); }
Test(law, of_logged_referrals_for_another) { walk_all(KIND_LOGGED, ORIGIN_OTHER); }
Test(law, of_tracking_only_referrals_for_oneself) { walk_all(KIND_TRACKING_ONLY, ORIGIN_SELF); }
Test(law, of_tracking_only_referrals_for_another) { walk_all(KIND_TRACKING_ONLY, ORIGIN_OTHER); }

/* ---- the whole table ---- */

Test(law, every_written_row_agrees_with_it)
{
	int64_t wrong = -1;

	q = test_db();
	MUST_ABOUT(about, referral_check(q, &wrong));
	cr_expect_eq(wrong, 0, "%ld", (long)wrong);
}
