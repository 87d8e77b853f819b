/* api.c - what machines ask: is this program alive, is this installation ready. */
#include "app.h"
#include "http.h"
#include "installation.h"
#include "req.h"
#include "route.h"

static enum err say(struct req *q, int status, const char *word)
{
	http_header(q->http, "Content-Type", "text/plain; charset=utf-8");
	q->http->status = status;
	str_clear(&q->http->answer);
	str_printf(&q->http->answer, "%s\n", word);
	return ERR_OK;
}

/* Liveness: this process answers. Asks nobody else. */
static enum err healthz(struct req *q)
{
	return say(q, 200, "alive");
}

/* Readiness: the database is there, takes writes, and has every table as the programs expect it. */
static enum err readyz(struct req *q)
{
	if (installation_ready(q))
		return say(q, 503, "not ready");
	return say(q, 200, "ready");
}

static const struct route routes[] = {
	{ "GET", "/healthz", healthz, MACHINE, PERSONAL },
	{ "GET", "/readyz", readyz, MACHINE, PERSONAL },
};

const struct app app = { "api", routes, COUNT(routes) };
