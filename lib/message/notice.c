/* notice.c - the words of a message: the values that the law grants its reader, in a template.
 *
 * We do not vouch for text that people typed. So it is shown as a quotation, and
 * no address in it becomes a link: mail programs make links of whatever looks
 * like one, so a hair space (U+200A) goes before each dot and @ between two
 * characters, and before "//". A zero-width character would not work: UTS 46
 * drops them from host names, and some programs treat them as letters, so the
 * link would still lead there; a space of any width ends a host name everywhere. */
#include "message/notice.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "site/account.h"
#include "base/arena.h"
#include "base/contact.h"
#include "base/language.h"
#include "edge/db.h"
#include "base/phone.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "directory/reach.h"
#include "directory/schedule.h"
#include "law/act.h"
#include "base/req.h"
#include "site/site.h"
#include "base/sms.h"
#include "law/status.h"
#include "law/veil.h"
#include "screener/screener.h"
#include "message/digest.h"
#include "message/pass.h"
#include "message/program_claim.h"
#include "message/room.h"
#include "message/status_link.h"
#include "message/unsubscribe.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "edge/words.h"

#define TEXT_MAX (256 * 1024)
#define WIDTH 72

/* ---- the referral: the database returns NULL for columns that are not granted ---- */

struct told {
	unsigned granted;
	struct situation at;
	int64_t program_id, helper_id;
	bool veiled, hangs;		/* the veil; it hangs between this reader and the program's word */
	enum status status;
	const char *public_id, *person_id;
	bool discreet, recorded;
	instant made_at, due_at;
	struct contact seeker, helper;
	const char *helper_organization;
	const char *comment;
	bool has_forms;
	int outcome;			/* enum outcome */
};

static const struct column told_columns[] = {
	COLUMN(struct told, granted),
	SITUATION_COLUMNS(struct told, at),
	COLUMN(struct told, program_id),
	COLUMN(struct told, helper_id),
	COLUMN(struct told, veiled),
	COLUMN(struct told, hangs),
	COLUMN(struct told, status),
	COLUMN(struct told, public_id),
	COLUMN(struct told, person_id),
	COLUMN(struct told, discreet),
	COLUMN(struct told, recorded),
	COLUMN(struct told, made_at),
	COLUMN(struct told, due_at),
	COLUMN(struct told, seeker.first_name),
	COLUMN(struct told, seeker.last_name),
	COLUMN(struct told, seeker.email),
	COLUMN(struct told, seeker.phone),
	COLUMN(struct told, seeker.language),
	COLUMN(struct told, helper.first_name),
	COLUMN(struct told, helper.last_name),
	COLUMN(struct told, helper_organization),
	COLUMN(struct told, helper.email),
	COLUMN(struct told, helper.phone),
	COLUMN(struct told, comment),
	COLUMN(struct told, has_forms),
	COLUMN(struct told, outcome),
};

/* No message holds the code: it gives the referral to anyone who enters it, and two people may share a mailbox. */
STATEMENT(told_find, told_columns, struct told,
	"SELECT granted, " SITUATION_SQL("") ", program_id, helper_id, veiled, hangs, "
	"  IF(hangs, " VEIL_SQL_status ", r.status) AS status, public_id, "
	"  (SELECT n.public_id FROM person n WHERE n.id = r.person_id) AS person_id, discreet, recorded, made_at, due_at, "
	"  " SHOWN(MAY_SEE, "seeker_first_name") " AS seeker_first_name, "
	"  " SHOWN(MAY_SEE, "seeker_last_name") " AS seeker_last_name, "
	"  " SHOWN(SHOW_CONTACT, "seeker_email") " AS seeker_email, "
	"  " SHOWN(SHOW_CONTACT, "seeker_phone") " AS seeker_phone, "
	"  " SHOWN(SHOW_COMMENT, "seeker_language") " AS seeker_language, "
	"  " SHOWN(MAY_SEE, "helper_first_name") " AS helper_first_name, "
	"  " SHOWN(MAY_SEE, "helper_last_name") " AS helper_last_name, "
	"  " SHOWN(MAY_SEE, "helper_organization") " AS helper_organization, "
	"  " SHOWN(SHOW_HELPER_CONTACT, "helper_email") " AS helper_email, "
	"  " SHOWN(SHOW_HELPER_CONTACT, "helper_phone") " AS helper_phone, "
	"  " SHOWN(COMMENT_IN_EMAIL, "comment") " AS comment, "
	"  " SHOWN(SHOW_FORMS, "outcome IS NOT NULL") " AS has_forms, "
	"  " SHOWN(SHOW_FORMS, "outcome") " AS outcome "
	"FROM ("
	"  SELECT r.*, (1 << ? & " SQL_VEIL_PARTIES ") <> 0 AND " VEIL_SQL_HANGS " AS hangs, CASE ? "
	"    WHEN " SQL_PARTY_SEEKER " THEN " LAW_SQL_SEEKER " "
	"    WHEN " SQL_PARTY_HELPER " THEN " LAW_SQL_HELPER " "
	"    WHEN " SQL_PARTY_PROGRAM " THEN " LAW_SQL_PROGRAM " "
	"    ELSE 0 END AS granted "
	"  FROM referral r "
	"  WHERE r.id = ?"
	") r");

struct change {
	instant made_at;
	enum act act;
	enum party party;
	const char *actor_first_name, *actor_last_initial, *actor_organization;
	bool by_link;
	enum status from_status, to_status;
	const char *note;
};

static const struct column change_columns[] = {
	COLUMN(struct change, made_at),
	COLUMN(struct change, act),
	COLUMN(struct change, party),
	COLUMN(struct change, actor_first_name),
	COLUMN(struct change, actor_last_initial),
	COLUMN(struct change, actor_organization),
	COLUMN(struct change, by_link),
	COLUMN(struct change, from_status),
	COLUMN(struct change, to_status),
	COLUMN(struct change, note),
};

/* A private note is for its author's side. Under a veil there is no change of the program's, nor the status that a change
 * replaced or brought back. */
STATEMENT(change_find, change_columns, struct change,
	"SELECT e.made_at, e.act, e.party, e.actor_first_name, e.actor_last_initial, e.actor_organization, e.by_link, "
	"  COALESCE(IF(k.hangs, NULL, e.from_status), " SQL_STATUS_NONE ") AS from_status, "
	"  COALESCE(IF(k.hangs AND e.act <> " SQL_ACT_status ", NULL, e.to_status), " SQL_STATUS_NONE ") AS to_status, "
	"  IF(e.note_shared, e.note, NULL) AS note "
	"FROM (SELECT CAST(? AS UNSIGNED) AS hangs) k "
	"JOIN referral_event e "
	"WHERE e.id = ? "
	"AND e.referral_id = ? "
	"AND NOT (k.hangs AND " VEIL_SQL_HIDES ")");

struct code_row { instant expires_at; bool used; };
static const struct column code_columns[] = {
	COLUMN(struct code_row, expires_at),
	COLUMN(struct code_row, used),
};

STATEMENT(code_find, code_columns, struct code_row,
	"SELECT expires_at, used_at IS NOT NULL AS used "
	"FROM sign_in_code "
	"WHERE id = ?");

/* ---- the marks of a message ---- */

/* One referral in a digest. */
struct news {
#define DIGEST_MARK(name) const char *name;
#include "message/digest_marks.def"
#undef DIGEST_MARK
};

struct marks {
#define NOTICE_MARK(name) const char *name;
#define NOTICE_LINES(name) const char *name;
#include "message/notice_marks.def"
#undef NOTICE_MARK
#undef NOTICE_LINES
	const char *now_status;		/* the section now_{slug} */
	unsigned days;			/* the number in answer_days */
	size_t more_count;		/* in more */
	const struct news *news;	/* a section each */
	size_t news_count;
};

static void put(struct req *q, struct tpl *t, const char *marker, const char *value)
{
	tpl_set_everywhere(t, marker, value);
	tpl_show_everywhere(t, text_is_empty(value) ? arena_printf(q->arena, "no_%s", marker) : marker);
}

static void put_lines(struct req *q, struct tpl *t, const char *marker, const char *value)
{
	char *kept = arena_text(q->arena, value ? value : ""), *line;

	tpl_show_everywhere(t, text_is_empty(value) ? arena_printf(q->arena, "no_%s", marker) : marker);
	while (!text_is_empty(value) && (line = strsep(&kept, "\n")))
		tpl_set(tpl_section(t, arena_printf(q->arena, "%s_lines", marker)), "line", line);
}

static void put_news(struct req *q, struct tpl *t, const struct news *n)
{
	struct tpl *section = tpl_section(t, "news");

#define DIGEST_MARK(name) \
	tpl_set(section, #name, n->name); \
	tpl_show(section, text_is_empty(n->name) ? arena_printf(q->arena, "no_%s", #name) : #name);
#include "message/digest_marks.def"
#undef DIGEST_MARK
}

static struct tpl *dictionary(struct req *q, const struct marks *m)
{
	struct tpl *t = tpl_new(q->arena);

#define NOTICE_MARK(name) put(q, t, #name, m->name);
#define NOTICE_LINES(name) put_lines(q, t, #name, m->name);
#include "message/notice_marks.def"
#undef NOTICE_MARK
#undef NOTICE_LINES
	if (m->answer_days)
		tpl_count(t, m->language, "answer_days", m->days);
	if (m->more_count)
		tpl_count(t, m->language, "more", m->more_count);
	for (size_t i = 0; i < m->news_count; i++)
		put_news(q, t, &m->news[i]);
	if (m->now_status)
		tpl_show_everywhere(t, arena_printf(q->arena, "now_%s", m->now_status));
	tpl_include(t, "mail_head", m->language, "mail/head.html");
	tpl_include(t, "mail_foot", m->language, "mail/foot.html");
	return t;
}

/* ---- typed text ---- */

static bool is_blank_or_end(char c)
{
	return !c || strchr(" \t\n", c);
}

/* Marks that change the direction of the text after them (U+202A to U+202E, U+2066 to U+2069):
 * they could make a quotation look like our own words. */
static bool is_turning(const char *c)
{
	const unsigned char *u = (const unsigned char *)c;

	return u[0] == 0xe2 && ((u[1] == 0x80 && u[2] >= 0xaa && u[2] <= 0xae)
		|| (u[1] == 0x81 && u[2] >= 0xa6 && u[2] <= 0xa9));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A time (9.30) and three dots stay as typed. */
static bool makes_links(const char *text, const char *c)
{
	if (c == text || is_blank_or_end(c[-1]) || is_blank_or_end(c[1]))
		return false;
	if (*c == '.')
		return c[-1] != '.' && c[1] != '.' && !(is_digit(c[-1]) && is_digit(c[1]));
	return *c == '@' || (*c == '/' && c[1] == '/');
}

/* See the top of this file. NULL stays NULL. */
static char *without_links(struct req *q, const char *text)
{
	struct str s;

	if (!text)
		return NULL;
	str_init(&s, q->arena, TEXT_MAX);
	for (const char *c = text; *c; c++) {
		if (is_turning(c)) {
			c += 2;
			continue;
		}
		if (makes_links(text, c))
			str_add(&s, "\u200a");
		str_add_char(&s, *c);
	}
	return s.text;
}

static char *full_name(struct req *q, const struct contact *c)
{
	return without_links(q, contact_name(q->arena, c));
}

/* ---- filling ---- */

static const char *yes(bool b)
{
	return b ? "yes" : NULL;
}

static const char *phone_words(struct req *q, const char *phone)
{
	return text_is_empty(phone) ? NULL : phone_for_people(q->arena, phone);
}

const char *notice_language(struct req *q, const char *wanted, const struct site *site)
{
	char *general = arena_text(q->arena, wanted ? wanted : "");

	if (site_speaks(site, general))
		return general;
	general[strcspn(general, "-")] = '\0';
	return site_speaks(site, general) ? general : site_language(site);
}

static enum party party_of(const struct notice_facts *f)
{
	return message_party(f->message);
}

static void fill_seeker(struct req *q, struct marks *m, const struct told *r)
{
	m->seeker_name = full_name(q, &r->seeker);
	m->seeker_email = r->seeker.email;
	m->seeker_email_link = contact_email_link(q->arena, r->seeker.email);
	m->seeker_phone = phone_words(q, r->seeker.phone);
	m->seeker_phone_link = r->seeker.phone;
	m->reach_email = yes(r->at.reach & REACH_EMAIL);
	m->reach_text = yes(r->at.reach & REACH_TEXT);
	m->reach_phone = yes(r->at.reach & REACH_PHONE);
	m->for_self = yes(r->at.origin == ORIGIN_SELF);
	m->for_other = yes(r->at.origin == ORIGIN_OTHER);
	m->recorded = yes(r->recorded);
}

static void fill_helper(struct req *q, struct marks *m, const struct told *r)
{
	m->helper_name = full_name(q, &r->helper);
	m->helper_organization = without_links(q, r->helper_organization);
	m->helper_email = r->helper.email;
	m->helper_email_link = contact_email_link(q->arena, r->helper.email);
	m->helper_phone = phone_words(q, r->helper.phone);
	m->helper_phone_link = r->helper.phone;
}

/* The number of the place that is open when the message is sent, or opens next. */
static enum err fill_program_phone(struct req *q, struct marks *m, const struct program *p)
{
	struct program_phone phone;
	struct program_place place;
	struct schedule s;
	enum err e;

	if ((e = schedule_find(q, p->id, &s)) || (e = reach_place(q, p, &s, &place)))
		return e;
	if ((e = reach_phone(q, p->id, place.id, &phone)) || text_is_empty(phone.dial))
		return e;
	m->program_phone = phone_for_people(q->arena, phone.dial);
	m->program_phone_link = phone.dial;
	return ERR_OK;
}

static enum err fill_program(struct req *q, struct marks *m, const struct site *s, const struct program *p)
{
	m->program_name = text_squeeze(q->arena, p->name);
	if (!text_equal(p->organization_name, p->name))
		m->organization_name = text_squeeze(q->arena, p->organization_name);
	m->external_url = p->external_url;
	m->next_steps = text_trim(q->arena, text_is_empty(p->next_steps) ? p->application_process : p->next_steps);
	m->next_steps_link = arena_printf(q->arena, "%s/programs/%s/next-steps", s->base_url, p->public_id);
	m->days = (unsigned)p->answer_days;
	if (p->answer_days > 0)
		m->answer_days = arena_printf(q->arena, "%d", p->answer_days);
	return fill_program_phone(q, m, p);
}

/* Minimal mail only mentions that there is something, and where to read it. */
static void withhold(struct marks *m)
{
	m->contact_withheld = "yes";
	m->seeker_email = m->seeker_email_link = m->seeker_phone = m->seeker_phone_link = NULL;
	m->helper_email = m->helper_email_link = m->helper_phone = m->helper_phone_link = NULL;
	m->comment = m->outcome = NULL;
}

static const char *status_words(struct req *q, const char *language, enum status status)
{
	const char *said;

	if (status == STATUS_NONE)
		return NULL;
	said = words(q, language, "statuses", status_slug(status));
	return text_is_empty(said) ? status_label(status) : said;
}

static const char *actor(struct req *q, const struct change *c)
{
	const char *name = full_name(q, &(struct contact){ .first_name = c->actor_first_name, .last_name = c->actor_last_initial });

	return text_is_empty(c->actor_organization) ? name : without_links(q, c->actor_organization);
}

static enum err fill_change(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	const struct told *r)
{
	struct change c = { 0 };
	enum err e;

	if (!f->event_id)
		return ERR_OK;
	e = db_row(q, &change_find, &c, BIND(r->hangs, f->event_id, f->subject_id));
	if (e == ERR_MISSING && r->hangs)
		return fail(q, ERR_DENIED, "message %" PRId64 " is behind the veil", f->outbox_id);
	if (e)
		return e;
	m->changed_by = actor(q, &c);
	m->changed_on = words_date(q, m->language, c.made_at, s->time_zone);
	m->by_link = yes(c.by_link);
	m->status_undone = yes(c.act == ACT_undo);
	if (r->hangs && c.act == ACT_undo)
		c.to_status = r->status;
	m->status_same = yes(c.from_status == c.to_status);
	m->status_from = status_words(q, m->language, c.from_status);
	m->status_to = status_words(q, m->language, c.to_status);
	if (c.to_status != STATUS_NONE)
		m->own_words = words(q, m->language, "statuses", arena_printf(q->arena, "seeker_%s", status_slug(c.to_status)));
	if (c.to_status != STATUS_NONE)
		m->now_status = status_slug(c.to_status);
	m->note = without_links(q, c.note);
	return ERR_OK;
}

static enum err fill_links(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f)
{
	const char *token;
	enum err e;

	m->dashboard_link = arena_printf(q->arena, "%s%s", s->base_url,
		party_of(f) == PARTY_PROGRAM ? "/inbound" : party_of(f) == PARTY_HELPER ? "/people" : "/referrals");
	if (!f->status_link_id)
		return ERR_OK;
	if ((e = status_link_token(q, f->status_link_id, &token)))
		return e;
	m->status_link = arena_printf(q->arena, "%s/s/%s", s->base_url, token);
	return ERR_OK;
}

/* For the program: the seeker's language, where it is not the program's own. */
static enum err fill_language(struct req *q, struct marks *m, const struct site *s, const struct told *r)
{
	struct program_tongue tongue = { .program_id = r->program_id, .language = r->seeker.language };
	enum err e = program_other_languages(q, s, &tongue, 1);

	if (!e && tongue.is_other)
		m->other_language = language_names(q->arena, r->seeker.language);
	return e;
}

/* Another program for the same person, begun from this referral. */
static char *elsewhere_link(struct req *q, const struct site *s, const char *person_id, const char *referral_id)
{
	if (text_is_empty(person_id))
		return arena_printf(q->arena, "%s/programs?from=%s", s->base_url, referral_id);
	return arena_printf(q->arena, "%s/programs?person=%s&from=%s", s->base_url, person_id, referral_id);
}

/* The outcome of the answers that came with it, and where to read them: no mail holds them. */
static void fill_forms(struct req *q, struct marks *m, const struct site *s, const struct told *r)
{
	if (!r->has_forms)
		return;
	m->has_forms = "yes";
	m->outcome = words(q, m->language, "lists", arena_printf(q->arena, "forms_%s", outcome_slug((enum outcome)r->outcome)));
	m->answers_link = arena_printf(q->arena, "%s/referrals/%s/answers", s->base_url, r->public_id);
}

/* The helper's own pages of the referral, and the way to another program where this one is no help. */
static void fill_for_helper(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	const struct told *r)
{
	m->referral_link = arena_printf(q->arena, "%s/referrals/%s", s->base_url, r->public_id);
	if (f->message == MESSAGE_not_answered_helper || status_offers_elsewhere(r->status))
		m->elsewhere_link = elsewhere_link(q, s, r->person_id, r->public_id);
}

/* A seeker without an account begins with a search. */
static void fill_for_seeker(struct req *q, struct marks *m, const struct site *s, const struct told *r)
{
	if (status_offers_elsewhere(r->status))
		m->elsewhere_link = arena_printf(q->arena, "%s/programs", s->base_url);
}

static enum err fill_all(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	const struct told *r)
{
	struct program p = { 0 };
	enum err e;

	if ((e = program_by_id(q, r->program_id, &p)))
		return e;
	if ((e = fill_program(q, m, s, &p)))
		return e;
	fill_seeker(q, m, r);
	fill_helper(q, m, r);
	m->comment = without_links(q, r->comment);
	fill_forms(q, m, s, r);
	m->discreet = yes(r->discreet);
	m->made_on = words_date(q, m->language, r->made_at, s->time_zone);
	if (r->due_at)
		m->due_on = words_day(q, m->language, r->due_at, s->time_zone);
	m->claimed = yes(p.claimed);
	if (party_of(f) == PARTY_HELPER)
		fill_for_helper(q, m, s, f, r);
	if (party_of(f) == PARTY_SEEKER)
		fill_for_seeker(q, m, s, r);
	if (party_of(f) == PARTY_PROGRAM)
		m->code_from_you = yes(veil_by_code(r->veiled, r->at.origin));
	if (party_of(f) == PARTY_PROGRAM && (program_writes_little(&p) || r->veiled))
		withhold(m);
	if (party_of(f) == PARTY_PROGRAM && (e = fill_language(q, m, s, r)))
		return e;
	return fill_change(q, m, s, f, r);
}

/* The link with which the reader ends all mails of this kind. */
static void fill_unsubscribe(struct req *q, struct marks *m, const struct site *s, const struct unsubscriber *u, struct notice *n)
{
	m->unsubscribe_link = n->unsubscribe = unsubscribe_link(q, s, u);
}

/* A helper may end mails by a cadence, and a program its reminders. An address that is no longer the program's has no
 * reminders to end. */
static enum err fill_way_out(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	const struct told *r, struct notice *n)
{
	struct unsubscriber u = { .id = r->helper_id };
	enum err e = ERR_OK;

	if (message_row(f->message)->when == LATER && party_of(f) == PARTY_PROGRAM)
		e = unsubscriber_of_address(q, r->program_id, f->recipient, &u);
	else if (message_row(f->message)->when != BY_CADENCE)
		return ERR_OK;
	if (!e)
		fill_unsubscribe(q, m, s, &u, n);
	return e == ERR_MISSING ? ERR_OK : e;
}

/* ---- layout of plain text ---- */

/* The width in characters; each counts as one, including combining marks. */
static size_t word_end(const char *text, size_t *width)
{
	size_t n = 0;

	for (*width = 0; text[n] && text[n] != ' '; n++)
		*width += ((unsigned char)text[n] & 0xc0) != 0x80;
	return n;
}

/* Wraps one line at WIDTH; a quoted line stays quoted on each of its lines. A long address is not broken. */
static void fill_line(struct str *s, const char *line)
{
	const char *quote = text_starts(line, "> ") ? "> " : "";
	size_t at = 0, begin = strlen(quote);

	str_add(s, quote);
	for (line += begin, at = begin; *line; ) {
		size_t width, n = word_end(line, &width);

		if (at > begin && at + 1 + width > WIDTH) {
			str_printf(s, "\n%s", quote);
			at = begin;
		} else if (at > begin) {
			str_add_char(s, ' ');
			at++;
		}
		str_add_bytes(s, line, n);
		at += width;
		line += n + strspn(line + n, " ");
	}
	str_add_char(s, '\n');
}

/* Sections that were not shown leave empty lines: keeps one between two paragraphs. */
static char *lay_out(struct req *q, char *text)
{
	bool gap = false;
	struct str s;
	char *line;

	str_init(&s, q->arena, TEXT_MAX);
	while ((line = strsep(&text, "\n"))) {
		line += strspn(line, " \t\r");
		if (!*line) {
			gap = s.length > 0;
			continue;
		}
		if (gap)
			str_add_char(&s, '\n');
		gap = false;
		fill_line(&s, line);
	}
	return s.text;
}

/* ---- rendering ---- */

static enum err render(struct req *q, struct tpl *t, const struct marks *m, const char *kind,
	const char *name, const char *part, char **out)
{
	const char *template_name = arena_printf(q->arena, "%s/%s%s", kind, name, part);

	*out = tpl_render(q->arena, t, m->language, template_name, NULL);
	return *out ? ERR_OK : fail(q, ERR_TEMPLATE, "template %s", template_name);
}

/* A header is one line. */
static enum err write_mail(struct req *q, struct marks *m, const char *name, struct notice *n)
{
	struct tpl *t = dictionary(q, m);
	char *subject, *text, *html;
	enum err e;

	if ((e = render(q, t, m, "mail", name, ".subject", &subject)))
		return e;
	n->subject = text_squeeze(q->arena, subject);
	put(q, t, "subject", n->subject);
	if ((e = render(q, t, m, "mail", name, ".txt", &text)) || (e = render(q, t, m, "mail", name, ".html", &html)))
		return e;
	n->text = lay_out(q, text);
	n->html = html;
	return ERR_OK;
}

/* ---- texts ---- */

/* Shortens the names of site and program to at most `most` characters each. */
static enum err render_short(struct req *q, const struct marks *m, const char *name, size_t most, char **body)
{
	struct marks shorter = *m;
	enum err e;

	shorter.program_name = sms_shortened(q->arena, m->program_name, most);
	shorter.site_name = sms_shortened(q->arena, m->site_name, most);
	if ((e = render(q, dictionary(q, &shorter), m, "text", name, "", body)))
		return e;
	*body = sms_plain(q->arena, text_squeeze(q->arena, *body));
	return ERR_OK;
}

static size_t longest_name(const struct marks *m)
{
	size_t program = text_length(m->program_name), site = text_length(m->site_name);

	return program > site ? program : site;
}

/* Ways to make a text fit, best first: unchanged, then without the accents that make it UCS-2, with
 * shorter names, and in the end only site and link. */
static const struct { const char *name; bool bare; size_t least; } ways[] = {
	{ NULL, false, SIZE_MAX },
	{ NULL, true, 20 },
	{ NULL, false, 12 },
	{ NULL, true, 8 },
	{ "brief", false, 12 },
	{ "brief", true, 3 },
};

/* *text is the text that fits, or NULL. */
static enum err fit(struct req *q, const struct marks *m, const char *name, bool bare, size_t least, const char **text)
{
	size_t most = longest_name(m);

	for (;;) {
		char *body;
		enum err e = render_short(q, m, name, most, &body);

		if (e)
			return e;
		if (bare)
			body = sms_unaccented(q->arena, body);
		if (sms_parts(body) <= SMS_PARTS) {
			*text = body;
			return ERR_OK;
		}
		if (most <= least || (bare && !sms_is_gsm(body)))
			return ERR_OK;
		most = most - most / 16 - 1 > least ? most - most / 16 - 1 : least;
	}
}

/* At most two parts, and the link is never cut. */
static enum err write_text(struct req *q, struct marks *m, const char *name, struct notice *n)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && !n->text && i < COUNT(ways); i++)
		e = fit(q, m, ways[i].name ? ways[i].name : name, ways[i].bare, ways[i].least, &n->text);
	if (!e && !n->text)
		n->text = m->status_link ? m->status_link : m->digits;
	return e;
}

static enum err write_words(struct req *q, struct marks *m, const char *name, unsigned channel, struct notice *n)
{
	return channel == CHANNEL_TEXT ? write_text(q, m, name, n) : write_mail(q, m, name, n);
}

/* ---- the messages ---- */

/* Fills in nothing that could reveal the subject. The sender has no name, and answers go to the address of
 * all mail, because a site's own address may reveal it. */
static enum err write_discreet(struct req *q, const struct marks *m, const struct notice_facts *f, struct notice *n)
{
	struct marks bare = { .language = m->language, .direction = m->direction, .status_link = m->status_link };

	n->from_name = n->reply_to = NULL;
	return write_words(q, &bare, "discreet", f->channel, n);
}

struct refusal { const char *reason; };
static const struct column refusal_columns[] = { COLUMN(struct refusal, reason) };

STATEMENT(refusal_find, refusal_columns, struct refusal,
	"SELECT reason "
	"FROM data_request "
	"WHERE referral_id = ? AND approved = FALSE AND withdrawn_at IS NULL "
	"ORDER BY id DESC "
	"LIMIT 1");

static enum err fill_refusal(struct req *q, struct marks *m, const struct notice_facts *f)
{
	struct refusal r = { NULL };
	enum err e = f->message == MESSAGE_request_refused_seeker ? db_row(q, &refusal_find, &r, BIND(f->subject_id)) : ERR_OK;

	m->refusal_reason = without_links(q, r.reason);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err write_referral(struct req *q, struct marks *m, const struct site *s,
	const struct notice_facts *f, struct notice *n)
{
	struct told r = { 0 };
	enum err e;

	if ((e = db_row(q, &told_find, &r, BIND(party_of(f), party_of(f), f->subject_id))))
		return e;
	if (!(r.granted & MAY_SEE) || !outbox_allows(f->message, f->channel, &r.at) || !message_holds(f->message, r.status)
			|| (r.hangs && message_row(f->message)->timers))
		return fail(q, ERR_DENIED, "message %" PRId64 " is no longer allowed", f->outbox_id);
	if ((e = fill_links(q, m, s, f)))
		return e;
	if (r.discreet && party_of(f) != PARTY_PROGRAM)
		return write_discreet(q, m, f, n);
	if ((e = fill_all(q, m, s, f, &r)) || (e = fill_refusal(q, m, f)))
		return e;
	if ((e = fill_way_out(q, m, s, f, &r, n)))
		return e;
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

static enum err write_code(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	struct notice *n)
{
	struct code_row c = { 0 };
	enum err e;

	(void)s;
	if ((e = db_row(q, &code_find, &c, BIND(f->subject_id))))
		return e;
	if (c.used || c.expires_at <= q->now)
		return fail(q, ERR_DENIED, "the code of message %" PRId64 " is no longer valid", f->outbox_id);
	m->digits = account_code_digits(q, f->subject_id);
	if (!m->digits)
		return ERR_MISSING;
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

/* ---- to a helper, and about an account ---- */

static struct news news_of(struct req *q, const struct marks *m, const struct site *s, const struct digest_row *r)
{
	struct news n = {
		.news_on = words_date(q, m->language, r->made_at, s->time_zone),
		.news_link = arena_printf(q->arena, "%s/referrals/%s", s->base_url, r->public_id),
	};

	if (r->discreet)
		return n;
	n.news_unanswered = yes(r->message == MESSAGE_not_answered_helper);
	n.news_undelivered = yes(r->message == MESSAGE_not_delivered_helper);
	if (r->message == MESSAGE_not_answered_helper || status_offers_elsewhere(r->status))
		n.news_elsewhere_link = elsewhere_link(q, s, r->person_id, r->public_id);
	n.news_seeker = full_name(q, &r->seeker);
	n.news_program = text_squeeze(q->arena, r->program_name);
	n.news_status = status_words(q, m->language, r->to_status);
	n.news_note = without_links(q, r->note);
	return n;
}

static enum err fill_digest(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	struct notice *n)
{
	struct digest_row *rows;
	struct helper helper;
	struct news *news;
	enum err e;

	if ((e = digest_read(q, f->subject_id, f->outbox_id, &rows, &m->news_count, &m->more_count)))
		return e;
	if ((e = helper_find(q, f->subject_id, f->site_id, &helper)))
		return e;
	if ((!m->news_count && !m->more_count) || helper.cadence == CADENCE_off || text_is_empty(helper.email))
		return fail(q, ERR_DENIED, "digest %" PRId64 " has nothing to report any more", f->outbox_id);
	m->news = news = arena_array(q->arena, m->news_count, sizeof(*news));
	for (size_t i = 0; i < m->news_count; i++)
		news[i] = news_of(q, m, s, &rows[i]);
	m->dashboard_link = arena_printf(q->arena, "%s/people", s->base_url);
	if (m->more_count)
		m->more = arena_printf(q->arena, "%zu", m->more_count);
	fill_unsubscribe(q, m, s, &(struct unsubscriber){ .id = f->subject_id }, n);
	return ERR_OK;
}

static enum err write_account(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	struct notice *n)
{
	enum err e = f->message == MESSAGE_helper_digest ? fill_digest(q, m, s, f, n) : ERR_OK;

	if (e)
		return e;
	m->account_link = arena_printf(q->arena, "%s/account", s->base_url);
	m->changed_on = words_date(q, m->language, f->made_at, s->time_zone);
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

/* ---- about a program ---- */

static enum err fill_program_name(struct req *q, struct marks *m, const struct site *s, int64_t program_id)
{
	struct program p = { 0 };
	enum err e = program_by_id(q, program_id, &p);

	if (e)
		return e;
	m->program_name = text_squeeze(q->arena, p.name);
	if (!text_equal(p.organization_name, p.name))
		m->organization_name = text_squeeze(q->arena, p.organization_name);
	m->manage_link = arena_printf(q->arena, "%s/manage/%s", s->base_url, p.public_id);
	m->claim_link = arena_printf(q->arena, "%s/programs/%s/claim", s->base_url, p.public_id);
	return ERR_OK;
}

static const char *room_link(struct req *q, const struct site *s, const char *token, enum capacity c)
{
	return arena_printf(q->arena, "%s/confirm/room/%s?capacity=%s", s->base_url, token, capacity_slug(c));
}

/* ERR_MISSING if the address is no longer the program's, so that no mail goes there. */
static enum err fill_room(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	const struct pass *p, struct notice *n)
{
	struct unsubscriber u;
	struct program program = { 0 };
	const char *token;
	enum err e;

	if ((e = unsubscriber_of_address(q, p->program_id, p->address, &u)) || (e = program_by_id(q, p->program_id, &program))
			|| (e = pass_token(q, p->id, &token)))
		return e;
	if (!room_asks(p, &program))
		return fail(q, ERR_DENIED, "message %" PRId64 " has nothing to ask any more", f->outbox_id);
	m->has_room_link = room_link(q, s, token, CAPACITY_open);
	m->wait_list_link = room_link(q, s, token, CAPACITY_wait_list);
	m->full_link = room_link(q, s, token, CAPACITY_closed);
	m->room_open = yes(program_capacity(q, &program) == CAPACITY_open);
	m->room_wait_list = yes(program_capacity(q, &program) == CAPACITY_wait_list);
	m->room_closed = yes(program_capacity(q, &program) == CAPACITY_closed);
	fill_unsubscribe(q, m, s, &u, n);
	return ERR_OK;
}

static enum err fill_pass(struct req *q, struct marks *m, const struct site *s, const struct pass *p)
{
	struct account a = { 0 };
	const char *token;
	enum err e;

	if ((e = account_by_id(q, p->account_id, s->id, &a)) || (e = pass_token(q, p->id, &token)))
		return e;
	m->asked_by = full_name(q, &(struct contact){ .first_name = a.first_name, .last_name = a.last_name });
	m->pass_link = arena_printf(q->arena, "%s%s/%s", s->base_url, p->purpose == PASS_invite ? "/manage/invite" : "/confirm", token);
	m->as_admin = yes(p->role == PROGRAM_ROLE_program_admin);
	m->as_worker = yes(p->role == PROGRAM_ROLE_program_worker);
	return p->purpose == PASS_claim ? pass_digits(q, p->id, &m->digits) : ERR_OK;
}

static enum err write_pass(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f, struct notice *n)
{
	struct pass p = { 0 };
	enum err e = pass_by_id(q, f->subject_id, &p);

	if (e)
		return e;
	if (p.used || p.expires_at <= q->now)
		return fail(q, ERR_DENIED, "the pass of message %" PRId64 " is no longer valid", f->outbox_id);
	if ((e = fill_program_name(q, m, s, p.program_id)))
		return e;
	if ((e = p.purpose == PASS_room ? fill_room(q, m, s, f, &p, n) : fill_pass(q, m, s, &p)))
		return e;
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

static enum err write_claim(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f, struct notice *n)
{
	struct claim_request r = { 0 };
	enum err e = claim_request_by_id(q, f->subject_id, &r);

	if (e || (e = fill_program_name(q, m, s, r.program_id)))
		return e;
	m->approved = yes(r.approved);
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

/* ---- about a request to be erased ---- */

struct request_row { bool discreet; const char *reason; instant erased_at; const char *public_id; };
static const struct column request_columns[] = {
	COLUMN(struct request_row, discreet), COLUMN(struct request_row, reason), COLUMN(struct request_row, erased_at),
	COLUMN(struct request_row, public_id),
};

STATEMENT(request_find, request_columns, struct request_row,
	"SELECT discreet, reason, erased_at, public_id "
	"FROM data_request "
	"WHERE id = ?");

static enum err write_request(struct req *q, struct marks *m, const struct site *s, const struct notice_facts *f,
	struct notice *n)
{
	struct request_row r = { 0 };
	enum err e = db_row(q, &request_find, &r, BIND(f->subject_id));

	if (e)
		return e;
	if (f->message == MESSAGE_request_done && !r.erased_at)
		return fail(q, ERR_DENIED, "message %" PRId64 " is not true", f->outbox_id);
	m->data_link = arena_printf(q->arena, "%s/account/data", s->base_url);
	m->refusal_reason = without_links(q, r.reason);
	/* Somebody else may read it: the page behind the link has the decision, after signing in unless nothing is left. */
	m->status_link = !r.erased_at ? m->data_link : arena_printf(q->arena, "%s/status/done/%s", s->base_url, r.public_id);
	if (r.discreet)
		return write_discreet(q, m, f, n);
	return write_words(q, m, message_slug(f->message), f->channel, n);
}

static enum err (*const fillers[SUBJECTS])(struct req *, struct marks *, const struct site *, const struct notice_facts *,
	struct notice *) = {
	[SUBJECT_referral] = write_referral,
	[SUBJECT_account] = write_account,
	[SUBJECT_code] = write_code,
	[SUBJECT_pass] = write_pass,
	[SUBJECT_claim] = write_claim,
	[SUBJECT_request] = write_request,
};

enum err notice_write(struct req *q, const struct notice_facts *f, struct notice *n)
{
	struct marks m = { 0 };
	struct site s = { 0 };
	enum err e;

	if ((e = site_by_id(q, f->site_id, &s)))
		return e;
	m.language = notice_language(q, f->language, &s);
	m.direction = language_direction(m.language);
	m.site_name = text_squeeze(q->arena, s.name);
	m.site_operator = text_squeeze(q->arena, s.operator);
	m.takes_answers = yes(!text_is_empty(s.reply_to));
	m.brand_color = s.brand_color;
	m.brand_color_dark = s.brand_color_dark;
	*n = (struct notice){ .from_name = m.site_name, .reply_to = text_is_empty(s.reply_to) ? NULL : s.reply_to };
	return fillers[message_row(f->message)->subject](q, &m, &s, f, n);
}
