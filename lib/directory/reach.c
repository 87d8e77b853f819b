/* reach.c - chooses the place and the number by which a program is reached now. */
#include "directory/reach.h"

#include "base/req.h"
#include "base/str.h"
#include "directory/opening.h"
#include "directory/program.h"

enum err reach_place(struct req *q, const struct program *p, const struct schedule *s, struct program_place *place)
{
	struct program_place *places;
	struct opening best = { .state = HOURS_UNKNOWN };
	size_t count;
	enum err e = program_places(q, p->id, &places, &count);

	*place = (struct program_place){ .id = 0 };
	for (size_t i = 0; !e && i < count; i++) {
		struct opening o = opening_now(q, p, s, places[i].id);

		if (i && !(schedule_is_by_place(s) && opening_is_better(&o, &best)))
			continue;
		*place = places[i];
		best = o;
	}
	return e;
}

static bool is_for_voice(const struct program_phone *phone)
{
	static const char *const others[] = { "fax", "tty", "text", "sms" };

	for (size_t i = 0; i < COUNT(others); i++)
		if (text_equal(phone->type, others[i]))
			return false;
	return true;
}

/* The higher, the better; 0: not at all. */
static int rank(const struct program_phone *phone, int64_t location_id)
{
	if (!is_for_voice(phone) || (phone->location_id && phone->location_id != location_id))
		return 0;
	return 1 + (phone->location_id != 0) + 2 * !text_is_empty(phone->dial);
}

enum err reach_phone(struct req *q, int64_t program_id, int64_t location_id, struct program_phone *phone)
{
	struct program_phone *phones;
	int best = 0;
	size_t count;
	enum err e = program_phones(q, program_id, &phones, &count);

	*phone = (struct program_phone){ .raw = "", .dial = "", .extension = "" };
	for (size_t i = 0; !e && i < count; i++)
		if (rank(&phones[i], location_id) > best) {
			best = rank(&phones[i], location_id);
			*phone = phones[i];
		}
	return e;
}
