/* report_in.h - what the files behind report_count.h share. */
#ifndef HANDRAIL_REPORT_IN_H
#define HANDRAIL_REPORT_IN_H

#include "base/clock.h"
#include "edge/db.h"
#include "referral/report_count.h"

/* The values by which a referral is counted. */
struct facts {
	int64_t site_id, program_id, place_id;
	int month;
	unsigned needs;
	int kind, status, closed, answer, updater;
};

/* A referral, and the values by which it is counted so far (was.site_id is 0: it is not). */
struct tallied {
	int64_t id, site_id, program_id;
	const char *time_zone, *city;
	instant made_at, closed_at, answered_at;
	int kind, status, updater;
	unsigned needs;
	struct facts was;
};

#define TALLIED_COLUMNS 22
extern const struct column tallied_columns[TALLIED_COLUMNS];

#define TALLIED_SELECT \
	"SELECT r.id, r.site_id, r.program_id, s.time_zone, r.made_at, COALESCE(r.closed_at, 0) AS closed_at, " \
	"	r.kind, r.status, " \
	"	COALESCE((SELECT MIN(e.made_at) FROM referral_event e FORCE INDEX (by_party) " \
	"		WHERE e.referral_id = r.id AND e.act = " SQL_ACT_status " AND e.party = " SQL_PARTY_PROGRAM "), 0) AS answered_at, " \
	"	COALESCE((SELECT e.party * 3 + IF(e.by_text, 2, e.by_link) + 1 FROM referral_event e " \
	"		WHERE e.referral_id = r.id AND e.act = " SQL_ACT_status " " \
	"		AND NOT EXISTS (SELECT 1 FROM referral_event u WHERE u.referral_id = r.id AND u.undoes = e.id) " \
	"		ORDER BY e.version DESC LIMIT 1), 0) AS updater, " \
	"	(SELECT BIT_OR(1 << n.need) FROM program_need n WHERE n.program_id = r.program_id) AS needs, " \
	"	COALESCE((SELECT l.city FROM program_location p JOIN location l ON l.id = p.location_id " \
	"		WHERE p.program_id = r.program_id ORDER BY p.location_id LIMIT 1), '') AS city, " \
	"	COALESCE(c.site_id, 0) AS was_site_id, c.program_id AS was_program_id, c.place_id AS was_place_id, c.month AS was_month, " \
	"	c.needs AS was_needs, c.kind AS was_kind, c.status AS was_status, c.closed AS was_closed, c.answer AS was_answer, " \
	"	c.updater AS was_updater " \
	"FROM referral r " \
	"JOIN site s ON s.id = r.site_id " \
	"LEFT JOIN report_counted c ON c.referral_id = r.id "

/* The values by which it is to be counted. A referral keeps the month, needs and town that it was first counted with. */
struct facts facts_now(const struct tallied *t);
bool facts_equal(const struct facts *a, const struct facts *b);

/* Stores the values by which the referral is counted. */
enum err facts_keep(struct req *q, int64_t referral_id, const struct facts *f);

/* *id becomes the id of a town's name, made if it is new; 0 for "". */
enum err report_place_id(struct req *q, int64_t site_id, const char *name, int64_t *id);

/* A sum, or a change of one. */
struct sum {
	int64_t site_id;
	int scope;
	int64_t scope_id;
	int measure, month, value;
	int64_t referrals;
};

struct sums { struct sum *all; size_t count, room; };

/* Adds what a referral with these facts counts for, `sign` times. */
void sums_add(struct req *q, struct sums *s, const struct facts *f, int sign);
void sums_add_one(struct req *q, struct sums *s, const struct sum *one);

/* Sorts, adds up equal ones, and drops those that are 0. */
void sums_settle(struct sums *s);

/* Adds them to the table. */
enum err sums_keep(struct req *q, const struct sums *s);

/* Within a transaction: waits until nobody else counts. */
enum err report_turn(struct req *q);

/* Counts these referrals anew; at most 25 ids. */
enum err report_recount(struct req *q, const int64_t *ids, size_t count, int64_t *changed);

#endif
