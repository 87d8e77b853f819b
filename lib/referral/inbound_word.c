/* inbound_word.c - the search index of a program's Inbound Referrals. */
#include "referral/inbound_word.h"

#include <string.h>

#include "directory/batch.h"
#include "edge/db.h"
#include "base/phone.h"
#include "base/req.h"
#include "base/str.h"

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
		one[0] = number.text + strspn(number.text, "0");	/* E.164 has no national trunk prefix */
		*count = number.length > 2;
		return one;
	}
	return text_words(q->arena, text, count);
}

#define LAST_FEW 4
#define LAST_MANY 7
#define CALLING_CODE_MOST 3	/* digits of a country's calling code (ITU-T E.164) */

bool inbound_is_last_digits(const char *word)
{
	size_t n = strlen(word);

	return (n == LAST_FEW || n == LAST_MANY) && !word[strspn(word, "0123456789")];
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

enum err inbound_words_add(struct req *q, const struct situation *s, const struct inbound_entry *entry)
{
	unsigned granted = law_grants(s, PARTY_PROGRAM);
	struct batch b;

	if (!(granted & MAY_SEE))
		return ERR_OK;
	batch_init(&b, q->arena, &add_row);
	add_words(q, &b, entry, contact_name(q->arena, &entry->seeker));
	if (granted & SHOW_CONTACT)
		add_contact(q, &b, entry);
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
