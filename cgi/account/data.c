/* data.c - everything about the viewer as a zip: explains it, makes it, sends it. */
#include "account/pages.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program_role.h"
#include "edge/archive.h"
#include "edge/http.h"
#include "edge/tpl.h"
#include "message/message.h"
#include "message/outbox.h"
#include "parts/data_file.h"
#include "parts/data_referral.h"
#include "parts/erase_asked.h"
#include "referral/data_request.h"
#include "referral/own_data.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/session.h"
#include "site/site.h"
#include "web/form.h"
#include "web/page.h"

/* ---- choices ---- */

static const char *role_word(int r) { return role_slug((enum role)r); }
static const char *program_role_word(int r) { return program_role_slug((enum program_role)r); }
static const char *message_word(int m) { return message_slug((enum message)m); }
static const char *channel_word(int c) { return channel_slug((enum channel)c); }
static const char *state_word(int s) { return outbox_state_slug((enum outbox_state)s); }
static const char *cadence_word(int c) { return c < 0 ? "" : cadence_slug((enum cadence)c); }
static const char *decision_word(int d) { return d < 0 ? "" : d ? "approve" : "refuse"; }

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
			e = data_add_referral(q, f, &all[i]);
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

struct forms { struct form *download, *erase, *withdraw; };

static struct forms open_forms(struct req *q)
{
	return (struct forms){ form_open(q, "download", NULL, 0), form_open(q, "erase", NULL, 0), form_open(q, "withdraw", NULL, 0) };
}

static enum err show_request(struct req *q, struct tpl *t, const struct forms *all)
{
	struct data_request r = { .reason = "" };
	enum err e = data_request_of_account(q, &r);

	if (e && e != ERR_MISSING)
		return e;
	(void)tpl_include(t, "erase_means", q->language, "parts/erase-means");
	erase_asked_show(q, t, &r, true);
	page_flag(q, t, "erased", r.erased_at);
	form_show(r.waits ? all->withdraw : all->erase, tpl_section(t, r.waits ? "withdraw_form" : "erase_form"));
	return ERR_OK;
}

static enum err show(struct req *q, const struct forms *all, const struct form *sent)
{
	struct tpl *t = page_new(q);
	enum err e = show_request(q, t, all);

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
	return data_send(q, a);
}

static enum err ask_to_erase(struct req *q, const struct forms *all)
{
	enum err e;

	if (form_read(all->erase, NULL))
		return show(q, all, all->erase);
	if ((e = data_request_ask(q)) == ERR_LIMIT)
		return over(q, all, all->erase);
	return e ? e : redirect(q, "/account/data?saved=yes");
}

static enum err take_back(struct req *q, const struct forms *all)
{
	enum err e;

	if (form_read(all->withdraw, NULL))
		return show(q, all, all->withdraw);
	e = data_request_withdraw(q);
	return e ? e : redirect(q, "/account/data?saved=yes");
}

enum err data_post(struct req *q)
{
	struct forms all = open_forms(q);

	if (form_posted(all.withdraw))
		return take_back(q, &all);
	return form_posted(all.erase) ? ask_to_erase(q, &all) : download(q, &all);
}
