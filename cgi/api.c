/* api.c - answers machines: liveness and readiness checks, metrics, crawlers, and texts from telephones. */
#include "api/pages.h"
#include "web/app.h"
#include "edge/http.h"
#include "site/installation.h"
#include "base/log.h"
#include "base/req.h"
#include "web/meter.h"
#include "web/route.h"
#include "message/text_inbound.h"
#include "edge/tpl.h"


static enum err say(struct req *q, int status, const char *word)
{
	http_header(q->http, "Content-Type", "text/plain; charset=utf-8");
	q->http->status = status;
	str_clear(&q->http->answer);
	str_printf(&q->http->answer, "%s\n", word);
	return ERR_OK;
}

/* Liveness: this process answers. It does not check the database. */
static enum err healthz(struct req *q)
{
	return say(q, 200, "alive");
}

#define REFUSAL_COUNTS SECONDS(30)

/* Readiness: the database is up, has run every step of schema/, and accepts writes. A full disk lets small writes through, so a
 * write that any program was refused counts for a while. */
static enum err readyz(struct req *q)
{
	if (installation_ready(q) || installation_writable(q) || q->now - meter_refused_at(q) < REFUSAL_COUNTS)
		return say(q, 503, "not ready");
	return say(q, 200, "ready");
}

/* ---- crawlers ---- */

/* Pages that do not belong into a search engine, because they are somebody's own, or a form. A program answers /robots.txt, so
 * that it is the same behind any web server. The site is not looked up, so that crawlers can read it while the database is
 * down. */
static enum err robots(struct req *q)
{
	static const char *const own[] = { "/s/", "/connect", "/log-referral", "/screener", "/embed", "/sign-in" };
	enum err e = say(q, 200, "User-agent: *");

	for (size_t i = 0; i < COUNT(own); i++)
		str_printf(&q->http->answer, "Disallow: %s%s\n", q->base, own[i]);
	return e;
}

/* ---- texts ---- */

static enum err reply_as_xml(struct req *q, const char *reply, const char *language)
{
	struct tpl *t = tpl_new(q->arena);
	const char *xml;

	if (reply)
		tpl_show(t, reply);
	if (!(xml = tpl_render(q->arena, t, language, "text-reply", NULL)))
		return say(q, 500, "fault");
	http_header(q->http, "Content-Type", "text/xml; charset=utf-8");
	str_add(&q->http->answer, xml);
	return ERR_OK;
}

/* Nobody is signed in here: the signature is the proof. */
static enum err text_inbound(struct req *q)
{
	const struct fields *sent = &q->http->posted;
	const char *reply, *language;

	if (!text_inbound_is_on(q->conf))
		return say(q, 404, "missing");
	if (q->http->body_too_large || sent->malformed)
		return say(q, 400, "bad");
	if (!text_inbound_is_signed(q->arena, q->conf, q->http)) {
		log_event(LOG_WARNING_LEVEL, "text_not_signed", "id", q->id, NULL);
		return say(q, 403, "forged");
	}
	if (text_inbound_take(q, text_inbound_id(q->arena, sent), field_value(sent, "From"), field_value(sent, "Body"),
			&reply, &language))
		return say(q, 503, "busy");
	return reply_as_xml(q, reply, language);
}

static const struct route routes[] = {
	{ "GET", "/healthz", healthz, MACHINE, PERSONAL },
	{ "GET", "/readyz", readyz, MACHINE, PERSONAL },
	{ "GET", "/metrics", metrics, MACHINE, PERSONAL },
	{ "GET", "/robots.txt", robots, MACHINE, PERSONAL },
	{ "POST", TEXT_INBOUND_PATH, text_inbound, MACHINE, PERSONAL },
};

const struct app app = { .name = "api", .routes = routes, .route_count = COUNT(routes) };
