/* gateway.c - one POST per text message, and the meaning of the answer. */
#include "edge/gateway.h"

#include <string.h>

#include "base/log.h"
#include "edge/fetch.h"
#include "edge/json.h"
#include "base/req.h"
#include "base/str.h"

#define ANSWER_MAX (64 * 1024)
#define FORM_MAX (64 * 1024)

/* ---- the answer ---- */

enum fate { LATER, OURS, NEVER, STOPPED };

/* Twilio's error codes that concern the number, the moment or our account. Others are for the administrator. */
static const struct { long code; enum fate fate; } codes[] = {
	{ 20003, OURS },	/* wrong user or password */
	{ 20005, OURS },	/* the account is not active */
	{ 20429, LATER },	/* too many at a time */
	{ 21211, NEVER },	/* not a telephone number */
	{ 21212, OURS },	/* From is not a number */
	{ 21214, NEVER },	/* cannot be reached */
	{ 21217, NEVER },	/* does not look like a number */
	{ 21408, OURS },	/* texts to that country are not enabled */
	{ 21602, NEVER },	/* no body */
	{ 21603, OURS },	/* no From */
	{ 21606, OURS },	/* From is not ours */
	{ 21608, OURS },	/* trial account */
	{ 21610, STOPPED },	/* the recipient sent STOP */
	{ 21611, LATER },	/* the queue of From is full */
	{ 21612, NEVER },	/* no route from this From */
	{ 21614, NEVER },	/* not a mobile number */
	{ 21617, NEVER },	/* too long */
	{ 21635, NEVER },	/* a landline */
	{ 30001, LATER },	/* the queue is full */
	{ 30002, OURS },	/* the account is suspended */
	{ 30003, LATER },	/* unreachable right now */
	{ 30004, NEVER },	/* does not accept texts */
	{ 30005, NEVER },	/* not in use */
	{ 30006, NEVER },	/* a landline */
	{ 30007, NEVER },	/* filtered as spam */
	{ 30008, LATER },	/* unknown */
};

struct said {
	long status, code;	/* of HTTP; of the JSON, 0 if none */
	bool has_sid;
};

static struct said read_answer(struct req *q, const struct fetched *got)
{
	const struct json *all = json_read(q->arena, got->bytes, got->length, NULL), *sid = json_member(all, "sid");

	return (struct said){ .status = got->status, .has_sid = json_shape(sid) == JSON_TEXT && *json_text(q->arena, sid),
		.code = (long)json_count(json_member(all, got->status < 300 ? "error_code" : "code"), INT32_MAX) };
}

static enum fate fate_of(const struct said *s)
{
	for (size_t i = 0; i < COUNT(codes); i++)
		if (codes[i].code == s->code)
			return codes[i].fate;
	if (s->status == 408 || s->status == 425 || s->status == 429 || s->status >= 500)
		return LATER;
	return OURS;
}

/* ---- the result ---- */

/* Reasons are stored and shown, so they never hold a number or the interface's own text. */
static enum err tell(struct req *q, enum fate fate, struct text_answer *answer, const char *why)
{
	answer->reason = why;
	answer->stopped = fate == STOPPED;
	if (fate == OURS)
		log_event(LOG_ERROR_LEVEL, "sending_is_broken", "reason", why, NULL);
	return fail(q, fate == NEVER || fate == STOPPED ? ERR_SEND_NEVER : ERR_SEND_LATER, "%s", why);
}

static enum err judge_answer(struct req *q, const struct said *s, struct text_answer *answer)
{
	static const char *const words[] = { [LATER] = "put off", [OURS] = "not taken", [NEVER] = "refused", [STOPPED] = "refused" };
	enum fate fate = fate_of(s);

	if (s->status >= 200 && s->status < 300 && !s->code)
		return s->has_sid ? ERR_OK : tell(q, OURS, answer, "the answer of [text] url makes no sense");
	if (s->code)
		return tell(q, fate, answer, arena_printf(q->arena, "%s with %ld, code %ld", words[fate], s->status, s->code));
	return tell(q, fate, answer, arena_printf(q->arena, "%s with %ld", words[fate], s->status));
}

static enum err judge_failure(struct req *q, enum fetch_fault fault, struct text_answer *answer)
{
	switch (fault) {
	case FETCH_UNTRUSTED:
		return tell(q, OURS, answer, "the certificate of [text] url cannot be trusted");
	case FETCH_NO_URL:
		return tell(q, OURS, answer, "[text] url makes no sense");
	case FETCH_UNREACHABLE:
		return tell(q, LATER, answer, "the text service cannot be reached");
	case FETCH_LATE:
		return tell(q, LATER, answer, "no answer in time");
	case FETCH_NO_LIBRARY:
		return tell(q, LATER, answer, "libcurl does not start");
	default:
		return tell(q, LATER, answer, "the connection broke");
	}
}

/* ---- sending ---- */

static char *form_of(struct req *q, const char *to, const char *from, const char *body)
{
	struct str s;

	str_init(&s, q->arena, FORM_MAX);
	str_printf(&s, "To=%s", text_url_encode(q->arena, to));
	str_printf(&s, "&From=%s", text_url_encode(q->arena, from));
	str_printf(&s, "&Body=%s", text_url_encode(q->arena, body));
	return s.full ? NULL : s.text;
}

enum err gateway_send(struct req *q, const struct gateway *g, const char *to, const char *name, const char *body,
	struct text_answer *answer)
{
	struct fetch f = { .url = g->url, .user = g->user, .password = g->password, .ca = g->ca, .timeout = g->timeout,
		.most = ANSWER_MAX, .form = form_of(q, to, g->from, body), .header = arena_printf(q->arena, "Idempotency-Key: %s", name) };
	enum fetch_fault fault;
	struct fetched got;
	struct said s;

	if (!f.form)
		return tell(q, NEVER, answer, "the text is too long");
	if ((fault = fetch(q, &f, &got)))
		return judge_failure(q, fault, answer);
	s = read_answer(q, &got);
	answer->wait = got.wait;
	return judge_answer(q, &s, answer);
}
