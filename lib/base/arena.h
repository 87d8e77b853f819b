/* arena - memory that lives exactly as long as one request.
 *
 * Never free memory from an arena by hand: arena_reset() frees everything at
 * once, and arena_release() frees the arena too. If memory runs out, the process
 * logs a line and exits, so callers need not check for NULL. An arena belongs to
 * one process and is never shared. */
#ifndef HANDRAIL_ARENA_H
#define HANDRAIL_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);

/* Runs the deferred calls, last in first out, then frees every allocation. */
void arena_reset(struct arena *a);

/* Resets the arena and frees it. NULL is allowed. */
void arena_release(struct arena *a);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *a, size_t size)
	__attribute__((malloc, returns_nonnull, alloc_size(2)));

/* count * size zeroed bytes. An overflow ends the process. */
void *arena_array(struct arena *a, size_t count, size_t size)
	__attribute__((malloc, returns_nonnull));

/* Copies text, or its first length bytes plus a NUL. NULL yields NULL. */
char *arena_text(struct arena *a, const char *text);
char *arena_bytes(struct arena *a, const void *bytes, size_t length);

char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

/* Calls done(thing) when the arena is reset: last in, first out. */
void arena_defer(struct arena *a, void (*done)(void *), void *thing);

/* Logs that memory ran out and exits with status 1. */
void arena_exhausted(size_t size) __attribute__((noreturn));

/* Bytes allocated since the last reset, for tests and the log. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))

#endif
