/* user - `handrail user`: accounts and their roles. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "site/account.h"
#include "site/account_setting.h"
#include "site/address.h"
#include "site/audit.h"
#include "cli.h"
#include "base/req.h"
#include "message/revoke.h"
#include "message/site_role.h"
#include "site/site.h"
#include "site/site_user.h"
#include "base/str.h"
#include "message/sign_in.h"
#include "referral/owner.h"

const char usage_user[] =
	"handrail user add ADDRESS [OPTION...]   make an account and print its id\n"
	"handrail user set ADDRESS [OPTION...]   change the given settings\n"
	"handrail user sign-out ADDRESS          end all sessions and sign-in codes of the account\n"
	"handrail user disable ADDRESS           the same, and nobody can sign in to it any more; ends the links in\n"
	"                                        programs' mails to its addresses\n"
	"handrail user enable ADDRESS            let it sign in again\n"
	"handrail user list                      list id, e-mail, phone, name, organization and roles of\n"
	"                                        the newest thousand\n"
	"\n"
	"ADDRESS is an e-mail address or a telephone number (with + and country). It counts as verified.\n"
	"  --first-name NAME, --last-name NAME, --organization NAME\n"
	"  --password-file FILE   take the password from the first line of FILE; without one, sign-in sends a code\n"
	"  --password-stdin       take it from standard input\n"
	"  --admin-of HOST        make them site admin of that site; may be given more than once\n"
	"  --remove-admin-of HOST take that role away; ends their sessions at that site\n"
	"  --group-manager-of HOST, --remove-group-manager-of HOST   the same for its groups (role group_manager)\n"
	"  --reports-of HOST, --remove-reports-of HOST               the same for its reports (role reports)\n"
	"  --no-second-factor     turn off two-step sign-in, for somebody whose phone and recovery codes are gone. Make sure\n"
	"                         first that they are the person who asks\n";

struct user_options {
	const char *first_name, *last_name, *organization, *password_file;
	bool password_stdin, no_second_factor;
	struct words admin_of, group_manager_of, reports_of, remove_admin_of, remove_group_manager_of, remove_reports_of;
};

static const struct option_row options[] = {
	OPTION(struct user_options, first_name, OPTION_TEXT),
	OPTION(struct user_options, last_name, OPTION_TEXT),
	OPTION(struct user_options, organization, OPTION_TEXT),
	OPTION(struct user_options, password_file, OPTION_TEXT),
	OPTION(struct user_options, password_stdin, OPTION_FLAG),
	OPTION(struct user_options, no_second_factor, OPTION_FLAG),
	OPTION(struct user_options, admin_of, OPTION_TEXTS),
	OPTION(struct user_options, group_manager_of, OPTION_TEXTS),
	OPTION(struct user_options, reports_of, OPTION_TEXTS),
	OPTION(struct user_options, remove_admin_of, OPTION_TEXTS),
	OPTION(struct user_options, remove_group_manager_of, OPTION_TEXTS),
	OPTION(struct user_options, remove_reports_of, OPTION_TEXTS),
};

struct wanted {
	const char *address;
	struct account_change change;
	struct sites { const int64_t *ids; size_t count; } give[ROLES], take[ROLES];
	bool no_second_factor;
};

/* ---- reading ---- */

static enum err read_password(struct req *q, const struct user_options *o, const char **password)
{
	if (o->password_stdin)
		return cli_first_line(q, NULL, password);
	return o->password_file ? cli_first_line(q, o->password_file, password) : ERR_OK;
}

static enum err read_sites(struct req *q, const struct words *hosts, const int64_t **sites, size_t *count)
{
	int64_t *ids = arena_array(q->arena, hosts->count + 1, sizeof(*ids));

	for (size_t i = 0; i < hosts->count; i++) {
		enum err e = site_load(q, hosts->all[i]);

		if (e == ERR_HOST)
			return fail(q, ERR_MISSING, "there is no site %s", hosts->all[i]);
		if (e)
			return e;
		ids[i] = q->site->id;
	}
	*sites = ids;
	*count = hosts->count;
	return ERR_OK;
}

/* By role. Being an admin is given with the rest of the change. */
static enum err read_roles(struct req *q, const struct user_options *o, struct wanted *w)
{
	const struct words *give[ROLES] = { [ROLE_group_manager] = &o->group_manager_of, [ROLE_reports] = &o->reports_of };
	const struct words *take[ROLES] = { [ROLE_site_admin] = &o->remove_admin_of,
		[ROLE_group_manager] = &o->remove_group_manager_of, [ROLE_reports] = &o->remove_reports_of };
	enum err e = read_sites(q, &o->admin_of, &w->change.admin_of, &w->change.admin_of_count);

	for (enum role r = 0; !e && r < ROLES; r++)
		if (!(e = read_sites(q, take[r], &w->take[r].ids, &w->take[r].count)) && give[r])
			e = read_sites(q, give[r], &w->give[r].ids, &w->give[r].count);
	return e;
}

static enum err read_wanted(struct req *q, int argc, char **argv, struct wanted *w)
{
	struct user_options o;
	struct words words;
	struct refusal why;
	enum err e = cli_options(q, options, COUNT(options), &o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	if (!(w->address = address_normal(q, words.all[0])))
		return fail(q, ERR_INPUT, "%s is neither an e-mail address nor a telephone number", words.all[0]);
	w->change = (struct account_change){ .first_name = o.first_name, .last_name = o.last_name, .organization = o.organization,
		.email = w->address };
	w->no_second_factor = o.no_second_factor;
	if ((e = read_roles(q, &o, w)) || (e = read_password(q, &o, &w->change.password)))
		return e;
	return account_change_check(&w->change, &why) ? ERR_OK : cli_refuse(q, &why);
}

/* ---- verbs ---- */

static const char *name_or(const char *given, const char *otherwise)
{
	return given ? given : otherwise;
}

static enum err give_roles(struct req *q, int64_t id, const struct wanted *w)
{
	enum err e = ERR_OK;

	for (enum role r = 0; r < ROLES; r++)
		for (size_t i = 0; !e && i < w->give[r].count; i++)
			e = site_role_change(q, w->give[r].ids[i], &(struct site_user){ .id = id }, 1u << r, 0);
	return e;
}

static enum err add(struct req *q, int argc, char **argv)
{
	struct wanted w = { 0 };
	struct account a = { 0 };
	int64_t id;
	enum err e = read_wanted(q, argc, argv, &w);

	if (e)
		return e;
	e = owner_make(q, text_or_empty(w.change.first_name), text_or_empty(w.change.last_name), w.address, &id);
	if (e == ERR_DUPLICATE)
		return fail(q, e, "somebody has this address already; `handrail user set` changes the account");
	if (e || (e = account_change_save(q, id, &w.change)) || (e = give_roles(q, id, &w)) || (e = account_by_id(q, id, 0, &a)))
		return e;
	if ((e = audit_add(q, &(struct audited){ .act = AUDIT_account_made, .of = id })))
		return e;
	printf("%s\n", a.public_id);
	return ERR_OK;
}

static enum err find(struct req *q, const char *address, struct account *a)
{
	enum err e = account_by_address(q, address, a);

	return e == ERR_MISSING ? fail(q, e, "nobody has this address") : e;
}

/* Unlike on the page, the last admin may go: the command can give the role to somebody else. */
static enum err take_roles(struct req *q, int64_t id, const struct wanted *w)
{
	enum err e = ERR_OK;

	for (enum role r = 0; r < ROLES; r++)
		for (size_t i = 0; !e && i < w->take[r].count; i++)
			if ((e = revoke(q, &(struct revoked){ .right = RIGHT_role, .account_id = id, .of = w->take[r].ids[i],
					.role = r })) == ERR_MISSING)
				return fail(q, e, "they do not have the role %s at that site", role_slug(r));
	return e;
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct wanted w = { 0 };
	struct account a = { 0 };
	enum err e = read_wanted(q, argc, argv, &w);

	if (e || (e = find(q, w.address, &a)))
		return e;
	if ((w.change.first_name || w.change.last_name) && (e = owner_rename(q, a.id,
			name_or(w.change.first_name, a.first_name), name_or(w.change.last_name, a.last_name))))
		return e;
	if ((e = account_change_save(q, a.id, &w.change)) || (e = give_roles(q, a.id, &w))
			|| (e = take_roles(q, a.id, &w)) || !w.no_second_factor)
		return e;
	e = sign_in_turn_off(q, a.id);
	return e == ERR_MISSING ? fail(q, e, "the account has no second factor") : e;
}

/* Reads the one ADDRESS of a command without options. */
static enum err find_only(struct req *q, int argc, char **argv, struct account *a)
{
	struct words words;
	const char *address;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	if (!(address = address_normal(q, words.all[0])))
		return fail(q, ERR_INPUT, "%s is neither an e-mail address nor a telephone number", words.all[0]);
	return find(q, address, a);
}

static enum err sign_out(struct req *q, int argc, char **argv)
{
	struct account a = { 0 };
	enum err e = find_only(q, argc, argv, &a);

	return e ? e : revoke(q, &(struct revoked){ .right = RIGHT_sessions, .account_id = a.id });
}

static enum err disable(struct req *q, int argc, char **argv)
{
	struct account a = { 0 };
	enum err e = find_only(q, argc, argv, &a);

	if (e)
		return e;
	e = revoke(q, &(struct revoked){ .right = RIGHT_account, .account_id = a.id });
	return e == ERR_MISSING ? fail(q, e, "the account is disabled already") : e;
}

static enum err enable(struct req *q, int argc, char **argv)
{
	struct account a = { 0 };
	enum err e = find_only(q, argc, argv, &a);

	if (e)
		return e;
	e = account_enable(q, a.id);
	return e == ERR_MISSING ? fail(q, e, "the account is not disabled") : e;
}

static enum err print_roles(struct req *q, int64_t id)
{
	struct account_role *roles;
	size_t count;
	enum err e = account_roles(q, id, &roles, &count);

	for (size_t i = 0; !e && i < count; i++)
		printf("%s%s@%s", i ? " " : "", role_slug(roles[i].role), roles[i].host);
	return e;
}

static enum err list(struct req *q, int argc, char **argv)
{
	struct words words;
	struct account *all;
	size_t count;
	enum err e = cli_options(q, NULL, 0, NULL, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 0, 0)) || (e = account_all(q, &all, &count)))
		return e;
	for (size_t i = 0; i < count && !e; i++) {
		printf("%s\t%s\t%s\t%s %s\t%s\t", all[i].public_id, text_or_empty(all[i].email),
			text_or_empty(all[i].phone), all[i].first_name, all[i].last_name, all[i].organization);
		e = print_roles(q, all[i].id);
		putchar('\n');
	}
	return e;
}

static const struct verb_row verbs[] = {
	{ "add", add }, { "set", set }, { "sign-out", sign_out }, { "disable", disable }, { "enable", enable }, { "list", list },
};

enum err command_user(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
