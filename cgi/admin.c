/* admin.c - the tools of a site's administrators, and its own look: its colors as a stylesheet, and its logo. */
#include "web/app.h"
#include "web/upload.h"
#include "admin/pages.h"
#include "edge/http.h"
#include "base/logo.h"
#include "site/look.h"
#include "base/req.h"
#include "site/site.h"

/* Clients may cache only the URL of the current version for good. */
static bool names(struct req *q, const char *version)
{
	return text_equal(field_value(&q->http->query, "v"), version);
}

static enum err site_css(struct req *q)
{
	const char *css, *version = look_version(q, q->site);
	enum err e = look_css(q, q->site, &css);

	if (e || http_unchanged(q->http, version, names(q, version)))
		return e;
	http_header(q->http, "Content-Type", "text/css; charset=utf-8");
	str_add(&q->http->answer, css);
	return ERR_OK;
}

static enum err site_logo(struct req *q)
{
	const char *version = q->site->logo_version, *media_type = logo_media_type(q->site->logo_type);
	const unsigned char *bytes;
	size_t length;
	enum err e;

	if (!*version || !media_type)
		return fail(q, ERR_MISSING, "no logo");
	if (http_unchanged(q->http, version, names(q, version)))
		return ERR_OK;
	if ((e = look_logo(q, q->site, &bytes, &length)))
		return e;
	http_header(q->http, "Content-Type", media_type);
	str_add_bytes(&q->http->answer, bytes, length);
	return ERR_OK;
}

#define ADMIN FOR(site_admin)
#define GROUPS (FOR(site_admin) | FOR(group_manager))
#define READERS (FOR(site_admin) | FOR(reports))
#define ANYONE (FOR(site_admin) | FOR(group_manager) | FOR(reports))

static const struct route routes[] = {
	{ "GET",  "/site.css",          site_css,            OPEN,   LASTING },
	{ "GET",  "/site/logo",         site_logo,           OPEN,   LASTING },
	{ "GET",  "/admin",             admin_get,           ANYONE, PERSONAL },
	{ "GET",  "/admin/settings",    admin_settings_get,  ADMIN,  PERSONAL },
	{ "POST", "/admin/settings",    admin_settings_post, ADMIN,  PERSONAL },
	{ "GET",  "/admin/embed",       admin_embed_get,     ADMIN,  PERSONAL },
	{ "POST", "/admin/embed",       admin_embed_post,    ADMIN,  PERSONAL },
	{ "GET",  "/admin/look",        admin_look_get,      ADMIN,  PERSONAL },
	{ "POST", "/admin/look",        admin_look_post,     ADMIN,  PERSONAL },
	{ "POST", "/admin/look/logo",   admin_logo_post,     ADMIN,  PERSONAL },
	{ "GET",  "/admin/look.css",    admin_look_css_get,  ADMIN,  PERSONAL },
	{ "GET",  "/admin/consent",     admin_consent_get,   ADMIN,  PERSONAL },
	{ "POST", "/admin/consent",     admin_consent_post,  ADMIN,  PERSONAL },
	{ "GET",  "/admin/groups",      admin_groups_get,    GROUPS, PERSONAL },
	{ "POST", "/admin/groups",      admin_groups_post,   GROUPS, PERSONAL },
	{ "GET",  "/admin/groups/{group}", admin_group_get,  GROUPS, PERSONAL },
	{ "POST", "/admin/groups/{group}", admin_group_post, GROUPS, PERSONAL },
	{ "GET",  "/admin/programs",    admin_programs_get,  ADMIN,  PERSONAL },
	{ "GET",  "/admin/programs/{program}", admin_program_get, ADMIN, PERSONAL },
	{ "POST", "/admin/programs/{program}", admin_program_post, ADMIN, PERSONAL },
	{ "GET",  "/admin/users",       admin_users_get,     ADMIN,  PERSONAL },
	{ "GET",  "/admin/users/{account}", admin_user_get,  ADMIN,  PERSONAL },
	{ "POST", "/admin/users/{account}", admin_user_post, ADMIN,  PERSONAL },
	{ "GET",  "/admin/claims",      admin_claims_get,    ADMIN,  PERSONAL },
	{ "GET",  "/admin/claims/{claim}", admin_claim_get,  ADMIN,  PERSONAL },
	{ "POST", "/admin/claims/{claim}", admin_claim_post, ADMIN,  PERSONAL },
	{ "GET",  "/admin/requests",    admin_requests_get,  ADMIN,  PERSONAL },
	{ "GET",  "/admin/requests/holds", admin_holds_get,  ADMIN,  PERSONAL },
	{ "POST", "/admin/requests/holds", admin_holds_post, ADMIN,  PERSONAL },
	{ "GET",  "/admin/requests/holds/{hold}", admin_hold_get, ADMIN, PERSONAL },
	{ "POST", "/admin/requests/holds/{hold}", admin_hold_post, ADMIN, PERSONAL },
	{ "GET",  "/admin/requests/{request}", admin_request_get, ADMIN, PERSONAL },
	{ "POST", "/admin/requests/{request}", admin_request_post, ADMIN, PERSONAL },
	{ "GET",  "/admin/messages",    admin_messages_get,  ADMIN,  PERSONAL },
	{ "GET",  "/admin/audit",       admin_audit_get,     ADMIN,  PERSONAL },
	{ "GET",  "/admin/audit.csv",   admin_audit_csv_get, ADMIN,  PERSONAL },
	{ "GET",  "/admin/access.csv",  admin_access_csv_get, ADMIN, PERSONAL },
	{ "GET",  "/admin/reports",     admin_reports_get,   READERS, PERSONAL },
	{ "GET",  "/admin/reports.csv", admin_reports_csv_get, READERS, PERSONAL },
};

const struct app app = { .name = "admin", .routes = routes, .route_count = COUNT(routes), .upload_take = upload_take };
