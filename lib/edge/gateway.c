/* gateway.c - one POST per text message, and the meaning of the answer. */
#include "edge/gateway.h"

#include <curl/curl.h>
#include <string.h>

#include "base/log.h"
#include "edge/json.h"
#include "edge/transfer.h"
#include "base/req.h"
#include "base/str.h"

#define ANSWER_MAX (64 * 1024)
#define FORM_MAX (64 * 1024)
#define WAIT_MAX 86400

/* ---- the URL ---- */

static bool is_this_machine(const char *host)
{
	return text_equal(host, "localhost") || text_equal(host, "[::1]") || text_starts(host, "127.");
}

static bool is_safe(CURLU *u)
{
	char *scheme = NULL, *host = NULL, *user = NULL;
	bool fits = !curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) && !curl_url_get(u, CURLUPART_HOST, &host, 0)
		&& curl_url_get(u, CURLUPART_USER, &user, 0) == CURLUE_NO_USER
		&& (text_equal(scheme, "https") || (text_equal(scheme, "http") && is_this_machine(host)));

	curl_free(scheme);
	curl_free(host);
	curl_free(user);
	return fits;
}

bool gateway_url_fits(const char *url)
{
	CURLU *u = curl_url();
	bool fits = u && !curl_url_set(u, CURLUPART_URL, url, 0) && is_safe(u);

	curl_url_cleanup(u);
	return fits;
}

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
	char *bytes;		/* room for ANSWER_MAX + 1 */
	size_t length;
	long status, code;	/* of HTTP; of the JSON, 0 if none */
	bool has_sid;
};

/* Keeps at most ANSWER_MAX bytes; discards the rest. */
static size_t take(char *bytes, size_t size, size_t count, void *data)
{
	struct said *s = data;
	size_t n = size * count, room = ANSWER_MAX - s->length;

	memcpy(s->bytes + s->length, bytes, n < room ? n : room);
	s->length += n < room ? n : room;
	return n;
}

static void read_answer(struct req *q, struct said *s)
{
	const struct json *all = json_read(q->arena, s->bytes, s->length, NULL), *sid = json_member(all, "sid");

	s->has_sid = json_shape(sid) == JSON_TEXT && *json_text(q->arena, sid);
	s->code = (long)json_count(json_member(all, s->status < 300 ? "error_code" : "code"), INT32_MAX);
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

static enum err judge_failure(struct req *q, CURLcode code, struct text_answer *answer)
{
	switch (code) {
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_ISSUER_ERROR:
		return tell(q, OURS, answer, "the certificate of [text] url cannot be trusted");
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return tell(q, OURS, answer, "[text] url makes no sense");
	case CURLE_OPERATION_TIMEDOUT:
		return tell(q, LATER, answer, "no answer in time");
	case CURLE_COULDNT_CONNECT:
	case CURLE_COULDNT_RESOLVE_HOST:
		return tell(q, LATER, answer, "the text service cannot be reached");
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

static struct curl_slist *headers_of(struct req *q, const char *name)
{
	struct curl_slist *headers = curl_slist_append(NULL, "Accept: application/json");

	/* Sends the body at once, without waiting for "100 Continue". */
	headers = curl_slist_append(headers, "Expect:");
	return curl_slist_append(headers, arena_printf(q->arena, "Idempotency-Key: %s", name));
}

static CURLcode ask(CURL *curl, const char *form, struct curl_slist *headers, struct said *s)
{
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "Handrail");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, s);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &s->status);
	return code;
}

static int64_t wait_of(CURL *curl)
{
	curl_off_t seconds = 0;

	curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds);
	return seconds < 0 ? 0 : seconds < WAIT_MAX ? (int64_t)seconds : WAIT_MAX;
}

enum err gateway_send(struct req *q, const struct gateway *g, const char *to, const char *name, const char *body,
	struct text_answer *answer)
{
	struct said s = { .bytes = arena_alloc(q->arena, ANSWER_MAX + 1) };
	const char *form = form_of(q, to, g->from, body);
	CURL *curl = transfer_open(&(struct transfer){ g->url, "http,https", g->timeout, g->ca, g->user, g->password });
	struct curl_slist *headers;
	CURLcode code;

	if (!form)
		return tell(q, NEVER, answer, "the text is too long");
	if (!curl)
		return tell(q, LATER, answer, "libcurl does not start");
	headers = headers_of(q, name);
	code = ask(curl, form, headers, &s);
	curl_slist_free_all(headers);
	if (code)
		return judge_failure(q, code, answer);
	read_answer(q, &s);
	answer->wait = wait_of(curl);
	return judge_answer(q, &s, answer);
}
