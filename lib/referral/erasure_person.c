/* erasure_person.c - finds what is about a person, to erase it, and the holds that forbid that. */
#include "referral/erasure.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"
#include "referral/erasure_in.h"
#include "referral/hold.h"

#define BATCH 25
#define SAME_MOST 1000		/* referrals of one address and name that are erased at once */

/* ---- what is theirs ---- */

struct found { int64_t id, person_id; };
static const struct column found_columns[] = { COLUMN(struct found, id) };
static const struct column owned_columns[] = { COLUMN(struct found, id), COLUMN(struct found, person_id) };

STATEMENT(of_account, found_columns, struct found,
	"SELECT id "
	"FROM referral "
	"WHERE seeker_id = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

struct key { const char *name_key, *email, *phone; };
static const struct column key_columns[] = { COLUMN(struct key, name_key), COLUMN(struct key, email), COLUMN(struct key, phone) };

STATEMENT(keys_of_account, key_columns, struct key,
	"SELECT a.name_key, IF(d.address LIKE '%@%', d.address, '') AS email, IF(d.address LIKE '%@%', '', d.address) AS phone "
	"FROM account a "
	"JOIN account_address d ON d.account_id = a.id "
	"WHERE a.id = ? AND a.name_key <> ''");

STATEMENT(keys_of_referral, key_columns, struct key,
	"SELECT r.seeker_name_key AS name_key, r.seeker_email AS email, r.seeker_phone AS phone "
	"FROM referral r "
	"WHERE r.id = ? AND r.seeker_name_key <> ''");

STATEMENT(same_email, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral FORCE INDEX (unowned_email) "
	"WHERE seeker_email = ? AND seeker_name_key = ? AND site_id = ? AND id <> ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(same_phone, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral FORCE INDEX (unowned_phone) "
	"WHERE seeker_phone = ? AND seeker_name_key = ? AND site_id = ? AND id <> ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(profile_email, found_columns, struct found,
	"SELECT id "
	"FROM person "
	"WHERE seeker_email = ? AND seeker_name_key = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

STATEMENT(profile_phone, found_columns, struct found,
	"SELECT id "
	"FROM person "
	"WHERE seeker_phone = ? AND seeker_name_key = ? AND site_id = ? "
	"LIMIT " STRINGIFY(BATCH));

struct batch { const struct erased *who; bool more; };

static enum err erase_referrals(struct req *q, const struct found *all, size_t count)
{
	enum err e = ERR_OK;

	for (size_t i = 0; !e && i < count; i++) {
		int64_t person = 0;

		e = erasure_referral(q, all[i].id, &person);
		if (!e && person)
			e = erasure_profile(q, person);
	}
	return e;
}

static enum err erase_profiles(struct req *q, const struct stmt *s, const char *address, const char *name_key,
	int64_t site_id)
{
	struct found *all = NULL;
	size_t count = 0;
	enum err e = text_is_empty(address) ? ERR_OK : db_rows(q, s, &all, &count, BIND(address, name_key, site_id));

	if (e || text_is_empty(address))
		return e;
	for (size_t i = 0; !e && i < count; i++)
		e = erasure_profile(q, all[i].id);
	return e;
}

static enum err find_same(struct req *q, const struct erased *who, const struct stmt *s, const char *address,
	const char *name_key, struct found **all, size_t *count)
{
	*all = NULL;
	*count = 0;
	return text_is_empty(address) ? ERR_OK : db_rows(q, s, all, count, BIND(address, name_key, who->site_id, who->referral_id));
}

/* Finds both lists before anything is erased: the keys are those of the referral whose link asked, and it may be erased together
 * with another one, if both have the same profile. */
static enum err by_key(struct req *q, const struct erased *who, const struct key *k)
{
	struct found *by_email = NULL, *by_phone = NULL;
	size_t email_count = 0, phone_count = 0;
	enum err e = find_same(q, who, &same_email, k->email, k->name_key, &by_email, &email_count);

	if (e || (e = find_same(q, who, &same_phone, k->phone, k->name_key, &by_phone, &phone_count)))
		return e;
	if ((e = erase_referrals(q, by_email, email_count)) || (e = erase_referrals(q, by_phone, phone_count)))
		return e;
	if ((e = erase_profiles(q, &profile_email, k->email, k->name_key, who->site_id)))
		return e;
	return erase_profiles(q, &profile_phone, k->phone, k->name_key, who->site_id);
}

static enum err find_keys(struct req *q, const struct erased *who, struct key **keys, size_t *count)
{
	return db_rows(q, who->account_id ? &keys_of_account : &keys_of_referral, keys, count,
		BIND(who->account_id ? who->account_id : who->referral_id));
}

static enum err by_keys(struct req *q, const struct erased *who)
{
	struct key *keys;
	size_t count;
	enum err e = find_keys(q, who, &keys, &count);

	for (size_t i = 0; !e && i < count; i++)
		e = by_key(q, who, &keys[i]);
	return e;
}

static enum err erase_some(struct req *q, void *data)
{
	struct batch *b = data;
	struct found *all, only = { .id = b->who->referral_id };
	size_t count = 0;
	enum err e = b->who->account_id ? db_rows(q, &of_account, &all, &count, BIND(b->who->account_id, b->who->site_id)) : ERR_OK;

	b->more = count;
	if (e || count)
		return e ? e : erase_referrals(q, all, count);
	e = by_keys(q, b->who);
	return e || !b->who->referral_id ? e : erase_referrals(q, &only, 1);
}

enum err erasure_batch(struct req *q, const struct erased *who, bool *more)
{
	struct batch b = { who, false };
	enum err e = db_transaction(q, erase_some, &b);

	*more = b.more;
	return e;
}

/* ---- holds ---- */

STATEMENT(all_of_account, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral "
	"WHERE seeker_id = ? AND site_id = ? "
	"LIMIT " STRINGIFY(SAME_MOST));

STATEMENT(this_one, owned_columns, struct found,
	"SELECT id, person_id "
	"FROM referral "
	"WHERE id = ?");

/* A hold on one of these referrals, on its profile, or on another referral of that profile. */
static enum err hold_on_referrals(struct req *q, const struct found *all, size_t count, struct hold *h)
{
	enum err e = ERR_MISSING;

	for (size_t i = 0; e == ERR_MISSING && i < count; i++) {
		e = hold_find(q, all[i].id, all[i].person_id, h);
		if (e == ERR_MISSING && all[i].person_id)
			e = hold_find(q, 0, all[i].person_id, h);
	}
	return e;
}

static enum err hold_on_profiles(struct req *q, const struct stmt *s, const char *address, const struct key *k, int64_t site_id,
	struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e = db_rows(q, s, &all, &count, BIND(address, k->name_key, site_id));

	if (e)
		return e;
	e = ERR_MISSING;
	for (size_t i = 0; e == ERR_MISSING && i < count; i++)
		e = hold_find(q, 0, all[i].id, h);
	return e;
}

/* Where an address may be found. */
struct trail { const struct stmt *referrals, *profiles; };
static const struct trail by_email = { &same_email, &profile_email }, by_phone = { &same_phone, &profile_phone };

static enum err hold_by(struct req *q, const struct erased *who, const struct trail *t, const char *address, const struct key *k,
	struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e;

	if (text_is_empty(address))
		return ERR_MISSING;
	if ((e = find_same(q, who, t->referrals, address, k->name_key, &all, &count)))
		return e;
	e = hold_on_referrals(q, all, count, h);
	return e == ERR_MISSING ? hold_on_profiles(q, t->profiles, address, k, who->site_id, h) : e;
}

static enum err hold_by_keys(struct req *q, const struct erased *who, struct hold *h)
{
	struct key *keys;
	size_t count;
	enum err e = find_keys(q, who, &keys, &count);

	if (e)
		return e;
	e = ERR_MISSING;
	for (size_t i = 0; e == ERR_MISSING && i < count; i++)
		if ((e = hold_by(q, who, &by_email, keys[i].email, &keys[i], h)) == ERR_MISSING)
			e = hold_by(q, who, &by_phone, keys[i].phone, &keys[i], h);
	return e;
}

enum err erasure_hold(struct req *q, const struct erased *who, struct hold *h)
{
	struct found *all;
	size_t count;
	enum err e = who->account_id ? db_rows(q, &all_of_account, &all, &count, BIND(who->account_id, who->site_id))
		: db_rows(q, &this_one, &all, &count, BIND(who->referral_id));

	if (e)
		return e;
	e = hold_on_referrals(q, all, count, h);
	return e == ERR_MISSING ? hold_by_keys(q, who, h) : e;
}
