/* consent_text.c - the consent text: which one is shown, and all its versions. */
#include "site/consent_text.h"

#include <string.h>

#include "base/arena.h"
#include "edge/db.h"
#include "base/req.h"
#include "base/secret.h"
#include "site/audit.h"
#include "site/site.h"
#include "base/str.h"
#include "edge/tpl.h"

/* ---- the current text ---- */

static const struct column shown_columns[] = {
	COLUMN(struct consent_text, words),
	COLUMN(struct consent_text, language),
};

STATEMENT(find_shown, shown_columns, struct consent_text,
	"SELECT t.words, t.language "
	"FROM site_consent c "
	"JOIN consent_text t ON t.id = c.consent_text_id "
	"WHERE c.site_id = ? AND c.language IN (?, ?) "
	"ORDER BY c.language = ? DESC "
	"LIMIT 1");

static enum err of_the_templates(struct req *q, struct consent_text *c)
{
	struct tpl *t = tpl_new(q->arena);
	char *text;

	tpl_set(t, "site_name", q->site->name);
	c->language = q->language;
	text = tpl_render(q->arena, t, c->language, "consent", NULL);
	c->words = text_trim(q->arena, text ? text : "");
	return text_is_empty(c->words) ? fail(q, ERR_TEMPLATE, "template consent") : ERR_OK;
}

enum err consent_text_shown(struct req *q, struct consent_text *c)
{
	enum err e = db_row(q, &find_shown, c, BIND(q->site->id, q->language, q->site->language, q->language));

	return e == ERR_MISSING ? of_the_templates(q, c) : e;
}

static void hash_words(const char *words, unsigned char *hash)
{
	secret_hash(words, strlen(words), hash);
}

void consent_text_hash(const struct consent_text *c, unsigned char hash[HASH_SIZE]) { hash_words(c->words, hash); }

char *consent_text_mark(struct req *q, const struct consent_text *c)
{
	unsigned char hash[HASH_SIZE];

	hash_words(arena_printf(q->arena, "%s %s", c->language, c->words), hash);
	return text_hex(q->arena, hash, 16);
}

/* ---- versions ---- */

struct key { int64_t id; };
static const struct column key_columns[] = { COLUMN(struct key, id) };

STATEMENT(find_words, key_columns, struct key,
	"SELECT id "
	"FROM consent_text "
	"WHERE site_id = ? AND language = ? AND words_hash = ? "
	"ORDER BY version DESC "
	"LIMIT 1");

COMMAND(add_words,
	"INSERT IGNORE INTO consent_text (site_id, language, version, words, words_hash, made_at) "
	"SELECT ?, ?, IFNULL(MAX(version), 0) + 1, ?, ?, ? "
	"FROM consent_text "
	"WHERE site_id = ? AND language = ?");

/* If somebody else took the number at the same moment, the next try will see it. */
static enum err add_version(struct req *q, int64_t site_id, const struct consent_text *c, int64_t *id)
{
	unsigned char hash[HASH_SIZE];
	struct done done;
	enum err e;

	consent_text_hash(c, hash);
	if ((e = db_exec(q, &add_words, &done, BIND(site_id, c->language, c->words,
			value_bytes(hash, sizeof(hash)), q->now, site_id, c->language))))
		return e;
	*id = done.id;
	return done.rows ? ERR_OK : fail(q, ERR_AGAIN, "consent words");
}

enum err consent_text_id(struct req *q, const struct consent_text *c, int64_t *id)
{
	unsigned char hash[HASH_SIZE];
	struct key found = { 0 };
	enum err e;

	consent_text_hash(c, hash);
	e = db_row(q, &find_words, &found, BIND(q->site->id, c->language, value_bytes(hash, sizeof(hash))));
	*id = found.id;
	return e == ERR_MISSING ? add_version(q, q->site->id, c, id) : e;
}

/* ---- a site's own text ---- */

STATEMENT(find_own, shown_columns, struct consent_text,
	"SELECT t.words, t.language "
	"FROM site_consent c "
	"JOIN consent_text t ON t.id = c.consent_text_id "
	"WHERE c.site_id = ? AND c.language = ?");

COMMAND(show_own,
	"INSERT INTO site_consent (site_id, language, consent_text_id) "
	"VALUES (?, ?, ?) "
	"ON DUPLICATE KEY UPDATE consent_text_id = VALUES(consent_text_id)");

COMMAND(show_ours,
	"DELETE FROM site_consent "
	"WHERE site_id = ? AND language = ?");

struct setting {
	int64_t site_id;
	struct consent_text to;
};

struct numbered { int version; };
static const struct column numbered_columns[] = { COLUMN(struct numbered, version) };

STATEMENT(find_version, numbered_columns, struct numbered,
	"SELECT version "
	"FROM consent_text "
	"WHERE id = ?");

static struct audited changed(const struct setting *s, const char *version)
{
	return (struct audited){ .act = AUDIT_consent_changed, .site_id = s->site_id, .of = s->site_id, .what = s->to.language,
		.new_value = version };
}

static enum err show_version(struct req *q, const struct setting *s, int64_t id)
{
	struct numbered n = { 0 };
	struct audited act;
	enum err e = db_row(q, &find_version, &n, BIND(id));

	act = changed(s, arena_printf(q->arena, "%d", n.version));
	return e ? e : audit_exec(q, &show_own, &BIND(s->site_id, s->to.language, id), &act);
}

static enum err show_templates(struct req *q, const struct setting *s)
{
	struct audited act = changed(s, "");
	enum err e = audit_exec(q, &show_ours, &BIND(s->site_id, s->to.language), &act);

	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err set(struct req *q, void *data)
{
	const struct setting *s = data;
	struct consent_text now = { NULL, NULL };
	int64_t id;
	enum err e;

	if (text_is_empty(s->to.words))
		return show_templates(q, s);
	e = db_row(q, &find_own, &now, BIND(s->site_id, s->to.language));
	if (e && e != ERR_MISSING)
		return e;
	if (text_equal(now.words, s->to.words))
		return ERR_OK;
	e = add_version(q, s->site_id, &s->to, &id);
	return e ? e : show_version(q, s, id);
}

enum err consent_text_set(struct req *q, const struct site *site, const char *language, const char *words)
{
	struct setting s = { site->id, { text_trim(q->arena, words), language } };

	if (text_length(s.to.words) > CONSENT_TEXT_MOST)
		return fail(q, ERR_INPUT, "a consent text has at most %d characters", CONSENT_TEXT_MOST);
	return db_transaction(q, set, &s);
}

static const struct column version_columns[] = {
	COLUMN(struct consent_version, language),
	COLUMN(struct consent_version, version),
	COLUMN(struct consent_version, words),
	COLUMN(struct consent_version, made_at),
	COLUMN(struct consent_version, shown),
};

STATEMENT(list_versions, version_columns, struct consent_version,
	"SELECT t.language, t.version, t.words, t.made_at, c.site_id IS NOT NULL AS shown "
	"FROM consent_text t "
	"LEFT JOIN site_consent c ON c.site_id = t.site_id AND c.consent_text_id = t.id "
	"WHERE t.site_id = ? "
	"ORDER BY t.language, t.version DESC");

enum err consent_text_versions(struct req *q, int64_t site_id, struct consent_version **all, size_t *count)
{
	return db_rows(q, &list_versions, all, count, BIND(site_id));
}
