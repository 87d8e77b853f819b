/* manage.c - the tools of a program's team: how it is reached, who works it, its questions before sending. */
#include "base/str.h"
#include "manage/pages.h"
#include "web/app.h"

#define ADMIN TEAM(program_admin)
#define TEAMMATE (TEAM(program_admin) | TEAM(program_worker))

static const struct route routes[] = {
	{ "GET",  "/manage",                                                manage_get,             SIGNED_IN, PERSONAL },
	{ "GET",  "/manage/invite/{pass}",                                            invite_get,             SIGNED_IN, LINK },
	{ "POST", "/manage/invite/{pass}",                                            invite_post,            SIGNED_IN, LINK },
	{ "GET",  "/manage/{program}",                                      manage_program_get,     TEAMMATE,  PERSONAL },
	{ "GET",  "/manage/{program}/contact",                                        contact_get,            ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/contact",                                        contact_post,           ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/listing",                                        listing_get,            ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/listing",                                        listing_post,           ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/addresses",                                      addresses_get,          ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/addresses",                                      addresses_post,         ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/addresses/{address}/remove",                     address_form_get,       ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/addresses/{address}/remove",                     address_remove_post,    ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/team",                                           team_get,               ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/team/invite",                                    team_form_get,          ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/team/invite",                                    team_invite_post,       ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/team/{member}/role",                             team_form_get,          ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/team/{member}/role",                             team_role_post,         ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/team/{member}/remove",                           team_remove_get,        ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/team/{member}/remove",                           team_remove_post,       ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/numbers",                                        numbers_get,            TEAMMATE,  PERSONAL },
	{ "GET",  "/manage/{program}/numbers.csv",                                    numbers_csv_get,        TEAMMATE,  PERSONAL },
	{ "GET",  "/manage/{program}/leave",                                          team_leave_get,              TEAMMATE,  PERSONAL },
	{ "POST", "/manage/{program}/leave",                                          team_leave_post,             TEAMMATE,  PERSONAL },
	{ "GET",  "/manage/{program}/screener",                             screener_get,           ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/preview",                     preview_get,            TEAMMATE,  PERSONAL },
	{ "GET",  "/manage/{program}/screener/settings",                    screener_form_get,      ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/settings",                    screener_settings_post, ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/publish",                     screener_publish_get,   ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/publish",                     screener_publish_post,  ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questionnaire.json",          questionnaire_get,      ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/import",                      import_get,             ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/import",                      import_post,            ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questions",                   question_new_get,       ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/questions",                   question_new_post,      ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questions/{question}",        question_get,           ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/questions/{question}",        question_post,          ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questions/{question}/move",   question_form_get,      ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/questions/{question}/move",   question_move_post,     ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questions/{question}/copy",   question_form_get,      ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/questions/{question}/copy",   question_copy_post,     ADMIN,     PERSONAL },
	{ "GET",  "/manage/{program}/screener/questions/{question}/delete", question_delete_get,    ADMIN,     PERSONAL },
	{ "POST", "/manage/{program}/screener/questions/{question}/delete", question_delete_post,   ADMIN,     PERSONAL },
	{ "GET",  "/confirm/room/{pass}",                                             room_get,               OPEN,      LINK },
	{ "POST", "/confirm/room/{pass}",                                             room_post,              OPEN,      LINK },
	{ "GET",  "/confirm/{pass}",                                                  confirm_get,            OPEN,      LINK },
	{ "POST", "/confirm/{pass}",                                                  confirm_post,           OPEN,      LINK },
};

const struct app app = { .name = "manage", .routes = routes, .route_count = COUNT(routes) };
