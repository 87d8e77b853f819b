/* day_cap.c - counts the messages of a day. */
#include "message/day_cap.h"

#include "base/req.h"
#include "base/str.h"
#include "site/limit.h"

static enum limited own_limit(const struct capped *c)
{
	bool is_text = c->channel == CHANNEL_TEXT;

	if (message_row(c->message)->subject == SUBJECT_code)
		return is_text ? LIMITED_code_text : LIMITED_code_mail;
	return is_text ? LIMITED_text : LIMITED_mail;
}

static struct limit_by by_of(const struct capped *c)
{
	return (struct limit_by){
		.address = c->recipient, .source = text_is_empty(c->source) ? NULL : c->source,
		.site_id = c->site_id, .time_zone = c->time_zone,
	};
}

/* A visitor's messages count for their source, too. */
static unsigned limits_of(const struct capped *c)
{
	enum limited by_visitor = c->channel == CHANNEL_TEXT ? LIMITED_text_by_visitor : LIMITED_mail_by_visitor;

	return 1u << own_limit(c) | (text_is_empty(c->source) ? 0 : 1u << by_visitor);
}

enum err day_cap_take(struct req *q, const struct capped *c)
{
	struct limit_by by = by_of(c);

	return limit_take_each(q, limits_of(c), &by);
}

enum err day_cap_give_back(struct req *q, const struct capped *c)
{
	struct limit_by by = by_of(c);

	return limit_give_back_each(q, limits_of(c), &by);
}

instant day_cap_end(struct req *q, const struct capped *c)
{
	return clock_next_day(q->now, DAY_CAP_HOUR, c->time_zone);
}
