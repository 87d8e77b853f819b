/* site_user.c - records who came to a site, and finds them by name or address. */
#include "site/site_user.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "site/address.h"

#define WORDS_MOST 6		/* words of a name that are found */
#define WORD_MOST 100		/* bytes of a word that are stored */

/* ---- adding ---- */

COMMAND(add_user,
	"INSERT IGNORE INTO site_user (site_id, account_id, since) "
	"VALUES (?, ?, ?)");

struct name { const char *first_name, *last_name; };
static const struct column name_columns[] = { COLUMN(struct name, first_name), COLUMN(struct name, last_name) };

STATEMENT(name_of, name_columns, struct name,
	"SELECT first_name, last_name "
	"FROM account "
	"WHERE id = ?");

COMMAND(forget_words,
	"DELETE FROM site_user_word "
	"WHERE account_id = ?");

/* The same word for each of the account's sites. */
COMMAND(add_word,
	"INSERT IGNORE INTO site_user_word (site_id, word, account_id) "
	"SELECT site_id, ?, account_id "
	"FROM site_user "
	"WHERE account_id = ?");

/* Cuts a word between characters. */
static const char *cut(struct req *q, const char *word)
{
	size_t length = strlen(word);

	if (length <= WORD_MOST)
		return word;
	for (length = WORD_MOST; length && ((unsigned char)word[length] & 0xc0) == 0x80; length--)
		;
	return arena_bytes(q->arena, word, length);
}

static enum err add_words(struct req *q, int64_t account_id)
{
	struct name n = { "", "" };
	size_t count;
	char **words;
	enum err e = db_row(q, &name_of, &n, BIND(account_id));

	if (e)
		return e == ERR_MISSING ? ERR_OK : e;
	words = text_words(q->arena, arena_printf(q->arena, "%s %s", n.first_name, n.last_name), &count);
	for (size_t i = 0; !e && i < count && i < WORDS_MOST; i++)
		e = db_exec(q, &add_word, NULL, BIND(cut(q, words[i]), account_id));
	return e;
}

enum err site_user_add(struct req *q, int64_t site_id, int64_t account_id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &add_user, &done, BIND(site_id, account_id, q->now));

	return e || !done.rows ? e : add_words(q, account_id);
}

enum err site_user_renew(struct req *q, int64_t account_id)
{
	enum err e = db_exec(q, &forget_words, NULL, BIND(account_id));

	return e ? e : add_words(q, account_id);
}

struct stale { int64_t account_id; };
static const struct column stale_columns[] = { COLUMN(struct stale, account_id) };

STATEMENT(some_stale, stale_columns, struct stale,
	"SELECT account_id "
	"FROM site_user_stale "
	"ORDER BY account_id "
	"LIMIT 500");

COMMAND(end_stale,
	"DELETE FROM site_user_stale "
	"WHERE account_id <= ?");

struct filling { bool more; };

static enum err fill_some(struct req *q, void *data)
{
	struct filling *f = data;
	struct stale *all;
	size_t count;
	enum err e = db_rows(q, &some_stale, &all, &count, NOTHING);

	f->more = count;
	for (size_t i = 0; !e && i < count; i++)
		e = site_user_renew(q, all[i].account_id);
	return e || !count ? e : db_exec(q, &end_stale, NULL, BIND(all[count - 1].account_id));
}

enum err site_user_fill(struct req *q)
{
	struct arena *whole = q->arena;
	struct filling f = { true };
	enum err e = ERR_OK;

	while (!e && f.more) {
		q->arena = arena_new();
		e = db_transaction(q, fill_some, &f);
		arena_release(q->arena);
		q->arena = whole;
	}
	return e;
}

/* ---- finding ---- */

static const struct column user_columns[] = {
	COLUMN(struct site_user, id), COLUMN(struct site_user, public_id), COLUMN(struct site_user, first_name),
	COLUMN(struct site_user, last_name), COLUMN(struct site_user, organization), COLUMN(struct site_user, since),
	COLUMN(struct site_user, disabled_at), COLUMN(struct site_user, address), COLUMN(struct site_user, team_name),
	COLUMN(struct site_user, roles), COLUMN(struct site_user, sessions),
};

#define USER_SELECT \
	"SELECT a.id, a.public_id, a.first_name, a.last_name, a.organization, u.since, a.disabled_at, " \
	"	IFNULL((SELECT d.address FROM account_address d FORCE INDEX (account_id) WHERE d.account_id = a.id " \
	"		ORDER BY d.address LIKE '%@%' DESC, d.proved_at, d.id LIMIT 1), '') AS address, " \
	"	IFNULL((SELECT t.name FROM team_member m JOIN team t ON t.id = m.team_id " \
	"		WHERE m.site_id = u.site_id AND m.account_id = a.id), '') AS team_name, " \
	"	CAST(IFNULL((SELECT BIT_OR(1 << r.role) FROM account_role r FORCE INDEX (PRIMARY) " \
	"		WHERE r.account_id = a.id AND r.site_id = u.site_id), 0) AS UNSIGNED) AS roles, " \
	"	(SELECT COUNT(*) FROM session e FORCE INDEX (account_id) WHERE e.account_id = a.id AND e.site_id = u.site_id) AS sessions "
#define OF_ACCOUNT "JOIN account a ON a.id = u.account_id "

STATEMENT(find_user, user_columns, struct site_user,
	USER_SELECT
	"FROM account a "
	"JOIN site_user u ON u.site_id = ? AND u.account_id = a.id "
	"WHERE a.public_id = ?");

STATEMENT(find_address, user_columns, struct site_user,
	USER_SELECT
	"FROM account_address p "
	"JOIN site_user u ON u.site_id = ? AND u.account_id = p.account_id "
	OF_ACCOUNT
	"WHERE p.address = ?");

STATEMENT(newest_users, user_columns, struct site_user,
	USER_SELECT
	"FROM site_user u "
	OF_ACCOUNT
	"WHERE u.site_id = ? "
	"AND u.since <= ? "
	"AND (u.since < ? OR u.account_id < ?) "
	"ORDER BY u.since DESC, u.account_id DESC "
	"LIMIT ?");

/* By the longest of the words that were typed; of an account with two such words, the first one counts. A second word is looked
 * up for each. Not EXISTS, for which MariaDB reads all words of the range first. */
STATEMENT(named_users, user_columns, struct site_user,
	USER_SELECT
	"FROM site_user_word w FORCE INDEX (PRIMARY) "
	"STRAIGHT_JOIN site_user u ON u.site_id = w.site_id AND u.account_id = w.account_id "
	"STRAIGHT_JOIN account a ON a.id = u.account_id "
	"WHERE w.site_id = ? "
	"AND w.word >= ? AND w.word < ? "
	"AND (w.word > ? OR (w.word = ? AND w.account_id > ?)) "
	"AND (SELECT 1 FROM site_user_word f FORCE INDEX (account_id) "
	"	WHERE f.account_id = w.account_id AND f.site_id = w.site_id AND f.word >= ? AND f.word < w.word LIMIT 1) IS NULL "
	"AND (SELECT 1 FROM site_user_word s FORCE INDEX (account_id) "
	"	WHERE s.account_id = w.account_id AND s.site_id = w.site_id AND s.word >= ? AND s.word < ? LIMIT 1) IS NOT NULL "
	"ORDER BY w.word, w.account_id "
	"LIMIT ?");

struct found { const char *word; };
static const struct column found_columns[] = { COLUMN(struct found, word) };

STATEMENT(word_found, found_columns, struct found,
	"SELECT IFNULL(MIN(word), '') AS word "
	"FROM site_user_word "
	"WHERE account_id = ? AND site_id = ? AND word >= ? AND word < ?");

enum err site_user_find(struct req *q, int64_t site_id, const char *public_id, struct site_user *u)
{
	enum err e = db_row(q, &find_user, u, BIND(site_id, value_public_id(public_id)));

	return e == ERR_MISSING ? fail(q, e, "user %s", public_id) : e;
}

static enum err find_by_address(struct req *q, int64_t site_id, const char *typed, struct site_user **all, size_t *count)
{
	const char *address = address_normal(q, typed);

	*count = 0;
	*all = NULL;
	return address ? db_rows(q, &find_address, all, count, BIND(site_id, address)) : ERR_OK;
}

/* U+10FFFF is not a character, so it sorts after everything that begins with the word. */
static const char *end_of(struct req *q, const char *word) { return arena_printf(q->arena, "%s\xf4\x8f\xbf\xbf", word); }

static enum err find_by_words(struct req *q, int64_t site_id, char **words, size_t count_typed, const struct site_user *before,
	struct site_user **all, size_t *count)
{
	size_t first = count_typed > 1 && strlen(words[1]) > strlen(words[0]) ? 1 : 0;
	const char *word = cut(q, words[first]), *other = count_typed > 1 ? cut(q, words[!first]) : word;
	struct found at = { "" };
	enum err e = before ? db_row(q, &word_found, &at, BIND(before->id, site_id, word, end_of(q, word))) : ERR_OK;

	if (e)
		return e;
	return db_rows(q, &named_users, all, count, BIND(site_id, word, end_of(q, word), at.word, at.word, before ? before->id : 0,
		word, other, end_of(q, other), (int64_t)SITE_USERS + 1));
}

static enum err find_newest(struct req *q, int64_t site_id, const struct site_user *before, struct site_user **all, size_t *count)
{
	int64_t since = before ? before->since : INT64_MAX;

	return db_rows(q, &newest_users, all, count, BIND(site_id, since, since, before ? before->id : INT64_MAX,
		(int64_t)SITE_USERS + 1));
}

static bool is_address(const char *text) { return strchr(text, '@') || strchr("+(0123456789", *text); }

enum err site_users(struct req *q, int64_t site_id, const char *words, const char *before, struct site_user **all, size_t *count)
{
	struct site_user last = { 0 };
	bool goes_on = !text_is_empty(before);
	size_t typed;
	char **list;

	if (goes_on && site_user_find(q, site_id, before, &last))
		return fail(q, ERR_INPUT, "users behind %s", before);
	if (text_is_empty(words))
		return find_newest(q, site_id, goes_on ? &last : NULL, all, count);
	if (is_address(words))
		return find_by_address(q, site_id, words, all, count);
	list = text_words(q->arena, words, &typed);
	*count = 0;
	*all = NULL;
	return typed ? find_by_words(q, site_id, list, typed, goes_on ? &last : NULL, all, count) : ERR_OK;
}

/* ---- the last one with a role ---- */

COMMAND(lock_site,
	"UPDATE site "
	"SET id = id "
	"WHERE id = ?");

struct holder { int64_t account_id; };
static const struct column holder_columns[] = { COLUMN(struct holder, account_id) };

STATEMENT(holders, holder_columns, struct holder,
	"SELECT r.account_id "
	"FROM account_role r "
	"JOIN account a ON a.id = r.account_id AND a.disabled_at IS NULL "
	"WHERE r.site_id = ? AND r.role = ? "
	"ORDER BY r.account_id = ? DESC "
	"LIMIT 2");

enum err site_user_is_last(struct req *q, int64_t site_id, int64_t account_id, int role, bool *is)
{
	struct holder *all;
	size_t count;
	enum err e = db_exec(q, &lock_site, NULL, BIND(site_id));

	if (e || (e = db_rows(q, &holders, &all, &count, BIND(site_id, role, account_id))))
		return e;
	*is = count == 1 && all[0].account_id == account_id;
	return ERR_OK;
}
