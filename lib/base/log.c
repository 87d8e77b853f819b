/* log.c - one line per event, in a single write, so that lines of several processes do not mix.
 *
 * Allocates no memory, so that running out of memory can still be logged. */
#include "base/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/str.h"

/* Writes of up to PIPE_BUF bytes are atomic. */
#define LINE_MAX_BYTES 4096
#define LINE_TAIL 8		/* reserved for the bytes that close the line */

struct line { char text[LINE_MAX_BYTES]; size_t length; };

static const char *const levels[] = { "debug", "info", "warning", "error" };

static struct { bool json; enum log_level least; char program[64]; } settings = { .least = LOG_INFO_LEVEL };

void log_setup(const struct conf *c, const char *program)
{
	const char *slash = program ? strrchr(program, '/') : NULL;

	settings.json = text_equal(c->log_format, "json");
	for (size_t i = 0; i < COUNT(levels); i++)
		if (text_equal(c->log_level, levels[i]))
			settings.least = (enum log_level)i;
	snprintf(settings.program, sizeof(settings.program), "%s", slash ? slash + 1 : program ? program : "");
}

/* Bytes left before the reserved tail. put_last() may have used some of the tail. */
static size_t room(const struct line *l)
{
	size_t most = sizeof(l->text) - LINE_TAIL;

	return l->length < most ? most - l->length : 0;
}

/* Appends all bytes, or none: returns false if they do not fit. */
static bool put(struct line *l, const char *bytes, size_t length)
{
	if (length > room(l))
		return false;
	memcpy(l->text + l->length, bytes, length);
	l->length += length;
	return true;
}

/* Appends one of the few bytes that the tail is reserved for. */
static void put_last(struct line *l, char c)
{
	if (l->length < sizeof(l->text))
		l->text[l->length++] = c;
}

/* The length of a well-formed character; 0 if the first byte starts none. */
static size_t character_length(const char *text)
{
	for (size_t n = 1; n <= 4; n++) {
		if (!text[n - 1])
			return 0;
		if (text_is_utf8(text, n))
			return n;
	}
	return 0;
}

/* Appends the inside of a JSON string (RFC 8259), cut off where the line is full. */
static void put_escaped(struct line *l, const char *text)
{
	char escape[8];
	bool fits = true;

	while (*text && fits) {
		size_t n = character_length(text);

		if (n == 1 && ((unsigned char)*text < ' ' || *text == 0x7f)) {
			snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)*text);
			fits = put(l, escape, 6);
		} else if (*text == '"' || *text == '\\') {
			escape[0] = '\\';
			escape[1] = *text;
			fits = put(l, escape, 2);
		} else {
			fits = n ? put(l, text, n) : put(l, "\xEF\xBF\xBD", 3);
		}
		text += n ? n : 1;
	}
}

static bool is_plain(const char *text)
{
	if (!*text)
		return false;
	for (; *text; text++)
		if ((unsigned char)*text <= ' ' || (unsigned char)*text >= 0x7f || strchr("\"\\=", *text))
			return false;
	return true;
}

static void put_quoted(struct line *l, const char *text)
{
	put_last(l, '"');
	put_escaped(l, text);
	put_last(l, '"');
}

static void put_pair(struct line *l, const char *key, const char *value)
{
	size_t length = strlen(value);

	if (strlen(key) + 8 > room(l))
		return;
	if (l->length)
		put(l, settings.json ? ", " : " ", settings.json ? 2 : 1);
	if (settings.json) {
		put_quoted(l, key);
		put(l, ": ", 2);
		put_quoted(l, value);
		return;
	}
	put(l, key, strlen(key));
	put(l, "=", 1);
	if (is_plain(value))
		put(l, value, length < room(l) ? length : room(l));
	else
		put_quoted(l, value);
}

static void put_head(struct line *l, enum log_level level, const char *event)
{
	struct timespec now;
	struct tm utc;
	char when[40];
	size_t n;

	l->length = 0;
	if (settings.json)
		put(l, "{", 1);
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &utc);
	n = strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%S", &utc);
	snprintf(when + n, sizeof(when) - n, ".%03ldZ", now.tv_nsec / 1000000);
	if (settings.json) {
		put(l, "\"time\": ", 8);
		put_quoted(l, when);
	} else {
		put(l, when, strlen(when));
	}
	put_pair(l, "level", levels[level]);
	if (*settings.program)
		put_pair(l, "program", settings.program);
	put_pair(l, "event", event);
}

/* There is no place to report that the log cannot be written. */
static void write_out(struct line *l)
{
	ssize_t ignored;

	if (settings.json)
		put_last(l, '}');
	put_last(l, '\n');
	ignored = write(STDERR_FILENO, l->text, l->length);
	(void)ignored;
}

void log_event(enum log_level level, const char *event, ...)
{
	const char *key, *value;
	struct line l;
	va_list ap;

	if (level < settings.least)
		return;
	put_head(&l, level, event);
	va_start(ap, event);
	while ((key = va_arg(ap, const char *))) {
		value = va_arg(ap, const char *);
		put_pair(&l, key, value ? value : "");
	}
	va_end(ap);
	write_out(&l);
}

void log_fault(const char *fmt, ...)
{
	char sentence[2048];
	struct line l;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof(sentence), fmt, ap);
	va_end(ap);
	put_head(&l, LOG_ERROR_LEVEL, "fault");
	put_pair(&l, "what", sentence);
	write_out(&l);
}
