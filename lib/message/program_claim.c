/* program_claim.c - claims a program by a code to its listing, or by a request to the site's admins. */
#include "message/program_claim.h"

#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "directory/listing.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "message/outbox.h"
#include "message/pass.h"
#include "site/account.h"
#include "site/address.h"
#include "site/audit.h"
#include "site/limit.h"
#include "site/site.h"

/* ---- who runs it ---- */

struct answer { bool yes; };
static const struct column answer_columns[] = { COLUMN(struct answer, yes) };

#define IS_RUN \
	"EXISTS (SELECT 1 FROM program_claimer c JOIN account a ON a.id = c.account_id " \
	"	WHERE c.program_id = p.id AND c.role = 0 AND a.disabled_at IS NULL) "
_Static_assert(PROGRAM_ROLE_program_admin == 0, "IS_RUN looks for it");

STATEMENT(is_run, answer_columns, struct answer,
	"SELECT " IS_RUN "AS yes "
	"FROM program p "
	"WHERE p.id = ?");

enum err program_is_run(struct req *q, int64_t program_id, bool *is)
{
	struct answer a = { 0 };
	enum err e = db_row(q, &is_run, &a, BIND(program_id));

	*is = a.yes;
	return e;
}

/* ---- addresses ---- */

/* The first letter, and what stands behind the @. */
static const char *masked(struct req *q, const char *address)
{
	const char *at = strrchr(address, '@');
	size_t first = 1;

	while (((unsigned char)address[first] & 0xc0) == 0x80)
		first++;
	return arena_printf(q->arena, "%s•••%s", arena_bytes(q->arena, address, first), at ? at : "");
}

static void add_address(struct req *q, const char *typed, struct claim_address *all, size_t *count)
{
	const char *address = text_is_empty(typed) ? NULL : email_normal(q, typed);

	for (size_t i = 0; address && i < *count; i++)
		if (text_equal(all[i].address, address))
			return;
	if (address)
		all[(*count)++] = (struct claim_address){ address, masked(q, address) };
}

/* The address that the directory lists: a team may write another one on its page, which proves nothing later. */
enum err claim_addresses(struct req *q, const struct program *p, struct claim_address **all, size_t *count)
{
	const char **confirmed;
	size_t confirmed_count;
	struct listing listing;
	enum err e = program_addresses(q, p->id, false, &confirmed, &confirmed_count);

	*count = 0;
	if (e || (e = listing_read(q, p->id, &listing)))
		return e;
	*all = arena_array(q->arena, confirmed_count + 2, sizeof(**all));
	add_address(q, listing.of[LISTING_email].listed, *all, count);
	add_address(q, p->organization_email, *all, count);
	for (size_t i = 0; i < confirmed_count; i++)
		add_address(q, confirmed[i], *all, count);
	return ERR_OK;
}

/* ---- by code ---- */

struct sending { const struct program *program; const char *address; };

static enum err send_code(struct req *q, void *data)
{
	const struct sending *s = data;
	const struct limit_by by = limit_by_reader(q, NULL);
	enum err e = limit_take(q, LIMITED_claim_asked, &by);

	return e ? e : pass_send(q, &(struct pass_request){ .purpose = PASS_claim, .program_id = s->program->id,
		.address = s->address });
}

enum err claim_send_code(struct req *q, const struct program *p, const char *address)
{
	struct sending s = { p, address };

	return db_transaction(q, send_code, &s);
}

static enum err claim_it(struct req *q, void *data)
{
	const struct pass *p = data;
	bool run;
	enum err e = pass_use(q, p);

	if (e || (e = program_is_run(q, p->program_id, &run)))
		return e;
	return run ? ERR_CONFLICT : program_add_claimer_as(q, p->program_id, q->account->id, PROGRAM_ROLE_program_admin);
}

enum err claim_with_code(struct req *q, const struct pass *p, const char *typed)
{
	struct pass kept = *p;
	enum err e = pass_try(q, p, typed);

	return e ? e : db_transaction(q, claim_it, &kept);
}

/* ---- by request ---- */

static const struct column request_columns[] = {
	COLUMN(struct claim_request, id),
	COLUMN(struct claim_request, site_id),
	COLUMN(struct claim_request, program_id),
	COLUMN(struct claim_request, account_id),
	COLUMN(struct claim_request, public_id),
	COLUMN(struct claim_request, program_public_id),
	COLUMN(struct claim_request, program_name),
	COLUMN(struct claim_request, organization_name),
	COLUMN(struct claim_request, account_public_id),
	COLUMN(struct claim_request, first_name),
	COLUMN(struct claim_request, last_name),
	COLUMN(struct claim_request, account_organization),
	COLUMN(struct claim_request, address),
	COLUMN(struct claim_request, words),
	COLUMN(struct claim_request, made_at),
	COLUMN(struct claim_request, decided),
	COLUMN(struct claim_request, approved),
	COLUMN(struct claim_request, is_run),
};

#define SELECT_REQUEST \
	"SELECT r.id, r.site_id, r.program_id, r.account_id, r.public_id, p.public_id AS program_public_id, p.name AS program_name, " \
	"	o.name AS organization_name, b.public_id AS account_public_id, b.first_name, b.last_name, " \
	"	b.organization AS account_organization, " \
	"	COALESCE((SELECT d.address FROM account_address d WHERE d.account_id = b.id ORDER BY d.id LIMIT 1), '') AS address, " \
	"	r.words, r.made_at, r.decision IS NOT NULL AS decided, COALESCE(r.decision, 0) AS approved, " IS_RUN "AS is_run " \
	"FROM program_claim_request r " \
	"JOIN program p ON p.id = r.program_id " \
	"JOIN organization o ON o.id = p.organization_id " \
	"JOIN account b ON b.id = r.account_id "

STATEMENT(request_of, request_columns, struct claim_request,
	SELECT_REQUEST
	"WHERE r.account_id = ? "
	"AND r.program_id = ?");

STATEMENT(requests_waiting, request_columns, struct claim_request,
	SELECT_REQUEST
	"WHERE r.site_id = ? "
	"AND r.decision IS NULL "
	"ORDER BY r.id "
	"LIMIT 100");

STATEMENT(request_find, request_columns, struct claim_request,
	SELECT_REQUEST
	"WHERE r.site_id = ? "
	"AND r.public_id = ?");

STATEMENT(request_by_id, request_columns, struct claim_request,
	SELECT_REQUEST
	"WHERE r.id = ?");

enum err claim_of_viewer(struct req *q, int64_t program_id, struct claim_request *r)
{
	return db_row(q, &request_of, r, BIND(q->account->id, program_id));
}

enum err claim_requests(struct req *q, int64_t site_id, struct claim_request **all, size_t *count)
{
	return db_rows(q, &requests_waiting, all, count, BIND(site_id));
}

enum err claim_request_find(struct req *q, int64_t site_id, const char *public_id, struct claim_request *r)
{
	enum err e = db_row(q, &request_find, r, BIND(site_id, value_public_id(public_id)));

	return e == ERR_MISSING ? fail(q, e, "no such claim") : e;
}

enum err claim_request_by_id(struct req *q, int64_t id, struct claim_request *r)
{
	return db_row(q, &request_by_id, r, BIND(id));
}

COMMAND(ask,
	"INSERT INTO program_claim_request (public_id, site_id, program_id, account_id, words, made_at) "
	"VALUES (?, ?, ?, ?, ?, ?) "
	"ON DUPLICATE KEY UPDATE "
	"	site_id = VALUES(site_id), words = VALUES(words), made_at = VALUES(made_at), decision = NULL, decided_at = NULL");

struct asking { int64_t program_id; const char *words; };

static enum err ask_admins(struct req *q, void *data)
{
	const struct asking *a = data;
	const struct limit_by by = limit_by_reader(q, NULL);
	enum err e = limit_take(q, LIMITED_claim_asked, &by);

	return e ? e : db_exec(q, &ask, NULL, BIND(secret_public_id(q->arena), q->site->id, a->program_id, q->account->id,
		a->words, q->now));
}

enum err claim_ask(struct req *q, int64_t program_id, const char *words)
{
	struct asking a = { program_id, words };

	return db_transaction(q, ask_admins, &a);
}

/* ---- deciding ---- */

COMMAND(decide,
	"UPDATE program_claim_request "
	"SET decision = ?, decided_at = ? "
	"WHERE id = ? "
	"AND decision IS NULL");

struct deciding { const struct claim_request *request; bool approve; };

/* A claimer who signs in by phone alone sees the decision on the page of the claim. */
static enum err mail_decision(struct req *q, const struct claim_request *r)
{
	struct outgoing o = { .message = MESSAGE_claim_decided, .channel = CHANNEL_EMAIL, .site_id = r->site_id, .subject_id = r->id };
	struct account a = { 0 };
	enum err e = account_by_id(q, r->account_id, r->site_id, &a);

	if (e || text_is_empty(a.email))
		return e;
	o.recipient = a.email;
	o.language = a.language;
	return outbox_add(q, &o);
}

static enum err decide_it(struct req *q, void *data)
{
	const struct deciding *d = data;
	const struct claim_request *r = d->request;
	struct done done = { 0 };
	enum err e = db_exec(q, &decide, &done, BIND(d->approve, q->now, r->id));

	if (e || !done.rows)
		return e ? e : ERR_CONFLICT;
	if (d->approve && (e = program_add_claimer_as(q, r->program_id, r->account_id, PROGRAM_ROLE_program_admin)))
		return e;
	e = audit_add(q, &(struct audited){ .act = AUDIT_claim_decided, .site_id = r->site_id, .of = r->program_id,
		.account_id = r->account_id, .new_value = d->approve ? "approve" : "refuse" });
	return e ? e : mail_decision(q, r);
}

enum err claim_decide(struct req *q, const struct claim_request *r, bool approve)
{
	struct deciding d = { r, approve };

	return db_transaction(q, decide_it, &d);
}
