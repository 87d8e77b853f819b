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

bool password_check(const char *password, struct refusal *why)
{
	if (text_length(password) < PASSWORD_LEAST)
		return refuse(why, "password", REASON_too_short, STRINGIFY(PASSWORD_LEAST));
	if (is_common(password))
		return refuse(why, "password", REASON_too_common, NULL);
	return text_length(password) <= PASSWORD_MOST || refuse(why, "password", REASON_too_long, STRINGIFY(PASSWORD_MOST));
}

bool team_name_check(const char *name, struct refusal *why)
{
	if (text_is_empty(name))
		return refuse(why, "team_name", REASON_empty, NULL);
	return check_name("team_name", name, why);
}

bool account_change_check(const struct account_change *c, struct refusal *why)
{
	return check_name("first_name", c->first_name, why) && check_name("last_name", c->last_name, why)
		&& check_name("organization", c->organization, why) && (!c->password || password_check(c->password, why));
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
