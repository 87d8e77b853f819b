/* user - `handrail user`: accounts and their roles. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "site/account.h"
#include "site/address.h"
#include "cli.h"
#include "base/req.h"
#include "site/site.h"
#include "base/str.h"
#include "referral/owner.h"

const char usage_user[] =
	"handrail user add ADDRESS [OPTION...]   make an account and print its id\n"
	"handrail user set ADDRESS [OPTION...]   change the given settings\n"
	"handrail user list                      list id, e-mail, phone, name, organization and roles of\n"
	"                                        the newest thousand\n"
	"\n"
	"ADDRESS is an e-mail address or a telephone number (with + and country). It counts as verified.\n"
	"  --first-name NAME, --last-name NAME, --organization NAME\n"
	"  --password-file FILE   take the password from the first line of FILE; without one, sign-in sends a code\n"
	"  --password-stdin       take it from standard input\n"
	"  --admin-of HOST        make them site admin of that site; may be given more than once\n";

struct user_options {
	const char *first_name, *last_name, *organization, *password_file;
	bool password_stdin;
	struct words admin_of;
};

static const struct option_row options[] = {
	OPTION(struct user_options, first_name, OPTION_TEXT),
	OPTION(struct user_options, last_name, OPTION_TEXT),
	OPTION(struct user_options, organization, OPTION_TEXT),
	OPTION(struct user_options, password_file, OPTION_TEXT),
	OPTION(struct user_options, password_stdin, OPTION_FLAG),
	OPTION(struct user_options, admin_of, OPTION_TEXTS),
};

struct wanted {
	struct user_options o;
	const char *address;
	const char *password;		/* NULL if none was given */
	struct site *sites;		/* to be administered */
	size_t site_count;
};

/* ---- reading ---- */

static enum err first_line(struct req *q, FILE *in, const char *name, const char **line)
{
	char *text = arena_alloc(q->arena, PASSWORD_MOST * 4 + 2);

	if (!fgets(text, PASSWORD_MOST * 4 + 2, in))
		return fail(q, ERR_INPUT, "%s holds no password", name);
	text[strcspn(text, "\r\n")] = '\0';
	if (text_length(text) < PASSWORD_LEAST || text_length(text) > PASSWORD_MOST)
		return fail(q, ERR_INPUT, "a password has %d to %d characters", PASSWORD_LEAST, PASSWORD_MOST);
	*line = text;
	return ERR_OK;
}

static enum err read_password(struct req *q, struct wanted *w)
{
	FILE *in;
	enum err e;

	if (w->o.password_stdin)
		return first_line(q, stdin, "standard input", &w->password);
	if (!w->o.password_file)
		return ERR_OK;
	if (!(in = fopen(w->o.password_file, "r")))
		return fail(q, ERR_SYSTEM, "%s: %s", w->o.password_file, strerror(errno));
	e = first_line(q, in, w->o.password_file, &w->password);
	fclose(in);
	return e;
}

static enum err read_sites(struct req *q, struct wanted *w)
{
	w->site_count = w->o.admin_of.count;
	w->sites = arena_array(q->arena, w->site_count + 1, sizeof *w->sites);
	for (size_t i = 0; i < w->site_count; i++) {
		enum err e = site_load(q, w->o.admin_of.all[i]);

		if (e == ERR_HOST)
			return fail(q, ERR_MISSING, "there is no site %s", w->o.admin_of.all[i]);
		if (e)
			return e;
		w->sites[i] = *q->site;
	}
	return ERR_OK;
}

static enum err read_wanted(struct req *q, int argc, char **argv, struct wanted *w)
{
	struct words words;
	enum err e = cli_options(q, options, COUNT(options), &w->o, argc, argv, &words);

	if (e || (e = cli_words(q, &words, 1, 1)))
		return e;
	if (!(w->address = address_normal(q, words.all[0])))
		return fail(q, ERR_INPUT, "%s is neither an e-mail address nor a telephone number", words.all[0]);
	if ((e = read_sites(q, w)))
		return e;
	return read_password(q, w);
}

/* ---- verbs ---- */

static enum err apply(struct req *q, const struct wanted *w, int64_t id)
{
	enum err e = ERR_OK;

	if (w->o.organization && (e = account_set_organization(q, id, w->o.organization)))
		return e;
	if (w->password && (e = account_set_password(q, id, w->password)))
		return e;
	for (size_t i = 0; i < w->site_count && !e; i++)
		e = account_add_role(q, id, w->sites[i].id, ROLE_site_admin);
	return e;
}

static const char *name_or(const char *given, const char *otherwise)
{
	return given ? given : otherwise;
}

static enum err add(struct req *q, int argc, char **argv)
{
	struct wanted w = { 0 };
	struct account a = { 0 };
	int64_t id;
	enum err e = read_wanted(q, argc, argv, &w);

	if (e)
		return e;
	e = owner_make(q, name_or(w.o.first_name, ""), name_or(w.o.last_name, ""), w.address, &id);
	if (e == ERR_DUPLICATE)
		return fail(q, e, "somebody has this address already; `handrail user set` changes the account");
	if (e || (e = apply(q, &w, id)) || (e = account_by_id(q, id, 0, &a)))
		return e;
	printf("%s\n", a.public_id);
	return ERR_OK;
}

static enum err set(struct req *q, int argc, char **argv)
{
	struct wanted w = { 0 };
	struct account a = { 0 };
	enum err e = read_wanted(q, argc, argv, &w);

	if (e)
		return e;
	e = account_by_address(q, w.address, &a);
	if (e == ERR_MISSING)
		return fail(q, e, "nobody has this address");
	if (e)
		return e;
	if ((w.o.first_name || w.o.last_name) && (e = owner_rename(q, a.id,
			name_or(w.o.first_name, a.first_name), name_or(w.o.last_name, a.last_name))))
		return e;
	return apply(q, &w, a.id);
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
		printf("%s\t%s\t%s\t%s %s\t%s\t", all[i].public_id, name_or(all[i].email, ""),
			name_or(all[i].phone, ""), all[i].first_name, all[i].last_name, all[i].organization);
		e = print_roles(q, all[i].id);
		putchar('\n');
	}
	return e;
}

static const struct verb_row verbs[] = { { "add", add }, { "set", set }, { "list", list } };

enum err command_user(struct req *q, int argc, char **argv)
{
	return cli_verb(q, verbs, COUNT(verbs), argc, argv);
}
