/* http.c - requests and answers over FastCGI, or one request over plain CGI. */
#include "edge/http.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"

#define ANSWER_MAX (4 * 1024 * 1024)
#define HEADERS_MAX (32 * 1024)

extern char **environ;

struct listener {
	bool cgi;
	bool served;		/* plain CGI: the one request has been returned */
	int fd;
	FCGX_Request fcgi;
	bool open;		/* a request is in progress */
	int waiting;		/* of this process: epoll_create1(); -1 before the first wait */
	int idle_after;		/* http_when_idle() */
	void (*rest)(void *with);
	void *with;
};

/* ---- fields ---- */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Decodes percent-escapes in place; a stray % stays. False if the result holds NUL or bad UTF-8. */
static bool decode(char *text, size_t length, bool plus_is_blank)
{
	size_t from = 0, to = 0;

	for (; from < length; from++) {
		int high, low;

		if (text[from] == '%' && from + 2 < length
				&& (high = hex_digit(text[from + 1])) >= 0 && (low = hex_digit(text[from + 2])) >= 0) {
			text[to++] = (char)(high * 16 + low);
			from += 2;
		} else if (plus_is_blank && text[from] == '+') {
			text[to++] = ' ';
		} else {
			text[to++] = text[from];
		}
	}
	text[to] = 0;
	return text_is_utf8(text, to);
}

static void field_add(struct arena *a, struct fields *f, const char *text, size_t length)
{
	char *pair = arena_bytes(a, text, length);
	char *equals = strchr(pair, '=');
	size_t name_length = equals ? (size_t)(equals - pair) : length;
	char *value = equals ? equals + 1 : pair + length;
	bool fits;

	if (equals)
		*equals = 0;
	fits = decode(pair, name_length, true);
	fits = decode(value, strlen(value), true) && fits;
	if (!fits || f->count == HTTP_FIELDS_MAX) {
		f->malformed = true;
		return;
	}
	f->all[f->count++] = (struct field){ pair, value };
}

static size_t count_pairs(const char *text, size_t length)
{
	size_t n = 1;

	for (size_t i = 0; i < length; i++)
		n += text[i] == '&';
	return n < HTTP_FIELDS_MAX ? n : HTTP_FIELDS_MAX;
}

void fields_read(struct arena *a, struct fields *f, const char *text, size_t length)
{
	size_t start = 0;

	*f = (struct fields){ 0 };
	if (!length)
		return;
	if (memchr(text, 0, length)) {
		f->malformed = true;
		return;
	}
	f->all = arena_array(a, count_pairs(text, length), sizeof(*f->all));
	for (size_t i = 0; i <= length; i++)
		if (i == length || text[i] == '&') {
			if (i > start)
				field_add(a, f, text + start, i - start);
			start = i + 1;
		}
}

const char *field_value_at(const struct fields *f, const char *name, size_t at)
{
	for (size_t i = 0; i < f->count; i++)
		if (!strcmp(f->all[i].name, name) && at-- == 0)
			return f->all[i].value;
	return NULL;
}

const char *field_value(const struct fields *f, const char *name)
{
	return field_value_at(f, name, 0);
}

/* ---- headers ---- */

const char *http_cookie(struct arena *a, const struct http *h, const char *name)
{
	size_t length = strlen(name);
	const char *at = h->cookie;

	while (at && *at) {
		at += strspn(at, " \t;");
		if (!strncmp(at, name, length) && at[length] == '=')
			return arena_bytes(a, at + length + 1, strcspn(at + length + 1, "; \t"));
		at = strchr(at, ';');
	}
	return NULL;
}

static bool is_printable(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			return false;
	return true;
}

void http_header(struct http *h, const char *name, const char *value)
{
	if (!is_printable(name) || !is_printable(value))
		return;
	str_printf(&h->headers, "%s: %s\r\n", name, value);
}

void http_hand_on(struct http *h, const char *location)
{
	http_header(h, "X-Accel-Redirect", location);
	h->handed_on = true;
}

#define BLANKS " \t"

/* An item of Accept-Encoding is a coding, perhaps with a weight, of which 0 refuses it (RFC 9110, 12.5.3). */
static bool item_takes_gzip(const char *item)
{
	const char *weight = item + strcspn(item, BLANKS ";,");

	if (weight - item != 4 || strncasecmp(item, "gzip", 4))
		return false;
	weight += strspn(weight, BLANKS);
	if (*weight != ';')
		return true;
	weight += 1 + strspn(weight + 1, BLANKS);
	return strncasecmp(weight, "q=", 2) || strtod(weight + 2, NULL) > 0;
}

bool http_takes_gzip(const struct http *h)
{
	for (const char *item = h->accept_encoding; item; item = strchr(item, ',')) {
		item += strspn(item, BLANKS ",");
		if (item_takes_gzip(item))
			return true;
	}
	return false;
}

/* The header lists tags. Proxies that compress weaken ours, and Apache ends them with -gzip. */
static bool has_version(const struct http *h, const char *tag)
{
	size_t open = strlen(tag) - 1;	/* without the last quotation mark */

	for (const char *at = h->if_none_match; (at = strchr(at, '"')); at++)
		if (!strncmp(at, tag, open) && (at[open] == '"' || at[open] == '-'))
			return true;
	return false;
}

bool http_unchanged(struct http *h, const char *version, bool for_good)
{
	char tag[80];

	snprintf(tag, sizeof(tag), "\"%s\"", version);
	http_header(h, "ETag", tag);
	http_header(h, "Cache-Control", for_good ? "public, max-age=31536000, immutable" : "no-cache");
	if (!has_version(h, tag))
		return false;
	h->status = 304;
	str_clear(&h->answer);
	return true;
}

/* ---- a request from its parameters ---- */

typedef const char *parameter(void *from, const char *name);

static const char *from_environment(void *from, const char *name)
{
	(void)from;
	return getenv(name);
}

static const char *from_fcgi(void *from, const char *name)
{
	return FCGX_GetParam(name, from);
}

const char *http_server_variable(struct arena *a, const struct http *h, const char *name)
{
	struct listener *l = h->listener;

	if (!l || !strncmp(name, "HTTP_", 5))
		return NULL;
	return arena_text(a, l->cgi ? from_environment(NULL, name) : from_fcgi(l->fcgi.envp, name));
}

static const char *host_name(struct arena *a, const char *authority)
{
	const char *end = authority[0] == '[' ? strchr(authority, ']') : NULL;
	char *host = arena_bytes(a, authority, end ? (size_t)(end + 1 - authority) : strcspn(authority, ":"));
	size_t length;

	for (char *c = host; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	length = strlen(host);
	if (length && host[length - 1] == '.')
		host[length - 1] = 0;
	return host;
}

static void read_target(struct arena *a, struct http *h, const char *target, const char *query)
{
	size_t length = strcspn(target, "?");
	char *path = arena_bytes(a, target, length);

	if (!query)
		query = target[length] ? target + length + 1 : "";
	h->query_string = arena_text(a, query);
	/* A path that is not text after decoding matches no route. */
	h->path = decode(path, strlen(path), false) && path[0] == '/' ? path : "/-";
	fields_read(a, &h->query, h->query_string, strlen(h->query_string));
}

static struct http *request_of(struct arena *a, parameter *get, void *from)
{
	struct http *h = ARENA_NEW(a, struct http);
	const char *https = text_or_empty(get(from, "HTTPS"));
	const char *target = get(from, "REQUEST_URI");

	h->status = 200;
	str_init(&h->headers, a, HEADERS_MAX);
	str_init(&h->answer, a, ANSWER_MAX);
	h->method = arena_text(a, text_or_empty(get(from, "REQUEST_METHOD")));
	h->authority = arena_text(a, text_or_empty(get(from, "HTTP_HOST")));
	h->host = host_name(a, h->authority);
	h->remote = arena_text(a, text_or_empty(get(from, "REMOTE_ADDR")));
	h->content_type = arena_text(a, text_or_empty(get(from, "CONTENT_TYPE")));
	h->cookie = arena_text(a, get(from, "HTTP_COOKIE"));
	h->origin = arena_text(a, get(from, "HTTP_ORIGIN"));
	h->referer = arena_text(a, get(from, "HTTP_REFERER"));
	h->fetch_site = arena_text(a, get(from, "HTTP_SEC_FETCH_SITE"));
	h->fetch_dest = arena_text(a, get(from, "HTTP_SEC_FETCH_DEST"));
	h->agent = arena_text(a, get(from, "HTTP_USER_AGENT"));
	h->accept_language = arena_text(a, text_or_empty(get(from, "HTTP_ACCEPT_LANGUAGE")));
	h->accept_encoding = arena_text(a, text_or_empty(get(from, "HTTP_ACCEPT_ENCODING")));
	h->if_none_match = arena_text(a, text_or_empty(get(from, "HTTP_IF_NONE_MATCH")));
	h->shown = arena_text(a, get(from, "HTTP_HANDRAIL_SHOWN"));
	h->authorization = arena_text(a, get(from, "HTTP_AUTHORIZATION"));
	h->signature = arena_text(a, get(from, "HTTP_X_TWILIO_SIGNATURE"));
	h->request_id = arena_text(a, get(from, "REQUEST_ID"));
	h->https = !strcmp(https, "on") || !strcmp(https, "1");
	h->body = "";
	read_target(a, h, target && *target ? target : text_or_empty(get(from, "PATH_INFO")),
		target && *target ? NULL : get(from, "QUERY_STRING"));
	return h;
}

static void set_body(struct arena *a, struct http *h, const char *body, size_t length)
{
	static const char form[] = "application/x-www-form-urlencoded";

	h->body = body;
	h->body_length = length;
	if (!strncasecmp(h->content_type, form, sizeof(form) - 1))
		fields_read(a, &h->posted, body, length);
}

/* The announced length; -1 if it is no number or too large. */
static long body_length(parameter *get, void *from)
{
	const char *text = get(from, "CONTENT_LENGTH");
	int64_t n = 0;

	if (!text || !*text)
		return 0;
	if (!text_to_number(text, 0, HTTP_BODY_MAX, &n))
		return -1;
	return (long)n;
}

struct http *http_literal(struct arena *a, const char *method, const char *host,
	const char *path, const char *query, const char *form, const char *cookie)
{
	struct http *h = ARENA_NEW(a, struct http);

	h->status = 200;
	str_init(&h->headers, a, HEADERS_MAX);
	str_init(&h->answer, a, ANSWER_MAX);
	h->method = method;
	h->authority = host;
	h->host = host_name(a, host);
	h->remote = "127.0.0.1";
	h->content_type = form ? "application/x-www-form-urlencoded" : "";
	h->cookie = cookie;
	h->accept_language = "";
	h->accept_encoding = h->if_none_match = "";
	read_target(a, h, path, query ? query : "");
	set_body(a, h, form ? arena_text(a, form) : "", form ? strlen(form) : 0);
	return h;
}

/* ---- serving ---- */

static int listen_at(const char *path, const char **why)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(path) >= sizeof(address.sun_path)) {
		*why = "the socket's path is too long";
		return -1;
	}
	memcpy(address.sun_path, path, strlen(path) + 1);
	if ((fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) < 0) {
		*why = strerror(errno);
		return -1;
	}
	unlink(path);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) || chmod(path, 0660) || listen(fd, 511)) {
		*why = strerror(errno);
		close(fd);
		return -1;
	}
	return fd;
}

enum err http_listen(const char *path, struct listener **listener, const char **why)
{
	struct listener *l = calloc(1, sizeof(*l));

	*listener = NULL;
	if (!l)
		return ERR_SYSTEM;
	if (FCGX_Init()) {
		*why = "FastCGI cannot start";
		free(l);
		return ERR_SYSTEM;
	}
	if (path) {
		if ((l->fd = listen_at(path, why)) < 0) {
			free(l);
			return ERR_CONFIG;
		}
	} else {
		l->cgi = FCGX_IsCGI();
	}
	l->waiting = -1;
	if (!l->cgi) {
		/* Several processes wait for the same connection: those that come late must not stay in accept(). */
		fcntl(l->fd, F_SETFL, fcntl(l->fd, F_GETFL) | O_NONBLOCK);
		FCGX_InitRequest(&l->fcgi, l->fd, FCGI_FAIL_ACCEPT_ON_INTR);
	}
	*listener = l;
	return ERR_OK;
}

bool http_is_cgi(const struct listener *l) { return l->cgi; }

/* The rest of a body that is too large: a web server that has not got rid of it would break the connection, and the client
 * would not see the answer. */
#define DROPPED_MOST (8 * 1024 * 1024)

static void drop_body(struct listener *l)
{
	char part[4096];

	for (size_t left = DROPPED_MOST / sizeof(part); left; left--)
		if ((l->cgi ? (int)fread(part, 1, sizeof(part), stdin) : FCGX_GetStr(part, sizeof(part), l->fcgi.in)) <= 0)
			return;
}

static struct http *next_cgi(struct listener *l, struct arena *a)
{
	struct http *h;
	long length;

	if (l->served)
		return NULL;
	l->served = true;
	h = request_of(a, from_environment, NULL);
	h->listener = l;
	if ((length = body_length(from_environment, NULL)) < 0) {
		h->body_too_large = true;
		drop_body(l);
		return h;
	}
	if (length) {
		char *body = arena_alloc(a, (size_t)length + 1);

		set_body(a, h, body, fread(body, 1, (size_t)length, stdin));
	}
	return h;
}

void http_when_idle(struct listener *l, int milliseconds, void (*rest)(void *with), void *with)
{
	l->idle_after = milliseconds;
	l->rest = rest;
	l->with = with;
}

/* One process is woken for each connection. */
static bool begin_waiting(struct listener *l)
{
	struct epoll_event e = { .events = EPOLLIN | EPOLLEXCLUSIVE };

	if (l->waiting >= 0)
		return true;
	l->waiting = epoll_create1(EPOLL_CLOEXEC);
	return l->waiting >= 0 && !epoll_ctl(l->waiting, EPOLL_CTL_ADD, l->fd, &e);
}

/* Accepts a request. False after http_stop(), or when a signal comes. */
static bool await_request(struct listener *l)
{
	int64_t began = clock_monotonic();
	bool rested = !l->rest;
	struct epoll_event e;
	int got, accepted;

	if (!begin_waiting(l))
		return false;
	for (;;) {
		int64_t left = l->idle_after - (clock_monotonic() - began);

		if ((got = epoll_wait(l->waiting, &e, 1, rested ? -1 : left > 0 ? (int)left : 0)) < 0)
			return false;
		if (!got) {
			if (l->rest)
				l->rest(l->with);
			rested = true;
			continue;
		}
		if ((accepted = FCGX_Accept_r(&l->fcgi)) != -EAGAIN)
			return accepted >= 0;
	}
}

struct http *http_next(struct listener *l, struct arena *a)
{
	struct http *h;
	long length;

	if (l->cgi)
		return next_cgi(l, a);
	if (!await_request(l))
		return NULL;
	l->open = true;
	h = request_of(a, from_fcgi, l->fcgi.envp);
	h->listener = l;
	if ((length = body_length(from_fcgi, l->fcgi.envp)) < 0) {
		h->body_too_large = true;
		drop_body(l);
		return h;
	}
	if (length) {
		char *body = arena_alloc(a, (size_t)length + 1);
		int got = FCGX_GetStr(body, (int)length, l->fcgi.in);

		set_body(a, h, body, got > 0 ? (size_t)got : 0);
	}
	return h;
}

void http_close(struct listener *l)
{
	if (!l->cgi)
		FCGX_Free(&l->fcgi, 0);
	free(l);
}

void http_stop(void) { FCGX_ShutdownPending(); }

/* ---- sending ---- */

static bool put(struct listener *l, const char *bytes, size_t length)
{
	if (l->cgi)
		return fwrite(bytes, 1, length, stdout) == length;
	return !length || FCGX_PutStr(bytes, (int)length, l->fcgi.out) == (int)length;
}

static bool put_head(struct listener *l, const struct http *h)
{
	char status[64];
	int n = snprintf(status, sizeof(status), "Status: %d\r\n", h->status);

	return put(l, status, (size_t)n) && put(l, h->headers.text, h->headers.length) && put(l, "\r\n", 2);
}

/* The answer to HEAD has no body. */
static bool put_all(struct listener *l, struct http *h)
{
	size_t body = strcmp(h->method, "HEAD") ? h->answer.length : 0;
	bool sent = h->begun || put_head(l, h);

	h->begun = true;
	return put(l, h->answer.text, body) && sent;
}

bool http_send(struct http *h)
{
	bool sent;

	if (!h->listener) {
		h->begun = true;
		return true;
	}
	sent = put_all(h->listener, h);
	str_clear(&h->answer);
	return sent;
}

void http_break(struct http *h) { h->broken = true; }

/* For nginx a connection that is closed without an end record carried a whole answer, unless its length was announced. A record
 * of a version that does not exist makes it close the client's connection instead, as does Apache's mod_proxy_fcgi. mod_fcgid
 * drops the last bytes, adds Apache's page of a failure, and ends that as a whole answer. */
static void end_visibly(FCGX_Request *f)
{
	static const unsigned char no_record[8];

	FCGX_FFlush(f->out);
	if (write(f->ipcFd, no_record, sizeof(no_record)) < 0)
		log_fault("http: an answer that broke off has ended like a whole one: %s", strerror(errno));
	FCGX_Free(f, 1);
}

void http_finish(struct listener *l, struct http *h)
{
	if (!h->broken)
		put_all(l, h);
	if (l->cgi) {
		fflush(stdout);
		return;
	}
	if (h->broken)
		end_visibly(&l->fcgi);
	else
		FCGX_Finish_r(&l->fcgi);
	l->open = false;
}
