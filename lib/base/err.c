/* err.c - keeps the latest failure, for the log. */
#include "base/err.h"

#include <stdarg.h>
#include <stddef.h>

#include "base/req.h"

static const struct { int http; const char *word; } errors[] = {
#define ERROR(name, http, word) [ERR_##name] = { http, #word },
#include "base/errors.def"
#undef ERROR
};

_Static_assert(COUNT(errors) == ERR_COUNT, "every error has its row");

enum err (fail)(struct req *q, enum err code, const char *fmt, ...)
{
	va_list ap;

	if (!q)
		return code;
	va_start(ap, fmt);
	q->failed.code = code;
	q->failed.detail = arena_vprintf(q->arena, fmt, ap);
	va_end(ap);
	return code;
}

int err_http_status(enum err code)
{
	return (size_t)code < COUNT(errors) ? errors[code].http : 500;
}

const char *err_word(enum err code)
{
	return (size_t)code < COUNT(errors) ? errors[code].word : "fault";
}

const char *err_detail(const struct req *q, enum err code)
{
	return q->failed.code == code && q->failed.detail ? q->failed.detail : err_word(code);
}
