/* screener_edit.c - edits of a screener's questions: adds, copies, moves and deletes them. */
#include <string.h>

#include "base/req.h"
#include "base/secret.h"
#include "screener/screener.h"

bool screener_is_full(const struct screener *s) { return s->count >= QUESTIONS_MOST; }

static void insert(struct req *q, struct screener *s, size_t at, const struct question *n)
{
	struct question *all = arena_array(q->arena, s->count + 1, sizeof(*all));

	if (at)
		memcpy(all, s->questions, at * sizeof(*all));
	all[at] = *n;
	all[at].id = secret_public_id(q->arena);
	if (s->count > at)
		memcpy(all + at + 1, s->questions + at, (s->count - at) * sizeof(*all));
	s->questions = all;
	s->count++;
}

size_t question_add(struct req *q, struct screener *s, const struct question *n)
{
	insert(q, s, s->count, n);
	return s->count - 1;
}

void question_copy(struct req *q, struct screener *s, size_t i)
{
	struct question copy = s->questions[i];

	insert(q, s, i + 1, &copy);
}

bool question_move(struct screener *s, size_t i, bool up)
{
	size_t first = up ? i - 1 : i;
	struct question kept;

	if ((up && !i) || first + 1 >= s->count || text_equal(s->questions[first + 1].shown_if, s->questions[first].id))
		return false;
	kept = s->questions[first];
	s->questions[first] = s->questions[first + 1];
	s->questions[first + 1] = kept;
	return true;
}

bool question_delete(struct screener *s, size_t i, size_t *shown)
{
	for (*shown = i + 1; *shown < s->count; (*shown)++)
		if (text_equal(s->questions[*shown].shown_if, s->questions[i].id))
			return false;
	memmove(s->questions + i, s->questions + i + 1, (s->count - i - 1) * sizeof(*s->questions));
	s->count--;
	return true;
}
