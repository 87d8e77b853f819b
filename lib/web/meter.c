/* meter.c - maps a file of counts for each program; meter.h is the manual. */
#include "web/meter.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/db.h"
#include "edge/http.h"
#include "web/app.h"

#define ROUTES_MOST 160
#define PROGRAMS_MOST 32
#define DIGEST_LETTERS 16
/* Change it with the layout of the file. */
#define LAYOUT "handrail meter 1"

static const int statuses[METER_STATUSES - 1] = {
	200, 204, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503,
};
static const char *const bounds[METER_BUCKETS] = {
	"0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10",
};
static const int64_t bounds_in_micros[METER_BUCKETS] = {
	1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 5000000, 10000000,
};

struct sheet {
	char layout[24];
	char program[32];
	int64_t refused_at;
	uint64_t count;				/* of routes; the last one is for requests without a route */
	struct meter_route routes[ROUTES_MOST];
};

/* The sheets (mapped files of counts) of this process: one, or one for each program in handrail.cgi. sheet is NULL if the file
 * cannot be mapped. */
static struct { const struct app *app; struct sheet *sheet; } mine[PROGRAMS_MOST];

const char *meter_status(size_t i)
{
	static char names[METER_STATUSES][8];

	if (i >= COUNT(statuses))
		return "other";
	snprintf(names[i], sizeof(names[i]), "%d", statuses[i]);
	return names[i];
}

const char *meter_bound(size_t i) { return bounds[i]; }

/* ---- opening ---- */

static void digest_routes(const struct app *a, struct arena *arena, char *out)
{
	struct hashing *h = hashing_begin(arena);
	unsigned char digest[HASH_SIZE];

	hashing_add(h, LAYOUT, sizeof(LAYOUT));
	for (size_t i = 0; i < a->route_count; i++) {
		hashing_add(h, a->routes[i].method, strlen(a->routes[i].method) + 1);
		hashing_add(h, a->routes[i].pattern, strlen(a->routes[i].pattern) + 1);
	}
	hashing_end(h, digest);
	snprintf(out, DIGEST_LETTERS + 1, "%s", text_hex(arena, digest, sizeof(digest)));
}

static void name_route(struct meter_route *r, const char *method, const char *pattern)
{
	snprintf(r->method, sizeof(r->method), "%s", method);
	snprintf(r->pattern, sizeof(r->pattern), "%s", pattern);
}

static void fill_sheet(struct sheet *s, const struct app *a)
{
	snprintf(s->program, sizeof(s->program), "%s", a->name);
	for (size_t i = 0; i < a->route_count; i++)
		name_route(&s->routes[i], a->routes[i].method, a->routes[i].pattern);
	name_route(&s->routes[a->route_count], "-", "-");
	s->count = a->route_count + 1;
	memcpy(s->layout, LAYOUT, sizeof(LAYOUT));
}

/* The sheets of other versions; processes that still count there keep theirs until they end. */
static void remove_others(const struct app *a, const char *folder, const char *own, struct arena *arena)
{
	const char *start = arena_printf(arena, "%s.", a->name);
	DIR *d = opendir(folder);

	for (struct dirent *entry; d && (entry = readdir(d)); )
		if (text_starts(entry->d_name, start) && !text_equal(entry->d_name, own))
			unlink(arena_printf(arena, "%s/%s", folder, entry->d_name));
	if (d)
		closedir(d);
}

static struct sheet *map_sheet(int fd)
{
	void *at = mmap(NULL, sizeof(struct sheet), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	return at == MAP_FAILED ? NULL : at;
}

/* The first process fills the sheet, the others wait for that. */
static struct sheet *open_sheet(const struct app *a, const struct conf *c, struct arena *arena)
{
	char digest[DIGEST_LETTERS + 1];
	const char *name;
	struct sheet *s = NULL;
	struct stat st;
	int fd;

	if (a->route_count >= ROUTES_MOST || access(c->web_metrics_folder, W_OK))
		return NULL;
	digest_routes(a, arena, digest);
	name = arena_printf(arena, "%s.%s", a->name, digest);
	fd = open(arena_printf(arena, "%s/%s", c->web_metrics_folder, name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return NULL;
	if (!flock(fd, LOCK_EX) && !fstat(fd, &st)
			&& (st.st_size == sizeof(struct sheet) || !ftruncate(fd, sizeof(struct sheet))) && (s = map_sheet(fd)) && !s->count) {
		fill_sheet(s, a);
		remove_others(a, c->web_metrics_folder, name, arena);
	}
	flock(fd, LOCK_UN);	/* the mapping would keep it */
	close(fd);
	return s;
}

static struct sheet *sheet_of(const struct app *a, const struct req *q)
{
	size_t i = 0;

	while (i < PROGRAMS_MOST && mine[i].app && mine[i].app != a)
		i++;
	if (i == PROGRAMS_MOST)
		return NULL;
	if (!mine[i].app) {
		mine[i].app = a;
		mine[i].sheet = open_sheet(a, q->conf, q->arena);
	}
	return mine[i].sheet;
}

/* ---- counting ---- */

static void add(uint64_t *counter, uint64_t n)
{
	__atomic_fetch_add(counter, n, __ATOMIC_RELAXED);
}

static size_t status_at(int status)
{
	size_t i = 0;

	while (i < COUNT(statuses) && statuses[i] != status)
		i++;
	return i;
}

static size_t bucket_of(int64_t micros)
{
	size_t i = 0;

	while (i < METER_BUCKETS && micros > bounds_in_micros[i])
		i++;
	return i;
}

void meter_count(const struct app *a, struct req *q, int64_t micros)
{
	struct sheet *s = sheet_of(a, q);
	struct meter_route *r;

	if (!s)
		return;
	r = &s->routes[q->route >= a->routes && q->route < a->routes + a->route_count ? (size_t)(q->route - a->routes) : a->route_count];
	add(&r->by_status[status_at(q->http->status)], 1);
	add(&r->by_time[bucket_of(micros)], 1);
	add(&r->micros, (uint64_t)micros);
	if (q->db && db_was_refused(q->db))
		__atomic_store_n(&s->refused_at, q->now, __ATOMIC_RELAXED);
}

/* ---- reading ---- */

/* A copy of each sheet in the folder, one after the other. */
static void each_sheet(struct req *q, void (*take)(struct req *q, const struct sheet *s, void *data), void *data)
{
	const char *folder = q->conf->web_metrics_folder;
	struct sheet *s = ARENA_NEW(q->arena, struct sheet);
	DIR *d = opendir(folder);

	for (struct dirent *entry; d && (entry = readdir(d)); ) {
		int fd = strchr(entry->d_name, '.') == entry->d_name ? -1
			: open(arena_printf(q->arena, "%s/%s", folder, entry->d_name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

		if (fd < 0)
			continue;
		if (read(fd, s, sizeof(*s)) == sizeof(*s) && s->count <= ROUTES_MOST && !memcmp(s->layout, LAYOUT, sizeof(LAYOUT)))
			take(q, s, data);
		close(fd);
	}
	if (d)
		closedir(d);
}

struct rows { struct meter_row *all; size_t count, room; };

static bool was_requested(const struct meter_route *r)
{
	for (size_t i = 0; i <= METER_BUCKETS; i++)
		if (r->by_time[i])
			return true;
	return false;
}

static void take_rows(struct req *q, const struct sheet *s, void *data)
{
	const char *program = arena_text(q->arena, s->program);
	struct rows *rows = data;

	for (size_t i = 0; i < s->count && rows->count < rows->room; i++)
		if (was_requested(&s->routes[i]))
			rows->all[rows->count++] = (struct meter_row){ program, s->routes[i] };
}

void meter_read(struct req *q, struct meter_row **all, size_t *count)
{
	struct rows rows = { .room = 4 * ROUTES_MOST };

	rows.all = arena_array(q->arena, rows.room, sizeof(*rows.all));
	each_sheet(q, take_rows, &rows);
	*all = rows.all;
	*count = rows.count;
}

static void take_refusal(struct req *q, const struct sheet *s, void *data)
{
	instant *latest = data;

	(void)q;
	if (s->refused_at > *latest)
		*latest = s->refused_at;
}

instant meter_refused_at(struct req *q)
{
	instant latest = 0;

	each_sheet(q, take_refusal, &latest);
	return latest;
}
