/* live_change_sql - for statements that end the listening of many links at once. */
#ifndef HANDRAIL_LIVE_CHANGE_SQL_H
#define HANDRAIL_LIVE_CHANGE_SQL_H

#include "base/err.h"
#include "edge/db.h"

struct req;

/* Begins such a statement. A SELECT follows: the time, the id of a referral, TRUE, and the parties whose links to it end. */
#define LIVE_LINKS_ENDED "INSERT INTO live_change (made_at, referral_id, ended, parties) "

/* Within the transaction that revokes the links, before it does. */
enum err live_change_end(struct req *q, const struct stmt *s, struct binds b);

#endif
