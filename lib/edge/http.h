/* http - reads requests and sends answers; hides fcgiapp.h.
 *
 * Runs under FastCGI. Started as a plain CGI program, it serves one request from
 * environ, stdin and stdout. The whole body (at most 256 KiB) is read before a
 * handler sees the request. The answer is kept until http_finish(), so that a
 * failure half-way still yields a clean error page. Only an answer too long to keep,
 * a file, leaves in parts: http_send().
 * Tests build a struct http with http_literal(). */
#ifndef HANDRAIL_HTTP_H
#define HANDRAIL_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define HTTP_BODY_MAX (256 * 1024)
#define HTTP_FIELDS_MAX 600	/* the form of a list of 100 rows has five for each */

struct arena;

/* A decoded name=value of a query or a form. Text is valid UTF-8 without NUL. */
struct field { const char *name; const char *value; };
struct fields { struct field *all; size_t count; bool malformed; };

/* A file that came with a form. */
struct upload { const char *name; const char *bytes; size_t length; };

struct http {
	const char *method;		/* GET, HEAD, POST ...; upper case */
	const char *path;		/* decoded, without query; begins with / */
	const char *query_string;	/* raw; "" if there is none */
	const char *host;		/* lower case, without port */
	const char *authority;		/* as sent, with port: localhost:8080 */
	const char *remote;		/* the client's address, from nginx */
	const char *content_type;
	const char *cookie;		/* raw header */
	const char *origin;		/* raw header; NULL if not sent */
	const char *referer;		/* raw header: the page that led here; NULL if not sent */
	const char *fetch_site;		/* Sec-Fetch-Site; NULL if not sent */
	const char *fetch_dest;		/* Sec-Fetch-Dest; NULL if not sent */
	const char *agent;		/* raw header User-Agent; NULL if not sent */
	const char *accept_language;
	const char *accept_encoding;	/* raw header; "" if not sent */
	const char *if_none_match;	/* raw header; "" if not sent */
	const char *shown;		/* Handrail-Shown: an open page fetches itself again; NULL if not sent */
	const char *authorization;	/* raw header; NULL if not sent */
	const char *signature;		/* X-Twilio-Signature; NULL if not sent */
	const char *request_id;		/* made by nginx; NULL without nginx */
	bool https;
	const char *body;
	size_t body_length;
	bool body_too_large;
	struct fields query;
	struct fields posted;
	struct upload upload;		/* the file of a form; bytes NULL: none (web/upload.h) */

	int status;			/* of the answer; initially 200 */
	struct str headers;		/* "Name: value\r\n" each */
	struct str answer;		/* the answer's body, or the part of it that http_send() has not sent */

	struct listener *listener;	/* leads to the client; NULL for http_literal() */
	bool handed_on;			/* http_hand_on() */
	bool begun;			/* status and headers have been sent */
	bool broken;			/* http_break() */
};

/* First value of a field, or NULL. */
const char *field_value(const struct fields *f, const char *name);

/* Value number `at` (from 0) of a repeated field, or NULL past the last. */
const char *field_value_at(const struct fields *f, const char *name, size_t at);

/* Decodes name=value&... Too many fields or bad UTF-8 set malformed. */
void fields_read(struct arena *a, struct fields *f, const char *text, size_t length);

/* The value of a cookie, or NULL. */
const char *http_cookie(struct arena *a, const struct http *h, const char *name);

/* Adds a header. Drops it if name or value holds CR, LF or another control character. */
void http_header(struct http *h, const char *name, const char *value);

/* Lets nginx answer in place of the program, from one of its internal locations (X-Accel-Redirect). */
void http_hand_on(struct http *h, const char *location);

/* A CGI variable that the web server set for this request, in the arena; NULL if it did not. NULL for variables that begin with
 * HTTP_, too, because a client can set those. */
const char *http_server_variable(struct arena *a, const struct http *h, const char *name);

/* True if the client takes gzip. */
bool http_takes_gzip(const struct http *h);

/* Sets Cache-Control and ETag. Returns true if the client already has this version; the answer is then
 * 304 without a body. for_good: the URL names the version, so the client need not ask again.
 * version: a word without quotes. */
bool http_unchanged(struct http *h, const char *version, bool for_good);

/* For tests: a request from literals. query and form are raw texts or NULL. */
struct http *http_literal(struct arena *a, const char *method, const char *host,
	const char *path, const char *query, const char *form, const char *cookie);

/* ---- serving ---- */

struct listener;

/* A listening socket at the UNIX path (mode 0660), or inherited as fd 0 if path is NULL. */
enum err http_listen(const char *path, struct listener **listener, const char **why);

/* Frees the listener. The process keeps the socket until it ends. */
void http_close(struct listener *l);

/* True in a plain CGI program: http_next() then yields one request. */
bool http_is_cgi(const struct listener *l);

/* Waits for the next request and reads it into the arena. NULL after http_stop(), or when a CGI program has served one. */
struct http *http_next(struct listener *l, struct arena *a);

/* Makes http_next() call rest(with), once, when it has waited this long for a request. */
void http_when_idle(struct listener *l, int milliseconds, void (*rest)(void *with), void *with);

/* Makes http_next() return NULL from now on. Safe in a signal handler. */
void http_stop(void);

/* Sends the content of `answer`, after status and headers if they have not been sent yet, and empties it. A handler calls it
 * repeatedly for an answer that is too long to keep. Returns false if the client is gone. A request from http_literal() keeps
 * everything in `answer`. */
bool http_send(struct http *h);

/* Marks an answer that was sent in part as impossible to finish. http_finish() then breaks it off, so that the client sees a
 * transfer that failed, and not a file that is whole but short. (A plain CGI program cannot show that.) */
void http_break(struct http *h);

/* Sends status, headers and body together, or what is left of them. */
void http_finish(struct listener *l, struct http *h);

#endif
