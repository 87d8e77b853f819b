/* start - what a process does before its work; start.h is the manual. */
#include "start.h"

#include <string.h>

#include "arena.h"
#include "conf.h"
#include "db.h"
#include "installation.h"
#include "log.h"
#include "req.h"
#include "secret.h"
#include "tpl.h"

static struct arena *lifelong;		/* holds the configuration as long as the process */

static const char *last_segment(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum err load_templates(const struct conf *c, const char **why)
{
	const char *folder = c->web_templates[0] ? c->web_templates : conf_find(lifelong, c, "templates");

	*why = "the folder of templates is missing";
	if (!folder)
		return ERR_CONFIG;
	*why = arena_printf(lifelong, "templates in %s are bad or missing", folder);
	return tpl_load(folder) ? ERR_CONFIG : ERR_OK;
}

static enum err load(const char *program, unsigned parts, const struct conf **c, const char **why)
{
	enum err e;

	if ((e = conf_load(lifelong, program, c, why)))
		return e;
	log_setup(*c, last_segment(program));
	if ((parts & START_SECRET) && (e = secret_load(*c, why)))
		return e;
	if ((parts & START_TEMPLATES) && (e = load_templates(*c, why)))
		return e;
	return ERR_OK;
}

static enum err open_database(struct req *q, unsigned parts, const char **why)
{
	enum err e;

	if ((e = db_open(q->conf, &q->db, why)))
		return e;
	if ((parts & START_CLOCK) && (e = installation_set_clock(q)))
		*why = q->failed.detail ? q->failed.detail : "the database does not answer";
	return e;
}

struct req *start(const char *program, unsigned parts, const char **why)
{
	const struct conf *c = NULL;
	struct req *q;

	if (!lifelong)
		lifelong = arena_new();
	if (parts && load(program, parts, &c, why))
		return NULL;
	q = req_new(c, NULL);
	if ((parts & START_DATABASE) && open_database(q, parts, why)) {
		*why = arena_text(lifelong, *why);
		start_end(q);
		return NULL;
	}
	return q;
}

void start_end(struct req *q)
{
	struct db *db = q ? q->db : NULL;

	if (q)
		req_release(q);
	if (db)
		db_close(db);
}
