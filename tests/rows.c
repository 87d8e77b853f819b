/* rows.c - makes rows for tests. */
#include "rows.h"

#include <criterion/criterion.h>

#include "referral/owner.h"
#include "site/account.h"
#include "edge/db.h"
#include "directory/program.h"
#include "directory/program_setting.h"
#include "referral/list.h"
#include "referral/referral.h"
#include "base/secret.h"
#include "screener/screener.h"
#include "site/site.h"
#include "support.h"

int64_t row_site(struct req *q)
{
	const char *host = test_name("site");
	struct site *site = ARENA_NEW(q->arena, struct site);

	MUST(site_save(q, &(struct site){
		.host = host,
		.base_url = arena_printf(q->arena, "https://%s", host),
		.name = host,
		.operator = "",
		.reply_to = "",
		.country = "US",
		.time_zone = "America/New_York",
		.language = "en",
		.unclaimed_referrals = true,
		.crisis_banner = "",
	}));
	MUST(site_load(q, host));
	*site = *q->site;
	return site->id;
}

void row_visit(struct req *q, int64_t site_id)
{
	struct site *site = ARENA_NEW(q->arena, struct site);

	MUST(site_by_id(q, site_id, site));
	q->site = site;
}

int64_t row_account(struct req *q, const char *first_name, const char *last_name, const char *address)
{
	int64_t id;

	MUST(owner_make(q, first_name, last_name, address, &id));
	return id;
}

int64_t row_team(struct req *q, bool navigation)
{
	int64_t id;

	MUST(team_make(q, q->site->id, test_name("team"), navigation, &id));
	return id;
}

void row_join(struct req *q, int64_t team_id, int64_t account_id)
{
	MUST(team_join(q, team_id, account_id));
}

COMMAND(add_organization,
	"INSERT INTO organization (public_id, source, source_id, name, description, digest) "
	"VALUES (?, 'test', ?, ?, '', '')");

COMMAND(add_program,
	"INSERT INTO program (public_id, source, source_id, organization_id, name, description, application_process, "
	"  eligibility, fees, documents, areas, wait_time, interpretation, languages_note, alert, digest) "
	"VALUES (?, 'test', ?, ?, ?, '', '', '', '', '', '', '', '', '', '', '')");

int64_t row_program(struct req *q, const char *name)
{
	const char *organization_id = secret_public_id(q->arena), *program_id = secret_public_id(q->arena);
	struct program_change live = PROGRAM_CHANGE_NOTHING;
	struct done done;

	MUST(db_exec(q, &add_organization, &done, BIND(organization_id, organization_id, "Organization of tests")));
	MUST(db_exec(q, &add_program, &done, BIND(program_id, program_id, done.id, name)));
	live.mode = MODE_here;
	MUST(program_set(q, done.id, &live));
	MUST(program_add_address(q, done.id, arena_printf(q->arena, "%s@program.test", program_id), true));
	return done.id;
}

int64_t row_screener(struct req *q, int64_t program_id)
{
	struct question_option answers[] = { { "", FLAG_none, "" }, { "", FLAG_may_not, "Only people who live here." } };
	struct question live_here = { .id = QUESTION_OF_ROWS, .kind = QUESTION_yes_no, .wording = "Do you live here?", .help = "", .required = true,
		.options = answers, .option_count = COUNT(answers), .min = "", .max = "", .flag_below = "", .flag_above = "",
		.reason_below = "", .reason_above = "", .shown_if = "", .shown_if_answer = "" };
	struct screener s = { .may_text = "Come at nine.", .may_not_text = "", .review_text = "", .suggest = "",
		.questions = &live_here, .count = 1 };
	struct screener_version *published;
	size_t count;

	MUST(screener_save(q, program_id, &s, 0, "/"));
	MUST(screener_publish(q, program_id, 1, "/"));
	MUST(screener_published(q, &program_id, 1, &published, &count));
	return published->id;
}

void row_sign_in(struct req *q, int64_t account_id)
{
	struct account *a = ARENA_NEW(q->arena, struct account);

	q->account = NULL;
	q->roles = 0;
	if (!account_id)
		return;
	MUST(account_by_id(q, account_id, q->site->id, a));
	q->account = a;
	q->roles = a->roles;
}

struct referral *row_referral(struct req *q, const char *public_id)
{
	struct referral *r;
	enum err e = referral_find(q, public_id, &r);

	cr_assert(!e || e == ERR_MISSING, "%s", q->failed.detail);
	return r;
}

const char *row_list(struct req *q, const struct list *l, struct referral **all, size_t *count)
{
	struct list_page page;

	MUST(list_read(q, l, &page));
	*all = page.all;
	*count = page.count;
	return page.next;
}

struct analyzed { const char *Table, *Op, *Msg_type, *Msg_text; };

static const struct column analyzed_columns[] = {
	COLUMN(struct analyzed, Table), COLUMN(struct analyzed, Op), COLUMN(struct analyzed, Msg_type),
	COLUMN(struct analyzed, Msg_text),
};

STATEMENT(analyze_people, analyzed_columns, struct analyzed,
	"ANALYZE TABLE person, person_viewer, person_word");

STATEMENT(analyze_referrals, analyzed_columns, struct analyzed,
	"ANALYZE TABLE referral, inbound_word, inbound_claimer, program_claimer, person, program, organization, site");

void row_analyze(struct req *q, enum row_tables tables)
{
	struct analyzed *all;
	size_t count;

	MUST(db_rows(q, tables == ROW_PEOPLE ? &analyze_people : &analyze_referrals, &all, &count, NOTHING));
}

static const struct column number_columns[] = { { "number", COLUMN_INT64, 0, sizeof(int64_t) } };

STATEMENT(reads, number_columns, int64_t,
	"SELECT CAST(SUM(VARIABLE_VALUE) AS SIGNED) AS number "
	"FROM information_schema.SESSION_STATUS "
	"WHERE VARIABLE_NAME LIKE 'Handler_read_%'");

static int64_t number_of(struct req *q, const struct stmt *s)
{
	int64_t n;

	MUST(db_row(q, s, &n, NOTHING));
	return n;
}

int64_t row_reads(struct req *q) { return number_of(q, &reads); }

STATEMENT(executed, number_columns, int64_t,
	"SELECT CAST(VARIABLE_VALUE AS SIGNED) AS number "
	"FROM information_schema.SESSION_STATUS "
	"WHERE VARIABLE_NAME = 'Com_stmt_execute'");

int64_t row_statements(struct req *q)
{
	static int64_t own;

	return number_of(q, &executed) - own++;
}

STATEMENT(committed, number_columns, int64_t,
	"SELECT CAST(VARIABLE_VALUE AS SIGNED) AS number "
	"FROM information_schema.SESSION_STATUS "
	"WHERE VARIABLE_NAME = 'Com_commit'");

int64_t row_commits(struct req *q) { return number_of(q, &committed); }
