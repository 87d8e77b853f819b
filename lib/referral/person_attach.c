/* person_attach.c - gives a new referral its profile, a matching or a new one, and the profile its viewers. */
#include <string.h>

#include "referral/person_in.h"
#include "base/secret.h"
#include "base/str.h"

#define JUST_NOW SECONDS(2)

static const struct column id_columns[] = { { "id", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(chosen, id_columns, int64_t,
	"SELECT p.id "
	"FROM person p "
	PERSON_VIEWERS
	"WHERE p.id = ? "
	"AND p.site_id = ? "
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL)");

/* Each half of the OR reads its own index. */
STATEMENT(alike, id_columns, int64_t,
	"SELECT p.id "
	"FROM person p "
	PERSON_VIEWERS
	"WHERE (p.seeker_email = ? AND p.seeker_email <> '' AND p.seeker_name_key = ? "
	"  OR p.seeker_phone = ? AND p.seeker_phone <> '' AND p.seeker_name_key = ?) "
	"AND p.seeker_name_key <> '' "
	"AND p.site_id = ? "
	"AND (h.person_id IS NOT NULL OR g.person_id IS NOT NULL) "
	"ORDER BY p.updated_at DESC, p.id DESC "
	"LIMIT 1");

COMMAND(make,
	"INSERT INTO person (public_id, site_id, " CONTACT_SQL("seeker_") ", seeker_name_key, made_at, updated_at) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/* The group whose profiles the helper may choose from, whether or not it shares now. */
static int64_t helpers_team(const struct req *q, const struct person_facts *f)
{
	if (q->account && q->account->id == f->helper_id)
		return q->account->team_id;
	return f->shared_group_id;
}

static enum err look_for_chosen(struct req *q, const struct person_facts *f, int64_t *id)
{
	enum err e = db_row(q, &chosen, id, BIND(f->helper_id, helpers_team(q, f), f->person_id, f->site_id));

	return e == ERR_MISSING ? fail(q, e, "person %lld is not the helper's", (long long)f->person_id) : e;
}

/* *id is 0 if no profile fits. */
static enum err look_for_alike(struct req *q, const struct person_facts *f, const struct contact *seeker, int64_t *id)
{
	const char *key = contact_name_key(q->arena, seeker);
	enum err e;

	*id = 0;
	e = db_row(q, &alike, id, BIND(
		f->helper_id, f->shared_group_id, seeker->email, key, seeker->phone, key, f->site_id));
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err make_new(struct req *q, const struct person_facts *f, const struct contact *s, int64_t *id)
{
	struct done done = { 0 };
	enum err e = db_exec(q, &make, &done, BIND(secret_public_id(q->arena), f->site_id,
		s->first_name, s->last_name, s->email, s->phone, s->language, contact_name_key(q->arena, s),
		f->made_at, f->made_at));

	*id = done.id;
	return e;
}

static const char *either(const char *sent, const char *known)
{
	return text_is_empty(sent) ? known : sent;
}

/* The profile updated from the referral. One found by name and address keeps the values that the form left
 * empty; one that the helper chose takes all values of the form. */
static struct person renewed(const struct person_facts *f, const struct person *known)
{
	struct person p = *known;

	p.seeker = contact_complete(&f->seeker);
	if (f->person_id)
		return p;
	p.seeker.email = either(p.seeker.email, known->seeker.email);
	p.seeker.phone = either(p.seeker.phone, known->seeker.phone);
	p.seeker.language = either(p.seeker.language, known->seeker.language);
	return p;
}

static enum err renew(struct req *q, const struct person_facts *f, int64_t id, struct person *now)
{
	struct person held;
	enum err e = person_hold(q, id, &held);

	if (e)
		return e;
	*now = renewed(f, &held);
	return person_replace(q, &held, now, f->made_at, f->helper_id);
}

static enum err look(struct req *q, const struct person_facts *f, const struct contact *seeker, int64_t *id)
{
	return f->person_id ? look_for_chosen(q, f, id) : look_for_alike(q, f, seeker, id);
}

/* A new profile is not searched for, since that would lock the gap where the next one goes. */
static enum err attach_new(struct req *q, const struct person_facts *f, const struct contact *seeker, int64_t *id)
{
	struct person p = { .seeker = *seeker };
	bool more;
	enum err e;

	if ((e = make_new(q, f, seeker, id)) || (e = person_add_viewers(q, f->helper_id, f->shared_group_id, *id, &more)))
		return e;
	return person_words_add(q, *id, &p);
}

/* If much happens to one profile at once, only the first moves it up in the lists; otherwise all
 * overlapping transactions would have to be retried, one after the other. */
static bool just_moved(const struct person *known, instant made_at)
{
	return known->updated_at > made_at - JUST_NOW;
}

static enum err attach_known(struct req *q, const struct person_facts *f, int64_t id)
{
	struct person known, now;
	bool more = false;
	enum err e;

	if ((e = person_as_it_is(q, id, &known)))
		return e;
	now = renewed(f, &known);
	if (person_same(&known, &now) && just_moved(&known, f->made_at)) {
		if ((e = person_add_viewers(q, f->helper_id, f->shared_group_id, id, &more)))
			return e;
		return more ? person_words_add(q, id, &now) : ERR_OK;
	}
	if ((e = renew(q, f, id, &now)) || (e = person_add_viewers(q, f->helper_id, f->shared_group_id, id, &more)))
		return e;
	return person_settle(q, id, &now, f->made_at);
}

enum err person_attach(struct req *q, const struct person_facts *f, int64_t *person_id)
{
	struct contact seeker = contact_complete(&f->seeker);
	enum err e;

	*person_id = 0;
	if (!f->helper_id)
		return f->person_id ? fail(q, ERR_MISSING, "a profile without a helper") : ERR_OK;
	if ((e = look(q, f, &seeker, person_id)))
		return e;
	return *person_id ? attach_known(q, f, *person_id) : attach_new(q, f, &seeker, person_id);
}
