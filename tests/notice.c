/* notice.c - the words of messages: each reader gets what the law grants, and nothing else. */
#define _GNU_SOURCE

#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/conf.h"
#include "edge/db.h"
#include "base/language.h"
#include "lawbook.h"
#include "letters.h"
#include "edge/mail.h"
#include "message/notice.h"
#include "message/outbox.h"
#include "directory/program.h"
#include "referral/referral.h"
#include "base/secret.h"
#include "site/site.h"
#include "law/status.h"
#include "support.h"
#include "edge/tpl.h"

#define LIVE_EMAIL { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING }

/* Joins the lines of the text part, so that a search for a sentence does not depend on the wrapping. */
static void unfold(struct notice *n)
{
	for (char *c = (char *)n->text; c && *c; c++)
		if (*c == '\n' && c[1] != '\n' && c[1] != '>' && c[1] != '\0' && (c == n->text || c[-1] != '\n'))
			*c = ' ';
}

static enum err write_row(struct req *q, const struct letters *l, const struct letter_row *row, struct notice *n)
{
	struct notice_facts f = {
		.outbox_id = row->id, .message = row->message, .channel = row->channel, .site_id = q->site->id,
		.subject_id = l->referral_id, .status_link_id = row->status_link_id,
		.recipient = row->recipient, .language = l->seeker_language,
	};
	enum err e;

	*n = (struct notice){ 0 };
	e = notice_write(q, &f, n);
	unfold(n);
	return e;
}

static const char *lines;	/* the text part that words_of() wrote, as it is sent */

/* The words of the newest message. Any failure ends the test. */
static struct notice words_of(struct req *q, const struct letters *l, enum message m, enum channel c, int64_t event_id)
{
	struct outgoing o = { .message = m, .channel = c, .site_id = q->site->id, .subject_id = l->referral_id,
		.event_id = event_id, .recipient = "x@y.test", .language = "" };
	struct notice_facts f = { .message = m, .channel = c, .site_id = q->site->id, .subject_id = l->referral_id,
		.event_id = event_id, .recipient = "x@y.test", .language = l->seeker_language };
	struct notice n = { 0 };
	struct letter_row *rows;
	size_t count;

	cr_assert_eq(outbox_add(q, &o), ERR_OK);
	count = letters_rows(q, &rows);
	f.status_link_id = rows[count - 1].status_link_id;
	cr_assert_eq(notice_write(q, &f, &n), ERR_OK, "%s", q->failed.detail);
	lines = arena_text(q->arena, n.text);
	unfold(&n);
	return n;
}

static bool holds(const struct notice *n, const char *what)
{
	return (n->subject && strstr(n->subject, what)) || strstr(n->text, what) || (n->html && strstr(n->html, what));
}

/* True if both parts of an e-mail, or the text message, contain it. */
static bool says(const struct notice *n, const char *what)
{
	return strstr(n->text, what) && (!n->html || strstr(n->html, what));
}

/* ---- the sender ---- */

Test(notice, has_its_sites_color_unless_it_is_discreet)
{
	struct req *q = letters_db();
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_EMAIL, CONSENT_STANDING } };
	struct site s = *q->site;
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
	cr_expect_null(strstr(n.html, "#7a1f5c"));
	s.brand_color = "#7a1f5c";
	s.brand_color_dark = "#c58bb0";
	cr_assert_eq(site_save(q, &s), ERR_OK);
	n = words_of(q, &l, MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
	cr_expect_not_null(strstr(n.html, "background: #7a1f5c !important;"), "%s", n.html);
	cr_expect_not_null(strstr(n.html, "#c58bb0 !important"));
	cr_expect_not_null(strstr(n.html, s.name));
	l.discreet = true;
	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
	cr_expect_null(strstr(n.html, "#7a1f5c"));
	cr_expect_null(strstr(n.html, "#c58bb0"));
}

/* ---- the law, row by row ---- */

/* A text message and a logged referral show no contact data; nobody sees data without the grant. */
static void expect_grants(const struct clause *c, const struct letters *l, const struct notice *n)
{
	bool contact = c->granted & SHOW_CONTACT && n->html && c->at.kind == KIND_LIVE;

	cr_expect_eq(holds(n, "(508) 555-0123"), contact, "%s: phone", c->words);
	cr_expect_eq(holds(n, l->seeker_email), contact, "%s: e-mail", c->words);
	cr_expect_eq(holds(n, LETTERS_HELPER_EMAIL), (c->granted & SHOW_HELPER_CONTACT) != 0, "%s: helper", c->words);
	cr_expect_eq(holds(n, "(508) 555-0177"), (c->granted & SHOW_HELPER_CONTACT) != 0, "%s: helper", c->words);
	cr_expect_eq(holds(n, LETTERS_COMMENT), (c->granted & COMMENT_IN_EMAIL) != 0, "%s: comment", c->words);
	cr_expect(strstr(n->text, "Fairhaven Food Pantry"), "%s: program", c->words);
	cr_expect(strstr(n->text, "/s/"), "%s: link", c->words);
}

static void expect_told(struct req *q, const struct clause *c)
{
	unsigned told = c->granted & (TOLD_BY_EMAIL | TOLD_BY_TEXT), seen = 0;
	struct letters l = { .at = c->at };
	struct letter_row *rows;
	size_t before, after;

	letters_referral(q, &l);
	before = letters_rows(q, &rows);
	letters_sent(q, l.referral_id);
	after = letters_rows(q, &rows);
	for (size_t i = before; i < after; i++) {
		struct notice n;

		if (rows[i].party != (int)c->party)
			continue;
		seen |= rows[i].channel == CHANNEL_EMAIL ? TOLD_BY_EMAIL : TOLD_BY_TEXT;
		cr_expect_eq(write_row(q, &l, &rows[i], &n), ERR_OK, "%s", c->words);
		expect_grants(c, &l, &n);
	}
	cr_expect_eq(seen, told, "%s: told by %u, the law says %u", c->words, seen, told);
}

Test(notice, tells_each_party_what_the_law_grants)
{
	struct req *q = letters_db();
	struct tsv book = lawbook_open();

	cr_assert_eq(book.rows, 120);
	for (size_t i = 0; i < book.rows; i++) {
		struct clause c = lawbook_clause(&book, i);

		expect_told(q, &c);
	}
	tsv_release(&book);
}

/* A grant may be gone between adding a message to the outbox and sending it. */
Test(notice, checks_the_law_again_when_it_is_sent)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL };
	struct letter_row *rows;
	struct notice n;

	letters_referral(q, &l);
	letters_sent(q, l.referral_id);
	cr_assert_eq(letters_rows(q, &rows), 2);
	letters_set(q, l.referral_id, REACH_EMAIL, CONSENT_WITHDRAWN);
	for (int i = 0; i < 2; i++)
		cr_expect_eq(write_row(q, &l, &rows[i], &n), ERR_DENIED, "consent is taken back");
	letters_set(q, l.referral_id, REACH_DONT, CONSENT_STANDING);
	for (int i = 0; i < 2; i++)
		cr_expect_eq(write_row(q, &l, &rows[i], &n), ERR_DENIED, "don't reach out");
	letters_set(q, l.referral_id, REACH_PHONE, CONSENT_STANDING);
	cr_expect_eq(write_row(q, &l, &rows[0], &n), ERR_DENIED, "the seeker wants calls only");
	cr_expect_eq(write_row(q, &l, &rows[1], &n), ERR_OK, "which the program is told");
	cr_expect(says(&n, "(508) 555-0123"));
}

/* ---- words ---- */

Test(notice, tells_the_program_who_what_and_how)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_str_eq(n.subject, "New referral for Fairhaven Food Pantry");
	cr_expect_str_eq(n.from_name, q->site->name);
	cr_expect(says(&n, "Maria García"));
	cr_expect(says(&n, "Hana Helper of Fairhaven Library referred Maria García to Fairhaven Food Pantry on "));
	cr_expect(says(&n, "?status=pending") && says(&n, "?status=got_help") && says(&n, "?status=couldnt_contact"));
	cr_expect(says(&n, arena_printf(q->arena, "%s/inbound", q->site->base_url)));
	cr_expect_not(says(&n, LETTERS_CODE), "the code opens the referral as its seeker");
	cr_expect(strstr(n.html, "href=\"mailto:"), "addresses that were checked may be links");
}

Test(notice, keeps_a_minimal_mail_minimal)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .minimal = true };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect(says(&n, "Maria García") && says(&n, "in Inbound Referrals"));
	cr_expect_not(holds(&n, l.seeker_email) || holds(&n, "555-01") || holds(&n, "15085550") || holds(&n, "@helper.test"));
	cr_expect_not(holds(&n, LETTERS_COMMENT));
	n = words_of(q, &l, MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
	cr_expect(says(&n, LETTERS_COMMENT), "the seeker's own e-mail is not the program's");
}

/* Nobody can open Inbound Referrals of a program that nobody works, so its mail does not lead there. */
Test(notice, does_not_send_an_unclaimed_program_to_inbound)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .minimal = true, .unclaimed = true };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_not(holds(&n, "/inbound") || holds(&n, "in Inbound Referrals"));
	cr_expect(says(&n, "can give you access to it."));
}

/* The warning stands before the number; the language is named where it is not the program's own. */
Test(notice, warns_the_program_of_a_discreet_referral)
{
	struct req *q = letters_db();
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_PHONE, CONSENT_STANDING } };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_not(holds(&n, "data-discreet") || holds(&n, "Someone else may read") || holds(&n, "Language"));
	l.discreet = true;
	l.seeker_language = "so";
	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect(strstr(strstr(n.html, "data-discreet"), "tel:"));
	cr_expect(strstr(strstr(n.text, "Someone else may read"), "555-0123"));
	cr_expect(says(&n, "Soomaali (Somali)"));
}

Test(notice, a_text_about_a_status_names_neither_status_nor_program)
{
	struct req *q = letters_db();
	struct letters l = { .at = { KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING } };
	int64_t event;
	struct notice n;

	letters_referral(q, &l);
	event = letters_event(q, l.referral_id, PARTY_PROGRAM, STATUS_pending, STATUS_no_capacity, "No room.", true);
	n = words_of(q, &l, MESSAGE_status_changed_seeker, CHANNEL_TEXT, event);
	cr_expect_not_null(strstr(n.text, "/s/"), "%s", n.text);
	cr_expect_not(holds(&n, "Pantry") || holds(&n, "No capacity") || holds(&n, "room") || holds(&n, "Maria"));
}

Test(notice, states_plainly_that_a_logged_one_was_not_sent_to_the_program)
{
	struct req *q = letters_db();
	struct letters l = { .at = { KIND_LOGGED, ORIGIN_SELF, REACH_EMAIL | REACH_TEXT, CONSENT_NONE } };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_logged_seeker, CHANNEL_EMAIL, 0);
	cr_expect(says(&n, "We did not contact the program."));
	cr_expect(says(&n, "Come to the side door.") && says(&n, "Bring a bag."));
	cr_expect(says(&n, "/next-steps"));
	n = words_of(q, &l, MESSAGE_logged_seeker, CHANNEL_TEXT, 0);
	cr_expect(says(&n, "We did not contact them"), "%s", n.text);
}

/* ---- discreet ---- */

/* Beginnings of words that reveal the subject to somebody who reads over a shoulder: the needs,
 * the names of statuses, and a site's texts about itself. */
static const char *const revealing[] = {
	/* of needs.def, and their like */
	"food", "pantr", "meal", "grocer", "hunger", "snap", "wic", "soup", "hous", "shelter", "homeless", "rent", "evict", "tenant",
	"landlord", "mortgage", "utilit", "money", "cash", "tax", "income", "benefit", "debt", "budget", "credit", "assist",
	"welfare", "tanf", "ssi", "health", "medic", "clinic", "dental", "doctor", "hospital", "nurs", "mental", "counsel",
	"therap", "substance", "addict", "recover", "vision", "prescri", "disease", "hiv", "immuniz", "test result", "legal",
	"law", "attorney", "court", "immigra", "citizen", "advoca", "right", "job", "employ", "work", "career", "train", "child",
	"parent", "famil", "youth", "baby", "babies", "diaper", "pregnan", "adopt", "school", "senior", "transport", "transit",
	"bus", "ride", "domestic", "violence", "abuse", "assault", "victim", "surviv", "crisis", "suicid", "hotline", "safe",
	/* of what we do */
	"refer", "handrail", "help", "need", "program", "service", "organization", "agency", "charity", "county", "social", "aid", "apply",
	"application", "request", "appointment", "eligib", "capacity", "interested", "contact", "status", "updated", "pending",
	"client", "seeker", "helper", "caseworker", "comment", "note", "code", "sign",
	/* of this referral, its program and site */
	"Fairhaven", "Night", "Haven", "Maria", "Garc", "Hana", "Helper", "Library", "Needs a crib", "crib", "Come by", "Clara",
	"Organization of tests", "Sanctuary", "Whispering", "Pines", "555", "0123",
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c & 0x80;
}

/* Finds a word with this beginning, except in parts that nobody reads: links, styles, the name of a message. */
static bool begins_a_word(const char *text, const char *word)
{
	for (const char *c = text; c && *c; c++)
		if (!strncasecmp(c, word, strlen(word)) && (c == text || !is_letter(c[-1])))
			return true;
	return false;
}

/* A copy with every occurrence blanked. */
static char *without(struct req *q, const char *text, const char *what)
{
	char *copy = arena_text(q->arena, text), *at;

	while (*what && (at = strstr(copy, what)))
		memset(at, ' ', strlen(what));
	return copy;
}

/* Without the style sheet and style attributes. */
static char *without_style(struct req *q, const char *html)
{
	const char *from = strstr(html, "<meta name=\"viewport\""), *to = strstr(html, "<title>"),
		*sheet = strstr(html, "<style>"), *rest = strstr(html, "</style>");
	char *read, *style;

	cr_assert(from && to && sheet && rest, "the mail has a head");
	read = arena_printf(q->arena, "%.*s %.*s %s", (int)(from - html), html, (int)(sheet - to), to, rest);
	while ((style = strstr(read, " style=\"")))
		memset(style, ' ', 8 + strcspn(style + 8, "\""));
	return read;
}

static void expect_neutral(struct req *q, const char *text, const char *link, const char *where)
{
	char *read = without(q, text, link);

	for (size_t i = 0; i < COUNT(revealing); i++)
		cr_expect_not(begins_a_word(read, revealing[i]), "%s reveals \"%s\":\n%s", where, revealing[i], read);
}

/* The message as mail_write() writes it: every header, and both parts as their reader sees them. */
static void expect_neutral_mail(struct req *q, const struct notice *n, const char *link, const char *where)
{
	struct mail m = { .from_address = q->conf->mail_from, .from_name = n->from_name, .to_address = "x@y.test",
		.reply_to = n->reply_to, .subject = n->subject, .message_id = "a1b2c3@y.test", .date = q->now,
		.text = n->text, .html = n->html };
	size_t length, head;
	const char *bytes;

	cr_assert_eq(mail_write(q, &m, &bytes, &length), ERR_OK);
	head = (size_t)(strstr(bytes, "\r\n\r\n") - bytes);
	/* The names of headers are the same in all mail, so only their values are checked. */
	for (const char *line = bytes; line < bytes + head; line = strstr(line, "\r\n") + 2) {
		const char *value = strchr(line, ':') + 1;
		size_t size = strcspn(value, "\r");

		if (strncasecmp(line, "Auto-Submitted", 14) && strncasecmp(line, "Content-", 8) && strncasecmp(line, "Date", 4)
				&& strncasecmp(line, "MIME-", 5) && *line != ' ' && *line != '\t')
			expect_neutral(q, arena_bytes(q->arena, value, size), link, arena_bytes(q->arena, line, (size_t)(value - line)));
	}
	expect_neutral(q, n->subject, link, where);
	expect_neutral(q, without_style(q, n->html), link, where);
	cr_expect_null(n->from_name);
	cr_expect_null(n->reply_to);
}

static void expect_discreet(struct req *q, const struct letters *l, enum message m, enum channel c, int64_t event_id)
{
	const char *where = arena_printf(q->arena, "%s %s by %s in '%s'", kind_slug(l->at.kind), message_slug(m),
		c == CHANNEL_TEXT ? "text" : "e-mail", l->seeker_language);
	struct notice n = words_of(q, l, m, c, event_id);
	const char *link = strstr(n.text, "http");

	cr_assert(link, "%s", where);
	link = arena_bytes(q->arena, link, strcspn(link, " \n"));
	cr_expect(strstr(link, "/s/"), "%s: %s", where, link);
	cr_expect_not(strchr(link, '?'), "%s: nothing stands behind the link", where);
	expect_neutral(q, n.text, link, where);
	if (c == CHANNEL_EMAIL)
		expect_neutral_mail(q, &n, link, where);
}

COMMAND(name_site,
	"UPDATE site "
	"SET name = 'Whispering Pines Shelter', operator = 'Sanctuary County', reply_to = 'help@shelter.test' "
	"WHERE id = ?");

/* Checks all messages, except those for the program. */
static size_t expect_all_discreet(struct req *q, const struct letters *l)
{
	size_t looked_at = 0;

	for (int m = 0; m < MESSAGES; m++)
		for (int c = CHANNEL_EMAIL; c <= CHANNEL_TEXT; c++) {
			int party = message_party((enum message)m);
			int last = m == MESSAGE_status_changed_seeker ? STATUSES : 1;

			if (party < 0 || party == PARTY_PROGRAM || !outbox_allows((enum message)m, (enum channel)c, &l->at))
				continue;
			for (int s = 0; s < last; s++) {
				int64_t event = last == 1 ? 0 : letters_event(q, l->referral_id, PARTY_PROGRAM,
					STATUS_not_updated, s, "Come by the shelter", true);

				expect_discreet(q, l, (enum message)m, (enum channel)c, event);
				looked_at++;
			}
		}
	return looked_at;
}

/* A discreet message names neither program nor need in sender, subject, body or text, and has no comment: for every kind,
 * way, language and status. */
Test(notice, reveals_nothing_about_a_discreet_referral)
{
	struct req *q = letters_db();
	size_t languages, looked_at = 0;
	const struct language *all = language_all(&languages);
	struct conf c = *q->conf;

	c.mail_from = "post@people.test";	/* the operator's choice: docs/handrail.conf.example */
	q->conf = &c;
	cr_assert_eq(db_exec(q, &name_site, NULL, BIND(q->site->id)), ERR_OK);
	for (size_t i = 0; i < languages; i++)
		for (int at = 0; tpl_has_language(all[i].tag) && at < SITUATIONS; at++) {
			struct letters l = { .at = situation_at(at), .discreet = true, .program_name = "Fairhaven Night Shelter",
				.seeker_language = all[i].tag };

			letters_referral(q, &l);
			looked_at += expect_all_discreet(q, &l);
		}
	cr_expect_geq(looked_at, 100);
}

Test(notice, tells_the_program_of_a_discreet_referral_what_it_has_to_know)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .discreet = true };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect(says(&n, "Maria García"));
	cr_expect(says(&n, LETTERS_COMMENT));
}

Test(notice, tells_of_a_change_by_whom_and_what_it_means)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL };
	struct notice n;
	int64_t event;

	letters_referral(q, &l);
	event = letters_event(q, l.referral_id, PARTY_PROGRAM, STATUS_pending, STATUS_couldnt_contact, "rang twice", true);
	n = words_of(q, &l, MESSAGE_status_changed_seeker, CHANNEL_EMAIL, event);
	cr_expect_str_eq(n.subject, "Fairhaven Food Pantry: Couldn’t contact");
	cr_expect(says(&n, "Fairhaven Pantries changed your referral"));
	cr_expect(says(&n, "“Pending”") && says(&n, "“Couldn’t contact”"));
	cr_expect(says(&n, "You and they did not reach each other yet."));
	cr_expect(says(&n, "rang twice"));
	event = letters_event(q, l.referral_id, PARTY_HELPER, STATUS_pending, STATUS_pending, "for her group only", false);
	n = words_of(q, &l, MESSAGE_status_changed_seeker, CHANNEL_EMAIL, event);
	cr_expect(says(&n, "Clara C"), "first name and initial where there is no organization");
	cr_expect_not(holds(&n, "for her group only"), "a private note is for the writer's side");
}

COMMAND(add_code,
	"INSERT INTO sign_in_code (address, nonce, made_at, expires_at) "
	"VALUES ('x@y.test', ?, ?, ?)");

static int64_t code_row(struct req *q, instant expires_at)
{
	unsigned char nonce[16];
	struct done done;

	secret_random(nonce, sizeof(nonce));
	cr_assert_eq(db_exec(q, &add_code, &done, BIND(value_bytes(nonce, sizeof(nonce)), q->now, expires_at)), ERR_OK);
	return done.id;
}

Test(notice, carries_the_digits)
{
	struct req *q = letters_db();
	struct notice_facts f = { .message = MESSAGE_sign_in_code, .site_id = q->site->id, .recipient = "x" };
	struct notice n = { 0 };
	const char *digits;

	f.subject_id = code_row(q, q->now + MINUTES(10));
	cr_assert_eq(notice_write(q, &f, &n), ERR_OK);
	digits = strpbrk(n.text, "0123456789");
	cr_assert(digits && strspn(digits, "0123456789") == 8, "%s", n.text);
	cr_expect(strstr(n.html, arena_bytes(q->arena, digits, 8)));
	cr_expect_not(strpbrk(n.subject + strlen("Your sign-in code for"), "\n"), "one line");
	cr_expect_not(strstr(n.subject, arena_bytes(q->arena, digits, 8)), "not on a locked screen");
	cr_expect(says(&n, "ten minutes") && says(&n, "If it was not you"));
	f.channel = CHANNEL_TEXT;
	cr_assert_eq(notice_write(q, &f, &n), ERR_OK);
	cr_expect(strstr(n.text, arena_bytes(q->arena, digits, 8)));
	f.subject_id = code_row(q, q->now);
	cr_expect_eq(notice_write(q, &f, &n), ERR_DENIED, "an expired code is not sent");
}

/* ---- typed text ---- */

Test(notice, makes_no_link_of_what_was_typed)
{
	static const char *const typed[] = { "evil.example", "http://", "https://", "www.evil", "me@evil", "evil.org/x" };
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .seeker_first_name = "www.evil.example",
		.comment = "See http://evil.example/x or https://www.evil.org/x,\nwrite me@evil.example at 9.30 ..." };
	struct notice n;

	letters_referral(q, &l);
	for (int party = 0; party < 2; party++) {
		n = words_of(q, &l, party ? MESSAGE_live_sent_program : MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
		for (size_t i = 0; i < COUNT(typed); i++) {
			const char *in_text = strstr(n.text, typed[i]);

			/* our own links begin with the site's address */
			while (in_text && !strncmp(in_text, q->site->base_url, strlen(typed[i])))
				in_text = strstr(in_text + 1, typed[i]);
			cr_expect_null(in_text, "%s in %s", typed[i], in_text);
		}
		cr_expect(strstr(lines, "> See http:\u200a//evil\u200a.example/x"), "%s", lines);
		cr_expect(strstr(n.text, "at 9.30 ..."), "times and dots stay");
		cr_expect(says(&n, "Hana Helper wrote:"));
		cr_expect_not(strstr(n.html, "href=\"http://"));
	}
}

Test(notice, escapes_what_was_typed)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .seeker_first_name = "<b>M</b>",
		.comment = "<script>alert(1)</script>\n\"quoted\" & 'so'\xe2\x80\xaeturned", .program_name = "Food & \"More\" <x>" };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_not(strstr(n.html, "<script") || strstr(n.html, "<b>") || strstr(n.html, "<x>"));
	cr_expect(strstr(n.html, "&lt;script&gt;"));
	cr_expect(strstr(lines, "> <script>alert(1)</script>\n> \"quoted\" & 'so'turned"), "%s", lines);
	cr_expect_str_eq(n.subject, "New referral for Food & \"More\" <x>");
}

/* A name with line breaks becomes one line of a header. */
Test(notice, has_subjects_of_one_line)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL, .program_name = "Food\r\nBcc: evil@example.org\n\tPantry" };
	struct notice n;

	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_str_eq(n.subject, "New referral for Food Bcc: evil@example.org Pantry");
}

/* ---- layout ---- */

Test(notice, lays_the_text_part_out)
{
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL };
	struct notice n;
	struct str comment;

	str_init(&comment, q->arena, 4000);
	for (int i = 0; i < 60; i++)
		str_printf(&comment, "word%d ", i);
	l.comment = comment.text;
	letters_referral(q, &l);
	n = words_of(q, &l, MESSAGE_live_sent_program, CHANNEL_EMAIL, 0);
	cr_expect_null(strstr(lines, "\n\n\n"), "one empty line is enough");
	cr_expect_neq(lines[0], '\n');
	cr_expect(holds(&n, "word0") && holds(&n, "word59"));
	for (const char *line = lines; line && *line; line = strchr(line, '\n'), line += line != NULL) {
		size_t length = strcspn(line, "\n");

		cr_expect(length <= 80 || strstr(line, "http") == line, "%.*s", (int)length, line);
		if (strstr(line, "word") && strstr(line, "word") < line + length)
			cr_expect_eq(strncmp(line, "> ", 2), 0, "quoted: %.*s", (int)length, line);
	}
}

/* ---- texts ---- */

/* Counts parts like a telephone (3GPP TS 23.038), independently of sms.c and more simply: GSM's alphabet has
 * no letter of these scripts. */
static size_t parts(const char *text)
{
	size_t places = 0;
	bool wide = false;

	for (const char *c = text; *c; c++) {
		places += ((unsigned char)*c & 0xc0) != 0x80;
		wide |= (unsigned char)*c >= 0x80;
		places += strchr("^{}\\[~]|", *c) != NULL;
	}
	if (wide)
		return places <= 70 ? 1 : (places + 66) / 67;
	return places <= 160 ? 1 : (places + 152) / 153;
}

Test(notice, needs_two_parts_at_most)
{
	static const char *const names[] = { "Fairhaven Food Pantry", "美好港口食品储藏室和社区服务中心以及其他许多帮助",
		"Продовольственный фонд Фэрхейвена и общественный центр помощи семьям",
		"The Greater Fairhaven Area Emergency Food Pantry and Community Kitchen of the United Congregations of the South Coast, "
		"Incorporated, with Delivery, Holiday Baskets, and a Garden", "Women’s “Safe” House – Night…" };
	static const struct situation ways[] = {
		{ KIND_LIVE, ORIGIN_SELF, REACH_TEXT, CONSENT_STANDING },
		{ KIND_LIVE, ORIGIN_OTHER, REACH_TEXT, CONSENT_STANDING },
		{ KIND_LOGGED, ORIGIN_SELF, REACH_TEXT, CONSENT_NONE },
	};
	struct req *q = letters_db();

	for (size_t i = 0; i < COUNT(names) * COUNT(ways); i++) {
		struct letters l = { .at = ways[i % COUNT(ways)], .program_name = names[i / COUNT(ways)] };
		struct notice n;

		letters_referral(q, &l);
		n = words_of(q, &l, l.at.kind == KIND_LOGGED ? MESSAGE_logged_seeker : MESSAGE_live_sent_seeker, CHANNEL_TEXT, 0);
		cr_expect_leq(parts(n.text), 2, "%zu parts: %s", parts(n.text), n.text);
		cr_expect_null(n.html);
		cr_expect(strstr(n.text, "/s/"));
		cr_expect_not(holds(&n, "Maria") || holds(&n, "Garc") || holds(&n, "Hana") || holds(&n, LETTERS_COMMENT));
	}
}

/* ---- languages ---- */

Test(notice, falls_back_to_a_language_that_is_there)
{
	static const char *const languages[] = { "en-US", "xx", "", NULL, "../../etc", "xx-YY" };
	struct req *q = letters_db();
	struct letters l = { .at = LIVE_EMAIL };

	letters_referral(q, &l);
	for (size_t i = 0; i < COUNT(languages); i++) {
		struct notice n;

		l.seeker_language = languages[i];
		n = words_of(q, &l, MESSAGE_live_sent_seeker, CHANNEL_EMAIL, 0);
		cr_expect(strstr(n.html, "lang=\"en\""), "%s", languages[i]);
	}
}

/* ---- templates ---- */

static const char *const known[] = {
#define NOTICE_MARK(name) #name,
#define NOTICE_LINES(name) #name, #name "_lines",
#include "message/notice_marks.def"
#undef NOTICE_MARK
#undef NOTICE_LINES
#define DIGEST_MARK(name) #name,
#include "message/digest_marks.def"
#undef DIGEST_MARK
	"news", "line", "mail_head", "mail_foot", "t", "tn",
};

static bool is_known(const char *mark)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (!strcmp(known[i], mark) || (!strncmp(mark, "no_", 3) && !strcmp(known[i], mark + 3)))
			return true;
	return !strncmp(mark, "now_", 4) && status_from_slug(mark + 4) >= 0;
}

static size_t templates_read;

static int check_marks(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	char *text = type == FTW_F ? test_read(path) : NULL;

	(void)st;
	(void)ftw;
	for (char *at = text; at && (at = strstr(at, "{{")); at += 2) {
		const char *name = at + 2 + strspn(at + 2, "#/>");
		char mark[64] = "";

		if (*name == '!' || *name == '%' || *name == '|')
			continue;
		name += text_starts(name, "tn ") ? 3 : 0;
		snprintf(mark, sizeof(mark), "%.*s", (int)strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789"), name);
		cr_expect(is_known(mark), "%s: nobody fills {{%s}}", path, mark);
	}
	templates_read += text != NULL;
	return 0;
}

Test(notice, fills_every_mark_of_its_templates)
{
	nftw("templates/mail", check_marks, 4, FTW_PHYS);
	nftw("templates/text", check_marks, 4, FTW_PHYS);
	cr_expect_geq(templates_read, 20);
}
