/* inbound_word.c - the search index of a program's Inbound Referrals. */
#include "referral/inbound_word.h"

#include <stdlib.h>
#include <string.h>

#include "directory/batch.h"
#include "edge/db.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"
#include "site/worklist.h"

#define LAST_FEW 4
#define LAST_MANY 7
#define CALLING_CODE_MOST 3	/* digits of a country's calling code (ITU-T E.164) */

bool inbound_is_last_digits(const char *word)
{
	size_t n = strlen(word);

	return (n == LAST_FEW || n == LAST_MANY) && !word[strspn(word, "0123456789")];
}

char **inbound_words(struct req *q, const char *typed, size_t *count)
{
	const char *text = text_trim(q->arena, typed);
	size_t digits = strspn(text, "+0123456789 ()-./");
	char **one = arena_array(q->arena, 1, sizeof(*one));

	*count = 1;
	if (strchr(text, '@')) {
		one[0] = text_lower(q->arena, text);
		return one;
	}
	if (digits && !text[digits]) {
		struct str number;

		str_init(&number, q->arena, 40);
		for (const char *c = text; *c; c++)
			if (*c >= '0' && *c <= '9')
				str_add_char(&number, *c);
		one[0] = number.text;
		if (!inbound_is_last_digits(number.text))
			one[0] += strspn(number.text, "0");	/* E.164 has no national trunk prefix */
		*count = number.length > 2;
		return one;
	}
	return text_words(q->arena, text, count);
}

COMMAND(add_row,
	"INSERT IGNORE INTO inbound_word (program_id, word, made_at, referral_id) "
	"VALUES (?, ?, ?, ?)");

static void add_words(struct req *q, struct batch *b, const struct inbound_entry *of, const char *text)
{
	size_t count;
	char **all = inbound_words(q, text, &count);

	for (size_t i = 0; i < count; i++)
		if (!text_is_empty(all[i]) && strlen(all[i]) <= 100)
			batch_add(b, BIND(of->program_id, all[i], of->made_at, of->referral_id));
}

static void add_word(struct batch *b, const struct inbound_entry *of, const char *word)
{
	batch_add(b, BIND(of->program_id, word, of->made_at, of->referral_id));
}

/* A number can be found with and without its calling code, and by its last digits. */
static void add_number(struct batch *b, const struct inbound_entry *of, const char *line)
{
	const char *digits = line + strspn(line, "+");
	size_t n = strlen(digits);

	for (size_t code = 0; code <= CALLING_CODE_MOST && n > code + LAST_MANY; code++)
		add_word(b, of, digits + code);
	if (n >= LAST_MANY)
		add_word(b, of, digits + n - LAST_MANY);
	if (n >= LAST_FEW)
		add_word(b, of, digits + n - LAST_FEW);
}

static void add_contact(struct req *q, struct batch *b, const struct inbound_entry *of)
{
	if (of->seeker.email)
		add_words(q, b, of, of->seeker.email);
	if (of->seeker.phone)
		add_number(b, of, phone_line(q->arena, of->seeker.phone));
}

static void add_granted(struct req *q, struct batch *b, const struct situation *s, const struct inbound_entry *of)
{
	unsigned granted = law_grants(s, PARTY_PROGRAM);

	if (granted & MAY_SEE)
		add_words(q, b, of, contact_name(q->arena, &of->seeker));
	if (granted & MAY_SEE && granted & SHOW_CONTACT)
		add_contact(q, b, of);
}

enum err inbound_words_add(struct req *q, const struct situation *s, const struct inbound_entry *entry)
{
	struct batch b;

	batch_init(&b, q->arena, &add_row);
	add_granted(q, &b, s, entry);
	return batch_write(q, &b, NULL);
}

COMMAND(delete_rows,
	"DELETE FROM inbound_word "
	"WHERE referral_id = ?");

enum err inbound_words_renew(struct req *q, const struct situation *s, const struct inbound_entry *entry)
{
	enum err e = db_exec(q, &delete_rows, NULL, BIND(entry->referral_id));

	return e ? e : inbound_words_add(q, s, entry);
}

/* ---- others with the same number or address ---- */

#define SAME_AT_ONCE 25
/* Each word may come back once more than is counted, for the referral itself. So a full answer has a word that is complete. */
#define SAME_ROWS 276
_Static_assert(SAME_ROWS > SAME_AT_ONCE * (INBOUND_OTHERS_MOST + 1), "an answer has room for every word");

struct same { int64_t program_id, referral_id; const char *word; };
static const struct column same_columns[] = {
	COLUMN(struct same, program_id), COLUMN(struct same, referral_id), COLUMN(struct same, word),
};

#define SAME(words) \
	"SELECT w.program_id, w.referral_id, w.word " \
	"FROM inbound_word w FORCE INDEX (PRIMARY) " \
	"STRAIGHT_JOIN referral r ON r.id = w.referral_id " \
	"WHERE " words \
	"AND NOT r.discreet AND " LAW_SQL_PROGRAM " & " SQL_SHOW_CONTACT " " \
	"ORDER BY w.program_id, w.word " \
	"LIMIT " STRINGIFY(SAME_ROWS)

#define ONE_OF "(w.program_id = ? AND w.word = ?) "
#define FOUR_MORE "OR " ONE_OF "OR " ONE_OF "OR " ONE_OF "OR " ONE_OF

/* Of one program, and of several: MariaDB plans the first in two thirds of the time. */
STATEMENT(same_at_program, same_columns, struct same,
	SAME("w.program_id = ? AND w.word IN (" TWENTY_FIVE ") "));
STATEMENT(same_at_programs, same_columns, struct same,
	SAME("(" ONE_OF FOUR_MORE FOUR_MORE FOUR_MORE FOUR_MORE FOUR_MORE FOUR_MORE ") "));

static const char *same_word(struct req *q, const struct inbound_same *s)
{
	size_t count;

	return inbound_words(q, strchr(s->contact, '@') ? s->contact : phone_line(q->arena, s->contact), &count)[0];
}

static int by_place(const void *a, const void *b)
{
	const struct same *x = a, *y = b;

	if (x->program_id != y->program_id)
		return x->program_id < y->program_id ? -1 : 1;
	return strcmp(x->word, y->word);
}

/* The words to count, each once, in the order of the index. Returns how many. */
static size_t sort_words(struct same *words, size_t count)
{
	size_t n = 0;

	qsort(words, count, sizeof(*words), by_place);
	for (size_t i = 0; i < count; i++)
		if (!n || by_place(&words[n - 1], &words[i]))
			words[n++] = words[i];
	return n;
}

/* At most SAME_AT_ONCE words; the last one fills the places that are left. */
static enum err find_same(struct req *q, const struct same *words, size_t count, struct same **found, size_t *n)
{
	struct value v[2 * SAME_AT_ONCE];
	bool is_one = words[0].program_id == words[count - 1].program_id;
	size_t used = 0;

	for (size_t i = 0; i < SAME_AT_ONCE; i++) {
		const struct same *word = &words[i < count ? i : count - 1];

		if (!i || !is_one)
			v[used++] = value_int(word->program_id);
		v[used++] = value_text(word->word);
	}
	return db_rows(q, is_one ? &same_at_program : &same_at_programs, found, n, (struct binds){ v, used });
}

/* The first of the rows that is not before this word; they are in the order of the index. */
static size_t first_of(const struct same *word, const struct same *found, size_t n)
{
	size_t from = 0, to = n;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (by_place(&found[middle], word) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Adds what was found to those who have the word. */
static void add_found(const struct same *own, struct inbound_same *all, size_t count, const struct same *found, size_t n)
{
	for (size_t i = 0; i < count; i++) {
		if (!own[i].word)
			continue;
		for (size_t k = first_of(&own[i], found, n); k < n && !by_place(&own[i], &found[k]); k++)
			all[i].others += all[i].others < INBOUND_OTHERS_MOST && own[i].referral_id != found[k].referral_id;
	}
}

/* The number of words whose rows are all there, or as many as are counted: a full answer may end within its last word. */
static size_t words_done(const struct same *words, size_t count, const struct same *found, size_t n)
{
	const struct same *last = &found[n - 1];
	size_t done = 0, rows;

	if (n < SAME_ROWS)
		return count;
	rows = n - first_of(last, found, n);
	while (done < count && by_place(&words[done], last) < 0)
		done++;
	return rows > INBOUND_OTHERS_MOST ? done + 1 : done;
}

static enum err count_words(struct req *q, const struct same *own, struct inbound_same *all, size_t count,
	const struct same *words, size_t word_count)
{
	for (size_t at = 0; at < word_count; ) {
		size_t left = word_count - at, some = left < SAME_AT_ONCE ? left : SAME_AT_ONCE, n, done;
		struct same *found;
		enum err e = find_same(q, words + at, some, &found, &n);

		if (e)
			return e;
		done = n ? words_done(words + at, some, found, n) : some;
		add_found(own, all, count, found, done < some ? first_of(&words[at + done], found, n) : n);
		at += done;
	}
	return ERR_OK;
}

enum err inbound_same(struct req *q, struct inbound_same *all, size_t count)
{
	struct same *own = arena_array(q->arena, 2 * count + 1, sizeof(*own)), *words = own + count;
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		all[i].others = 0;
		own[i] = (struct same){ all[i].program_id, all[i].referral_id, text_is_empty(all[i].contact) ? NULL : same_word(q, &all[i]) };
		if (own[i].word)
			words[n++] = own[i];
	}
	return count_words(q, own, all, count, words, sort_words(words, n));
}

/* ---- rows of before ---- */

#define STALE_AT_ONCE 500

struct stale { struct inbound_entry entry; struct situation at; };

#define STALE(member) COLUMN_WITHIN(struct stale, entry, struct inbound_entry, member)

static const struct column stale_columns[] = {
	STALE(program_id), STALE(referral_id), STALE(made_at), STALE(seeker.first_name), STALE(seeker.last_name),
	STALE(seeker.email), STALE(seeker.phone), SITUATION_COLUMNS(struct stale, at),
};

STATEMENT(list_stale, stale_columns, struct stale,
	"SELECT r.program_id, r.id AS referral_id, r.made_at, r.seeker_first_name, r.seeker_last_name, r.seeker_email, "
	"r.seeker_phone, " SITUATION_SQL("r.") " "
	"FROM inbound_stale s "
	"STRAIGHT_JOIN referral r ON r.id = s.referral_id "
	"WHERE " LAW_SQL_PROGRAM " & " SQL_MAY_SEE " "
	"ORDER BY s.referral_id "
	"LIMIT ?");

COMMAND(renewed,
	"DELETE FROM inbound_stale "
	"WHERE referral_id <= ?");

COMMAND(renewed_all,
	"DELETE FROM inbound_stale");

static enum err renew_some(struct req *q, void *data)
{
	bool *more = data;
	struct stale *all;
	struct batch b;
	size_t count;
	enum err e = db_rows(q, &list_stale, &all, &count, BIND(STALE_AT_ONCE));

	*more = count;
	if (e || !count)
		return e ? e : db_exec(q, &renewed_all, NULL, NOTHING);
	batch_init(&b, q->arena, &add_row);
	for (size_t i = 0; i < count; i++)
		add_granted(q, &b, &all[i].at, &all[i].entry);
	if ((e = batch_write(q, &b, NULL)) || (e = worklist_renew_stale(q, all[count - 1].entry.referral_id)))
		return e;
	return db_exec(q, &renewed, NULL, BIND(all[count - 1].entry.referral_id));
}

static void release(void *arena) { arena_release(arena); }

/* Each batch is in memory of its own. */
enum err inbound_renew_stale(struct req *q)
{
	struct arena *whole = q->arena;
	bool more = true;
	enum err e;

	db_patient(q->db);
	q->arena = arena_new();
	arena_defer(whole, release, q->arena);
	while (!(e = db_transaction(q, renew_some, &more)) && more)
		arena_reset(q->arena);
	q->arena = whole;
	return e;
}

/* ---- checking ---- */

#define HAS_WORD(condition) \
	"(SELECT 1 FROM inbound_word w WHERE w.referral_id = r.id AND w.program_id = r.program_id AND " condition " LIMIT 1)"

struct wrong { int64_t count; };
static const struct column wrong_columns[] = { COLUMN(struct wrong, count) };

/* A number's last digits stand before its extension. */
STATEMENT(check_words, wrong_columns, struct wrong,
	"SELECT COUNT(*) AS count "
	"FROM referral r "
	"WHERE r.inbound_program_id IS NOT NULL "
	"AND IF(" LAW_SQL_PROGRAM " & " SQL_SHOW_CONTACT ", "
		"(r.seeker_phone <> '' AND " HAS_WORD("w.word = RIGHT(SUBSTRING_INDEX(r.seeker_phone, ';', 1), 4)") " IS NULL) "
		"OR (r.seeker_email <> '' AND CHAR_LENGTH(r.seeker_email) <= 100 AND " HAS_WORD("w.word LIKE '%@%'") " IS NULL), "
		HAS_WORD("(w.word LIKE '%@%' OR w.word = RIGHT(SUBSTRING_INDEX(r.seeker_phone, ';', 1), 4))") " IS NOT NULL)");

enum err inbound_words_check(struct req *q, int64_t *wrong)
{
	struct wrong n = { 0 };
	enum err e = db_row(q, &check_words, &n, NOTHING);

	*wrong = n.count;
	return e;
}
