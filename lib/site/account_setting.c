/* account_setting.c - checks names and passwords, and saves several settings of an account at once. */
#include "site/account_setting.h"

#include "base/req.h"
#include "base/str.h"
#include "site/account.h"

static bool check_name(const char *field, const char *name, struct refusal *why)
{
	return text_length(text_or_empty(name)) <= NAME_MOST || refuse(why, field, REASON_too_long, STRINGIFY(NAME_MOST));
}

bool password_check(const char *password, struct refusal *why)
{
	if (text_length(password) < PASSWORD_LEAST)
		return refuse(why, "password", REASON_too_short, STRINGIFY(PASSWORD_LEAST));
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

enum err account_change_save(struct req *q, int64_t id, const struct account_change *c)
{
	enum err e = ERR_OK;

	if (c->organization && (e = account_set_organization(q, id, c->organization)))
		return e;
	if (c->password && (e = account_set_password(q, id, c->password)))
		return e;
	for (size_t i = 0; i < c->admin_of_count && !e; i++)
		e = account_add_role(q, id, c->admin_of[i], ROLE_site_admin);
	return e;
}
