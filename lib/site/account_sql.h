/* account_sql - the columns of an account, for the statements that read one. */
#ifndef HANDRAIL_ACCOUNT_SQL_H
#define HANDRAIL_ACCOUNT_SQL_H

#include "law_sql.h"

/* M(member) for each member of struct account, in the order of ACCOUNT_VALUES. */
#define ACCOUNT_MEMBERS(M) \
	M(id) M(public_id) M(first_name) M(last_name) M(name_key) M(organization) M(language) M(password_hash) M(email) M(phone) \
	M(roles) M(team_id) M(works_inbound) M(seeks_help) M(helps_people) M(navigation_since) M(disabled_at) M(second_factor_since)

/* The values of account a at a site. Each EXISTS ends at the first row of an index. */
#define ACCOUNT_VALUES(site) \
	"a.id, a.public_id, a.first_name, a.last_name, a.name_key, a.organization, " \
	"  a.language, a.password_hash, " \
	"  (SELECT d.address " \
	"   FROM account_address d " \
	"   WHERE d.account_id = a.id AND d.address LIKE '%@%' " \
	"   ORDER BY d.proved_at, d.id LIMIT 1) AS email, " \
	"  (SELECT d.address " \
	"   FROM account_address d " \
	"   WHERE d.account_id = a.id AND d.address NOT LIKE '%@%' " \
	"   ORDER BY d.proved_at, d.id LIMIT 1) AS phone, " \
	"  (SELECT BIT_OR(1 << r.role) " \
	"   FROM account_role r " \
	"   WHERE r.account_id = a.id AND r.site_id = " site ") AS roles, " \
	"  g.id AS team_id, " \
	"  EXISTS (SELECT 1 FROM program_claimer c WHERE c.account_id = a.id) AS works_inbound, " \
	"  EXISTS (SELECT 1 FROM referral r WHERE r.seeker_id = a.id) AS seeks_help, " \
	"  g.id IS NOT NULL " \
	"  OR EXISTS (SELECT 1 " \
	"    FROM person_viewer v " \
	"    WHERE v.viewer_kind = " SQL_VIEWER_ACCOUNT " AND v.viewer_id = a.id AND v.site_id = " site ") " \
	"  OR EXISTS (SELECT 1 " \
	"    FROM account_address d " \
	"    JOIN referral_waiting w ON w.party = " SQL_PARTY_HELPER " AND w.address = d.address " \
	"    WHERE d.account_id = a.id) AS helps_people, " \
	"  g.navigation_since, a.disabled_at, " \
	"  (SELECT f.since FROM second_factor f WHERE f.account_id = a.id) AS second_factor_since "

#define ACCOUNT_JOINS(site) \
	"LEFT JOIN team_member m ON m.account_id = a.id AND m.site_id = " site " " \
	"LEFT JOIN team g ON g.id = m.team_id "

#endif
