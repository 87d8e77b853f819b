/* metrics.c - /metrics for Prometheus: numbers of requests, messages and referrals, without a person and without an id. */
#include <string.h>

#include "api/pages.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "base/version.h"
#include "edge/http.h"
#include "law/visibility.h"
#include "message/backlog.h"
#include "referral/tally.h"
#include "site/installation.h"
#include "web/meter.h"
#include "web/page.h"

/* ---- who may read them ---- */

static bool is_this_machine(const char *address)
{
	return text_starts(address, "127.") || text_equal(address, "::1");
}

/* Compares hashes, so that neither the length nor the content of the token shows in the time. */
static bool has_token(struct req *q)
{
	static const char bearer[] = "Bearer ";
	const char *given = text_or_empty(q->http->authorization), *token = q->conf->web_metrics_token;
	unsigned char a[HASH_SIZE], b[HASH_SIZE];

	if (text_is_empty(token) || !text_starts(given, bearer))
		return false;
	secret_hash(given + strlen(bearer), strlen(given + strlen(bearer)), a);
	secret_hash(token, strlen(token), b);
	return secret_equal(a, b, HASH_SIZE);
}

/* ---- requests ---- */

static void put_labels(struct str *s, const char *name, const struct meter_row *r)
{
	str_printf(s, "%s{program=\"%s\",method=\"%s\",route=\"%s\"", name, r->program, r->route.method, r->route.pattern);
}

static void put_totals(struct str *s, const struct meter_row *r)
{
	for (size_t i = 0; i < METER_STATUSES; i++) {
		if (!r->route.by_status[i])
			continue;
		put_labels(s, "handrail_requests_total", r);
		str_printf(s, ",status=\"%s\"} %llu\n", meter_status(i), (unsigned long long)r->route.by_status[i]);
	}
}

static void put_times(struct str *s, const struct meter_row *r)
{
	uint64_t count = 0;

	for (size_t i = 0; i <= METER_BUCKETS; i++) {
		count += r->route.by_time[i];
		put_labels(s, "handrail_request_seconds_bucket", r);
		str_printf(s, ",le=\"%s\"} %llu\n", i < METER_BUCKETS ? meter_bound(i) : "+Inf", (unsigned long long)count);
	}
	put_labels(s, "handrail_request_seconds_sum", r);
	str_printf(s, "} %.6f\n", (double)r->route.micros / 1e6);
	put_labels(s, "handrail_request_seconds_count", r);
	str_printf(s, "} %llu\n", (unsigned long long)count);
}

static void put_requests(struct req *q, struct str *s)
{
	struct meter_row *rows;
	size_t count;

	meter_read(q, &rows, &count);
	str_add(s, "# TYPE handrail_requests_total counter\n");
	for (size_t i = 0; i < count; i++)
		put_totals(s, &rows[i]);
	str_add(s, "# TYPE handrail_request_seconds histogram\n");
	for (size_t i = 0; i < count; i++)
		put_times(s, &rows[i]);
}

/* ---- what the database knows; a failure leaves the rest out ---- */

static enum err put_outbox(struct req *q, struct str *s)
{
	struct backlog_figures f;
	enum err e = backlog_figures(q, &f);

	if (e)
		return e;
	str_add(s, "# TYPE handrail_outbox_messages gauge\n");
	for (size_t i = 0; i < f.count; i++)
		str_printf(s, "handrail_outbox_messages{channel=\"%s\",state=\"%s\"} %lld\n", f.all[i].channel, f.all[i].state,
			(long long)f.all[i].messages);
	str_printf(s, "# TYPE handrail_outbox_oldest_seconds gauge\nhandrail_outbox_oldest_seconds %lld\n", (long long)(f.oldest / 1000));
	return ERR_OK;
}

static enum err put_referrals(struct req *q, struct str *s)
{
	int64_t made[KINDS];
	struct unanswered *sites;
	size_t count;
	enum err e;

	if ((e = tally_made(q, made)) || (e = tally_unanswered(q, &sites, &count)))
		return e;
	str_add(s, "# TYPE handrail_referrals_total counter\n");
	for (enum kind k = 0; k < KINDS; k++)
		str_printf(s, "handrail_referrals_total{kind=\"%s\"} %lld\n", kind_slug(k), (long long)made[k]);
	str_add(s, "# TYPE handrail_referrals_unanswered gauge\n");
	for (size_t i = 0; i < count; i++)
		str_printf(s, "handrail_referrals_unanswered{site=\"%s\"} %lld\n", sites[i].host, (long long)sites[i].referrals);
	return ERR_OK;
}

/* Seconds since then. */
static enum err put_age(struct req *q, struct str *s, const char *name, const char *metric)
{
	instant when;
	enum err e = installation_when(q, name, &when);

	if (!e && when)
		str_printf(s, "# TYPE %s gauge\n%s %lld\n", metric, metric, (long long)((q->now - when) / 1000));
	return e;
}

static void put_database(struct req *q, struct str *s)
{
	bool up = !put_outbox(q, s) && !put_referrals(q, s)
		&& !put_age(q, s, DELIVER_RAN, "handrail_deliver_last_run_seconds")
		&& !put_age(q, s, IMPORT_RAN, "handrail_import_last_seconds");

	str_printf(s, "# TYPE handrail_database_up gauge\nhandrail_database_up %d\n", up);
}

enum err metrics(struct req *q)
{
	struct str *s = &q->http->answer;

	if (!is_this_machine(text_or_empty(q->http->remote)) && !has_token(q)) {
		http_header(q->http, "Content-Type", "text/plain; charset=utf-8");
		q->http->status = 404;
		str_add(s, "missing\n");
		return ERR_OK;
	}
	http_header(q->http, "Content-Type", "text/plain; version=0.0.4; charset=utf-8");
	str_printf(s, "# TYPE handrail_build_info gauge\nhandrail_build_info{version=\"%s\"} 1\n", version());
	put_requests(q, s);
	put_database(q, s);
	return ERR_OK;
}
