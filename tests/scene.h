/* scene - a referral and the people around it, each signed in to a browser, for tests of what pages say.
 *
 *	scene_begin();
 *	id = scene_refer(&(struct referral_draft){ .at = SCENE_LIVE(REACH_EMAIL), .discreet = true });
 *	page = scene_page(&app_dashboards, SCENE_CLAIMER, scene_path("/referrals/%s", id));
 *
 * A failure ends the test. */
#ifndef HANDRAIL_TESTS_SCENE_H
#define HANDRAIL_TESTS_SCENE_H

#include "referral/referral.h"
#include "web/app.h"

enum scene_reader { SCENE_SEEKER, SCENE_HELPER, SCENE_CLAIMER, SCENE_NOBODY, SCENE_READERS };

#define SCENE_LIVE(ways) { KIND_LIVE, ORIGIN_OTHER, ways, CONSENT_STANDING }
#define SCENE_PHONE "+14155550123"
#define SCENE_PHONE_TEXT "415-555-0123"

extern struct req *scene;		/* its unit of work: the site, the database */
extern int64_t scene_program;		/* claimed by the claimer; named "Pantry" */

/* Makes site, program and people: Maria Nunez, Hana Helper, Clara Claimer. */
void scene_begin(void);

/* Makes Maria's referral, by Hana, and returns its public id. Members that the draft leaves out
 * get ordinary values. */
const char *scene_refer(const struct referral_draft *with);

/* A reader's account. */
int64_t scene_account(enum scene_reader reader);

/* The referral as a reader has it. */
struct referral *scene_referral(enum scene_reader reader, const char *id);

/* Sets a status, with a note that everyone may read unless it is NULL. */
void scene_move(enum scene_reader by, const char *id, enum status status, const char *note);

/* The token of a link in the newest message to this party. */
const char *scene_link(const char *id, enum party party);

const char *scene_path(const char *fmt, const char *id);

/* The page; its status must be 200. */
const char *scene_page(const struct app *of, enum scene_reader reader, const char *path);

/* The answer to a form with these fields, url-encoded. */
struct req *scene_post(const struct app *of, enum scene_reader reader, const char *path, const char *fields);

/* The same form again: with the once-only key of the last one. */
struct req *scene_post_again(const struct app *of, enum scene_reader reader, const char *path, const char *fields);

/* The session of a reader's browser, as name=value. */
const char *scene_cookie(enum scene_reader reader);

/* True if the page holds both texts and the first stands before the second. */
bool scene_before(const char *page, const char *first, const char *second);

#endif
