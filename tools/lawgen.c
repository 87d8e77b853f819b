/* lawgen - generates code and docs from the law: `lawgen sql` writes the grants as SQL expressions and the
 * choices under their names (build/gen/law_sql.h), `lawgen markdown` the table of docs/law.md. */
#include <stdio.h>
#include <string.h>

#include "law/act.h"
#include "law/attention.h"
#include "law/status.h"
#include "law/veil.h"
#include "law/visibility.h"
#include "referral/person_viewer.h"

struct row { const char *kind, *origin, *preference, *consent; unsigned granted[PARTIES]; };

static const struct row rows[] = {
#define LAW(kind, origin, preference, consent, seeker, helper, program) \
	{ #kind, #origin, #preference, #consent, { seeker, helper, program } },
#include "law/visibility.def"
#undef LAW
};

static const char *const parties[PARTIES] = { "SEEKER", "HELPER", "PROGRAM" };

/* The choices that statements name: SQL_MAY_SEE, SQL_STATUS_got_help ... */
static const struct { const char *name; int value; } choices[] = {
#define NAMED(name) { #name, name },
#define GRANT(name) NAMED(name)
#include "law/grants.def"
#undef GRANT
#define STATUS(slug, ...) NAMED(STATUS_##slug)
#include "law/statuses.def"
#undef STATUS
#define ACT(slug, ...) NAMED(ACT_##slug)
#include "law/acts.def"
#undef ACT
	NAMED(ALL_GRANTS) NAMED(LINK_GRANTS) NAMED(UNPROVED_GRANTS)
	NAMED(STATUS_NONE)
	NAMED(PARTY_NONE) NAMED(PARTY_SEEKER) NAMED(PARTY_HELPER) NAMED(PARTY_PROGRAM)
	NAMED(THE_SEEKER) NAMED(THE_HELPER) NAMED(THE_PROGRAM) NAMED(THE_PEOPLE)
	NAMED(KIND_LIVE) NAMED(KIND_LOGGED) NAMED(KIND_TRACKING_ONLY)
	NAMED(ORIGIN_SELF) NAMED(ORIGIN_OTHER) NAMED(REACH_DONT)
	NAMED(CONSENT_NONE) NAMED(CONSENT_STANDING) NAMED(CONSENT_WITHDRAWN)
	NAMED(VIEWER_ACCOUNT) NAMED(VIEWER_TEAM) NAMED(MOVED_REFERRAL) NAMED(MOVED_NOTE)
	NAMED(EVERYBODY)
	NAMED(STANDING_OPEN) NAMED(STANDING_CLOSED) NAMED(STANDING_EMPTY)
	NAMED(STAGE_not_updated) NAMED(STAGE_waiting) NAMED(STAGE_done)
};

static void sql_choices(void)
{
	for (size_t i = 0; i < COUNT(choices); i++)
		printf("#define SQL_%s \"%d\"\n", choices[i].name, choices[i].value);
}

/* ---- attention ---- */

#define S(name) (1u << STATUS_##name)
#define NOBODY 0u
#define ANY ((1u << STATUSES) - 1)
/* NOLINTBEGIN(bugprone-macro-parentheses): the rows are terms of a sum */
enum {
#define STATUS(slug, label, class, closed, elsewhere, ...) + ((closed) ? 0 : (int)S(slug))
	OPEN =
#include "law/statuses.def"
#undef STATUS
#define STATUS(slug, label, class, closed, elsewhere, ...) + ((elsewhere) ? (int)S(slug) : 0)
	, ELSEWHERE =
#include "law/statuses.def"
#undef STATUS
};
/* NOLINTEND(bugprone-macro-parentheses) */

static const struct { unsigned program, helper; int grant; const char *condition; } attentions[ATTENTIONS] = {
#define ATTENTION(name, program, helper, grant, condition) [ATTENTION_##name] = { program, helper, grant, condition },
#include "law/attentions.def"
#undef ATTENTION
};

/* ---- the veil ---- */

static const struct { const char *member, *sql; } veiled[] = {
#define VEIL_PARTY(party, withheld, granted)
#define VEIL_MEMBER(member, sql) { #member, sql },
#define VEIL_ACT(act)
#include "law/veil.def"
#undef VEIL_PARTY
#undef VEIL_MEMBER
#undef VEIL_ACT
};

/* The parties from whom a hanging veil hides something, as a set. */
static unsigned veil_parties(void)
{
	unsigned set = 0;

	for (int p = 0; p < PARTIES; p++)
		set |= veil_grants(ALL_GRANTS, (enum party)p, true, true) & SHOW_PROGRAM_WORD ? 0 : 1u << p;
	return set;
}

static unsigned open_acts(void)
{
	unsigned set = 0;

	for (int a = 0; a < ACTS; a++)
		set |= veil_hides((enum act)a, PARTY_PROGRAM) ? 0 : 1u << a;
	return set;
}

/* A release shows in no column: what is computed here stays true when one ends. */
static void sql_member(const char *member, size_t length, int party)
{
	for (size_t i = 0; i < COUNT(veiled); i++)
		if (veil_parties() & 1u << party && strlen(veiled[i].member) == length && !strncmp(veiled[i].member, member, length)) {
			printf("IF(r.veiled, %s, r.%s)", veiled[i].sql, veiled[i].member);
			return;
		}
	printf("r.%.*s", (int)length, member);
}

static void sql_veil_grants(void)
{
	for (int p = 0; p < PARTIES; p++) {
		unsigned all = ALL_GRANTS, withheld = all & ~veil_grants(all, (enum party)p, true, true);

		printf("#define VEIL_SQL_WITHHELD_%s \"%u\"\n", parties[p], withheld);
		printf("#define VEIL_SQL_GRANTED_%s \"%u\"\n", parties[p], veil_grants(MAY_SEE, (enum party)p, true, true) & ~(unsigned)MAY_SEE);
	}
}

static void sql_veil(void)
{
	printf("#define VEIL_SQL_BY_CODE(veiled, origin) \"(\" veiled \" AND \" origin \" = %d)\"\n", ORIGIN_OTHER);
	puts("#define VEIL_SQL_HANGS \"(r.veiled AND IFNULL(r.released_until, 0) <= \" SQL_NOW \")\"");
	printf("#define VEIL_SQL_HIDES \"(e.party = %d AND NOT 1 << e.act & %u)\"\n", PARTY_PROGRAM, open_acts());
	printf("#define SQL_VEIL_PARTIES \"%u\"\n", veil_parties());
	printf("#define SQL_SEES_THROUGH \"%u\"\n", EVERYBODY & ~veil_parties());
	sql_veil_grants();
	for (size_t i = 0; i < COUNT(veiled); i++)
		printf("#define VEIL_SQL_%s \"%s\"\n", veiled[i].member, veiled[i].sql);
}

/* True if one contradicts the other, as status_contradicts(): words of two parties, which may be NULL. */
static void sql_contradict(void)
{
	puts("#define SQL_CONTRADICT(a, b) \"CASE \" a \" \" \\");
	for (int s = 0; s < STATUSES; s++) {
		unsigned against = 0;

		for (int t = 0; t < STATUSES; t++)
			against |= status_contradicts((enum status)s, (enum status)t) ? 1u << t : 0;
		if (against)
			printf("\t\"WHEN %d THEN IFNULL(1 << \" b \" & %u, 0) <> 0 \" \\\n", s, against);
	}
	puts("\t\"ELSE FALSE END\"");
}

static void sql_condition(const char *condition, int party)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";
	const char *at;

	for (; (at = strchr(condition, '@')); condition = at) {
		size_t length = strspn(at + 1, letters);

		printf("%.*s", (int)(at - condition), condition);
		if (length == strlen("party") && !strncmp(at + 1, "party", length))
			printf("%d", 1 << party);
		else
			sql_member(at + 1, length, party);
		at += 1 + length;
	}
	printf("%s", condition);
}

/* SQL_ATTENTION_PROGRAM: the number of lib/law/attention.h for the referral aliased r. */
static void sql_attention(int party, const char *status)
{
	printf("#define SQL_ATTENTION_%s \"CASE WHEN r.erased_at IS NOT NULL THEN %lld ", parties[party], (long long)ATTENTION_NEVER);
	for (int a = 0; a < ATTENTIONS; a++) {
		unsigned statuses = party == PARTY_PROGRAM ? attentions[a].program : attentions[a].helper;

		if (!statuses)
			continue;
		printf("WHEN 1 << %s & %u AND \" LAW_SQL_%s \" & %d AND (", status, statuses, parties[party], attentions[a].grant);
		sql_condition(attentions[a].condition, party);
		if (a == ATTENTION_due)
			printf(") THEN r.due_at ");
		else
			printf(") THEN %d ", a + 1);
	}
	printf("ELSE %lld END\"\n", (long long)ATTENTION_NEVER);
}

static void sql(void)
{
	puts("/* Made by tools/lawgen.c from lib/law/visibility.def. Do not edit. */");
	/* Picks the row from one constant with 16 bits per row (UCS-2 is as wide). The server would walk
	 * through a list of numbers each time a statement runs. */
	for (int p = 0; p < PARTIES; p++) {
		printf("#define LAW_SQL_%s \"ORD(SUBSTR(_ucs2 x'", parties[p]);
		for (size_t i = 0; i < COUNT(rows); i++)
			printf("%04x", rows[i].granted[p]);
		puts("', r.situation + 1, 1))\"");
	}
	sql_veil();
	sql_contradict();
	sql_attention(PARTY_PROGRAM, "r.status");
	sql_attention(PARTY_HELPER, "r.status_helper");
	printf("#define SQL_ATTENTION_NEVER \"%lld\"\n", (long long)ATTENTION_NEVER);
	sql_choices();
}

static const char *yes(unsigned granted, unsigned grant, const char *word)
{
	return granted & grant ? word : "";
}

static void markdown(void)
{
	static const char *const words[PARTIES] = { "seeker", "helper", "program" };

	puts("| kind | for | reach | consent | party | has it | told by | contact | helper's contact | comment | answers | sets status | changes the way | stops sharing |");
	puts("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
	for (size_t i = 0; i < COUNT(rows); i++)
		for (int p = 0; p < PARTIES; p++) {
			unsigned g = rows[i].granted[p];

			printf("| %s | %s | %s | %s | %s | %s | %s%s | %s | %s | %s%s | %s | %s | %s | %s |\n",
				rows[i].kind, rows[i].origin, rows[i].preference, rows[i].consent, words[p],
				yes(g, MAY_SEE, "yes"), yes(g, TOLD_BY_EMAIL, "e-mail"), yes(g, TOLD_BY_TEXT, "text"),
				yes(g, SHOW_CONTACT, "shown"), yes(g, SHOW_HELPER_CONTACT, "shown"),
				yes(g, SHOW_COMMENT, "shown"), yes(g, COMMENT_IN_EMAIL, " and in the e-mail"),
				yes(g, SHOW_FORMS, "shown"), yes(g, MAY_UPDATE, "yes"),
				yes(g, MAY_CHANGE_REACH, "yes"), yes(g, MAY_STOP_SHARING, "yes"));
		}
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "sql"))
		sql();
	else if (argc == 2 && !strcmp(argv[1], "markdown"))
		markdown();
	else
		return 2;
	return 0;
}
