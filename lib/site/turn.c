/* turn.c - turns are named locks of the database server. */
#include "site/turn.h"

#include "base/clock.h"
#include "base/conf.h"
#include "base/req.h"
#include "edge/db.h"
#include "site/limit.h"

struct answer { bool yes; };
static const struct column answer_columns[] = { COLUMN(struct answer, yes) };

STATEMENT(take, answer_columns, struct answer,
	"SELECT IFNULL(GET_LOCK(CONCAT('handrail turn ', LEFT(MD5(DATABASE()), 8), ' ', ?), 0), 0) AS yes");

STATEMENT(give, answer_columns, struct answer,
	"SELECT IFNULL(RELEASE_LOCK(CONCAT('handrail turn ', LEFT(MD5(DATABASE()), 8), ' ', ?)), 0) AS yes");

static enum err take_place(struct req *q, struct turn *t, const char *what)
{
	int64_t places = q->conf->web_workers / 2 > 1 ? q->conf->web_workers / 2 : 1;
	struct answer a = { false };
	enum err e = ERR_OK;

	for (int64_t i = 0; i < places && !e && !a.yes; i++) {
		t->place = arena_printf(q->arena, "%s%d", what, (int)i);
		e = db_row(q, &take, &a, BIND(t->place));
	}
	return e ? e : a.yes ? ERR_OK : ERR_LIMIT;
}

static enum err give_one(struct req *q, const char *name)
{
	struct answer a;

	return db_row(q, &give, &a, BIND(name));
}

static enum err refuse(struct req *q)
{
	struct limit_over *over = ARENA_NEW(q->arena, struct limit_over);

	*over = (struct limit_over){ .row = LIMIT_NO_ROW, .until = q->now + SECONDS(1) };
	q->over = over;
	return fail(q, ERR_LIMIT, "no turn is free");
}

enum err turn_take(struct req *q, struct turn *t, const char *source)
{
	struct answer a = { false };
	enum err e;

	*t = (struct turn){ .source = text_or_empty(source) };
	if ((e = db_row(q, &take, &a, BIND(t->source))))
		return e;
	if (!a.yes)
		return refuse(q);
	if ((e = take_place(q, t, "")) != ERR_LIMIT)
		return e;
	return (e = give_one(q, t->source)) ? e : refuse(q);
}

enum err turn_take_place(struct req *q, struct turn *t, const char *what)
{
	enum err e;

	*t = (struct turn){ 0 };
	e = take_place(q, t, what);
	return e == ERR_LIMIT ? refuse(q) : e;
}

enum err turn_end(struct req *q, const struct turn *t)
{
	enum err e = give_one(q, t->place), other = t->source ? give_one(q, t->source) : ERR_OK;

	return e ? e : other;
}
