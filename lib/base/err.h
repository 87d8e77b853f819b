/* err - what can go wrong, and how it is told.
 *
 * A function that can fail returns enum err. Where a failure is noticed it is
 * told once with fail(), which keeps the detail for the log; callers hand the
 * code on. Nothing logs and returns. A detail is never shown on a page. */
#ifndef HANDRAIL_ERR_H
#define HANDRAIL_ERR_H

struct req;

enum err {
#define ERROR(name, http, word) ERR_##name,
#include "base/errors.def"
#undef ERROR
	ERR_COUNT
};

/* Keeps the first failure of the request and returns code, so that
 * `return fail(q, ERR_MISSING, "referral %s", id);` reads well. */
enum err fail(struct req *q, enum err code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#ifdef __clang_analyzer__
/* It looks at one file at a time: so it learns that what fails is not OK. */
#define fail(q, code, ...) ((void)(fail)(q, code, __VA_ARGS__), code)
#endif

/* Forgets a failure that the caller has dealt with. */
void fail_forget(struct req *q);

/* As errors.def has them; the word names the failure in the log, and its section of the error page. */
int err_http_status(enum err code);
const char *err_word(enum err code);

#endif
