/* referral_sql - the start of every statement about referrals, which returns only what the law grants its viewer.
 *
 * A statement selects keys (k: id, made_at, parties, within), joins the referral
 * (r) and reads REFERRAL_SELECT. parties is the set of parties that the viewer
 * belongs to; within limits the grants: SQL_ALL_GRANTS, or for a link SQL_LINK_GRANTS or
 * SQL_UNPROVED_GRANTS. A column that is not granted is NULL. */
#ifndef HANDRAIL_REFERRAL_SQL_H
#define HANDRAIL_REFERRAL_SQL_H

#include "edge/db.h"
#include "law/visibility.h"
#include "referral/referral.def"
#include "referral/referral.h"

/* The viewer's grants: the union over their parties. In a file that reads many rows, the keys compute them once as k.granted;
 * the file then defines GRANTED as that before it includes this header. */
#ifndef GRANTED
#define GRANTED "((IF(k.parties & " SQL_THE_SEEKER ", " LAW_SQL_SEEKER ", 0)" \
	" | IF(k.parties & " SQL_THE_HELPER ", " LAW_SQL_HELPER ", 0)" \
	" | IF(k.parties & " SQL_THE_PROGRAM ", " LAW_SQL_PROGRAM ", 0)) & k.within)"
#endif

/* The limit of the grants; a constant in a file whose keys have none. */
#ifndef WITHIN
#define WITHIN "k.within"
#endif

/* True if the veil (law/veil.def) hides the program's word from the viewer: it hangs, and it concerns all of the viewer's
 * parties. The law's grants alone do not show that. The holder of a link who has yet to type the code sees no more than the
 * helper's side does. */
#define VEILED "(NOT k.parties & " SQL_SEES_THROUGH " AND " VEIL_SQL_HANGS " OR r.veiled AND NOT " WITHIN " & " SQL_SHOW_PROGRAM_WORD ")"
#define UNVEILED(member) "IF(" VEILED ", " VEIL_SQL_##member ", r." #member ")"

/* The parties that may read the code, with which anybody opens the referral as its person. If only the code opens a veiled
 * referral, the helper's side must not read it, since it could then see through the veil; the program may, and hands it to the
 * person. */
#define CODE_READERS "IF(" VEIL_SQL_BY_CODE("r.veiled", "r.origin") ", " SQL_THE_SEEKER " | " SQL_THE_PROGRAM ", " SQL_THE_PEOPLE ")"

/* The viewer's grants as the veil changes them: only a referral that somebody made for another person can be released. */
#define MAY_RELEASE_OF(party) "IF(k.parties & " SQL_THE_##party " AND " VEIL_SQL_BY_CODE("r.veiled", "r.origin") \
	" AND " WITHIN " & " SQL_SHOW_PROGRAM_WORD " AND " LAW_SQL_##party " & " SQL_MAY_SEE ", " VEIL_SQL_GRANTED_##party ", 0)"
#define GRANTED_UNDER_VEIL "((" GRANTED " & ~IF(" VEILED ", " VEIL_SQL_WITHHELD_HELPER ", 0)) | " \
	MAY_RELEASE_OF(SEEKER) " | " MAY_RELEASE_OF(PROGRAM) ")"

/* The account's parties, in a key's statement on `referral`. It binds the account, its site, the account, its group, and the
 * account once more. EXISTS is not used, because MariaDB would then read all programs of a claimer first. */
#define PARTIES_OF_ACCOUNT \
	"IF(seeker_id = ?, " SQL_THE_SEEKER ", 0) " \
	"| IF(site_id = ? AND (IFNULL(helper_id = ?, 0) OR IFNULL(shared_group_id = ?, 0)), " SQL_THE_HELPER ", 0) " \
	"| IF((SELECT 1 FROM program_claimer c WHERE c.account_id = ? AND c.program_id = inbound_program_id), " \
		SQL_THE_PROGRAM ", 0) AS parties "

/* SQL that is NULL if the viewer lacks the grant, for each grant that referral.def names. */
#define IF_GRANTED_0(sql) sql
#define IF_GRANTED_SHOW_CONTACT(sql) "IF(" GRANTED " & " SQL_SHOW_CONTACT ", " sql ", NULL)"
#define IF_GRANTED_SHOW_HELPER_CONTACT(sql) "IF(" GRANTED " & " SQL_SHOW_HELPER_CONTACT ", " sql ", NULL)"
#define IF_GRANTED_SHOW_COMMENT(sql) "IF(" GRANTED " & " SQL_SHOW_COMMENT ", " sql ", NULL)"
#define IF_GRANTED_SHOW_FORMS(sql) "IF(" GRANTED " & " SQL_SHOW_FORMS ", " sql ", NULL)"

/* Selects parties and all members of referral.def. Each file with such statements defines the table that reads them:
 * `static const struct column referral_columns[] = { REFERRAL_COLUMNS };`. */
#define REFERRAL_MEMBER_SQL(member, sql, grant, use) IF_GRANTED_##grant(sql) " AS `" #member "`, "
#define REFERRAL_MEMBER_COLUMN(member, sql, grant, use) COLUMN(struct referral, member),
#define REFERRAL_SELECT "SELECT " REFERRAL_MEMBERS(REFERRAL_MEMBER_SQL) "k.parties "
#define REFERRAL_COLUMNS REFERRAL_MEMBERS(REFERRAL_MEMBER_COLUMN) COLUMN(struct referral, parties)

/* Follows `FROM (...) k` and ends within WHERE: further conditions begin with AND. */
#define REFERRAL_JOINS \
	"JOIN referral r ON r.id = k.id " \
	"JOIN site s ON s.id = r.site_id " \
	"JOIN program p ON p.id = r.program_id " \
	"JOIN organization o ON o.id = p.organization_id " \
	"LEFT JOIN person pe ON pe.id = r.person_id " \
	"LEFT JOIN referral b ON b.id = r.elsewhere_of " \
	"WHERE " GRANTED " & " SQL_MAY_SEE " "

/* The same for the rows of a list: only the members that a list shows, without the tables that the others need. The other
 * members stay empty. */
#define IF_LISTED_LISTED(...) __VA_ARGS__
#define IF_LISTED_ALONE(...)
#define LISTED_MEMBER_SQL(member, sql, grant, use) IF_LISTED_##use(REFERRAL_MEMBER_SQL(member, sql, grant, use))
#define LISTED_MEMBER_COLUMN(member, sql, grant, use) IF_LISTED_##use(REFERRAL_MEMBER_COLUMN(member, sql, grant, use))
#define LISTED_SELECT "SELECT " REFERRAL_MEMBERS(LISTED_MEMBER_SQL) "k.parties "
#define LISTED_COLUMNS REFERRAL_MEMBERS(LISTED_MEMBER_COLUMN) COLUMN(struct referral, parties)
#define LISTED_JOINS \
	"JOIN referral r ON r.id = k.id " \
	"JOIN program p ON p.id = r.program_id " \
	"WHERE " GRANTED " & " SQL_MAY_SEE " "

#endif
