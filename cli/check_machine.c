/* check_machine - `handrail check`: what is wrong around Handrail: files, rights, disks, clocks. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/clock.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "check.h"
#include "edge/send.h"
#include "site/installation.h"

#define MEGABYTE ((uint64_t)1024 * 1024)
#define ROOM_LEAST (500 * MEGABYTE)
#define CLOCK_MOST SECONDS(10)

/* ---- handrail.conf ---- */

static void check_mode(struct check *c)
{
	const char *path = c->q->conf->path;
	struct stat st;

	if (!path || stat(path, &st))
		return;
	if (st.st_mode & S_IRWXO)
		check_find(c, "%s: everybody on this machine may open it, and it holds secrets; chmod o= mends that", path);
	if (st.st_mode & S_IWGRP)
		check_find(c, "%s: its group may change it; chmod g-w mends that", path);
}

static void check_placeholders(struct check *c)
{
	const char *setting;

	for (size_t i = 0; (setting = conf_placeholder(c->q->arena, c->q->conf, i)); i++)
		check_find(c, "%s still has the value of the example", setting);
}

/* ---- sendmail under systemd ---- */

/* The last NoNewPrivileges= of a file counts: yes, no, or as before if there is none. */
static void read_unit(const char *path, bool *none_new)
{
	char line[512];
	FILE *f = fopen(path, "re");

	while (f && fgets(line, sizeof(line), f))
		if (text_starts(line, "NoNewPrivileges="))
			*none_new = text_starts(line, "NoNewPrivileges=yes") || text_starts(line, "NoNewPrivileges=true");
	if (f)
		fclose(f);
}

static int is_drop_in(const struct dirent *entry) { return text_ends(entry->d_name, ".conf"); }

/* The worker's unit beside this program, and what an administrator added to it. */
static bool worker_gets_no_rights(struct check *c)
{
	/* from bin/, and from lib/handrail/ */
	static const char *const beside[] = { "../lib/systemd/system", "../systemd/system" };
	static const char added[] = "/etc/systemd/system/handrail-deliver.service.d";
	struct dirent **names;
	bool none_new = false;
	int count;

	for (size_t i = 0; i < COUNT(beside); i++)
		read_unit(arena_printf(c->q->arena, "%s/%s/handrail-deliver.service", c->q->conf->directory, beside[i]), &none_new);
	read_unit("/etc/systemd/system/handrail-deliver.service", &none_new);
	if ((count = scandir(added, &names, is_drop_in, alphasort)) < 0)
		return none_new;
	for (int i = 0; i < count; i++) {
		read_unit(arena_printf(c->q->arena, "%s/%s", added, names[i]->d_name), &none_new);
		free(names[i]);
	}
	free(names);
	return none_new;
}

static void check_sendmail(struct check *c)
{
	if (send_takes_rights(c->q->conf) && worker_gets_no_rights(c))
		check_find(c, "[mail] url = %s: this program changes its rights, which handrail-deliver.service does not permit, so no "
			"message would leave. Use smtp://localhost, or permit it: docs/install.md", c->q->conf->mail_url);
}

/* ---- disks ---- */

/* A folder that is not on this machine, or not ours to look at, is no finding. */
static void check_room(struct check *c, const char *folder, const char *what)
{
	struct statvfs s;
	uint64_t room;

	if (statvfs(folder, &s))
		return;
	room = (uint64_t)s.f_bavail * s.f_frsize;
	if (room < ROOM_LEAST)
		check_find(c, "%s: only %llu MB are left for %s", folder, (unsigned long long)(room / MEGABYTE), what);
}

void check_machine(struct check *c)
{
	const struct conf *conf = c->q->conf;

	check_mode(c);
	check_placeholders(c);
	check_sendmail(c);
	check_room(c, "/tmp", "temporary files");
	if (text_starts(conf->mail_url, "file:"))
		check_room(c, conf->mail_url + strlen("file:"), "messages");
}

void check_server(struct check *c)
{
	int64_t apart;
	struct server s;

	if (installation_server(c->q, &s)) {
		check_find(c, "database: %s", c->q->failed.detail);
		return;
	}
	apart = s.clock > clock_now() ? s.clock - clock_now() : clock_now() - s.clock;
	if (apart > CLOCK_MOST)
		check_find(c, "this machine's clock and the database's are %lld seconds apart", (long long)(apart / 1000));
	if (!c->q->conf->database_hosts[0])
		check_room(c, s.folder, "the database");
}
