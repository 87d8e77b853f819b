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

static enum err count(struct req *q, const struct capped *c,
	enum err (*one)(struct req *q, enum limited what, const struct limit_by *by))
{
	struct limit_by by = by_of(c);
	enum err e = one(q, own_limit(c), &by);

	if (e || !by.source)
		return e;
	return one(q, c->channel == CHANNEL_TEXT ? LIMITED_text_by_visitor : LIMITED_mail_by_visitor, &by);
}

enum err day_cap_take(struct req *q, const struct capped *c) { return count(q, c, limit_take); }
enum err day_cap_give_back(struct req *q, const struct capped *c) { return count(q, c, limit_give_back); }

instant day_cap_end(struct req *q, const struct capped *c)
{
	return clock_next_day(q->now, DAY_CAP_HOUR, c->time_zone);
}
