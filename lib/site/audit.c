/* audit.c - adds rows to the chain of acts, and verifies it. */
#include "site/audit.h"

#include <string.h>

#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/account.h"
#include "site/site.h"

static const struct { const char *slug; enum audit_kind kind; } acts[AUDITS] = {
#define AUDIT(act, kind) [AUDIT_##act] = { #act, AUDIT_OF_##kind },
#include "site/audits.def"
#undef AUDIT
};

const char *audit_slug(enum audit_act act) { return acts[act].slug; }

/* ---- public ids ---- */

struct named { const char *public_id; };
static const struct column named_columns[] = { COLUMN(struct named, public_id) };

STATEMENT(name_site, named_columns, struct named,
	"SELECT public_id "
	"FROM site "
	"WHERE id = ?");

STATEMENT(name_account, named_columns, struct named,
	"SELECT public_id "
	"FROM account "
	"WHERE id = ?");

STATEMENT(name_group, named_columns, struct named,
	"SELECT public_id "
	"FROM team "
	"WHERE id = ?");

STATEMENT(name_program, named_columns, struct named,
	"SELECT public_id "
	"FROM program "
	"WHERE id = ?");

static const struct stmt *const naming[] = {
	[AUDIT_OF_installation] = NULL,
	[AUDIT_OF_site] = &name_site,
	[AUDIT_OF_account] = &name_account,
	[AUDIT_OF_group] = &name_group,
	[AUDIT_OF_program] = &name_program,
	[AUDIT_OF_request] = NULL,
};

/* *name becomes "" for no row. */
static enum err name_row(struct req *q, const struct stmt *s, int64_t id, const char **name)
{
	struct named n = { "" };
	enum err e = s && id ? db_row(q, s, &n, BIND(id)) : ERR_OK;

	*name = n.public_id;
	return e == ERR_MISSING ? fail(q, e, "nothing to audit has the id %lld", (long long)id) : e;
}

/* ---- the chain ---- */

struct entry {
	int64_t number, at, site_id;
	unsigned made_by, act;
	const char *actor, *object, *account, *what, *old_value, *new_value;
	unsigned char link[HASH_SIZE];
};

static const struct column entry_columns[] = {
	COLUMN(struct entry, number), COLUMN(struct entry, at), COLUMN(struct entry, site_id), COLUMN(struct entry, made_by),
	COLUMN(struct entry, act), COLUMN(struct entry, actor), COLUMN(struct entry, object), COLUMN(struct entry, account),
	COLUMN(struct entry, what), COLUMN(struct entry, old_value), COLUMN(struct entry, new_value), COLUMN(struct entry, link),
};

struct head {
	int64_t number;
	unsigned char link[HASH_SIZE];
	const char *seal;
};

static const struct column head_columns[] = {
	COLUMN(struct head, number), COLUMN(struct head, link), COLUMN(struct head, seal),
};

struct sealed { int64_t number; unsigned char link[HASH_SIZE]; };

STATEMENT(read_head, head_columns, struct head,
	"SELECT number, link, seal "
	"FROM audit_head "
	"WHERE id = 1");

STATEMENT(lock_head, head_columns, struct head,
	"SELECT number, link, seal "
	"FROM audit_head "
	"WHERE id = 1 "
	"FOR UPDATE");

/* Where rows are and their end is lost, the end is found again, but has no seal. */
COMMAND(make_head,
	"INSERT IGNORE INTO audit_head (id, number, link, seal) "
	"SELECT 1, IFNULL(MAX(number), 0), "
	"	IFNULL((SELECT link FROM audit ORDER BY number DESC LIMIT 1), REPEAT(CHAR(0), 32)), '' "
	"FROM audit");

COMMAND(move_head,
	"UPDATE audit_head "
	"SET number = ?, link = ?, seal = ? "
	"WHERE id = 1");

COMMAND(add_entry,
	"INSERT INTO audit (number, at, site_id, made_by, act, actor, object, account, what, old_value, new_value, link) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/* Texts have their lengths in front, so two different rows never look the same. */
static void compute_link(struct arena *a, const struct entry *e, const unsigned char *before, unsigned char *link)
{
	const char *texts[] = { e->actor, e->object, e->account, e->what, e->old_value, e->new_value };
	const char *numbers = arena_printf(a, "%lld %lld %lld %u %u ", (long long)e->number, (long long)e->at,
		(long long)e->site_id, e->made_by, e->act);
	struct hashing *h = hashing_begin(a);

	hashing_add(h, before, HASH_SIZE);
	hashing_add(h, numbers, strlen(numbers));
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *length = arena_printf(a, "%zu:", strlen(texts[i]));

		hashing_add(h, length, strlen(length));
		hashing_add(h, texts[i], strlen(texts[i]));
	}
	hashing_end(h, link);
}

static bool seal_fits(const struct head *h)
{
	struct sealed s;

	memset(&s, 0, sizeof(s));
	return secret_unseal(FOR_AUDIT, h->seal, &s, sizeof(s)) && s.number == h->number && !memcmp(s.link, h->link, HASH_SIZE);
}

static const char *seal(struct arena *a, const struct head *h)
{
	struct sealed s;

	memset(&s, 0, sizeof(s));
	s.number = h->number;
	memcpy(s.link, h->link, HASH_SIZE);
	return secret_seal(a, FOR_AUDIT, &s, sizeof(s));
}

static enum err take_head(struct req *q, struct head *h)
{
	enum err e;

	db_lock_first(q, &lock_head);
	e = db_row(q, &lock_head, h, NOTHING);
	if (e != ERR_MISSING)
		return e;
	if ((e = db_exec(q, &make_head, NULL, NOTHING)))
		return e;
	return db_row(q, &lock_head, h, NOTHING);
}

static enum err append(struct req *q, struct head *h, struct entry *e)
{
	e->number = h->number + 1;
	compute_link(q->arena, e, h->link, e->link);
	h->number = e->number;
	memcpy(h->link, e->link, HASH_SIZE);
	return db_exec(q, &add_entry, NULL, BIND(e->number, e->at, e->site_id, e->made_by, e->act, e->actor, e->object, e->account,
		e->what, e->old_value, e->new_value, value_bytes(e->link, HASH_SIZE)));
}

/* The number and the link leave the database by the log: rows that are cut off at the end can be missed. */
static void log_entry(struct req *q, void *data)
{
	const struct entry *e = data;

	log_event(LOG_INFO_LEVEL, "audit", "number", arena_printf(q->arena, "%lld", (long long)e->number),
		"act", acts[e->act].slug, "link", text_hex(q->arena, e->link, HASH_SIZE), NULL);
}

/* A new table has no seal yet; else the seal must fit. */
static enum err check_seal(struct req *q, struct head *h)
{
	struct entry e = { .at = q->now, .made_by = AUDIT_BY_command, .act = AUDIT_seal_renewed, .actor = "", .object = "",
		.account = "", .what = "", .old_value = "", .new_value = "" };

	if (seal_fits(h) || (!h->number && !*h->seal))
		return ERR_OK;
	log_fault("the seal of the audit log does not fit: `handrail check` finds the row");
	return append(q, h, &e);
}

static enum err add(struct req *q, void *data)
{
	struct entry *entry = data;
	struct head h = { .seal = "" };
	enum err e;

	if ((e = take_head(q, &h)) || (e = check_seal(q, &h)) || (e = append(q, &h, entry)))
		return e;
	if ((e = db_exec(q, &move_head, NULL, BIND(h.number, value_bytes(h.link, HASH_SIZE), seal(q->arena, &h)))))
		return e;
	db_after_commit(q, log_entry, entry);
	return ERR_OK;
}

/* ---- acts ---- */

#define VALUE_MOST 1000		/* characters, and so at least as many bytes */

static const char *value_of(struct arena *a, const char *text)
{
	size_t length = 0;

	if (!text)
		return "";
	if (strlen(text) <= VALUE_MOST)
		return text;
	while (length + text_cluster(text + length) <= VALUE_MOST)
		length += text_cluster(text + length);
	return arena_bytes(a, text, length);
}

enum err audit_add(struct req *q, const struct audited *a)
{
	struct entry *entry = ARENA_NEW(q->arena, struct entry);
	enum err e;

	*entry = (struct entry){ .at = q->now, .site_id = a->site_id, .act = a->act, .object = a->object,
		.made_by = q->account ? AUDIT_BY_account : q->http ? AUDIT_BY_visitor : AUDIT_BY_command,
		.actor = q->account ? q->account->public_id : "", .what = text_or_empty(a->what),
		.old_value = value_of(q->arena, a->old_value), .new_value = value_of(q->arena, a->new_value) };
	if (!entry->object && (e = name_row(q, naming[acts[a->act].kind], a->of, &entry->object)))
		return e;
	if ((e = name_row(q, &name_account, a->account_id, &entry->account)))
		return e;
	return db_transaction(q, add, entry);
}

struct execution {
	const struct stmt *statement;
	const struct binds *binds;
	const struct audited *act;
};

static enum err execute(struct req *q, void *data)
{
	const struct execution *x = data;
	struct done done = { 0 };
	enum err e = db_exec(q, x->statement, &done, *x->binds);

	if (e)
		return e;
	return done.rows ? audit_add(q, x->act) : ERR_MISSING;
}

enum err audit_exec(struct req *q, const struct stmt *s, const struct binds *b, const struct audited *a)
{
	struct execution x = { s, b, a };

	return db_transaction(q, execute, &x);
}

int64_t audit_site(const struct req *q)
{
	return q->http && q->site ? q->site->id : 0;
}

enum err audit_add_changes(struct req *q, const struct audited *a, const struct property *all, size_t count,
	const void *before, const void *after)
{
	enum err e = ERR_OK;

	for (size_t i = 0; i < count && !e; i++) {
		struct audited one = *a;
		const char *was = property_text(q->arena, &all[i], before), *is = property_text(q->arena, &all[i], after);

		if (text_equal(was, is))
			continue;
		one.what = all[i].name;
		one.old_value = all[i].private ? NULL : was;
		one.new_value = all[i].private ? NULL : is;
		e = audit_add(q, &one);
	}
	return e;
}

/* ---- reading ---- */

static const struct column row_columns[] = {
	COLUMN(struct audit_row, number), COLUMN(struct audit_row, at), COLUMN(struct audit_row, made_by),
	COLUMN(struct audit_row, actor), COLUMN(struct audit_row, act), COLUMN(struct audit_row, object),
	COLUMN(struct audit_row, account), COLUMN(struct audit_row, what), COLUMN(struct audit_row, old_value),
	COLUMN(struct audit_row, new_value), COLUMN(struct audit_row, actor_name), COLUMN(struct audit_row, account_name),
	COLUMN(struct audit_row, object_name),
};

#define NAME_OF(account) "IFNULL(TRIM(CONCAT_WS(' ', " account ".first_name, " account ".last_name)), '') "

/* Public ids are random, so no two kinds of objects share one. */
#define ROW_SELECT \
	"SELECT a.number, a.at, a.made_by, a.actor, a.act, a.object, a.account, a.what, a.old_value, a.new_value, " \
	NAME_OF("p") "AS actor_name, " NAME_OF("c") "AS account_name, " \
	"	COALESCE(s.name, g.name, t.name, TRIM(CONCAT_WS(' ', o.first_name, o.last_name)), '') AS object_name " \
	"FROM audit a " \
	"LEFT JOIN account p ON p.public_id = a.actor " \
	"LEFT JOIN account c ON c.public_id = a.account " \
	"LEFT JOIN account o ON o.public_id = a.object " \
	"LEFT JOIN team t ON t.public_id = a.object " \
	"LEFT JOIN program g ON g.public_id = a.object " \
	"LEFT JOIN site s ON s.public_id = a.object "

STATEMENT(list_rows, row_columns, struct audit_row,
	ROW_SELECT
	"WHERE a.site_id = ? AND a.number < ? "
	"AND (? < 0 OR a.act = ?) "
	"ORDER BY a.number DESC "
	"LIMIT ?");

enum err audit_list(struct req *q, int64_t site_id, int act, int64_t before, size_t most, struct audit_row **rows, size_t *count)
{
	return db_rows(q, &list_rows, rows, count, BIND(site_id, before, act, act, (int64_t)most));
}

STATEMENT(all_entries, entry_columns, struct entry,
	"SELECT number, at, site_id, made_by, act, actor, object, account, what, old_value, new_value, link "
	"FROM audit "
	"ORDER BY number");

struct walk {
	struct audit_fault *fault;
	struct arena *scratch;
	int64_t number;
	unsigned char link[HASH_SIZE];
};

static enum err walk_entry(struct req *q, void *row, void *data)
{
	const struct entry *e = row;
	struct walk *w = data;
	unsigned char link[HASH_SIZE];

	arena_reset(w->scratch);
	compute_link(w->scratch, e, w->link, link);
	if (!w->fault->broken && (e->number != w->number + 1 || memcmp(link, e->link, HASH_SIZE)))
		w->fault->broken = w->number + 1;
	if (e->act == AUDIT_seal_renewed && e->at > q->now - AUDIT_RENEWED_SHOWN)
		w->fault->renewed = e->number;
	w->number = e->number;
	memcpy(w->link, e->link, HASH_SIZE);
	return ERR_OK;
}

static enum err walk(struct req *q, void *data)
{
	struct walk *w = data;
	struct entry entry;
	struct head h = { .seal = "" };
	enum err e = db_each(q, &all_entries, walk_entry, &entry, w, NOTHING);

	if (e)
		return e;
	e = db_row(q, &read_head, &h, NOTHING);
	if (e && e != ERR_MISSING)
		return e;
	if (!w->fault->broken && h.number > w->number)
		w->fault->broken = w->number + 1;
	if (h.number || w->number)
		w->fault->unsealed = !seal_fits(&h) || h.number != w->number || memcmp(h.link, w->link, HASH_SIZE) != 0;
	return ERR_OK;
}

enum err audit_check(struct req *q, struct audit_fault *f)
{
	struct walk w = { .fault = f, .scratch = arena_new() };
	enum err e;

	*f = (struct audit_fault){ 0 };
	e = db_snapshot(q, walk, &w);
	arena_release(w.scratch);
	return e;
}
