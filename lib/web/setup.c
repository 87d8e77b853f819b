/* setup.c - makes an installation from the answers to its questions; setup.h is the manual. */
#include "web/setup.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/file.h"
#include "base/host.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "directory/search_index.h"
#include "edge/way_out.h"
#include "referral/inbound_word.h"
#include "referral/owner.h"
#include "site/account.h"
#include "site/account_setting.h"
#include "site/address.h"
#include "site/migrate.h"
#include "site/site_setting.h"
#include "site/worklist.h"
#include "web/setup_in.h"
#include "web/start.h"

#define CONF_MOST (16 * 1024)
#define KEY_BYTES 32

/* ---- handrail.conf ---- */

struct line { const char *section, *key; size_t member, read; };

#define LINE(section_, key_, member_) \
	{ #section_, #key_, offsetof(struct setup, member_), offsetof(struct conf, section_##_##key_) }

/* In the order of the sections. */
static const struct line lines[] = {
	LINE(web, base_url, base_url),
	LINE(database, hosts, database_hosts),
	LINE(database, user, database_user),
	LINE(database, password, database_password),
	LINE(database, name, database_name),
	LINE(mail, url, mail_url),
	LINE(mail, user, mail_user),
	LINE(mail, password, mail_password),
	LINE(mail, from, mail_from),
};

static const char *member(const void *s, size_t offset)
{
	return text_or_empty(*(const char *const *)((const char *)s + offset));
}

/* A host's "localhost" is a socket, and each kind of host has it elsewhere. NULL: none of them exists. */
static const char *socket_of(const struct setup *s)
{
	static const char *const sockets[] = { "/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock",
		"/var/run/mysqld/mysqld.sock", "/var/lib/mysql/mysqld.sock" };

	if (s->database_hosts[0] == '/')
		return s->database_hosts;
	for (size_t i = 0; text_equal(s->database_hosts, "localhost") && i < COUNT(sockets); i++)
		if (!access(sockets[i], F_OK))
			return sockets[i];
	return NULL;
}

static const char *conf_text(struct req *q, const struct setup *s)
{
	unsigned char key[KEY_BYTES];
	const char *section = "";
	struct str out;

	secret_random(key, sizeof(key));
	str_init(&out, q->arena, CONF_MOST);
	str_add(&out, "; Made by handrail setup. handrail.conf.example explains all settings.\n");
	for (size_t i = 0; i < COUNT(lines); i++) {
		if (!text_equal(section, lines[i].section))
			str_printf(&out, "\n[%s]\n", section = lines[i].section);
		if (text_equal(lines[i].key, "hosts") && socket_of(s))
			str_printf(&out, "socket = %s\n", socket_of(s));
		else if (*member(s, lines[i].member))
			str_printf(&out, "%s = %s\n", lines[i].key, member(s, lines[i].member));
		if (text_equal(lines[i].key, "base_url"))
			str_add(&out, "live = polling\n");
	}
	str_printf(&out, "\n[secrets]\n; Keep a copy of it, apart from backups of the database.\nkey = %s\n", text_hex(q->arena, key, sizeof(key)));
	return out.full ? NULL : out.text;
}

/* The values must come back as they were given: a line break, or a blank and a semicolon, would end one. */
static enum err check_conf(struct req *q, const struct setup *s, const struct conf *c, const char **at)
{
	for (size_t i = 0; i < COUNT(lines); i++) {
		if (text_equal(lines[i].key, "hosts") && socket_of(s))
			continue;
		if (*member(s, lines[i].member) && !text_equal(member(s, lines[i].member), member(c, lines[i].read))) {
			*at = arena_printf(q->arena, "%s_%s", lines[i].section, lines[i].key);
			return fail(q, ERR_INPUT, "such a value cannot stand in handrail.conf");
		}
	}
	return ERR_OK;
}

/* More than handrail.conf itself asks for: without mail, nobody signs in. */
static enum err check_mail(struct req *q, const struct setup *s, const char **at)
{
	const struct conf c = { .mail_url = s->mail_url };
	struct way_out w = way_out_mail(q->arena, &c);

	*at = "mail_url";
	if (w.wrong)
		return fail(q, ERR_INPUT, "%s %s", s->mail_url, w.wrong);
	*at = "mail_from";
	if (!email_normal(q, s->mail_from))
		return fail(q, ERR_INPUT, "it is no e-mail address");
	*at = NULL;
	return ERR_OK;
}

static enum err write_conf(struct req *q, const char *path, const struct setup *s, const struct conf **c, const char **at)
{
	const char *text = conf_text(q, s), *why = "";
	enum err e;

	if (!text)
		return fail(q, ERR_INPUT, "the values are too long");
	if ((e = file_write(q, path, text, strlen(text), 0600)))
		return e;
	if (conf_read(q->arena, path, c, &why))
		return (e = check_mail(q, s, at)) ? e : fail(q, ERR_INPUT, "%s", why);
	return (e = check_conf(q, s, *c, at)) ? e : check_mail(q, s, at);
}

/* ---- the database ---- */

static enum err make_tables(struct req *q, const char *folder)
{
	size_t ran;
	enum err e = migrate(q, arena_printf(q->arena, "%s/schema", folder), &ran);

	return e || (e = search_index_renew(q)) || (e = worklist_fill(q)) ? e : inbound_renew_stale(q);
}

/* ---- the site ---- */

static const char *host_of(struct req *q, const char *base_url)
{
	const char *at = strstr(base_url, "://");

	if (!at || (!text_starts(base_url, "https://") && !text_starts(base_url, "http://")))
		return NULL;
	at += strlen("://");
	return host_ascii(q->arena, arena_bytes(q->arena, at, strcspn(at, ":/?#")));
}

/* The members of struct setup that are settings of the site, by the same name. */
static const struct { const char *name; size_t member; } site_members[] = {
	{ "name", offsetof(struct setup, name) }, { "base_url", offsetof(struct setup, base_url) },
	{ "operator", offsetof(struct setup, operator) }, { "country", offsetof(struct setup, country) },
	{ "time_zone", offsetof(struct setup, time_zone) },
};

static enum err take_site(struct req *q, const struct setup *s, struct site *site, const char **at)
{
	size_t count;
	const struct property *settings = site_settings(&count);
	struct refusal why;

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < COUNT(site_members); k++) {
			const char *value = member(s, site_members[k].member);

			if (!text_equal(settings[i].name, site_members[k].name) || !*value)
				continue;
			if (!site_setting_take(q, site, &settings[i], value, &why)) {
				*at = site_members[k].name;
				return fail(q, ERR_INPUT, "it cannot be %s", value);
			}
		}
	return ERR_OK;
}

/* Sets q->site. One that an earlier try made gets what was typed this time. */
static enum err make_site(struct req *q, const struct setup *s, const char **at)
{
	const char *host = host_of(q, s->base_url);
	enum err e = host ? site_load(q, host) : ERR_INPUT;
	struct site_change change;
	struct refusal why;

	*at = "base_url";
	if (!host)
		return fail(q, ERR_INPUT, "it looks like https://refer.example.org");
	if (e && e != ERR_HOST)
		return e;
	change = (struct site_change){ .site = e ? site_new(q, host) : *q->site };
	if (e)
		change.site.name = host;
	if ((e = take_site(q, s, &change.site, at)))
		return e;
	if (site_change_check(q, &change, &why))
		return site_change_save(q, &change);
	*at = why.field;
	return fail(q, ERR_INPUT, "it cannot be %s", text_or_empty(why.about));
}

/* ---- its administrator ---- */

static enum err make_admin(struct req *q, const struct setup *s, const char **at)
{
	const char *address = email_normal(q, s->admin_email);
	struct account_change change = { .password = *s->admin_password ? s->admin_password : NULL,
		.admin_of = &q->site->id, .admin_of_count = 1 };
	struct account a = { 0 };
	int64_t id;
	enum err e;

	*at = "admin_email";
	e = owner_make(q, "Administrator", "", address, &id);
	if (e == ERR_DUPLICATE && !(e = account_by_address(q, address, &a)))
		id = a.id;
	return e ? e : account_change_save(q, id, &change);
}

/* ---- all of it ---- */

static enum err work_in_database(struct req *q, const char *folder, const struct setup *s, const char **at)
{
	const char *why = "";
	enum err e = start_parts(q, START_SECRET | START_DATABASE, &why);

	*at = "database_hosts";
	if (e)
		return fail(q, ERR_INPUT, "%s", why);
	*at = NULL;
	return (e = make_tables(q, folder)) || (e = make_site(q, s, at)) ? e : make_admin(q, s, at);
}

/* As a unit of work of its own, with the new settings. */
static enum err fill_database(struct req *q, const struct conf *c, const char *folder, const struct setup *s, const char **at)
{
	struct req *work = req_new(c, NULL);
	enum err e = work_in_database(work, folder, s, at);

	if (e)
		e = fail(q, e, "%s", err_detail(work, e));
	/* A name that lives in the ended unit's memory is copied before that. */
	*at = *at ? arena_text(q->arena, *at) : NULL;
	start_end(work);
	return e;
}

/* Before anything is made: a mistyped administrator must not stay in the database. */
static enum err check_first(struct req *q, const char *folder, const struct setup *s, const char **at)
{
	struct account_change change = { .password = *s->admin_password ? s->admin_password : NULL,
		.email = s->admin_email, .site_name = s->name };
	struct refusal why;
	enum err e;

	*at = "public";
	if (*s->public && (e = setup_public_check(q, folder, s->public)))
		return e;
	*at = "admin_password";
	if (!account_change_check(&change, &why))
		return fail(q, ERR_INPUT, "a password has at least %d characters, and is neither one that everybody tries first nor the administrator's address", PASSWORD_LEAST);
	*at = "base_url";
	if (!host_of(q, s->base_url))
		return fail(q, ERR_INPUT, "it looks like https://refer.example.org");
	*at = "admin_email";
	return email_normal(q, s->admin_email) ? ERR_OK : fail(q, ERR_INPUT, "it is no e-mail address");
}

/* handrail.conf gets its name last. */
static enum err make(struct req *q, const char *folder, const char *path, const struct setup *s, const char **at)
{
	const char *new = arena_printf(q->arena, "%s.new", path);
	const struct conf *c;
	enum err e;

	*at = NULL;
	if (!access(path, F_OK))
		return fail(q, ERR_DUPLICATE, "%s is there already: this installation is set up", path);
	if ((e = check_first(q, folder, s, at)))
		return e;
	*at = NULL;
	/* The database is filled last. Its audit log is sealed with the key, and a failure after that would lose the key with
	 * the new settings. */
	if (!(e = write_conf(q, new, s, &c, at)) && *s->public) {
		*at = "public";
		if (!(e = setup_public(q, folder, s->public, s->base_url)))
			*at = NULL;
	}
	if (!e)
		e = fill_database(q, c, folder, s, at);
	if (e)
		unlink(new);
	else if (rename(new, path))
		e = fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	return e;
}

/* Of two setups at once, the second waits here. The system releases the lock however a process ends. */
static enum err lock(struct req *q, const char *path, int *fd)
{
	*fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (*fd >= 0 && !flock(*fd, LOCK_EX))
		return ERR_OK;
	return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
}

enum err setup_make(struct req *q, const char *folder, const struct setup *s, const char **at)
{
	const char *path = arena_printf(q->arena, "%s/handrail.conf", folder), *held = arena_printf(q->arena, "%s/setup.lock", folder);
	int fd;
	enum err e = lock(q, held, &fd);

	*at = NULL;
	if (!e)
		e = make(q, folder, path, s, at);
	/* Removing the lock's file may let a third setup in, which then finds handrail.conf. */
	if (!access(path, F_OK))
		unlink(held);
	if (fd >= 0)
		close(fd);
	return e;
}
