/* fetch.c - one request for JSON. */
#include "edge/fetch.h"

#include <curl/curl.h>
#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/gateway.h"
#include "edge/json.h"
#include "edge/transfer.h"

struct said {
	char *bytes;		/* room for FETCH_MOST + 1 */
	size_t length;
	long status;
};

/* A longer answer breaks the transfer off. */
static size_t take(char *bytes, size_t size, size_t count, void *data)
{
	struct said *s = data;
	size_t n = size * count;

	if (n > FETCH_MOST - s->length)
		return 0;
	memcpy(s->bytes + s->length, bytes, n);
	s->length += n;
	return n;
}

static CURLcode ask(CURL *curl, const struct fetch *f, struct said *s)
{
	struct curl_slist *headers = curl_slist_append(curl_slist_append(NULL, "Accept: application/json"), "Expect:");
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
	if (f->form)
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, f->form);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "Handrail");
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, s);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &s->status);
	curl_slist_free_all(headers);
	return code;
}

enum err fetch_json(struct req *q, const struct fetch *f, const char **text, const struct json **json)
{
	struct transfer t = { .url = f->url, .protocols = "http,https", .timeout = FETCH_TIME, .user = f->user, .password = f->password };
	struct said s = { .bytes = arena_alloc(q->arena, FETCH_MOST + 1) };
	CURL *curl = gateway_url_fits(f->url) ? transfer_open(&t) : NULL;
	CURLcode code;

	if (!curl)
		return fail(q, ERR_SEND_LATER, "no address to ask: it begins with https://");
	if ((code = ask(curl, f, &s)))
		return fail(q, ERR_SEND_LATER, "%s", curl_easy_strerror(code));
	s.bytes[s.length] = '\0';
	*text = s.bytes;
	*json = json_read(q->arena, s.bytes, s.length, NULL);
	if (s.status != 200 || json_shape(*json) != JSON_MEMBERS)
		return fail(q, ERR_SEND_LATER, "the answer has status %ld%s", s.status, *json ? "" : " and is no JSON");
	return ERR_OK;
}
