/* person.c - seeker profiles: finds the one that its viewer may open. */
#include "referral/person_in.h"
#include "site/site.h"
#include "base/str.h"

static const struct column person_columns[] = { PERSON_COLUMNS };

/* ---- finding one ---- */

STATEMENT(find, person_columns, struct person,
	PERSON_SELECT
	"FROM person p "
	PERSON_VIEWERS
	"WHERE p.public_id = ? "
	"AND p.site_id = ? "
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL)");

enum err person_find(struct req *q, const char *public_id, struct person *p)
{
	enum err e = db_row(q, &find, p, BIND(viewer(q), viewer_team(q), value_public_id(public_id), q->site->id));

	return e == ERR_MISSING ? fail(q, e, "person %s", public_id) : e;
}
