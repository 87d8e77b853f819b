/* schedule.c - reads the opening hours of programs, with days off and words. */
#include "directory/schedule.h"

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"
#include "directory/program.h"
#include "edge/db.h"

_Static_assert(SCHEDULES_MANY == 25, "as many question marks");

struct span_row { int64_t program_id; struct span span; };

#define SPAN(member) COLUMN_WITHIN(struct span_row, span, struct span, member)

static const struct column span_columns[] = {
	COLUMN(struct span_row, program_id), SPAN(location_id), SPAN(weekday), SPAN(opens), SPAN(closes), SPAN(first_day),
	SPAN(last_day), SPAN(step), SPAN(phase), SPAN(month_days), SPAN(holiday),
};

STATEMENT(spans_of, span_columns, struct span_row,
	"SELECT program_id, location_id, weekday, opens, closes, first_day, last_day, step, phase, month_days, holiday "
	"FROM program_hours "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, weekday, opens, closes");

struct closure_row { int64_t program_id; struct closure closure; };

#define CLOSURE(member) COLUMN_WITHIN(struct closure_row, closure, struct closure, member)

static const struct column closure_columns[] = {
	COLUMN(struct closure_row, program_id), CLOSURE(location_id), CLOSURE(first_day), CLOSURE(last_day),
};

STATEMENT(closures_of, closure_columns, struct closure_row,
	"SELECT program_id, location_id, first_day, last_day "
	"FROM program_closure "
	"WHERE program_id IN (" TWENTY_FIVE ") "
	"ORDER BY program_id, first_day, position");

static const struct column note_columns[] = {
	COLUMN(struct hours_note, location_id), COLUMN(struct hours_note, first_day), COLUMN(struct hours_note, last_day),
	COLUMN(struct hours_note, note),
};

STATEMENT(notes_of, note_columns, struct hours_note,
	"SELECT location_id, first_day, last_day, note "
	"FROM program_hours_note "
	"WHERE program_id = ? "
	"ORDER BY position");

static struct schedule *schedule_of(const int64_t *ids, size_t count, struct schedule *schedules, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i] == id)
			return &schedules[i];
	return NULL;
}

enum err schedule_many(struct req *q, const int64_t *program_ids, size_t count, struct schedule *schedules)
{
	struct value values[SCHEDULES_MANY];
	struct binds programs = { values, SCHEDULES_MANY };
	struct span_row *spans;
	struct closure_row *closures;
	size_t span_count, closure_count;
	enum err e;

	for (size_t i = 0; i < SCHEDULES_MANY; i++)
		values[i] = value_int(i < count ? program_ids[i] : 0);
	for (size_t i = 0; i < count; i++)
		schedules[i] = (struct schedule){ .spans = NULL };
	if ((e = db_rows(q, &spans_of, &spans, &span_count, programs)))
		return e;
	if ((e = db_rows(q, &closures_of, &closures, &closure_count, programs)))
		return e;
	for (size_t i = 0; i < span_count; i++) {
		struct schedule *s = schedule_of(program_ids, count, schedules, spans[i].program_id);

		if (!s->spans)
			s->spans = arena_array(q->arena, span_count - i, sizeof(*s->spans));
		s->spans[s->span_count++] = spans[i].span;
	}
	for (size_t i = 0; i < closure_count; i++) {
		struct schedule *s = schedule_of(program_ids, count, schedules, closures[i].program_id);

		if (!s->closures)
			s->closures = arena_array(q->arena, closure_count - i, sizeof(*s->closures));
		s->closures[s->closure_count++] = closures[i].closure;
	}
	return ERR_OK;
}

enum err schedule_find(struct req *q, int64_t program_id, struct schedule *s)
{
	enum err e = schedule_many(q, &program_id, 1, s);

	return e ? e : db_rows(q, &notes_of, &s->notes, &s->note_count, BIND(program_id));
}

enum err schedule_of_program(struct req *q, int64_t program_id, struct program *p, struct schedule *s)
{
	enum err e = program_by_id(q, program_id, p);

	return e ? e : schedule_find(q, program_id, s);
}

bool schedule_is_by_place(const struct schedule *s)
{
	for (size_t i = 0; i < s->span_count; i++)
		if (s->spans[i].location_id)
			return true;
	for (size_t i = 0; i < s->closure_count; i++)
		if (s->closures[i].location_id)
			return true;
	for (size_t i = 0; i < s->note_count; i++)
		if (s->notes[i].location_id)
			return true;
	return false;
}

static bool holds_at(int64_t theirs, int64_t location_id)
{
	return !theirs || theirs == location_id;
}

struct schedule schedule_at(struct req *q, const struct schedule *s, int64_t location_id)
{
	struct schedule at = {
		.spans = arena_array(q->arena, s->span_count + 1, sizeof(*at.spans)),
		.closures = arena_array(q->arena, s->closure_count + 1, sizeof(*at.closures)),
		.notes = arena_array(q->arena, s->note_count + 1, sizeof(*at.notes)),
	};

	for (size_t i = 0; i < s->span_count; i++)
		if (holds_at(s->spans[i].location_id, location_id))
			at.spans[at.span_count++] = s->spans[i];
	for (size_t i = 0; i < s->closure_count; i++)
		if (holds_at(s->closures[i].location_id, location_id))
			at.closures[at.closure_count++] = s->closures[i];
	for (size_t i = 0; i < s->note_count; i++)
		if (holds_at(s->notes[i].location_id, location_id))
			at.notes[at.note_count++] = s->notes[i];
	return at;
}
