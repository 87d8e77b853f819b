/* data.c - everything about the viewer as a zip: explains it, makes it, sends it. */
#include "account/data_file.h"
#include "account/pages.h"
#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "edge/archive.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "edge/words.h"
#include "law/act.h"
#include "law/status.h"
#include "message/message.h"
#include "message/outbox.h"
#include "referral/access.h"
#include "referral/data_request.h"
#include "referral/own_data.h"
#include "referral/referral.h"
#include "referral/referral_answers.h"
#include "referral/release.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "web/form.h"
#include "web/headers.h"
#include "web/page.h"

/* ---- choices ---- */

static const char *role_word(int r) { return role_slug((enum role)r); }
static const char *program_role_word(int r) { return program_role_slug((enum program_role)r); }
static const char *message_word(int m) { return message_slug((enum message)m); }
static const char *channel_word(int c) { return channel_slug((enum channel)c); }
static const char *state_word(int s) { return outbox_state_slug((enum outbox_state)s); }
static const char *kind_word(int k) { return kind_slug((enum kind)k); }
static const char *act_word(int a) { return act_slug((enum act)a); }
static const char *status_word(int s) { return s == STATUS_NONE ? "" : status_slug((enum status)s); }
static const char *cadence_word(int c) { return c < 0 ? "" : cadence_slug((enum cadence)c); }
static const char *decision_word(int d) { return d < 0 ? "" : d ? "approve" : "refuse"; }

static const char *party_word(int p)
{
	static const char *const slugs[PARTIES] = { "seeker", "helper", "program" };

	return p < 0 || p >= PARTIES ? "" : slugs[p];
}

#define WORDS "data-words"

/* ---- the account ---- */

static const struct datum account_data[] = {
	DATUM(struct own_account, account),
	DATUM(struct own_account, first_name),
	DATUM(struct own_account, last_name),
	DATUM(struct own_account, organization),
	DATUM(struct own_account, language),
	DATUM_CHOICE(struct own_account, notice_cadence, cadence_word, "fields", "notice_"),
	DATUM(struct own_account, has_password),
	DATUM_TIME(struct own_account, second_factor_since),
	DATUM_TIME(struct own_account, made_at),
	DATUM_TIME(struct own_account, named_at),
};
static const struct datum address_data[] = {
	DATUM(struct account_address, address),
	DATUM_TIME(struct account_address, proved_at),
};
static const struct datum session_data[] = {
	DATUM(struct session_place, site_name),
	DATUM(struct session_place, browser),
	DATUM(struct session_place, machine),
	DATUM_TIME(struct session_place, made_at),
	DATUM_TIME(struct session_place, seen_at),
};
static const struct datum role_data[] = {
	DATUM(struct account_role, host),
	DATUM_CHOICE(struct account_role, role, role_word, WORDS, "role_"),
};
static const struct datum group_data[] = {
	DATUM(struct own_group, site),
	DATUM(struct own_group, team_name),
	DATUM_TIME(struct own_group, joined_at),
};
static const struct datum program_data[] = {
	DATUM(struct own_program, program),
	DATUM(struct own_program, program_name),
	DATUM_CHOICE(struct own_program, role, program_role_word, WORDS, "role_"),
	DATUM_TIME(struct own_program, claimed_at),
};
static const struct datum portal_data[] = {
	DATUM(struct own_portal, site),
	DATUM_TIME(struct own_portal, made_at),
};
static const struct datum claim_data[] = {
	DATUM(struct own_claim, program),
	DATUM(struct own_claim, program_name),
	DATUM(struct own_claim, words),
	DATUM_CHOICE(struct own_claim, decision, decision_word, WORDS, "decision_"),
	DATUM_TIME(struct own_claim, made_at),
	DATUM_TIME(struct own_claim, decided_at),
};
static const struct datum note_data[] = {
	DATUM(struct own_note, person),
	DATUM(struct own_note, note),
	DATUM(struct own_note, shared),
	DATUM_TIME(struct own_note, made_at),
};
static const struct datum message_data[] = {
	DATUM(struct own_message, site),
	DATUM(struct own_message, recipient),
	DATUM_CHOICE(struct own_message, message, message_word, "deliveries", ""),
	DATUM_CHOICE(struct own_message, channel, channel_word, WORDS, "channel_"),
	DATUM_CHOICE(struct own_message, state, state_word, "deliveries", ""),
	DATUM_TIME(struct own_message, made_at),
	DATUM_TIME(struct own_message, ended_at),
};

static void add_rows(struct data_file *f, const char *part, const struct datum *table, size_t columns,
	const void *rows, size_t count, size_t stride)
{
	data_part(f, part);
	for (size_t i = 0; i < count; i++) {
		data_item(f);
		data_facts(f, table, columns, (const char *)rows + i * stride);
		data_item_end(f);
	}
	data_part_end(f);
}
#define ADD_ROWS(f, part, table, rows, count) add_rows(f, part, table, COUNT(table), rows, count, sizeof(*(rows)))

static enum err add_account(struct req *q, struct data_file *f)
{
	struct own_account a = { 0 };
	struct account_address *addresses;
	struct session_place *sessions;
	struct account_role *roles;
	size_t address_count, session_count, role_count;
	enum err e;

	if ((e = own_account(q, &a)) || (e = account_addresses(q, q->account->id, &addresses, &address_count)))
		return e;
	if ((e = session_list(q, &sessions, &session_count)) || (e = account_roles(q, q->account->id, &roles, &role_count)))
		return e;
	ADD_ROWS(f, "account", account_data, &a, 1);
	ADD_ROWS(f, "addresses", address_data, addresses, address_count);
	ADD_ROWS(f, "sessions", session_data, sessions, session_count);
	ADD_ROWS(f, "roles", role_data, roles, role_count);
	return ERR_OK;
}

static enum err add_places(struct req *q, struct data_file *f)
{
	struct own_group *groups;
	struct own_program *programs;
	struct own_portal *portals;
	struct own_claim *claims;
	size_t group_count, program_count, portal_count, claim_count;
	enum err e;

	if ((e = own_groups(q, &groups, &group_count)) || (e = own_programs(q, &programs, &program_count)))
		return e;
	if ((e = own_portals(q, &portals, &portal_count)) || (e = own_claims(q, &claims, &claim_count)))
		return e;
	ADD_ROWS(f, "groups", group_data, groups, group_count);
	ADD_ROWS(f, "programs", program_data, programs, program_count);
	ADD_ROWS(f, "portals", portal_data, portals, portal_count);
	ADD_ROWS(f, "claims", claim_data, claims, claim_count);
	return ERR_OK;
}

/* ---- one by one ---- */

static enum err take_note(struct req *q, void *row, void *data)
{
	(void)q;
	data_item(data);
	data_facts(data, note_data, COUNT(note_data), row);
	data_item_end(data);
	return ERR_OK;
}

static enum err take_message(struct req *q, void *row, void *data)
{
	(void)q;
	data_item(data);
	data_facts(data, message_data, COUNT(message_data), row);
	data_item_end(data);
	return ERR_OK;
}

static enum err add_notes(struct req *q, struct data_file *f)
{
	enum err e;

	data_part(f, "notes");
	e = own_notes(q, take_note, f);
	data_part_end(f);
	return e;
}

static enum err add_messages(struct req *q, struct data_file *f)
{
	struct account_address *all;
	size_t count;
	enum err e = account_addresses(q, q->account->id, &all, &count);

	data_part(f, "messages");
	for (size_t i = 0; !e && i < count; i++)
		e = own_messages(q, all[i].address, take_message, f);
	data_part_end(f);
	return e;
}

/* ---- referrals ---- */

static const struct datum referral_data[] = {
	DATUM(struct referral, public_id),
	DATUM(struct referral, site_name),
	DATUM(struct referral, program_name),
	DATUM(struct referral, organization_name),
	DATUM_CHOICE(struct referral, at.kind, kind_word, WORDS, "kind_"),
	DATUM_CHOICE(struct referral, status, status_word, "statuses", ""),
	DATUM(struct referral, seeker.first_name),
	DATUM(struct referral, seeker.last_name),
	DATUM(struct referral, seeker.email),
	DATUM(struct referral, seeker.phone),
	DATUM(struct referral, seeker.language),
	DATUM(struct referral, helper.first_name),
	DATUM(struct referral, helper.last_name),
	DATUM(struct referral, helper_organization),
	DATUM(struct referral, helper.email),
	DATUM(struct referral, helper.phone),
	DATUM(struct referral, comment),
	DATUM(struct referral, discreet),
	DATUM(struct referral, disputed),
	DATUM_TIME(struct referral, made_at),
	DATUM_TIME(struct referral, updated_at),
	DATUM_TIME(struct referral, opened_at),
	DATUM_TIME(struct referral, closed_at),
	DATUM_TIME(struct referral, withdrawn_at),
};
static const struct datum event_data[] = {
	DATUM_TIME(struct referral_event, made_at),
	DATUM_CHOICE(struct referral_event, act, act_word, WORDS, "act_"),
	DATUM_CHOICE(struct referral_event, to_status, status_word, "statuses", ""),
	DATUM_CHOICE(struct referral_event, party, party_word, WORDS, "party_"),
	DATUM(struct referral_event, actor_first_name),
	DATUM(struct referral_event, actor_last_initial),
	DATUM(struct referral_event, actor_organization),
	DATUM(struct referral_event, by_link),
	DATUM(struct referral_event, note),
	DATUM(struct referral_event, note_shared),
	DATUM(struct referral_event, undone),
};
static const struct datum sent_data[] = {
	DATUM_CHOICE(struct referral_message, message, message_word, "deliveries", ""),
	DATUM_CHOICE(struct referral_message, party, party_word, WORDS, "party_"),
	DATUM_CHOICE(struct referral_message, channel, channel_word, WORDS, "channel_"),
	DATUM_CHOICE(struct referral_message, state, state_word, "deliveries", ""),
	DATUM_TIME(struct referral_message, made_at),
	DATUM_TIME(struct referral_message, ended_at),
};
static const struct datum look_data[] = {
	DATUM_TIME(struct access_look, day),
	DATUM_CHOICE(struct access_look, party, party_word, WORDS, "party_"),
	DATUM(struct access_look, organization),
	DATUM(struct access_look, saved),
};
static const struct datum consent_data[] = {
	DATUM(struct own_consent, words),
	DATUM(struct own_consent, language),
	DATUM(struct own_consent, version),
	DATUM_CHOICE(struct own_consent, given_by, party_word, WORDS, "party_"),
	DATUM_TIME(struct own_consent, given_at),
	DATUM_TIME(struct own_consent, withdrawn_at),
};

static const struct datum release_data[] = {
	DATUM(struct release_given, words),
	DATUM(struct release_given, language),
	DATUM_CHOICE(struct release_given, given_by, party_word, WORDS, "party_"),
	DATUM_TIME(struct release_given, given_at),
	DATUM_TIME(struct release_given, until_at),
	DATUM_TIME(struct release_given, ended_at),
};

struct answered { const char *wording, *answer; };
static const struct datum answer_data[] = { DATUM(struct answered, wording), DATUM(struct answered, answer) };

static void add_list(struct data_file *f, const char *name, const struct datum *table, size_t columns,
	const void *rows, size_t count, size_t stride)
{
	if (!count)
		return;
	data_list(f, name);
	for (size_t i = 0; i < count; i++) {
		data_list_item(f);
		data_facts(f, table, columns, (const char *)rows + i * stride);
	}
}
#define ADD_LIST(f, name, table, rows, count) add_list(f, name, table, COUNT(table), rows, count, sizeof(*(rows)))

static enum err add_consent(struct req *q, struct data_file *f, const struct referral *r)
{
	struct own_consent c = { 0 };
	enum err e = own_consent(q, r, &c);

	if (!e)
		ADD_LIST(f, "consent", consent_data, &c, 1);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err add_answers(struct req *q, struct data_file *f, const struct referral *r)
{
	const struct answer_words w = { words(q, q->language, "lists", "answer_yes"), words(q, q->language, "lists", "answer_no"), "\n" };
	struct referral_answers found;
	struct answered *all;
	size_t count = 0;
	enum err e;

	if (!r->has_forms)
		return ERR_OK;
	if ((e = referral_answers_find(q, r, &found)))
		return e;
	all = arena_array(q->arena, found.version.screener.count + 1, sizeof(*all));
	for (size_t i = 0; i < found.version.screener.count; i++)
		if (referral_answers_asked(&found, i))
			all[count++] = (struct answered){ found.version.screener.questions[i].wording,
				referral_answer_text(q, &found, i, &w) };
	ADD_LIST(f, "answers", answer_data, all, count);
	return ERR_OK;
}

/* The person alone reads who looked. */
static enum err add_looks(struct req *q, struct data_file *f, const struct referral *r)
{
	struct access_look *all;
	size_t count;
	enum err e;

	if (!(r->parties & THE_SEEKER))
		return ERR_OK;
	if (!(e = access_of_referral(q, r, &all, &count)))
		ADD_LIST(f, "looks", look_data, all, count);
	return e;
}

static enum err add_releases(struct req *q, struct data_file *f, const struct referral *r)
{
	struct release_given *all;
	size_t count;
	enum err e = release_list(q, r, &all, &count);

	if (!e)
		ADD_LIST(f, "releases", release_data, all, count);
	return e;
}

static enum err add_referral(struct req *q, struct data_file *f, const struct referral *r)
{
	struct referral_event *events;
	struct referral_message *messages;
	size_t event_count, message_count;
	enum err e;

	data_item(f);
	data_facts(f, referral_data, COUNT(referral_data), r);
	if ((e = add_consent(q, f, r)) || (e = add_releases(q, f, r)) || (e = add_answers(q, f, r)))
		return e;
	if ((e = referral_history(q, r, &events, &event_count)) || (e = referral_messages(q, r, &messages, &message_count)))
		return e;
	ADD_LIST(f, "history", event_data, events, event_count);
	ADD_LIST(f, "messages", sent_data, messages, message_count);
	if ((e = add_looks(q, f, r)))
		return e;
	data_item_end(f);
	return ERR_OK;
}

static enum err add_batches(struct req *q, struct data_file *f, enum own_edge edge)
{
	struct own_place at, *before = NULL;
	struct referral *all;
	size_t count;
	enum err e;

	do {
		if ((e = own_referrals(q, edge, before, &all, &count)))
			return e;
		for (size_t i = 0; !e && i < count; i++)
			e = add_referral(q, f, &all[i]);
		if (e || !count)
			return e;
		at = (struct own_place){ all[count - 1].made_at, all[count - 1].id };
		before = &at;
	} while (count == OWN_REFERRALS);
	return ERR_OK;
}

static enum err add_referrals(struct req *q, struct data_file *f, enum own_edge edge, const char *part)
{
	enum err e;

	data_part(f, part);
	e = add_batches(q, f, edge);
	data_part_end(f);
	return e;
}

/* ---- the zip ---- */

static enum err make(struct req *q, struct archive *a)
{
	struct arena *whole = q->arena;
	struct data_file *f;
	enum err e = data_file_begin(q, a, &f);

	if (!e && !(e = add_account(q, f)) && !(e = add_places(q, f)) && !(e = add_referrals(q, f, OWN_AS_SEEKER, "referrals"))
		&& !(e = add_referrals(q, f, OWN_AS_HELPER, "referrals_for_others")) && !(e = add_notes(q, f)))
		e = add_messages(q, f);
	q->arena = whole;	/* also when something failed within an item */
	if (e)
		return e;
	data_file_end(f);
	return archive_end(q, a);
}

static enum err send(struct req *q, struct archive *a)
{
	static const size_t most = (size_t)64 << 10;
	struct wall w = clock_wall(q->now, q->site->time_zone);
	char *piece = arena_alloc(q->arena, most);
	bool listens = true;
	size_t n;

	http_header(q->http, "Content-Type", "application/zip");
	http_header(q->http, "Content-Disposition", arena_printf(q->arena, "attachment; filename=\"my-data-%04d-%02d-%02d.zip\"",
		w.year, w.month, w.day));
	headers_add(q);
	while (listens && (n = archive_read(a, piece, most))) {
		str_add_bytes(&q->http->answer, piece, n);
		listens = http_send(q->http);
	}
	return ERR_OK;
}

struct forms { struct form *download, *erase; };

static struct forms open_forms(struct req *q)
{
	return (struct forms){ form_open(q, "download", NULL, 0), form_open(q, "erase", NULL, 0) };
}

static enum err show_request(struct req *q, struct tpl *t, const struct form *f)
{
	struct data_request r = { 0 };
	enum err e = data_request_of_account(q, &r);

	if (e && e != ERR_MISSING)
		return e;
	(void)tpl_include(t, "erase_means", q->language, "parts/erase-means");
	page_flag(q, t, "asked", r.waits);
	page_flag(q, t, "refused", !e && !r.waits && !r.approved);
	page_flag(q, t, "erased", r.erased_at);
	if (!r.waits)
		form_show(f, tpl_section(t, "erase_form"));
	return ERR_OK;
}

static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	struct tpl *t = page_new(q);
	enum err e = show_request(q, t, all->erase);

	if (e)
		return e;
	page_text(q, t, "over", form_status(sent) == 429 ? form_end_of_limit(q) : "");
	page_flag(q, t, "helps_people", q->account->helps_people);
	form_show(all->download, tpl_section(t, "download_form"));
	return page_send(q, t, "account-data", form_status(sent));
}

static enum err over(struct req *q, const struct forms *all, struct form *f)
{
	form_over(f);
	return show(q, all, f);
}

enum err data_get(struct req *q)
{
	struct forms all = open_forms(q);

	return show(q, &all, NULL);
}

static enum err download(struct req *q, const struct forms *all)
{
	struct archive *a;
	enum err e;

	if (form_read(all->download, NULL))
		return show(q, all, all->download);
	if ((e = own_data_begin(q)) == ERR_LIMIT)
		return over(q, all, all->download);
	if (e || (e = archive_begin(q, &a)) || (e = make(q, a)))
		return e;
	return send(q, a);
}

static enum err ask_to_erase(struct req *q, const struct forms *all)
{
	enum err e;

	if (form_read(all->erase, NULL))
		return show(q, all, all->erase);
	if ((e = data_request_ask(q)) == ERR_LIMIT)
		return over(q, all, all->erase);
	return e ? e : redirect(q, "/account/data");
}

enum err data_post(struct req *q)
{
	struct forms all = open_forms(q);

	return form_posted(all.erase) ? ask_to_erase(q, &all) : download(q, &all);
}
