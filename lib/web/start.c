/* start.c - starts the parts that a process needs; start.h is the manual. */
#include "web/start.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "edge/authorities.h"
#include "edge/db.h"
#include "site/installation.h"
#include "base/log.h"
#include "base/req.h"
#include "base/secret.h"
#include "edge/tpl.h"

static struct arena *lifelong;		/* holds the configuration for the life of the process */

static const char *last_segment(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static enum err load_templates(const struct conf *c, int (*load)(const char *directory), const char **why)
{
	const char *folder = c->web_templates[0] ? c->web_templates : conf_find(lifelong, c, "templates");

	*why = "the folder of templates is missing";
	if (!folder)
		return ERR_CONFIG;
	*why = arena_printf(lifelong, "templates in %s are bad or missing", folder);
	return load(folder) ? ERR_CONFIG : ERR_OK;
}

static enum err load_conf(const char *program, const struct conf **c, const char **why)
{
	enum err e = conf_load(lifelong, program, c, why);

	if (!e)
		log_setup(*c, last_segment(program));
	return e;
}

static enum err open_database(struct req *q, const char **why)
{
	enum err e = db_open(q->conf, &q->db, why);

	*why = arena_text(lifelong, *why);
	return e;
}

static enum err set_clock(struct req *q, const char **why)
{
	enum err e = installation_set_clock(q);

	if (e)
		*why = arena_text(lifelong, q->failed.detail ? q->failed.detail : "the database does not answer");
	return e;
}

enum err start_parts(struct req *q, unsigned parts, const char **why)
{
	enum err e;

	if ((parts & START_SECRET) && (e = secret_load(q->conf, why)))
		return e;
	if ((parts & START_TEMPLATES) && (e = load_templates(q->conf, tpl_load, why)))
		return e;
	if ((parts & START_TEMPLATES_ASKED) && (e = load_templates(q->conf, tpl_load_asked, why)))
		return e;
	if ((parts & START_DATABASE) && (e = open_database(q, why)))
		return e;
	if ((parts & START_CLOCK) && (e = set_clock(q, why)))
		return e;
	return ERR_OK;
}

struct req *start(const char *program, unsigned parts, const char **why)
{
	const struct conf *c = NULL;
	struct req *q;

	if (!lifelong) {
		lifelong = arena_new();
		authorities_find();
	}
	if (parts && load_conf(program, &c, why))
		return NULL;
	q = req_new(c, NULL);
	if (!start_parts(q, parts, why))
		return q;
	start_end(q);
	return NULL;
}

void start_end(struct req *q)
{
	struct db *db = q ? q->db : NULL;

	if (q)
		req_release(q);
	if (db)
		db_close(db);
}
