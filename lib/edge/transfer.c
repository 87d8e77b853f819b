/* transfer.c - libcurl's handle, and the settings that all transfers have. */
#include "edge/transfer.h"

#include <curl/curl.h>
#include <unistd.h>

#include "base/str.h"

/* A forked child leaves its parent's connection alone and does not even close it. */
static CURL *handle(void)
{
	static CURL *curl;
	static pid_t owner;

	if (owner != getpid()) {
		curl_global_init(CURL_GLOBAL_DEFAULT);
		curl = curl_easy_init();
		owner = getpid();
	}
	if (curl)
		curl_easy_reset(curl);
	return curl;
}

void *transfer_open(const struct transfer *t)
{
	CURL *curl = handle();

	if (!curl)
		return NULL;
	curl_easy_setopt(curl, CURLOPT_URL, t->url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, t->protocols);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)t->timeout);
	curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, 30L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (t->ca)
		curl_easy_setopt(curl, CURLOPT_CAINFO, t->ca);
	if (text_is_empty(t->user))
		return curl;
	curl_easy_setopt(curl, CURLOPT_USERNAME, t->user);
	curl_easy_setopt(curl, CURLOPT_PASSWORD, t->password);
	return curl;
}
