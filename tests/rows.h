/* rows - makes rows for tests: a site, accounts, a group, a program.
 *
 * Each is new and has names of its own. A failure ends the test. */
#ifndef HANDRAIL_TESTS_ROWS_H
#define HANDRAIL_TESTS_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/req.h"

struct referral;

/* A site, which becomes the request's. */
int64_t row_site(struct req *q);

/* An existing site becomes the request's. */
void row_visit(struct req *q, int64_t site_id);

/* An account, with a proved address when it is not NULL. */
int64_t row_account(struct req *q, const char *first_name, const char *last_name, const char *address);

/* A group of the request's site; navigation: it shares from now on. */
int64_t row_team(struct req *q, bool navigation);
void row_join(struct req *q, int64_t team_id, int64_t account_id);

/* A live program: mode here, with a confirmed referral address. */
int64_t row_program(struct req *q, const char *name);

/* The account is signed in from here on; 0: nobody is. */
void row_sign_in(struct req *q, int64_t account_id);

/* The referral as the account that is signed in has it; NULL when it has it not. */
struct referral *row_referral(struct req *q, const char *public_id);

/* The server counts anew what the tables of people or referrals hold, as it would by itself some
 * seconds after many rows were added: until then it may read them in strange ways. */
enum row_tables { ROW_PEOPLE, ROW_REFERRALS };
void row_analyze(struct req *q, enum row_tables tables);

/* Rows that the connection has read since it began: the sum of Handler_read_%. */
int64_t row_reads(struct req *q);

#endif
