/* account_setting.c - checks names and passwords, and saves several settings of an account at once. */
#include "site/account_setting.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "site/account.h"
#include "site/audit.h"
#include "edge/db.h"

static bool check_name(const char *field, const char *name, struct refusal *why)
{
	return text_length(text_or_empty(name)) <= NAME_MOST || refuse(why, field, REASON_too_long, STRINGIFY(NAME_MOST));
}

static const char *const common_passwords[] = {
#include "site/common_passwords.def"
};

static int by_text(const void *key, const void *one)
{
	return strcmp(key, *(const char *const *)one);
}

/* In any case: "Password1" is tried as soon as "password1". */
static bool is_common(const char *password)
{
	char small[PASSWORD_LEAST * 8];
	size_t i;

	for (i = 0; password[i] && i < sizeof(small) - 1; i++)
		small[i] = (char)tolower((unsigned char)password[i]);
	small[i] = '\0';
	return !password[i] && bsearch(small, common_passwords, COUNT(common_passwords), sizeof(char *), by_text);
}

/* ---- words that are near ---- */

enum { LETTERS_LEFT = 4, WORD_LEAST = 3, LETTERS_SIZE = PASSWORD_MOST * 4 + 1 };

/* Bytes of letters beyond ASCII count as letters. */
static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }

/* The letters of a text in lower case; with `one`, those of its first word only. Returns the rest of the text. */
static const char *take_letters(char letters[LETTERS_SIZE], const char *text, bool one)
{
	size_t n = 0;

	for (; *text && n < LETTERS_SIZE - 1 && !(one && n && !is_letter(*text)); text++)
		if (is_letter(*text))
			letters[n++] = (char)tolower((unsigned char)*text);
	letters[n] = '\0';
	return text;
}

static void remove_word(char *letters, const char *word)
{
	size_t length = strlen(word);

	if (length >= WORD_LEAST)
		for (char *at; (at = strstr(letters, word));)
			memmove(at, at + length, strlen(at + length) + 1);
}

static void remove_words(char *letters, const char *text)
{
	char word[LETTERS_SIZE];

	while (*text) {
		text = take_letters(word, text, true);
		remove_word(letters, word);
	}
}

static bool is_near(const char *password, const struct password_words *words)
{
	char letters[LETTERS_SIZE];
	size_t before;

	take_letters(letters, password, false);
	before = strlen(letters);
	for (size_t i = 0; i < PASSWORD_WORDS; i++)
		remove_words(letters, text_or_empty(words->of[i]));
	return strlen(letters) < before && strlen(letters) < LETTERS_LEFT;
}

bool password_check(const char *password, const struct password_words *words, struct refusal *why)
{
	if (text_length(password) < PASSWORD_LEAST)
		return refuse(why, "password", REASON_too_short, STRINGIFY(PASSWORD_LEAST));
	if (is_common(password))
		return refuse(why, "password", REASON_too_common, NULL);
	if (text_length(password) > PASSWORD_MOST)
		return refuse(why, "password", REASON_too_long, STRINGIFY(PASSWORD_MOST));
	return !is_near(password, words) || refuse(why, "password", REASON_too_near, NULL);
}

bool team_name_check(const char *name, struct refusal *why)
{
	if (text_is_empty(name))
		return refuse(why, "team_name", REASON_empty, NULL);
	return check_name("team_name", name, why);
}

bool account_change_check(const struct account_change *c, struct refusal *why)
{
	const struct password_words near = { { c->first_name, c->last_name, c->organization, c->email, c->site_name } };

	return check_name("first_name", c->first_name, why) && check_name("last_name", c->last_name, why)
		&& check_name("organization", c->organization, why) && (!c->password || password_check(c->password, &near, why));
}

struct saving { int64_t id; const struct account_change *change; const char *password_hash; };

static enum err audit_field(struct req *q, int64_t id, const char *field)
{
	return audit_add(q, &(struct audited){ .act = AUDIT_account_changed, .site_id = audit_site(q), .of = id, .what = field });
}

static enum err save(struct req *q, void *data)
{
	const struct saving *s = data;
	const struct account_change *c = s->change;
	enum err e = ERR_OK;

	if (c->organization && ((e = account_set_organization(q, s->id, c->organization)) || (e = audit_field(q, s->id, "organization"))))
		return e;
	if (s->password_hash && ((e = account_set_password_hash(q, s->id, s->password_hash)) || (e = audit_field(q, s->id, "password"))))
		return e;
	for (size_t i = 0; i < c->admin_of_count && !e; i++)
		e = account_add_role(q, s->id, c->admin_of[i], ROLE_site_admin);
	return e;
}

enum err account_change_save(struct req *q, int64_t id, const struct account_change *c)
{
	struct saving s = { id, c, c->password ? secret_password_hash(q->arena, c->password) : NULL };

	return db_transaction(q, save, &s);
}
