/* send.c - sends messages: SMTP by libcurl, a sendmail program, files in a folder; texts through a gateway. */
#define _GNU_SOURCE
#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/contact.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "edge/fetch.h"
#include "edge/json.h"
#include "base/log.h"
#include "edge/mail.h"
#include "base/req.h"
#include "edge/send.h"
#include "edge/transfer.h"
#include "edge/way_out.h"
#include "base/str.h"

/* ---- the settings ---- */

enum err send_check(const struct conf *c, const char **why)
{
	struct arena *a = arena_new();
	struct way_out mail = way_out_mail(a, c), text = way_out_text(a, c);

	*why = NULL;
	if (mail.transport != TRANSPORT_NONE && mail.wrong)
		*why = "[mail] url must be one of smtp://HOST:PORT, smtps://HOST:PORT, sendmail:/PROGRAM or file:FOLDER; "
			"options of smtp: starttls=required, ca=FILE, timeout=SECONDS; user and password have keys of their own";
	else if (mail.transport == TRANSPORT_SENDMAIL && access(mail.target, X_OK))
		*why = "[mail] url names a program that cannot be run";
	else if (mail.transport != TRANSPORT_NONE && !contact_email_fits(c->mail_from))
		*why = "[mail] from is not an address like referrals@example.org";
	else if (text.transport != TRANSPORT_NONE && text.wrong)
		*why = "[text] url must be one of https://HOST/PATH, http:// on this machine, or file:FOLDER; "
			"options after a #: ca=FILE, timeout=SECONDS; user and password have keys of their own";
	else if (text.transport == TRANSPORT_HTTP && text_is_empty(c->text_from))
		*why = "[text] from is not set: the number or name that texts come from";
	arena_release(a);
	return *why ? ERR_CONFIG : ERR_OK;
}

static bool takes_rights(const char *program)
{
	struct stat st;

	return !stat(program, &st) && (st.st_mode & (S_ISUID | S_ISGID));
}

bool send_takes_rights(const struct conf *c)
{
	struct arena *a = arena_new();
	struct way_out w = way_out_mail(a, c);
	bool takes = w.transport == TRANSPORT_SENDMAIL && (takes_rights(w.target) || takes_rights("/usr/sbin/postdrop"));

	arena_release(a);
	return takes;
}

/* ---- the result ---- */

/* Reasons are stored and shown, so they never hold an address or the server's own text. */
static enum err later(struct req *q, const char **reason, const char *why)
{
	*reason = why;
	return fail(q, ERR_SEND_LATER, "%s", why);
}

static enum err never(struct req *q, const char **reason, const char *why)
{
	*reason = why;
	return fail(q, ERR_SEND_NEVER, "%s", why);
}

/* Alerts an administrator; the message waits meanwhile. */
static enum err alarm_later(struct req *q, const char **reason, const char *why)
{
	log_event(LOG_ERROR_LEVEL, "sending_is_broken", "reason", why, NULL);
	return later(q, reason, why);
}

/* ---- SMTP ---- */

enum stage { STAGE_BEFORE, STAGE_ENVELOPE, STAGE_BODY };

struct letter {
	const char *bytes;
	size_t length, given;
	enum stage stage;
};

static size_t give(char *room, size_t size, size_t count, void *data)
{
	struct letter *l = data;
	size_t n = l->length - l->given;

	if (n > size * count)
		n = size * count;
	l->stage = STAGE_BODY;
	memcpy(room, l->bytes + l->given, n);
	l->given += n;
	return n;
}

static struct { void (*heard)(void *data, const char *line, size_t length); void *data; } listener;

void send_listen(void (*heard)(void *data, const char *line, size_t length), void *data)
{
	listener.heard = heard;
	listener.data = data;
}

/* libcurl does not report how far it got, so this watches the commands that it sends. It keeps nothing. */
static int watch(CURL *curl, curl_infotype type, char *bytes, size_t length, void *data)
{
	struct letter *l = data;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT && length > 4 && !strncasecmp(bytes, "MAIL", 4))
		l->stage = STAGE_ENVELOPE;
	if (type == CURLINFO_HEADER_IN && listener.heard)
		listener.heard(listener.data, bytes, length);
	return 0;
}

/* Optional TLS is not verified: a relay on the same machine has a self-signed
 * certificate, and unverified TLS still hides more than none. With a password,
 * or when required, it is verified. */
static void set_safety(CURL *curl, const struct way_out *w, const struct conf *c)
{
	bool demanded = w->starttls_required || !text_is_empty(c->mail_user) || !text_is_empty(c->mail_password)
		|| text_starts(w->target, "smtps:");

	curl_easy_setopt(curl, CURLOPT_USE_SSL, demanded ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, demanded ? 1L : 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, demanded ? 2L : 0L);
}

static void set_letter(CURL *curl, struct letter *l, const char *from, struct curl_slist *to)
{
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, l);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)l->length);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, watch);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, l);
}

/* The reason, if the fault is in our setup: an administrator must mend it. NULL for other faults. */
static const char *broken(CURLcode code, long reply)
{
	if (code == CURLE_LOGIN_DENIED || reply == 530 || reply == 534 || reply == 535 || reply == 538)
		return "the mail server refuses to let us in";
	switch (code) {
	case CURLE_USE_SSL_FAILED:
		return "the mail server offers no TLS";
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_ISSUER_ERROR:
		return "the mail server's certificate cannot be trusted";
	case CURLE_URL_MALFORMAT:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return "[mail] url makes no sense";
	default:
		return NULL;
	}
}

static enum err judge(struct req *q, CURLcode code, long reply, enum stage stage, const char **reason)
{
	const char *fault;

	if (code == CURLE_OK)
		return ERR_OK;
	if ((fault = broken(code, reply)))
		return alarm_later(q, reason, fault);
	if (stage != STAGE_BEFORE && reply >= 500 && reply < 600)
		return never(q, reason, arena_printf(q->arena, "refused with %ld", reply));
	if (reply >= 400 && reply < 600)
		return later(q, reason, arena_printf(q->arena, "put off with %ld", reply));
	if (code == CURLE_OPERATION_TIMEDOUT)
		return later(q, reason, "no answer in time");
	if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST)
		return later(q, reason, "the mail server cannot be reached");
	return later(q, reason, "the connection broke");
}

/* True if the server had closed the kept connection: that means nothing for the message. */
static bool was_stale(CURL *curl, CURLcode code, const struct letter *l)
{
	long reply = 0, connects = 0;

	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
	curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connects);
	return code != CURLE_OK && code != CURLE_OPERATION_TIMEDOUT
		&& !connects && l->stage != STAGE_BODY && (!reply || reply == 421);
}

static enum err send_smtp(struct req *q, const struct way_out *w, const char *from, const char *to,
	const char *bytes, size_t length, const char **reason)
{
	struct letter l = { bytes, length, 0, STAGE_BEFORE };
	CURL *curl = transfer_open(&(struct transfer){ w->target, "smtp,smtps", w->timeout, w->ca,
		q->conf->mail_user, q->conf->mail_password });
	struct curl_slist *recipient;
	CURLcode code;
	long reply = 0;

	if (!curl)
		return later(q, reason, "libcurl does not start");
	recipient = curl_slist_append(NULL, to);
	set_safety(curl, w, q->conf);
	set_letter(curl, &l, from, recipient);
	code = curl_easy_perform(curl);
	if (was_stale(curl, code, &l)) {
		curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
		code = curl_easy_perform(curl);
	}
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
	curl_slist_free_all(recipient);
	return judge(q, code, reply, l.stage, reason);
}

/* ---- a sendmail program ---- */

/* Writes the message to an unnamed file with this system's line ends. */
static int message_file(const char *bytes, size_t length)
{
	int fd = memfd_create("message", MFD_CLOEXEC);
	FILE *f = fd < 0 ? NULL : fdopen(dup(fd), "w");
	bool bad;

	if (!f)
		return fd;
	for (size_t i = 0; i < length; i++)
		if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n')
			putc(bytes[i], f);
	bad = ferror(f);
	bad |= fclose(f) != 0;
	if (bad || lseek(fd, 0, SEEK_SET)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Its output may hold addresses, so it is discarded. */
static pid_t start(const char *program, const char *from, const char *to, int message)
{
	char *const arguments[] = { (char *)program, (char *)"-i", (char *)"-f", (char *)from, (char *)"--", (char *)to, NULL };
	posix_spawn_file_actions_t files;
	pid_t child;
	int wrong;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, message, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addclosefrom_np(&files, 3);
	wrong = posix_spawn(&child, program, &files, NULL, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	return wrong ? -1 : child;
}

/* The exit code; -1 if the program was killed or did not end in time. */
static int wait_for(pid_t child, int64_t seconds)
{
	int64_t end = clock_monotonic() + seconds * 1000;
	int status = 0;
	pid_t ended;

	while ((ended = waitpid(child, &status, WNOHANG)) == 0 && clock_monotonic() < end)
		nanosleep(&(struct timespec){ 0, 5 * 1000 * 1000 }, NULL);
	if (!ended) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		return -1;
	}
	return ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Exit codes of sysexits.h that concern this message or its recipient. Any other is temporary, or for an
 * administrator. */
static enum err judge_exit(struct req *q, int code, const char **reason)
{
	switch (code) {
	case 0:
		return ERR_OK;
	case 65: case 67: case 68: case 69:
		return never(q, reason, arena_printf(q->arena, "sendmail refused with %d", code));
	case 75:
		return later(q, reason, "sendmail put it off");
	case -1:
		return later(q, reason, "sendmail did not end in time");
	default:
		return alarm_later(q, reason, arena_printf(q->arena, "sendmail ended with %d", code));
	}
}

static enum err send_sendmail(struct req *q, const struct way_out *w, const char *from, const char *to,
	const char *bytes, size_t length, const char **reason)
{
	int message = message_file(bytes, length);
	pid_t child;

	if (message < 0)
		return later(q, reason, "no room for the message");
	child = start(w->target, from, to, message);
	close(message);
	if (child < 0)
		return alarm_later(q, reason, "sendmail cannot be run");
	return judge_exit(q, wait_for(child, w->timeout), reason);
}

/* ---- files ---- */

static bool name_fits(const char *name)
{
	return *name && *name != '.' && !name[strspn(name,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")];
}

static bool write_whole(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return !fsync(fd);
}

/* Writes a temporary file and renames it, so that readers of the folder never find half a message. */
static enum err send_file(struct req *q, const struct way_out *w, const char *name, const char *ending,
	const char *bytes, size_t length, const char **reason)
{
	const char *aside = arena_printf(q->arena, "%s/.%s.%ld", w->target, name, (long)getpid());
	const char *path = arena_printf(q->arena, "%s/%s.%s", w->target, name, ending);
	bool written;
	int fd;

	mkdir(w->target, 0700);
	fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return alarm_later(q, reason, "the folder for messages cannot be written");
	written = write_whole(fd, bytes, length);
	written = !close(fd) && written;
	if (written && !rename(aside, path))
		return ERR_OK;
	unlink(aside);
	return alarm_later(q, reason, "the folder for messages cannot be written");
}

/* ---- entry points ---- */

/* RFC 2606: .invalid belongs to nobody. Real directories use such addresses for tests. */
static bool is_nobodys(const char *address)
{
	static const char tld[] = "invalid";
	size_t n = strlen(address), length = strlen(tld);

	while (n && address[n - 1] == '.')
		n--;
	return n > length && !strncasecmp(address + n - length, tld, length) && strchr(".@", address[n - length - 1]);
}

enum err send_mail(struct req *q, const char *from, const char *to, const char *name,
	const char *bytes, size_t length, const char **reason)
{
	struct way_out w = way_out_mail(q->arena, q->conf);

	if (!contact_email_fits(to))
		return never(q, reason, "no address that can be written to");
	if (is_nobodys(to))
		return never(q, reason, "addresses that end in .invalid are nobody's");
	if (w.wrong || !contact_email_fits(from) || !name_fits(name))
		return alarm_later(q, reason, "sending e-mail is not set up");
	switch (w.transport) {
	case TRANSPORT_SMTP:
		return send_smtp(q, &w, from, to, bytes, length, reason);
	case TRANSPORT_SENDMAIL:
		return send_sendmail(q, &w, from, to, bytes, length, reason);
	default:
		return send_file(q, &w, name, "eml", bytes, length, reason);
	}
}

/* E.164: a plus and up to 15 digits. */
static bool number_fits(const char *to)
{
	size_t digits = *to == '+' ? strspn(to + 1, "0123456789") : 0;

	return digits >= 6 && digits <= 15 && !to[digits + 1];
}

/* Writes a text as JSON, for tests and for people who try Handrail out. */
static enum err text_to_file(struct req *q, const struct way_out *w, const char *to, const char *name, const char *body,
	const char **reason)
{
	const struct json_pair message[] = { { "to", to }, { "body", body } };
	const char *bytes = json_write(q->arena, message, COUNT(message));

	if (!bytes)
		return never(q, reason, "the text is not UTF-8");
	return send_file(q, w, name, "json", bytes, strlen(bytes), reason);
}

enum err send_text(struct req *q, const char *to, const char *name, const char *body, struct text_answer *answer)
{
	struct way_out w = way_out_text(q->arena, q->conf);
	struct gateway g = { w.target, q->conf->text_user, q->conf->text_password, q->conf->text_from, w.ca, w.timeout };

	*answer = (struct text_answer){ .reason = "" };
	if (!number_fits(to))
		return never(q, &answer->reason, "no number that can be written to");
	if (w.wrong || !name_fits(name) || (w.transport == TRANSPORT_HTTP && text_is_empty(g.from)))
		return alarm_later(q, &answer->reason, "sending texts is not set up");
	if (w.transport == TRANSPORT_HTTP)
		return gateway_send(q, &g, to, name, body, answer);
	return text_to_file(q, &w, to, name, body, &answer->reason);
}
