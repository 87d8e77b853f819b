/* text_inbound.c - verifies the sender of a telephone's text, and acts on the text. */
#include "message/text_inbound.h"

#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "edge/db.h"
#include "edge/http.h"
#include "message/notice.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/sha1.h"

#define SIGNED_MAX (512 * 1024)

/* ---- words ---- */

/* Twilio's words, and the Spanish ones. */
static const struct { const char *word; enum text_word means; } known[] = {
	{ "stop", TEXT_WORD_STOP }, { "stopall", TEXT_WORD_STOP }, { "unsubscribe", TEXT_WORD_STOP },
	{ "cancel", TEXT_WORD_STOP }, { "end", TEXT_WORD_STOP }, { "quit", TEXT_WORD_STOP },
	{ "revoke", TEXT_WORD_STOP }, { "optout", TEXT_WORD_STOP },
	{ "alto", TEXT_WORD_STOP }, { "parar", TEXT_WORD_STOP }, { "cancelar", TEXT_WORD_STOP },
	{ "start", TEXT_WORD_START }, { "unstop", TEXT_WORD_START }, { "yes", TEXT_WORD_YES },
	{ "help", TEXT_WORD_HELP }, { "info", TEXT_WORD_HELP }, { "ayuda", TEXT_WORD_HELP },
};

static enum text_word meaning(const char *word)
{
	for (size_t i = 0; i < COUNT(known); i++)
		if (text_equal(known[i].word, word))
			return known[i].means;
	return TEXT_WORD_NONE;
}

/* "STOP texting me" ends the texts. "end of the month?" and "cancel my appointment" are meant for somebody
 * else and end nothing. */
static bool begins_with_stop(const char *first)
{
	return text_equal(first, "stop") || text_equal(first, "stopall") || text_equal(first, "unsubscribe");
}

enum text_word text_word(struct arena *a, const char *body)
{
	size_t count;
	char **said = text_words(a, text_or_empty(body), &count);

	if (count == 1)
		return meaning(said[0]);
	if (count && begins_with_stop(said[0]))
		return TEXT_WORD_STOP;
	return count == 2 ? meaning(arena_printf(a, "%s%s", said[0], said[1])) : TEXT_WORD_NONE;
}

/* ---- the signature ---- */

static const char *signing_key(const struct conf *c)
{
	return text_is_empty(c->text_signing_key) ? c->text_password : c->text_signing_key;
}

bool text_inbound_is_on(const struct conf *c)
{
	return !text_is_empty(signing_key(c));
}

static int by_name(const void *a, const void *b)
{
	const struct field *one = a, *other = b;
	int order = strcmp(one->name, other->name);

	return order ? order : strcmp(one->value, other->value);
}

static void add_url(struct str *s, const struct conf *c, const struct http *h)
{
	size_t length = strlen(c->web_base_url);

	while (length && c->web_base_url[length - 1] == '/')
		length--;
	str_add_bytes(s, c->web_base_url, length);
	str_add(s, TEXT_INBOUND_PATH);
	if (!text_is_empty(h->query_string))
		str_printf(s, "?%s", h->query_string);
}

/* A repeated pair counts once. */
static void add_fields(struct str *s, struct arena *a, const struct fields *f)
{
	struct field *sorted = arena_array(a, f->count + 1, sizeof *sorted);

	if (f->count)
		memcpy(sorted, f->all, f->count * sizeof *sorted);
	qsort(sorted, f->count, sizeof *sorted, by_name);
	for (size_t i = 0; i < f->count; i++)
		if (!i || by_name(&sorted[i - 1], &sorted[i])) {
			str_add(s, sorted[i].name);
			str_add(s, sorted[i].value);
		}
}

/* Standard base64. */
static char *base64(struct arena *a, const void *bytes, size_t length)
{
	char *text = text_base64url(a, bytes, length);

	for (char *c = text; *c; c++)
		if (*c == '-')
			*c = '+';
		else if (*c == '_')
			*c = '/';
	return arena_printf(a, "%s%.*s", text, (int)((3 - length % 3) % 3), "==");
}

bool text_inbound_is_signed(struct arena *a, const struct conf *c, const struct http *h)
{
	unsigned char mac[SHA1_SIZE];
	const char *want;
	struct str s;

	if (text_is_empty(signing_key(c)) || text_is_empty(h->signature))
		return false;
	str_init(&s, a, SIGNED_MAX);
	add_url(&s, c, h);
	add_fields(&s, a, &h->posted);
	if (s.full)
		return false;
	sha1_mac(signing_key(c), strlen(signing_key(c)), s.text, s.length, mac);
	want = base64(a, mac, sizeof mac);
	return strlen(want) == strlen(h->signature) && secret_equal(want, h->signature, strlen(want));
}

/* ---- numbers that sent STOP ---- */

COMMAND(stop,
	"INSERT IGNORE INTO text_stop (number, stopped_at) "
	"VALUES (?, ?)");

COMMAND(start,
	"DELETE FROM text_stop "
	"WHERE number = ?");

struct count { int64_t n; };
static const struct column count_columns[] = { COLUMN(struct count, n) };

STATEMENT(stopped_count, count_columns, struct count,
	"SELECT COUNT(*) AS n "
	"FROM text_stop "
	"WHERE number = ?");

enum err text_is_stopped(struct req *q, const char *number, bool *stopped)
{
	struct count c = { 0 };
	enum err e = db_row(q, &stopped_count, &c, BIND(number));

	*stopped = c.n > 0;
	return e;
}

/* ---- acting ---- */

COMMAND(note_start,
	"INSERT INTO text_start (message_hash, started_at) "
	"VALUES (?, ?)");

static enum err set_stop(struct req *q, const char *number)
{
	return db_exec(q, &stop, NULL, BIND(number, q->now));
}

struct starting { const char *id, *number; };

/* ERR_DUPLICATE if the same message has done so before. */
static enum err end_stop(struct req *q, void *data)
{
	const struct starting *s = data;
	unsigned char hash[HASH_SIZE];
	enum err e;

	secret_hash(s->id, strlen(s->id), hash);
	if ((e = db_exec(q, &note_start, NULL, BIND(value_bytes(hash, sizeof hash), q->now))))
		return e;
	return db_exec(q, &start, NULL, BIND(s->number));
}

static enum err set_start(struct req *q, const char *id, const char *number, const char **reply)
{
	struct starting s = { id, number };
	enum err e = db_transaction(q, end_stop, &s);

	if (!e)
		*reply = "started";
	return e == ERR_DUPLICATE ? ERR_OK : e;
}

static enum err do_word(struct req *q, const char *id, const char *number, enum text_word word, const char **reply)
{
	bool stopped;
	enum err e;

	switch (word) {
	case TEXT_WORD_STOP:
		*reply = "stopped";
		return set_stop(q, number);
	case TEXT_WORD_YES:
		/* YES may answer anything; it means START only to a number that has sent STOP. */
		if ((e = text_is_stopped(q, number, &stopped)) || !stopped)
			return e;
		/* fall through */
	case TEXT_WORD_START:
		return set_start(q, id, number, reply);
	case TEXT_WORD_HELP:
		*reply = "help";
		return ERR_OK;
	case TEXT_WORD_NONE:
		break;
	}
	return ERR_OK;
}

struct last { const char *language; };
static const struct column last_columns[] = { COLUMN(struct last, language) };

STATEMENT(last_language, last_columns, struct last,
	"SELECT IF(o.language = '', s.language, o.language) AS language "
	"FROM outbox o "
	"JOIN site s ON s.id = o.site_id "
	"WHERE o.recipient = ? "
	"AND o.channel = ? "
	"ORDER BY o.id DESC "
	"LIMIT 1");

static enum err language_for(struct req *q, const char *number, const char **language)
{
	struct last l = { 0 };
	enum err e = db_row(q, &last_language, &l, BIND(number, CHANNEL_TEXT));

	*language = notice_language(q, l.language, NULL);
	return e == ERR_MISSING ? ERR_OK : e;
}

const char *text_inbound_id(struct arena *a, const struct fields *sent)
{
	const char *named = field_value(sent, "MessageSid");
	struct str all;

	if (!text_is_empty(named))
		return named;
	str_init(&all, a, SIGNED_MAX);
	add_fields(&all, a, sent);
	return all.text;
}

enum err text_inbound_take(struct req *q, const char *id, const char *from, const char *body, const char **reply,
	const char **language)
{
	const char *number = phone_normal(q->arena, text_or_empty(from), NULL);
	enum err e;

	*reply = NULL;
	*language = "en";
	/* We never send texts to a short number. */
	if (!number)
		return ERR_OK;
	if ((e = do_word(q, id, number, text_word(q->arena, body), reply)) || !*reply)
		return e;
	return language_for(q, number, language);
}
