/* fetch.c - one request by libcurl, and what came of it. */
#include "edge/fetch.h"

#include <curl/curl.h>
#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/json.h"
#include "edge/transfer.h"

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

bool fetch_url_fits(const char *url)
{
	CURLU *u = curl_url();
	bool fits = u && !curl_url_set(u, CURLUPART_URL, url, 0) && is_safe(u);

	curl_url_cleanup(u);
	return fits;
}

/* ---- the answer ---- */

struct taken {
	char *bytes;		/* room for most + 1 */
	size_t length, most;
	bool is_cut;
};

static size_t take(char *bytes, size_t size, size_t count, void *data)
{
	struct taken *t = data;
	size_t n = size * count, room = t->most - t->length;

	t->is_cut |= n > room;
	memcpy(t->bytes + t->length, bytes, n < room ? n : room);
	t->length += n < room ? n : room;
	return n;
}

static enum fetch_fault fault_of(CURLcode code)
{
	switch (code) {
	case CURLE_OK:
		return FETCH_OK;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_ISSUER_ERROR:
		return FETCH_UNTRUSTED;
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return FETCH_NO_URL;
	case CURLE_OPERATION_TIMEDOUT:
		return FETCH_LATE;
	case CURLE_COULDNT_CONNECT:
	case CURLE_COULDNT_RESOLVE_HOST:
		return FETCH_UNREACHABLE;
	default:
		return FETCH_BROKEN;
	}
}

/* ---- asking ---- */

/* "Expect:" sends the body at once, without waiting for "100 Continue". */
static struct curl_slist *headers_of(const struct fetch *f)
{
	struct curl_slist *headers = curl_slist_append(curl_slist_append(NULL, "Accept: application/json"), "Expect:");

	return f->header ? curl_slist_append(headers, f->header) : headers;
}

static CURLcode ask(CURL *curl, const struct fetch *f, struct taken *t)
{
	struct curl_slist *headers = headers_of(f);
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
	if (f->form)
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, f->form);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "Handrail");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, t);
	code = curl_easy_perform(curl);
	curl_slist_free_all(headers);
	return code;
}

static void note(CURL *curl, struct taken *t, struct fetched *got)
{
	curl_off_t wait = 0;

	t->bytes[t->length] = '\0';
	*got = (struct fetched){ .bytes = t->bytes, .length = t->length, .is_cut = t->is_cut };
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &got->status);
	curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
	got->wait = wait < 0 ? 0 : wait < WAIT_MAX ? (int64_t)wait : WAIT_MAX;
}

enum fetch_fault fetch(struct req *q, const struct fetch *f, struct fetched *got)
{
	struct taken t = { .bytes = arena_alloc(q->arena, f->most + 1), .most = f->most };
	enum fetch_fault fault;
	CURL *curl;

	*got = (struct fetched){ .bytes = "" };
	if (!fetch_url_fits(f->url))
		return FETCH_NO_URL;
	if (!(curl = transfer_open(&(struct transfer){ f->url, "http,https", f->timeout, f->ca, f->user, f->password })))
		return FETCH_NO_LIBRARY;
	fault = fault_of(ask(curl, f, &t));
	note(curl, &t, got);
	return fault;
}

static enum err no_answer(struct req *q, enum fetch_fault fault)
{
	switch (fault) {
	case FETCH_NO_URL:
		return fail(q, ERR_SEND_LATER, "no address to ask: it begins with https://");
	case FETCH_UNTRUSTED:
		return fail(q, ERR_SEND_LATER, "the certificate cannot be trusted");
	case FETCH_LATE:
		return fail(q, ERR_SEND_LATER, "no answer in time");
	case FETCH_UNREACHABLE:
		return fail(q, ERR_SEND_LATER, "it cannot be reached");
	default:
		return fail(q, ERR_SEND_LATER, "the connection broke");
	}
}

enum err fetch_json(struct req *q, struct fetch f, const char **text, const struct json **json)
{
	struct fetched got;
	enum fetch_fault fault;

	f.timeout = FETCH_TIME;
	f.most = FETCH_MOST;
	if ((fault = fetch(q, &f, &got)))
		return no_answer(q, fault);
	*text = got.bytes;
	*json = got.is_cut ? NULL : json_read(q->arena, got.bytes, got.length, NULL);
	if (got.status != 200 || json_shape(*json) != JSON_MEMBERS)
		return fail(q, ERR_SEND_LATER, "the answer has status %ld%s", got.status,
			got.is_cut ? " and is too long" : *json ? "" : " and is no JSON");
	return ERR_OK;
}
