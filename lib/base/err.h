/* err - what can go wrong, and how a function reports it.
 *
 * A function that can fail returns enum err. Call fail() once, where the failure
 * is noticed; it keeps the detail for the log. Callers return the code unchanged.
 * No function both logs and returns. A page never shows a detail. */
#ifndef HANDRAIL_ERR_H
#define HANDRAIL_ERR_H

struct req;

/* An ignored failure is a compile error. Each of the few (void) casts has its reason beside it. */
#ifdef __clang__
#define MUST_BE_USED __attribute__((warn_unused_result))
#else
#define MUST_BE_USED [[nodiscard]]
#endif

enum MUST_BE_USED err {
#define ERROR(name, http, word) ERR_##name,
#include "base/errors.def"
#undef ERROR
	ERR_COUNT
};

/* Records the latest failure of the request and returns code, so that
 * `return fail(q, ERR_MISSING, "referral %s", id);` reads well. Use it for failures that end in the error page or the
 * log; a mistake in typed input is a problem of its form instead (web/form.h). */
enum err fail(struct req *q, enum err code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#ifdef __clang_analyzer__
/* The analyzer reads one file at a time. This shows it that fail() never returns OK. */
#define fail(q, code, ...) ((void)(fail)(q, code, __VA_ARGS__), code)
#endif

/* Status and word from errors.def. The word names the failure in the log and its section of the error page. */
int err_http_status(enum err code);
const char *err_word(enum err code);

/* The recorded detail of this failure; its word if there is none. */
const char *err_detail(const struct req *q, enum err code);

#endif
