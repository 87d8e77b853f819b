/* setup_word.c - compares the word of /setup, and counts wrong tries; setup_word.h is the manual. */
#include "web/setup_word.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "edge/http.h"
#include "site/limit.h"

#define WORD_MOST 200
#define TRIES_MOST 100			/* from anywhere */
#define TRIES_HERE 10			/* from one address */
#define WINDOW HOURS(1)
#define TRIES_BYTES (16 * 1024)

static const char *word_path(struct req *q, const char *folder)
{
	return arena_printf(q->arena, "%s/" SETUP_WORD_FILE, folder);
}

static const char *tries_path(struct req *q, const char *folder)
{
	return arena_printf(q->arena, "%s/setup-tries.txt", folder);
}

/* ---- the word ---- */

/* Editors may add a line's end, and a mark in front (U+FEFF). */
static enum setup_word read_word(struct req *q, const char *folder, const char **word)
{
	const char *path = word_path(q, folder);
	size_t length;
	char *text;

	if (access(path, F_OK) || file_read(q, path, WORD_MOST, &text, &length))
		return SETUP_WORD_NONE;
	*word = text_trim(q->arena, text + (text_starts(text, "\xEF\xBB\xBF") ? 3 : 0));
	return strlen(*word) < SETUP_WORD_LEAST ? SETUP_WORD_SHORT : SETUP_WORD_RIGHT;
}

enum setup_word setup_word_kept(struct req *q, const char *folder)
{
	const char *word;

	return read_word(q, folder, &word);
}

static bool is_same(const char *a, const char *b)
{
	unsigned char left[HASH_SIZE], right[HASH_SIZE];

	secret_hash(a, strlen(a), left);
	secret_hash(b, strlen(b), right);
	return secret_equal(left, right, HASH_SIZE);
}

/* ---- wrong tries: a line each, with its time and address ---- */

struct tries {
	int fd;
	struct str recent;		/* the lines that still count */
	size_t all, here;
	instant first;
};

/* Tries at an older word do not count. */
static instant begin_of_window(struct req *q, const char *folder)
{
	instant begin = q->now - WINDOW, changed;
	struct stat st;

	if (stat(word_path(q, folder), &st))
		return begin;
	changed = SECONDS((instant)st.st_mtime);
	return changed > begin ? changed : begin;
}

static void count_try(struct req *q, struct tries *t, const char *line, size_t length, instant begin)
{
	char *end;
	instant at = strtoll(line, &end, 10);

	if (at < begin || *end != ' ')
		return;
	if (!t->all++)
		t->first = at;
	t->here += strlen(q->http->remote) == length - (size_t)(end + 1 - line) && text_starts(end + 1, q->http->remote);
	str_add_bytes(&t->recent, line, length);
	str_add(&t->recent, "\n");
}

/* Holds the file until it is closed, so that tries at the same time are counted one after the other. */
static enum err open_tries(struct req *q, const char *folder, struct tries *t)
{
	const char *path = tries_path(q, folder);
	char *text = arena_alloc(q->arena, TRIES_BYTES + 1);
	instant begin = begin_of_window(q, folder);
	ssize_t length;

	*t = (struct tries){ .fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) };
	if (t->fd < 0)
		return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	if (flock(t->fd, LOCK_EX) || (length = read(t->fd, text, TRIES_BYTES)) < 0) {
		close(t->fd);
		return fail(q, ERR_SYSTEM, "%s: %s", path, strerror(errno));
	}
	text[length] = '\0';
	str_init(&t->recent, q->arena, TRIES_BYTES);
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n')
		count_try(q, t, line, strcspn(line, "\n"), begin);
	return ERR_OK;
}

static enum err add_try(struct req *q, struct tries *t)
{
	str_printf(&t->recent, "%lld %s\n", (long long)q->now, q->http->remote);
	if (t->recent.full || ftruncate(t->fd, 0) || pwrite(t->fd, t->recent.text, t->recent.length, 0) != (ssize_t)t->recent.length)
		return fail(q, ERR_SYSTEM, "a wrong word cannot be counted: %s", strerror(errno));
	return ERR_OK;
}

static enum err refuse_more(struct req *q, const struct tries *t)
{
	struct limit_over *over = ARENA_NEW(q->arena, struct limit_over);

	*over = (struct limit_over){ .row = LIMIT_NO_ROW, .until = t->first + WINDOW };
	q->over = over;
	return fail(q, ERR_LIMIT, "too many wrong words");
}

enum err setup_word_try(struct req *q, const char *folder, const char *typed, enum setup_word *found)
{
	const char *word = "";
	struct tries t;
	enum err e;

	if ((*found = read_word(q, folder, &word)) != SETUP_WORD_RIGHT)
		return ERR_OK;
	if ((e = open_tries(q, folder, &t)))
		return e;
	if (t.all >= TRIES_MOST || t.here >= TRIES_HERE)
		e = refuse_more(q, &t);
	else if (!is_same(text_trim(q->arena, typed), word)) {
		*found = SETUP_WORD_WRONG;
		e = add_try(q, &t);
	}
	close(t.fd);
	return e;
}

bool setup_word_end(struct req *q, const char *folder)
{
	unlink(tries_path(q, folder));
	return !unlink(word_path(q, folder)) || errno == ENOENT;
}
