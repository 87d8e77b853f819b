/* arena.c - allocates from large blocks and frees them all at once. */
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

/* The sanitizer cannot see inside an arena unless we mark what is allocated. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define HIDE(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define SHOW(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#define GAP 16
#else
#define HIDE(p, n) ((void)(p), (void)(n))
#define SHOW(p, n) ((void)(p), (void)(n))
#define GAP 0
#endif

#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

struct block {
	struct block *next;
	size_t size, used;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
	struct deferred *next;
	void (*done)(void *);
	void *thing;
};

struct arena {
	struct block *blocks;		/* the block in use comes first */
	struct block *first;		/* of the usual size; kept across resets, so that most requests need no malloc at all */
	struct deferred *deferred;	/* newest first */
	size_t used;
};

void arena_exhausted(size_t size)
{
	log_fault("out of memory: %zu bytes requested", size);
	_exit(1);
}

static struct block *block_new(size_t size)
{
	struct block *b;

	if (size > SIZE_MAX - sizeof(*b) || !(b = malloc(sizeof(*b) + size)))
		arena_exhausted(size);
	b->next = NULL;
	b->size = size;
	b->used = 0;
	HIDE(b->bytes, size);
	return b;
}

static void block_free(struct block *b)
{
	SHOW(b->bytes, b->size);
	free(b);
}

struct arena *arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		arena_exhausted(sizeof(*a));
	a->blocks = a->first = block_new(BLOCK_SIZE);
	return a;
}

static void run_deferred(struct arena *a)
{
	while (a->deferred) {
		struct deferred *d = a->deferred;

		a->deferred = d->next;
		d->done(d->thing);
	}
}

void arena_reset(struct arena *a)
{
	run_deferred(a);
	for (struct block *b = a->blocks, *next; b; b = next) {
		next = b->next;
		if (b != a->first)
			block_free(b);
	}
	a->first->next = NULL;
	a->first->used = 0;
	HIDE(a->first->bytes, a->first->size);
	a->blocks = a->first;
	a->used = 0;
}

void arena_release(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	block_free(a->blocks);
	free(a);
}

/* A request too large for the rest of the block gets a new one. Large ones go behind the block in use. */
static struct block *block_for(struct arena *a, size_t room)
{
	struct block *b = a->blocks;

	if (b->size - b->used >= room)
		return b;
	b = block_new(room > BLOCK_SIZE / 4 ? room : BLOCK_SIZE);
	if (b->size == BLOCK_SIZE) {
		b->next = a->blocks;
		a->blocks = b;
	} else {
		b->next = a->blocks->next;
		a->blocks->next = b;
	}
	return b;
}

/* Memory as it comes. */
static void *take(struct arena *a, size_t size)
{
	size_t room;
	struct block *b;
	void *p;

	if (size > SIZE_MAX - ALIGNMENT - GAP)
		arena_exhausted(size);
	room = (size + GAP + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	b = block_for(a, room);
	p = b->bytes + b->used;
	b->used += room;
	a->used += size;
	SHOW(p, size);
	return p;
}

void *arena_alloc(struct arena *a, size_t size) { return memset(take(a, size), 0, size); }

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		arena_exhausted(SIZE_MAX);
	return arena_alloc(a, bytes);
}

char *arena_bytes(struct arena *a, const void *bytes, size_t length)
{
	char *copy;

	if (!bytes)
		return NULL;
	if (length == SIZE_MAX)
		arena_exhausted(length);
	copy = take(a, length + 1);
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *arena_text(struct arena *a, const char *text)
{
	return text ? arena_bytes(a, text, strlen(text)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	char most[128], *text;		/* most texts fit into it, and are formatted once */
	va_list again;
	int length;

	va_copy(again, ap);
	length = vsnprintf(most, sizeof(most), fmt, again);
	va_end(again);
	if (length < 0)
		arena_exhausted(0);
	if ((size_t)length < sizeof(most))
		return arena_bytes(a, most, (size_t)length);
	text = take(a, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, fmt, ap);
	return text;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return text;
}

void arena_defer(struct arena *a, void (*done)(void *), void *thing)
{
	struct deferred *d = ARENA_NEW(a, struct deferred);

	d->done = done;
	d->thing = thing;
	d->next = a->deferred;
	a->deferred = d;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
