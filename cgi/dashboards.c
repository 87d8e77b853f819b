/* dashboards.c - Referrals for Me, People I'm Helping with the Seeker Profile, Inbound Referrals, the referral page. */
#include "base/str.h"
#include "dashboards/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/referrals",                         referrals_get,              SIGNED_IN | LIVE, PERSONAL },
	{ "POST", "/referrals",                         referrals_post,             SIGNED_IN,        PERSONAL },
	{ "GET",  "/people",                            people_get,                 SIGNED_IN | LIVE, PERSONAL },
	{ "GET",  "/people.csv",                        people_csv_get,             SIGNED_IN,        PERSONAL },
	{ "POST", "/people/tray/{referral}",            people_tray_post,           SIGNED_IN,        PERSONAL },
	{ "GET",  "/people/{person}",                   person_get,                 SIGNED_IN | LIVE, PERSONAL },
	{ "POST", "/people/{person}",                   person_post,                SIGNED_IN,        PERSONAL },
	{ "POST", "/people/{person}/notes",             person_notes_post,          SIGNED_IN,        PERSONAL },
	{ "GET",  "/people/{person}/merge",             person_merge_get,           SIGNED_IN,        PERSONAL },
	{ "POST", "/people/{person}/merge",             person_merge_post,          SIGNED_IN,        PERSONAL },
	{ "GET",  "/people/{person}/archive",           person_form_get,            SIGNED_IN,        PERSONAL },
	{ "POST", "/people/{person}/archive",           person_archive_post,        SIGNED_IN,        PERSONAL },
	{ "GET",  "/people/{person}/notes",             person_form_get,            SIGNED_IN,        PERSONAL },
	{ "GET",  "/people/{person}/print",             person_print_get,           SIGNED_IN,        PERSONAL },
	{ "GET",  "/inbound",                           inbound_get,                SIGNED_IN | LIVE, PERSONAL },
	{ "GET",  "/inbound/{program}.csv",             inbound_csv_get,            SIGNED_IN,        PERSONAL },
	{ "GET",  "/inbound/{program}",                 inbound_program_get,        SIGNED_IN | LIVE, PERSONAL },
	{ "GET",  "/inbound/{program}/new",             walk_in_get,                SIGNED_IN,        PERSONAL },
	{ "POST", "/inbound/{program}/new",             walk_in_post,               SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}",              referral_get,               SIGNED_IN | LIVE, PERSONAL },
	{ "GET",  "/referrals/{referral}/answers",      answers_get,                SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/answers.json", answers_json_get,           SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/print",        referral_print_get,         SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/access",       referral_access_get,        SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/notes",        referral_form_get,          SIGNED_IN,        PERSONAL },
	{ "POST", "/referrals/{referral}/notes",        referral_notes_post,        SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/reach",        referral_form_get,          SIGNED_IN,        PERSONAL },
	{ "POST", "/referrals/{referral}/reach",        referral_reach_post,        SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/release",      referral_release_get,       SIGNED_IN,        PERSONAL },
	{ "POST", "/referrals/{referral}/release",      referral_release_post,      SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/stop-contact", referral_stop_contact_get,  SIGNED_IN,        PERSONAL },
	{ "GET",  "/referrals/{referral}/stop-sharing", referral_stop_sharing_get,  SIGNED_IN,        PERSONAL },
	{ "POST", "/referrals/{referral}/stop-sharing", referral_stop_sharing_post, SIGNED_IN,        PERSONAL },
};

const struct app app = { .name = "dashboards", .routes = routes, .route_count = COUNT(routes) };
