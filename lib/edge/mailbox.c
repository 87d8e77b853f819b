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
	const char *server;		/* imaps://HOST */
	const char *folder;		/* as it stands in a URL */
	const char *ca;
	int64_t timeout;
	const char *wrong;
	bool last;			/* the connection ends with this command */
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

static void split(struct arena *a, struct box *b, const char *url, const char *slash)
{
	b->server = slash ? arena_bytes(a, url, (size_t)(slash - url)) : url;
	b->folder = slash && slash[1] ? slash + 1 : "INBOX";
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
		split(a, &b, url, strchr(host + 3, '/'));
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

/* below: what follows the server in the address: the folder, and perhaps a message. command: an IMAP command, or NULL to fetch
 * that message. Adds the data that the server sends to *answer. */
static enum err run(struct req *q, const struct box *b, const char *below, const char *command, struct str *answer)
{
	bool near = !b->wrong && text_starts(b->server, "imap://") && is_this_machine(b->server + strlen("imap://"));
	CURL *curl = b->wrong ? NULL : transfer_open(&(struct transfer){ arena_printf(q->arena, "%s/%s", b->server, below),
		"imap,imaps", b->timeout, b->ca, q->conf->mail_bounce_user, q->conf->mail_bounce_password });

	if (!curl)
		return fail(q, ERR_CONFIG, "%s", b->wrong ? b->wrong : "libcurl does not start");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, near ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
	if (near) {
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
		curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
	}
	if (command)
		curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, command);
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, (long)b->last);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
	return judge(q, curl_easy_perform(curl));
}

/* A command about the messages of the folder. */
static enum err command(struct req *q, const char *words, bool last, struct str *answer)
{
	struct box b = box_of(q->arena, q->conf);

	b.last = last;
	return run(q, &b, b.folder, words, answer);
}

/* The same, with an answer that does not matter. */
static enum err order(struct req *q, const char *words, bool last)
{
	struct str answer;

	str_init(&answer, q->arena, MAILBOX_MOST);
	return command(q, words, last, &answer);
}

/* ---- how much there is ---- */

struct tally { int64_t messages, unseen; };

/* The folder's name as IMAP quotes it. */
static const char *quoted(struct req *q, const char *folder)
{
	char *name = curl_easy_unescape(NULL, folder, 0, NULL);
	struct str s;

	str_init(&s, q->arena, 1024);
	str_add_char(&s, '"');
	for (const char *c = name ? name : ""; *c; c++) {
		if (*c == '"' || *c == '\\')
			str_add_char(&s, '\\');
		str_add_char(&s, *c);
	}
	str_add_char(&s, '"');
	curl_free(name);
	return s.text;
}

static int64_t number_after(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	return at ? strtoll(at + strlen(word), NULL, 10) : 0;
}

/* "* STATUS INBOX (MESSAGES 10000 UNSEEN 3)". The address has no folder, because the command names it. */
static enum err count_messages(struct req *q, struct tally *t)
{
	struct box b = box_of(q->arena, q->conf);
	const char *numbers;
	struct str answer;
	enum err e;

	str_init(&answer, q->arena, MAILBOX_MOST);
	if ((e = run(q, &b, "", b.wrong ? "" : arena_printf(q->arena, "STATUS %s (MESSAGES UNSEEN)", quoted(q, b.folder)), &answer)))
		return e;
	numbers = strrchr(answer.text, '(');
	*t = (struct tally){ number_after(numbers ? numbers : "", "MESSAGES"), number_after(numbers ? numbers : "", "UNSEEN") };
	return ERR_OK;
}

/* ---- the mailbox ---- */

/* "* SEARCH 4 7 9": adds the numbers, as far as there is room. */
static void read_numbers(const char *answer, uint32_t uids[MAILBOX_ROUND], size_t *count)
{
	const char *at = strstr(answer, "SEARCH");
	char *end;

	for (at = at ? at + strlen("SEARCH") : ""; *count < MAILBOX_ROUND; at = end) {
		unsigned long uid = strtoul(at, &end, 10);

		if (end == at || !uid || uid > UINT32_MAX)
			break;
		uids[(*count)++] = (uint32_t)uid;
	}
}

/* libcurl cuts off an answer's line of more than 8 KB, so the search is about a part of the messages. */
static enum err search(struct req *q, int64_t from, int64_t to, uint32_t uids[MAILBOX_ROUND], size_t *count)
{
	struct str answer;
	enum err e;

	str_init(&answer, q->arena, MAILBOX_MOST);
	e = command(q, arena_printf(q->arena, "UID SEARCH %" PRId64 ":%" PRId64 " UNSEEN UNDELETED", from, to), false, &answer);
	if (!e)
		read_numbers(answer.text, uids, count);
	return e;
}

enum err mailbox_unread(struct req *q, uint32_t uids[MAILBOX_ROUND], size_t *count)
{
	struct tally t = { 0 };
	enum err e = count_messages(q, &t);
	int64_t want = t.unseen < MAILBOX_ROUND ? t.unseen : MAILBOX_ROUND;

	*count = 0;
	for (int64_t to = t.messages; !e && to > 0 && (int64_t)*count < want; to -= MAILBOX_WINDOW)
		e = search(q, to > MAILBOX_WINDOW ? to - MAILBOX_WINDOW + 1 : 1, to, uids, count);
	return e;
}

enum err mailbox_read(struct req *q, uint32_t uid, const char **bytes, size_t *length)
{
	struct box b = box_of(q->arena, q->conf);
	struct str answer;
	enum err e;

	str_init(&answer, q->arena, MAILBOX_MOST + 1024);
	e = run(q, &b, b.wrong ? "" : arena_printf(q->arena, "%s;UID=%" PRIu32 ";PARTIAL=0.%d", b.folder, uid, MAILBOX_MOST), NULL,
		&answer);
	*bytes = answer.text;
	*length = answer.length;
	return e;
}

enum err mailbox_keep_unread(struct req *q, uint32_t uid)
{
	return order(q, arena_printf(q->arena, "UID STORE %" PRIu32 " -FLAGS.SILENT (\\Seen)", uid), false);
}

enum err mailbox_delete(struct req *q, uint32_t uid)
{
	return order(q, arena_printf(q->arena, "UID STORE %" PRIu32 " +FLAGS.SILENT (\\Deleted)", uid), false);
}

/* Another connection sees what has come since: a server counts a folder as its reader has seen it. */
enum err mailbox_end(struct req *q)
{
	return order(q, "EXPUNGE", true);
}
