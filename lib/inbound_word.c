/* inbound_word.c - the words by which a program finds people in its Inbound Referrals. */
#include "inbound_word.h"

#include <string.h>

#include "db.h"
#include "req.h"
#include "str.h"

char **inbound_words(struct req *q, const char *typed, size_t *count)
{
	const char *text = text_trim(q->arena, typed);
	size_t digits = strspn(text, "+0123456789 ()-./");
	char **one = arena_array(q->arena, 1, sizeof(*one));

	*count = 1;
	if (strchr(text, '@')) {
		one[0] = arena_text(q->arena, text);
		for (char *c = one[0]; *c; c++)
			if (*c >= 'A' && *c <= 'Z')
				*c = (char)(*c - 'A' + 'a');
		return one;
	}
	if (digits && !text[digits]) {
		struct str number;

		str_init(&number, q->arena, 40);
		for (const char *c = text; *c; c++)
			if (*c >= '0' && *c <= '9')
				str_add_char(&number, *c);
		one[0] = number.text;
		*count = number.length > 2;
		return one;
	}
	return text_words(q->arena, text, count);
}

COMMAND(add_row,
	"INSERT IGNORE INTO inbound_word (program_id, word, made_at, referral_id) "
	"VALUES (?, ?, ?, ?)");

static enum err add_one(struct req *q, const struct inbound_entry *of, const char *word)
{
	if (text_is_empty(word) || strlen(word) > 100)
		return ERR_OK;
	return db_exec(q, &add_row, NULL, BIND(of->program_id, word, of->made_at, of->referral_id));
}

static enum err add_words(struct req *q, const struct inbound_entry *of, const char *text)
{
	size_t count;
	char **all = inbound_words(q, text, &count);
	enum err e = ERR_OK;

	for (size_t i = 0; i < count && !e; i++)
		e = add_one(q, of, all[i]);
	return e;
}

/* A number is found with its country and without: the last ten digits are most people's. */
static const char *national(const char *phone)
{
	size_t n = strlen(phone);

	return n > 10 ? phone + n - 10 : "";
}

enum err inbound_words_add(struct req *q, const struct inbound_entry *entry)
{
	enum err e = add_words(q, entry, arena_printf(q->arena, "%s %s", entry->first_name, entry->last_name));

	if (!e && entry->email)
		e = add_words(q, entry, entry->email);
	if (!e && entry->phone)
		e = add_words(q, entry, entry->phone);
	if (!e && entry->phone)
		e = add_words(q, entry, national(entry->phone));
	return e;
}
