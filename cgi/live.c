/* live - brings changes to open pages. A page listens (/live), or looks now and then (/live/changes). It learns ids and versions
 * alone, and fetches itself again to show what is new. */
#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "edge/json.h"
#include "parts/referral_page.h"
#include "referral/changes.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/live_change.h"
#include "web/app.h"
#include "web/page.h"
#include "web/route.h"

/* A change is written with the time at which its request began, and committed somewhat later. */
#define COMMITTED_WITHIN SECONDS(10)

/* ---- the reader: an account, or the holder of a link ---- */

/* *linked: the referral of the link in the request; NULL if it names none, or its code has to be typed first. */
static enum err find_linked(struct req *q, struct referral **linked)
{
	const char *link = field_value(&q->http->query, "link");
	enum err e;

	*linked = NULL;
	if (text_is_empty(link))
		return ERR_OK;
	e = referral_by_link(q, link, linked);
	if (!e && referral_is_veiled(*linked))
		*linked = NULL;
	return e;
}

static bool is_nobody(const struct req *q, const struct referral *linked)
{
	return !q->account && !linked;
}

/* ---- listening ---- */

static const char *channel_of(struct req *q, const struct referral *linked)
{
	if (linked)
		return live_channel_of_links(q, linked->id, referral_reader(linked));
	return live_channel_of_account(q, q->account->id);
}

/* nginx takes the request over from here: nginx/handrail-nchan.conf.in. */
static enum err live_get(struct req *q)
{
	struct referral *linked;
	enum err e;

	if (!live_is_pushed(q->conf))
		return fail(q, ERR_MISSING, "pages do not listen here");
	if ((e = find_linked(q, &linked)))
		return e;
	q->http->status = is_nobody(q, linked) ? 401 : 200;
	if (q->http->status == 200)
		http_hand_on(q->http, arena_printf(q->arena, "%s/_live/%s", q->base, channel_of(q, linked)));
	return ERR_OK;
}

/* ---- looking ---- */

struct question {
	const char *ids[CHANGES_MOST];
	size_t count;
	instant since;
	bool incomplete;		/* rows of so long ago are deleted, so changes may be missing */
};

static enum err read_question(struct req *q, struct question *asked)
{
	const struct fields *f = &q->http->query;
	const char *since = field_value(f, "since"), *id;
	int64_t from = q->now;

	if (since && !text_to_number(since, 0, INT64_MAX, &from))
		return fail(q, ERR_BAD, "since is no number of milliseconds");
	for (asked->count = 0; (id = field_value_at(f, "ids", asked->count)); asked->count++) {
		if (asked->count == CHANGES_MOST)
			return fail(q, ERR_BAD, "more than %d ids", CHANGES_MOST);
		asked->ids[asked->count] = id;
	}
	asked->incomplete = from && from < q->now - LIVE_CHANGE_LIFE;
	asked->since = from > COMMITTED_WITHIN ? from - COMMITTED_WITHIN : 0;
	return ERR_OK;
}

static enum err find_changes(struct req *q, const struct referral *linked, const struct question *asked,
	struct referral_version **all, size_t *count)
{
	*count = 0;
	if (is_nobody(q, linked))
		return ERR_OK;
	if (!linked)
		return changes_find(q, asked->ids, asked->count, asked->since, all, count);
	*all = ARENA_NEW(q->arena, struct referral_version);
	(*all)[(*count)++] = (struct referral_version){ linked->public_id, linked->version };
	return ERR_OK;
}

static enum err send(struct req *q, const struct question *asked, const struct referral_version *all, size_t count)
{
	struct json *answer = json_new(q->arena), *list = json_put_list(answer, "changes");
	unsigned char hash[HASH_SIZE];
	const char *text;

	for (size_t i = 0; i < count; i++) {
		struct json *change = json_put_members(list, NULL);

		json_put_text(change, "referral", all[i].public_id);
		json_put_number(change, "version", arena_printf(q->arena, "%d", all[i].version));
	}
	if (asked->incomplete && q->http->status == 200)
		json_put_bool(answer, "incomplete", true);
	text = json_print(q->arena, answer);
	http_header(q->http, "Content-Type", "application/json");
	str_add(&q->http->answer, text);
	secret_hash(text, strlen(text), hash);
	if (q->http->status == 200)
		http_unchanged(q->http, text_hex(q->arena, hash, HASH_SIZE / 2), false);
	return ERR_OK;
}

static enum err changes_get(struct req *q)
{
	struct referral_version *all = NULL;
	struct question asked;
	struct referral *linked;
	size_t count;
	enum err e;

	if (!live_is_on(q->conf))
		return fail(q, ERR_MISSING, "pages do not look here");
	if ((e = read_question(q, &asked)) || (e = find_linked(q, &linked))
			|| (e = find_changes(q, linked, &asked, &all, &count)))
		return e;
	if (is_nobody(q, linked))
		q->http->status = 401;
	return send(q, &asked, all, count);
}

static const struct route routes[] = {
	{ "GET", "/live", live_get, OPEN, LINK },
	{ "GET", "/live/changes", changes_get, OPEN, LASTING },
};

const struct app app = { .name = "live", .routes = routes, .route_count = COUNT(routes), .unattended = true };
