/* mailbox.c - IMAP by libcurl: which messages are unread, one of them, and its end. */
#include "edge/mailbox.h"

#include <curl/curl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/transfer.h"

#define TIMEOUT 30		/* seconds for one command */
#define TIMEOUT_MAX 120

/* ---- the setting ---- */

struct box {
	const char *url;		/* without options, with a folder */
	const char *ca;
	int64_t timeout;
	const char *wrong;
};

static bool is_this_machine(const char *rest)
{
	return text_starts(rest, "127.") || text_starts(rest, "localhost") || text_starts(rest, "[::1]");
}

static void read_option(struct box *b, const char *option)
{
	if (text_starts(option, "ca=") && option[3])
		b->ca = option + 3;
	else if (!text_starts(option, "timeout=") || !text_to_number(option + 8, 1, TIMEOUT_MAX, &b->timeout))
		b->wrong = "[mail] bounce_url has an unknown option; there are ca=FILE and timeout=SECONDS";
}

static struct box box_of(struct arena *a, const struct conf *c)
{
	struct box b = { .timeout = TIMEOUT };
	char *url = arena_text(a, c->mail_bounce_url), *options = strchr(url, '?'), *kept = NULL;
	const char *host = strstr(url, "://");

	if (options)
		*options++ = '\0';
	for (char *o = options ? strtok_r(options, "&", &kept) : NULL; o; o = strtok_r(NULL, "&", &kept))
		read_option(&b, o);
	if (!host || !host[3] || (!text_starts(url, "imap://") && !text_starts(url, "imaps://")))
		b.wrong = "[mail] bounce_url must be imaps://HOST or imap://HOST, perhaps with a folder and ?ca=FILE&timeout=SECONDS";
	else
		b.url = strchr(host + 3, '/') && strchr(host + 3, '/')[1] ? url
			: arena_printf(a, "%.*s/INBOX", (int)(strcspn(host + 3, "/") + (size_t)(host + 3 - url)), url);
	return b;
}

bool mailbox_is_on(const struct conf *c)
{
	return !text_is_empty(c->mail_bounce_url);
}

bool mailbox_check(const struct conf *c, const char **why)
{
	struct arena *a = arena_new();

	*why = mailbox_is_on(c) ? box_of(a, c).wrong : NULL;
	if (!*why && mailbox_is_on(c) && text_is_empty(c->mail_bounce_user))
		*why = "[mail] bounce_user is not set: the user of the mailbox in bounce_url";
	arena_release(a);
	return !*why;
}

/* ---- one command ---- */

static size_t keep(char *bytes, size_t size, size_t count, void *data)
{
	struct str *s = data;

	str_add_bytes(s, bytes, size * count);
	return s->full ? 0 : size * count;
}

/* Reasons are logged, so they hold no answer of the server. */
static enum err judge(struct req *q, CURLcode code)
{
	switch (code) {
	case CURLE_OK:
		return ERR_OK;
	case CURLE_LOGIN_DENIED:
		return fail(q, ERR_SEND_LATER, "the mailbox for bounces refuses to let us in");
	case CURLE_COULDNT_CONNECT: case CURLE_COULDNT_RESOLVE_HOST:
		return fail(q, ERR_SEND_LATER, "the server of the mailbox for bounces cannot be reached");
	case CURLE_OPERATION_TIMEDOUT:
		return fail(q, ERR_SEND_LATER, "the server of the mailbox for bounces does not answer in time");
	default:
		return fail(q, ERR_SEND_LATER, "the mailbox for bounces: %s", curl_easy_strerror(code));
	}
}

/* command: an IMAP command, or NULL to fetch the message that the address names. Adds the data that the server sends to
 * *answer. */
static enum err run(struct req *q, const char *below, const char *command, struct str *answer)
{
	struct box b = box_of(q->arena, q->conf);
	bool near = text_starts(b.url, "imap://") && is_this_machine(b.url + strlen("imap://"));
	CURL *curl = b.wrong ? NULL : transfer_open(&(struct transfer){ arena_printf(q->arena, "%s%s", b.url, below), "imap,imaps",
		b.timeout, b.ca, q->conf->mail_bounce_user, q->conf->mail_bounce_password });

	if (!curl)
		return fail(q, ERR_CONFIG, "%s", b.wrong ? b.wrong : "libcurl does not start");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, near ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
	if (near) {
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
	}
	if (command)
		curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, command);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
	return judge(q, curl_easy_perform(curl));
}

/* ---- the mailbox ---- */

/* "* SEARCH 4 7 9" */
static size_t read_numbers(const char *answer, uint32_t uids[MAILBOX_ROUND])
{
	const char *at = strstr(answer, "SEARCH");
	size_t count = 0;
	char *end;

	for (at = at ? at + strlen("SEARCH") : ""; count < MAILBOX_ROUND; at = end) {
		unsigned long uid = strtoul(at, &end, 10);

		if (end == at || !uid || uid > UINT32_MAX)
			break;
		uids[count++] = (uint32_t)uid;
	}
	return count;
}

enum err mailbox_unread(struct req *q, uint32_t uids[MAILBOX_ROUND], size_t *count)
{
	struct str answer;
	enum err e;

	*count = 0;
	str_init(&answer, q->arena, MAILBOX_MOST);
	if ((e = run(q, "", "UID SEARCH UNSEEN UNDELETED", &answer)))
		return e;
	*count = read_numbers(answer.text, uids);
	return ERR_OK;
}

enum err mailbox_read(struct req *q, uint32_t uid, const char **bytes, size_t *length)
{
	struct str answer;
	enum err e;

	str_init(&answer, q->arena, MAILBOX_MOST + 1024);
	e = run(q, arena_printf(q->arena, ";UID=%" PRIu32 ";PARTIAL=0.%d", uid, MAILBOX_MOST), NULL, &answer);
	*bytes = answer.text;
	*length = answer.length;
	return e;
}

enum err mailbox_delete(struct req *q, uint32_t uid)
{
	struct str answer;
	enum err e;

	str_init(&answer, q->arena, MAILBOX_MOST);
	e = run(q, "", arena_printf(q->arena, "UID STORE %" PRIu32 " +FLAGS.SILENT (\\Deleted)", uid), &answer);
	return e ? e : run(q, "", "EXPUNGE", &answer);
}
