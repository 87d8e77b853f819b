/* push.c - POST and DELETE to nchan's publisher by libcurl. */
#include "edge/push.h"

#include <curl/curl.h>
#include <string.h>

#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/transfer.h"

#define SECONDS_MOST 2

static char *url_of(struct req *q, const char *const *channels, size_t count)
{
	struct str s;

	str_init(&s, q->arena, 2048);
	str_add(&s, "http://localhost/");
	for (size_t i = 0; i < count; i++)
		str_printf(&s, "%s%s", i ? "," : "", channels[i]);
	return s.text;
}

static size_t skip(char *bytes, size_t size, size_t count, void *nothing)
{
	(void)bytes;
	(void)nothing;
	return size * count;
}

/* nchan answers a DELETE of a channel that does not exist with 404: nobody listens there. */
static bool is_accepted(long status, bool closes)
{
	return (status >= 200 && status < 300) || (closes && status == 404);
}

static enum err request(struct req *q, CURL *curl, bool closes)
{
	CURLcode code;
	long status = 0;

	curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, q->conf->web_publish_socket);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, skip);
	if ((code = curl_easy_perform(curl)))
		return fail(q, ERR_SEND_LATER, "%s: %s", q->conf->web_publish_socket, curl_easy_strerror(code));
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	return is_accepted(status, closes) ? ERR_OK : fail(q, ERR_SEND_LATER, "nginx answered %ld", status);
}

static CURL *open(struct req *q, const char *const *channels, size_t count)
{
	return transfer_open(&(struct transfer){ .url = url_of(q, channels, count), .protocols = "http", .timeout = SECONDS_MOST });
}

enum err push_event(struct req *q, const char *const *channels, size_t count, const char *event, const char *data)
{
	CURL *curl = open(q, channels, count);
	struct curl_slist *headers = NULL;
	enum err e;

	if (!curl)
		return fail(q, ERR_SYSTEM, "libcurl does not start");
	headers = curl_slist_append(headers, arena_printf(q->arena, "X-EventSource-Event: %s", event));
	headers = curl_slist_append(headers, "Content-Type: application/json");
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, data);
	e = request(q, curl, false);
	curl_slist_free_all(headers);
	return e;
}

enum err push_close(struct req *q, const char *const *channels, size_t count)
{
	CURL *curl = open(q, channels, count);

	if (!curl)
		return fail(q, ERR_SYSTEM, "libcurl does not start");
	curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "DELETE");
	return request(q, curl, true);
}
