/* referral_sql - how every statement about referrals begins: what its viewer is granted, and nothing else.
 *
 * A statement finds keys (k: id, made_at, parties, within), joins the referral
 * (r) and takes REFERRAL_COLUMNS. parties is the set of parties that the
 * viewer is (1 << enum party); within narrows the grants (a link shows no
 * contact information). What is not granted comes out NULL. */
#ifndef HANDRAIL_REFERRAL_SQL_H
#define HANDRAIL_REFERRAL_SQL_H

#include "law/visibility.h"

/* Values of within: every grant of visibility.h. */
#define ALL_GRANTS "2047"

/* Links show no contact information and change none: SHOW_CONTACT and SHOW_HELPER_CONTACT are left out,
 * MAY_CHANGE_REACH and MAY_STOP_SHARING too. */
#define LINK_GRANTS "487"

/* What the viewer is granted: the sum over their parties. */
#define GRANTED "((IF(k.parties & 1, " LAW_SQL_SEEKER ", 0)" \
	" | IF(k.parties & 2, " LAW_SQL_HELPER ", 0)" \
	" | IF(k.parties & 4, " LAW_SQL_PROGRAM ", 0)) & k.within)"

/* A column, or NULL where it is not granted. */
#define IF_GRANTED(grant, column) "IF(" GRANTED " & " STRINGIFY(grant) ", " column ", NULL)"

/* All members of struct referral. Who is the helper and nobody else reads status_helper. */
#define REFERRAL_COLUMNS \
	"SELECT r.id, r.public_id, IF(k.parties & 3, r.code, NULL) AS code, " \
	GRANTED " AS granted, k.parties, " \
	"r.site_id, s.name AS site_name, s.base_url AS site_base_url, s.time_zone AS site_time_zone, " \
	"r.program_id, p.public_id AS program_public_id, p.name AS program_name, o.name AS organization_name, " \
	SITUATION_SQL("r.") ", r.discreet, " \
	"r.seeker_first_name, r.seeker_last_name, " \
	IF_GRANTED(SHOW_CONTACT, "r.seeker_email") " AS seeker_email, " \
	IF_GRANTED(SHOW_CONTACT, "r.seeker_phone") " AS seeker_phone, " \
	"r.seeker_language, " \
	"r.helper_first_name, r.helper_last_name, r.helper_organization, " \
	IF_GRANTED(SHOW_HELPER_CONTACT, "r.helper_email") " AS helper_email, " \
	IF_GRANTED(SHOW_HELPER_CONTACT, "r.helper_phone") " AS helper_phone, " \
	IF_GRANTED(SHOW_COMMENT, "r.comment") " AS comment, " \
	"IF(k.parties = 2, r.status_helper, r.status) AS status, " \
	"IFNULL(r.word_seeker, -1) AS word_seeker, IFNULL(r.word_helper, -1) AS word_helper, " \
	"IFNULL(r.word_program, -1) AS word_program, r.disputed, r.version, " \
	"r.made_at, r.updated_at, r.due_at, r.closed_at, r.opened_at, r.withdrawn_at, " \
	"IFNULL(r.last_event_party, -1) AS last_event_party, r.last_event_account, r.last_event_by_link, " \
	"r.last_event_undone, " \
	"r.shared_group_id IS NOT NULL AS shared, " \
	"IF(k.parties & 2, pe.public_id, NULL) AS person_public_id, " \
	"IF(k.parties & 3, b.public_id, NULL) AS elsewhere_of_id "

/* Behind `FROM (...) k`; ends within WHERE, so that conditions go on with AND. */
#define REFERRAL_JOINS \
	"JOIN referral r ON r.id = k.id " \
	"JOIN site s ON s.id = r.site_id " \
	"JOIN program p ON p.id = r.program_id " \
	"JOIN organization o ON o.id = p.organization_id " \
	"LEFT JOIN person pe ON pe.id = r.person_id " \
	"LEFT JOIN referral b ON b.id = r.elsewhere_of " \
	"WHERE " GRANTED " & " STRINGIFY(MAY_SEE) " "

/* LIST_PAGE and one. */
#define NEWEST_FIRST "ORDER BY k.made_at DESC, k.id DESC LIMIT 26"

#endif
