/* rows - makes rows for tests: a site, accounts, a group, a program.
 *
 * Each row is new and has unique names. A failure ends the test. */
#ifndef HANDRAIL_TESTS_ROWS_H
#define HANDRAIL_TESTS_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/req.h"

struct list;
struct referral;

/* Makes a site and sets q->site to it. */
int64_t row_site(struct req *q);

/* Sets q->site to an existing site. */
void row_visit(struct req *q, int64_t site_id);

/* Makes an account, with a verified address unless it is NULL. */
int64_t row_account(struct req *q, const char *first_name, const char *last_name, const char *address);

/* Makes a group at the request's site. navigation: it shares from now on. */
int64_t row_team(struct req *q, bool navigation);
void row_join(struct req *q, int64_t team_id, int64_t account_id);

/* Makes a live program: mode here, with a confirmed referral address. */
int64_t row_program(struct req *q, const char *name);

/* Publishes a question of the program, QUESTION_OF_ROWS, on one page: yes or no, where no may mean that they cannot help.
 * The id of the version. */
#define QUESTION_OF_ROWS "rowsLiveHere"
int64_t row_screener(struct req *q, int64_t program_id);

/* Signs the account in to q; 0 signs out. */
void row_sign_in(struct req *q, int64_t account_id);

/* The referral as the signed-in account sees it; NULL if it may not. */
struct referral *row_referral(struct req *q, const char *public_id);

/* Reads a page of a list; returns the cursor of the next one, or NULL. */
const char *row_list(struct req *q, const struct list *l, struct referral **all, size_t *count);

/* Updates the server's statistics of the tables of people or referrals, as the server does by itself some
 * seconds after many rows were added. Until then it may choose bad plans. */
enum row_tables { ROW_PEOPLE, ROW_REFERRALS };
void row_analyze(struct req *q, enum row_tables tables);

/* The number of rows that the connection has read so far: the sum of Handler_read_%. */
int64_t row_reads(struct req *q);

/* The number of statements that the connection has executed so far, without those of this function. */
int64_t row_statements(struct req *q);

/* The number of transactions that the connection has committed so far. */
int64_t row_commits(struct req *q);

#endif
