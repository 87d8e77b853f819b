/* front.c - the first page of the site tools: what needs the administrator, and where each setting is. */
#include <string.h>

#include "admin/pages.h"
#include "base/need.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/tpl.h"
#include "message/backlog.h"
#include "message/program_claim.h"
#include "referral/data_request.h"
#include "referral/hold.h"
#include "site/account.h"
#include "site/consent_text.h"
#include "site/site.h"
#include "web/page.h"

static int needs_in(unsigned set)
{
	int count = 0;

	for (int i = 0; i < NEEDS; i++)
		count += (set & 1u << i) != 0;
	return count;
}

/* The number of the version that the site shows in its own language; 0: it shows the templates' words. */
static enum err consent_version(struct req *q, int *version)
{
	struct consent_version *all;
	size_t count;
	enum err e = consent_text_versions(q, q->site->id, &all, &count);

	*version = 0;
	for (size_t i = 0; !e && i < count; i++)
		if (all[i].shown && (!*version || text_equal(all[i].language, q->site->language)))
			*version = all[i].version;
	return e;
}

static void show_count(struct req *q, struct tpl *t, const char *marker, int64_t n)
{
	tpl_count(t, q->language, marker, (size_t)n);
	page_flag(q, t, marker, n);
}

static void show_settings(struct req *q, struct tpl *t)
{
	const struct site *s = q->site;

	page_flag(q, t, "own_colors", *s->brand_color || *s->link_color);
	page_flag(q, t, "own_logo", *s->logo_version);
	page_text(q, t, "site_languages", s->languages);
	page_text(q, t, "site_crisis", arena_bytes(q->arena, s->crisis_banner, strcspn(s->crisis_banner, "\n")));
	page_text(q, t, "site_operator", s->operator);
	page_text(q, t, "site_reply_to", s->reply_to);
	page_text(q, t, "site_country", s->country);
	page_text(q, t, "frame_portals", s->embed_origin);
	page_flag(q, t, "tracking", s->tracking_only);
	page_flag(q, t, "unclaimed", s->unclaimed_referrals);
	tpl_show(t, arena_printf(q->arena, "notices_%s", cadence_slug((enum cadence)s->notice_cadence)));
	show_count(q, t, "retention", s->retention_months);
	show_count(q, t, "sensitive_count", needs_in(s->sensitive_needs));
}

enum err admin_get(struct req *q)
{
	bool is_admin = q->roles & 1u << ROLE_site_admin;
	struct tpl *t;
	int64_t failed;
	struct team *teams;
	struct claim_request *claims;
	struct data_request *requests;
	struct hold *held;
	size_t team_count, claim_count, request_count, hold_count;
	int version;
	enum err e = backlog_failed(q, q->site->id, q->now - DAYS(1), &failed);

	if (e || (e = consent_version(q, &version)) || (e = team_all(q, q->site->id, &teams, &team_count))
			|| (e = claim_requests(q, q->site->id, &claims, &claim_count))
			|| (e = data_requests(q, q->site->id, &requests, &request_count))
			|| (e = holds(q, q->site->id, &held, &hold_count)))
		return e;
	t = page_new(q);
	page_flag(q, t, "is_admin", is_admin);
	page_flag(q, t, "needs_you", failed || claim_count || request_count);
	tpl_set(t, "needs_count", arena_printf(q->arena, "%zu", claim_count + request_count + (failed ? 1 : 0)));
	page_flag(q, t, "manages_groups", q->roles & 1u << ROLE_group_manager);
	page_flag(q, t, "reads_reports", q->roles & 1u << ROLE_reports);
	show_count(q, t, "group_count", (int64_t)team_count);
	show_count(q, t, "failed_messages", failed);
	show_count(q, t, "claims", (int64_t)claim_count);
	show_count(q, t, "hold_count", (int64_t)hold_count);
	show_count(q, t, "erasures", (int64_t)request_count);
	page_text(q, t, "consent_version", version ? arena_printf(q->arena, "%d", version) : "");
	show_settings(q, t);
	return page_send(q, t, "admin", 200);
}
