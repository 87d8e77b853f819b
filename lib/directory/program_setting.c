/* program_setting.c - checks and saves the local settings of a program. */
#include "directory/program_setting.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "directory/confidential.h"
#include "directory/program.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/site.h"
#include "site/veiling.h"
#include "site/worklist.h"

static const char *mode_word(int m) { return mode_slug((enum mode)m); }
static const char *verb_word(int v) { return verb_slug((enum verb)v); }
static const char *capacity_word(int c) { return capacity_slug((enum capacity)c); }
static const char *yes_or_no(int yes) { return yes ? "yes" : "no"; }

enum { ANSWER_DAYS_LEAST = 1, ANSWER_DAYS_MOST = 365 };

static const struct property settings[] = {
	PROPERTY(struct program_change, mode, PROPERTY_CHOICE, .choices = MODES, .slug = mode_word),
	PROPERTY(struct program_change, verb, PROPERTY_CHOICE, .choices = VERBS, .slug = verb_word),
	PROPERTY(struct program_change, next_steps, PROPERTY_TEXT, .private = true),
	PROPERTY(struct program_change, external_url, PROPERTY_TEXT),
	PROPERTY(struct program_change, answer_days, PROPERTY_NUMBER, .least = ANSWER_DAYS_LEAST, .most = ANSWER_DAYS_MOST),
	PROPERTY(struct program_change, capacity, PROPERTY_CHOICE, .choices = CAPACITIES, .slug = capacity_word),
	PROPERTY(struct program_change, closed_until, PROPERTY_DAY),
	PROPERTY(struct program_change, minimal_mail, PROPERTY_CHOICE, .choices = 2, .slug = yes_or_no),
	PROPERTY(struct program_change, confidential, PROPERTY_CHOICE, .choices = 2, .slug = yes_or_no),
	PROPERTY(struct program_change, victim_service, PROPERTY_CHOICE, .choices = 2, .slug = yes_or_no),
};

const struct property *program_settings(size_t *count)
{
	*count = COUNT(settings);
	return settings;
}

struct program_change program_settings_of(const struct program *p)
{
	return (struct program_change){ .mode = (int)p->mode, .verb = (int)p->verb, .next_steps = p->next_steps,
		.external_url = p->external_url, .answer_days = p->answer_days, .capacity = (int)p->capacity,
		.closed_until = p->closed_until, .minimal_mail = p->minimal_mail, .confidential = p->confidential,
		.victim_service = p->victim_service };
}

enum program_gap program_gap(const struct program *p)
{
	if (p->mode == MODE_here && !p->has_address)
		return GAP_ADDRESS;
	return p->mode == MODE_external && text_is_empty(p->external_url) ? GAP_EXTERNAL_URL : GAP_NONE;
}

bool program_lacks_team(const struct program *p) { return p->victim_service && !p->claimed && !p->retired; }

struct teamless { int64_t count; const char *first; };
static const struct column teamless_columns[] = { COLUMN(struct teamless, count), COLUMN(struct teamless, first) };

STATEMENT(find_teamless, teamless_columns, struct teamless,
	"SELECT COUNT(*) AS count, IFNULL(MIN(p.public_id), '') AS first "
	"FROM program_setting s "
	"JOIN program p ON p.id = s.program_id AND p.retired_at IS NULL "
	"LEFT JOIN program_claimer c ON c.program_id = p.id "
	"WHERE s.victim_service AND c.program_id IS NULL");

enum err program_check_teams(struct req *q, int64_t *count, const char **first)
{
	struct teamless t = { 0 };
	enum err e = db_row(q, &find_teamless, &t, NOTHING);

	*count = t.count;
	*first = t.first;
	return e;
}

/* ---- checks ---- */

/* -1 stands for no change. */
static bool number_fits(const struct property *p, const struct program_change *c)
{
	int n = *(const int *)(const void *)((const char *)c + p->offset);

	if (n == -1 || p->kind == PROPERTY_DAY)
		return true;
	return p->kind == PROPERTY_CHOICE ? n >= 0 && n < p->choices : n >= p->least && n <= p->most;
}

static bool link_fits(const char *url)
{
	return text_is_empty(url) || text_starts(url, "https://") || text_starts(url, "http://");
}

bool program_change_check(const struct program_change *c, struct refusal *why)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (settings[i].kind != PROPERTY_TEXT && !number_fits(&settings[i], c))
			return refuse(why, settings[i].name, REASON_range, NULL);
	return link_fits(c->external_url) || refuse(why, "external_url", REASON_format, c->external_url);
}

static bool changes_nothing(const struct program_change *c)
{
	return c->mode < 0 && c->verb < 0 && c->answer_days < 0 && c->capacity < 0 && c->closed_until < 0 && c->minimal_mail < 0
		&& c->confidential < 0 && c->victim_service < 0 && !c->next_steps && !c->external_url;
}

/* ---- writing ---- */

static struct value unless_unset(int n)
{
	return n == -1 ? value_text(NULL) : value_int(n);
}

COMMAND(set,
	"INSERT INTO program_setting (program_id, mode, verb, next_steps, external_url, "
	"	answer_days, capacity, closed_until, minimal_mail, confidential, victim_service, updated_at, capacity_at) "
	"VALUES (?, COALESCE(?, ?), COALESCE(?, ?), COALESCE(?, ''), COALESCE(?, ''), "
	"	COALESCE(?, 2), COALESCE(?, 0), COALESCE(?, 0), COALESCE(?, FALSE), COALESCE(?, FALSE), COALESCE(?, FALSE), ?, ?) "
	"ON DUPLICATE KEY UPDATE "
	"	mode = COALESCE(?, mode), "
	"	verb = COALESCE(?, verb), "
	"	next_steps = COALESCE(?, next_steps), "
	"	external_url = COALESCE(?, external_url), "
	"	answer_days = COALESCE(?, answer_days), "
	"	closed_until = COALESCE(?, IF(? IS NULL, closed_until, 0)), "
	"	capacity = COALESCE(?, capacity), "
	"	minimal_mail = COALESCE(?, minimal_mail), "
	"	confidential = COALESCE(?, confidential), "
	"	victim_service = COALESCE(?, victim_service), "
	"	updated_at = ?, "
	"	capacity_at = COALESCE(?, capacity_at)");

static enum err write_settings(struct req *q, int64_t program_id, const struct program_change *c)
{
	struct value mode = unless_unset(c->mode);
	struct value verb = unless_unset(c->verb);
	struct value days = unless_unset(c->answer_days);
	struct value capacity = unless_unset(c->capacity);
	struct value until = unless_unset(c->closed_until);
	struct value minimal = unless_unset(c->minimal_mail);
	struct value confidential = unless_unset(c->confidential);
	struct value victims = unless_unset(c->victim_service);
	struct value said = c->capacity == -1 ? value_text(NULL) : value_int(q->now);
	enum err e = db_exec(q, &set, NULL, BIND(
		program_id, mode, MODE_next_steps, verb, VERB_contact, c->next_steps, c->external_url,
		days, capacity, until, minimal, confidential, victims, q->now, said,
		mode, verb, c->next_steps, c->external_url, days, until, capacity, capacity, minimal, confidential, victims, q->now,
		said));

	if (!e && c->victim_service > 0)
		e = veil_program(q, program_id);
	if (e || c->confidential < 0)
		return e;
	return confidential_changed(q, program_id);
}

struct setting { int64_t program_id; const struct program_change *change; };

static enum err set_and_audit(struct req *q, void *data)
{
	const struct setting *s = data;
	struct audited act = { .act = AUDIT_program_changed, .site_id = audit_site(q), .of = s->program_id };
	struct program_change old, new;
	struct program p;
	enum err e = program_by_id(q, s->program_id, &p);

	if (e)
		return e;
	old = program_settings_of(&p);
	if ((e = write_settings(q, s->program_id, s->change)) || (e = program_by_id(q, s->program_id, &p)))
		return e;
	new = program_settings_of(&p);
	return audit_add_changes(q, &act, settings, COUNT(settings), &old, &new);
}

enum err program_set(struct req *q, int64_t program_id, const struct program_change *c)
{
	struct setting s = { program_id, c };
	struct refusal why;

	if (!program_change_check(c, &why))
		return fail(q, ERR_INPUT, "the setting %s does not fit", why.field);
	return db_transaction(q, set_and_audit, &s);
}

COMMAND(add_address,
	"INSERT IGNORE INTO referral_address (public_id, program_id, email, confirmed_at) "
	"VALUES (?, ?, ?, NULL)");

COMMAND(confirm_address,
	"UPDATE referral_address "
	"SET confirmed_at = ?, room_due_at = ? "
	"WHERE program_id = ? AND email = ? AND confirmed_at IS NULL");

COMMAND(remind_address,
	"UPDATE referral_address "
	"SET room_due_at = IF(reminders OR confirmed_at IS NULL, room_due_at, ?), reminders = TRUE "
	"WHERE program_id = ? AND email = ?");

struct address {
	int64_t program_id;
	const char *email;
	bool confirmed;
};

static enum err unless_missing(enum err e)
{
	return e == ERR_MISSING ? ERR_OK : e;
}

/* The first mail of message/room.h: not within three days. */
static instant first_monday(const struct req *q)
{
	return clock_next_monday(q->now + DAYS(3), q->site ? q->site->time_zone : "UTC");
}

static enum err add_address_and_audit(struct req *q, void *data)
{
	const struct address *a = data;
	struct audited act = { .act = AUDIT_address_added, .site_id = audit_site(q), .of = a->program_id };
	enum err e = unless_missing(audit_exec(q, &add_address, &BIND(secret_public_id(q->arena), a->program_id, a->email), &act));

	act.act = AUDIT_address_confirmed;
	if (!e && a->confirmed)
		e = unless_missing(audit_exec(q, &confirm_address, &BIND(q->now, first_monday(q), a->program_id, a->email),
			&act));
	return e ? e : db_exec(q, &remind_address, NULL, BIND(first_monday(q), a->program_id, a->email));
}

enum err program_add_address(struct req *q, int64_t program_id, const char *email, bool confirmed)
{
	struct address a = { program_id, email, confirmed };

	return db_transaction(q, add_address_and_audit, &a);
}

enum err program_confirm_address(struct req *q, int64_t program_id, const char *email)
{
	return audit_exec(q, &confirm_address, &BIND(q->now, first_monday(q), program_id, email), &(struct audited){
		.act = AUDIT_address_confirmed, .site_id = audit_site(q), .of = program_id });
}

COMMAND(remove_address,
	"DELETE FROM referral_address "
	"WHERE program_id = ? "
	"	AND email = ?");

enum err program_remove_address(struct req *q, int64_t program_id, const char *email)
{
	return audit_exec(q, &remove_address, &BIND(program_id, email), &(struct audited){ .act = AUDIT_address_removed,
		.site_id = audit_site(q), .of = program_id });
}

COMMAND(add_claimer,
	"INSERT INTO program_claimer (account_id, program_id, claimed_at, program_name) "
	"SELECT ?, id, ?, name "
	"FROM program "
	"WHERE id = ?");

struct claim { int64_t program_id, account_id; };

static enum err claim(struct req *q, void *data)
{
	const struct claim *c = data;
	enum err e = audit_exec(q, &add_claimer, &BIND(c->account_id, q->now, c->program_id), &(struct audited){
		.act = AUDIT_claimer_added, .site_id = audit_site(q), .of = c->program_id, .account_id = c->account_id });

	if (e)
		return e == ERR_DUPLICATE || e == ERR_MISSING ? ERR_OK : e;
	return worklist_add_claimer(q, c->program_id, c->account_id);
}

enum err program_add_claimer(struct req *q, int64_t program_id, int64_t account_id)
{
	struct claim c = { program_id, account_id };

	return db_transaction(q, claim, &c);
}

COMMAND(set_role,
	"UPDATE program_claimer "
	"SET role = ? "
	"WHERE program_id = ? "
	"	AND account_id = ?");

enum err program_set_role(struct req *q, int64_t program_id, int64_t account_id, enum program_role role)
{
	return audit_exec(q, &set_role, &BIND((int)role, program_id, account_id), &(struct audited){
		.act = AUDIT_claimer_role_changed, .site_id = audit_site(q), .of = program_id, .account_id = account_id,
		.new_value = program_role_slug(role) });
}

enum err program_add_claimer_as(struct req *q, int64_t program_id, int64_t account_id, enum program_role role)
{
	enum err e = program_add_claimer(q, program_id, account_id);

	return e ? e : program_set_role(q, program_id, account_id, role);
}

COMMAND(set_screener,
	"UPDATE program_setting "
	"SET screener_id = ? "
	"WHERE program_id = ?");

enum err program_set_screener(struct req *q, int64_t program_id, int64_t version_id)
{
	struct program_change nothing = PROGRAM_CHANGE_NOTHING;
	enum err e = program_set(q, program_id, &nothing);

	return e ? e : db_exec(q, &set_screener, NULL, BIND(value_id(version_id), program_id));
}

COMMAND(remove_claimer,
	"DELETE FROM program_claimer "
	"WHERE program_id = ? "
	"	AND account_id = ?");

enum err program_remove_claimer(struct req *q, int64_t program_id, int64_t account_id)
{
	return audit_exec(q, &remove_claimer, &BIND(program_id, account_id), &(struct audited){ .act = AUDIT_claimer_removed,
		.site_id = audit_site(q), .of = program_id, .account_id = account_id });
}

/* ---- all at once ---- */

/* The people of an edit: addresses in normal form, and the accounts of claimers. */
struct people {
	const char **add;
	int64_t *claimers;
};

static const char **read_emails(struct req *q, const char *field, const char **typed, size_t count, struct refusal *why)
{
	const char **emails = arena_array(q->arena, count + 1, sizeof(*emails));

	for (size_t i = 0; i < count; i++)
		if (!(emails[i] = email_normal(q, typed[i]))) {
			refuse(why, field, REASON_format, typed[i]);
			return NULL;
		}
	return emails;
}

static enum err read_claimers(struct req *q, const struct program_edit *edit, int64_t *ids, struct refusal *why)
{
	for (size_t i = 0; i < edit->claimers; i++) {
		const char *address = address_normal(q, edit->claimer[i]);
		struct account a = { 0 };
		enum err e = address ? account_by_address(q, address, &a) : ERR_MISSING;

		if (e == ERR_MISSING) {
			refuse(why, "claimer", REASON_nobody, edit->claimer[i]);
			return ERR_INPUT;
		}
		if (e)
			return e;
		ids[i] = a.id;
	}
	return ERR_OK;
}

static enum err read_people(struct req *q, const struct program_edit *edit, struct people *p, struct refusal *why)
{
	p->claimers = arena_array(q->arena, edit->claimers + 1, sizeof(*p->claimers));
	if (!(p->add = read_emails(q, "referral_email", edit->referral_email, edit->referral_emails, why)))
		return ERR_INPUT;
	return read_claimers(q, edit, p->claimers, why);
}

static enum err add_typed_claimer(struct req *q, int64_t program_id, int64_t account_id, const char *role)
{
	return role ? program_add_claimer_as(q, program_id, account_id, (enum program_role)program_role_from_slug(role))
		: program_add_claimer(q, program_id, account_id);
}

static enum err write_people(struct req *q, int64_t program_id, const struct program_edit *edit, const struct people *p)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < edit->referral_emails; i++)
		e = program_add_address(q, program_id, p->add[i], edit->confirmed);
	for (size_t i = 0; !e && i < edit->claimers; i++)
		e = add_typed_claimer(q, program_id, p->claimers[i], edit->role);
	return e;
}

static bool roles_fit(const struct program_edit *edit, struct refusal *why)
{
	if (!edit->role)
		return true;
	if (!edit->claimers)
		return refuse(why, "role", REASON_needs, "claimer");
	return program_role_from_slug(edit->role) >= 0 || refuse(why, "role", REASON_unknown, edit->role);
}

struct editing {
	int64_t program_id;
	const struct program_edit *edit;
	struct people people;
};

static enum err write_edit(struct req *q, void *data)
{
	const struct editing *x = data;
	enum err e = changes_nothing(&x->edit->settings) ? ERR_OK : program_set(q, x->program_id, &x->edit->settings);

	return e ? e : write_people(q, x->program_id, x->edit, &x->people);
}

enum err program_edit(struct req *q, int64_t program_id, const struct program_edit *edit, struct refusal *why)
{
	struct editing x = { .program_id = program_id, .edit = edit };
	enum err e;

	*why = (struct refusal){ .reason = REASON_none };
	if (edit->confirmed && !edit->referral_emails) {
		refuse(why, "confirmed", REASON_needs, "referral_email");
		return ERR_INPUT;
	}
	if (!roles_fit(edit, why) || !program_change_check(&edit->settings, why))
		return ERR_INPUT;
	e = read_people(q, edit, &x.people, why);
	return e ? e : db_transaction(q, write_edit, &x);
}
