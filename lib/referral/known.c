/* known.c - finds the newest referral of a person, and the open ones to some programs. */
#include "referral/known.h"

#include "base/req.h"
#include "directory/program.h"
#include "edge/db.h"
#include "law/visibility.h"
#include "referral/person.h"
#include "site/account.h"
#include "site/site.h"

static const struct column known_columns[] = {
	COLUMN(struct known, program_id),
	COLUMN(struct known, public_id),
	COLUMN(struct known, reach),
	COLUMN(struct known, status),
	COLUMN(struct known, made_at),
};

_Static_assert(PROGRAMS_MANY == 25, "as TWENTY_FIVE has it");

/* The newest of all, with the program 0; then for each program the newest that is open. */
#define KNOWN(status, is_open, newest, list, of_newest, open, of_open) \
	"(SELECT 0 AS program_id, public_id, reach, " status " AS status, made_at " \
	"FROM referral FORCE INDEX (" list ") " \
	"WHERE " newest " = ? " of_newest \
	"ORDER BY made_at DESC, id DESC " \
	"LIMIT 1) " \
	"UNION ALL " \
	"(SELECT r.program_id, r.public_id, r.reach, r." status " AS status, r.made_at " \
	"FROM (SELECT (SELECT id " \
			"FROM referral FORCE INDEX (" open ") " \
			"WHERE " newest " = ? AND program_id = p.id AND " is_open " " of_open \
			"ORDER BY id DESC " \
			"LIMIT 1) AS id " \
		"FROM program p " \
		"WHERE p.id IN (" TWENTY_FIVE ")) k " \
	"JOIN referral r ON r.id = k.id)"

#define OF_HELPER "AND site_id = ? AND (IFNULL(helper_id = ?, 0) OR IFNULL(shared_group_id = ?, 0)) "

STATEMENT(of_person, known_columns, struct known,
	KNOWN("status_helper", "closed_helper = FALSE", "person_id", "person_list", OF_HELPER, "person_open_helper", OF_HELPER));

STATEMENT(of_viewer, known_columns, struct known,
	KNOWN("status", "closed_at IS NULL", "seeker_id", "seeker_list", "AND origin = " SQL_ORIGIN_SELF " ", "seeker_open", ""));

static size_t bind_programs(struct value *v, const struct program *programs, size_t count)
{
	for (size_t i = 0; i < PROGRAMS_MANY; i++)
		v[i] = value_int(i < count ? programs[i].id : 0);
	return PROGRAMS_MANY;
}

static size_t bind_helper(const struct req *q, struct value *v)
{
	v[0] = value_int(q->site->id);
	v[1] = value_int(q->account->id);
	v[2] = value_int(q->account->team_id);
	return 3;
}

enum err known_find(struct req *q, const struct person *person, const struct program *programs, size_t program_count,
	struct known **all, size_t *count)
{
	struct value v[2 + PROGRAMS_MANY + 6];
	size_t n = 0;

	*count = 0;
	if (!q->account)
		return ERR_OK;
	v[n++] = value_int(person ? person->id : q->account->id);
	n += person ? bind_helper(q, v + n) : 0;
	v[n++] = value_int(person ? person->id : q->account->id);
	n += person ? bind_helper(q, v + n) : 0;
	n += bind_programs(v + n, programs, program_count);
	return db_rows(q, person ? &of_person : &of_viewer, all, count, (struct binds){ v, n });
}

const struct known *known_of(const struct known *all, size_t count, int64_t program_id)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].program_id == program_id)
			return &all[i];
	return NULL;
}
