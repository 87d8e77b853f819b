/* program_team.c - who gets into a program's team, and how: claims, invitations, and the last admin. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/conf.h"
#include "base/str.h"
#include "directory/program.h"
#include "directory/program_role.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "message/pass.h"
#include "message/program_address.h"
#include "message/program_claim.h"
#include "message/program_team.h"
#include "message/revoke.h"
#include "rows.h"
#include "site/account.h"
#include "site/site.h"
#include "support.h"

static struct req *q;
static int64_t program, clara, wendy, site;
static const char *wendys;

static const char *address(const char *name) { return arena_printf(q->arena, "%s@demo.test", test_name(name)); }

static void set_up(void)
{
	q = test_db();
	site = row_site(q);
	wendys = address("wendy");
	clara = row_account(q, "Clara", "Claimer", address("clara"));
	wendy = row_account(q, "Wendy", "Worker", wendys);
	program = row_program(q, "Pantry");
}

TestSuite(program_team, .init = set_up);

static struct program_member member(int64_t account)
{
	struct program_member *all;
	size_t count;

	MUST(program_members(q, program, &all, &count));
	for (size_t i = 0; i < count; i++)
		if (all[i].account_id == account)
			return all[i];
	return (struct program_member){ .account_id = 0, .role = PROGRAM_ROLES };
}

static bool runs(void)
{
	bool is;

	MUST(program_is_run(q, program, &is));
	return is;
}

static struct pass invited(void)
{
	struct pass *all;
	size_t count;

	MUST(pass_all(q, PASS_invite, program, &all, &count));
	cr_assert_eq(count, 1);
	return all[0];
}

static void invite(int64_t by, enum program_role role)
{
	row_sign_in(q, by);
	MUST(program_invite(q, program, wendys, role));
}

/* ---- the last admin ---- */

Test(program_team, keeps_its_last_admin)
{
	struct program_member m;

	MUST(program_add_claimer(q, program, clara));
	m = member(clara);
	cr_assert_eq(program_member_set_role(q, program, &m, PROGRAM_ROLE_program_worker), ERR_CONFLICT);
	cr_assert_eq(program_member_remove(q, program, &m), ERR_CONFLICT);
	MUST(program_add_claimer(q, program, wendy));
	MUST(program_member_remove(q, program, &m));
	cr_assert_eq(member(clara).account_id, 0);
}

/* An admin who cannot sign in runs nothing: the other one stays, and a program without any can be claimed again. */
Test(program_team, a_disabled_admin_does_not_count)
{
	struct program_member m;

	MUST(program_add_claimer(q, program, clara));
	MUST(program_add_claimer(q, program, wendy));
	MUST(revoke(q, &(struct revoked){ .right = RIGHT_account, .account_id = wendy }));
	m = member(clara);
	cr_assert_eq(program_member_remove(q, program, &m), ERR_CONFLICT);
	cr_assert(runs());
	MUST(revoke(q, &(struct revoked){ .right = RIGHT_account, .account_id = clara }));
	cr_assert_not(runs());
}

/* ---- invitations ---- */

Test(program_team, an_invitation_is_for_the_invited_address)
{
	struct pass p;

	MUST(program_add_claimer(q, program, clara));
	invite(clara, PROGRAM_ROLE_program_worker);
	p = invited();
	row_sign_in(q, row_account(q, "Stan", "Stranger", address("stan")));
	cr_assert_eq(program_invite_accept(q, &p), ERR_DENIED);
	row_sign_in(q, wendy);
	MUST(program_invite_accept(q, &p));
	cr_assert_eq(member(wendy).role, PROGRAM_ROLE_program_worker);
	cr_assert_eq(program_invite_accept(q, &p), ERR_GONE, "once");
}

Test(program_team, an_invitation_ends_with_the_rights_of_its_sender)
{
	struct program_member m;
	struct pass p;

	MUST(program_add_claimer(q, program, clara));
	MUST(program_add_claimer(q, program, row_account(q, "Otto", "Other", NULL)));
	invite(clara, PROGRAM_ROLE_program_admin);
	p = invited();
	m = member(clara);
	MUST(program_member_remove(q, program, &m));
	row_sign_in(q, wendy);
	cr_assert_eq(program_invite_accept(q, &p), ERR_GONE);
	cr_assert_eq(member(wendy).account_id, 0);
}

Test(program_team, an_invitation_takes_no_role_away)
{
	struct pass p;

	MUST(program_add_claimer(q, program, clara));
	MUST(program_add_claimer(q, program, wendy));
	invite(clara, PROGRAM_ROLE_program_worker);
	p = invited();
	row_sign_in(q, wendy);
	MUST(program_invite_accept(q, &p));
	cr_assert_eq(member(wendy).role, PROGRAM_ROLE_program_admin);
}

Test(program_team, a_newer_invitation_ends_the_older)
{
	struct pass first;

	MUST(program_add_claimer(q, program, clara));
	invite(clara, PROGRAM_ROLE_program_worker);
	first = invited();
	invite(clara, PROGRAM_ROLE_program_admin);
	cr_assert_neq(invited().id, first.id);
	row_sign_in(q, wendy);
	cr_assert_eq(program_invite_accept(q, &first), ERR_GONE);
}

Test(program_team, a_pass_ends_in_time)
{
	struct pass p;

	MUST(program_add_claimer(q, program, clara));
	invite(clara, PROGRAM_ROLE_program_worker);
	p = invited();
	row_sign_in(q, wendy);
	q->now = p.expires_at;
	cr_assert_eq(program_invite_accept(q, &p), ERR_GONE);
}

/* ---- addresses ---- */

Test(program_team, an_address_is_confirmed_by_its_link_while_it_is_there)
{
	const char **emails, *token;
	struct pass *all, p;
	size_t count, before;

	MUST(program_addresses(q, program, false, &emails, &before));
	row_sign_in(q, clara);
	MUST(program_address_ask(q, program, wendys));
	MUST(pass_all(q, PASS_confirm, program, &all, &count));
	MUST(pass_token(q, all[0].id, &token));
	MUST(pass_find(q, PASS_confirm, token, &p));
	MUST(program_addresses(q, program, false, &emails, &count));
	cr_assert_eq(count, before, "nothing goes there yet");
	MUST(program_address_confirm(q, &p));
	MUST(program_addresses(q, program, false, &emails, &count));
	cr_assert_eq(count, before + 1);
	cr_assert_eq(program_address_confirm(q, &p), ERR_GONE, "once");
	cr_assert_eq(pass_find(q, PASS_invite, token, &p), ERR_MISSING, "for this purpose alone");
}

/* ---- claims ---- */

static struct claim_request asked(void)
{
	struct claim_request r = { 0 };

	row_sign_in(q, wendy);
	MUST(claim_ask(q, program, "I am the director."));
	MUST(claim_of_viewer(q, program, &r));
	return r;
}

Test(program_team, a_site_admin_approves_a_request_once)
{
	struct claim_request r = asked(), *all, found;
	size_t count;

	MUST(claim_requests(q, site, &all, &count));
	cr_assert_eq(count, 1);
	cr_assert_str_eq(all[0].words, "I am the director.");
	cr_assert_str_eq(all[0].address, wendys);
	cr_assert_eq(claim_request_find(q, row_site(q), r.public_id, &found), ERR_MISSING, "another site's");
	MUST(claim_decide(q, &r, true));
	cr_assert_eq(member(wendy).role, PROGRAM_ROLE_program_admin);
	cr_assert_eq(claim_decide(q, &r, false), ERR_CONFLICT);
	MUST(claim_requests(q, site, &all, &count));
	cr_assert_eq(count, 0);
}

Test(program_team, a_refused_claimer_may_ask_again)
{
	struct claim_request r = asked();

	MUST(claim_decide(q, &r, false));
	cr_assert_eq(member(wendy).account_id, 0);
	MUST(claim_of_viewer(q, program, &r));
	cr_assert(r.decided && !r.approved);
	r = asked();
	cr_assert_not(r.decided);
}

Test(program_team, a_code_makes_the_first_claimer_an_admin_and_nobody_after)
{
	struct claim_address *all;
	const char *digits;
	struct program p;
	struct pass pass;
	size_t count;

	MUST(program_by_id(q, program, &p));
	MUST(claim_addresses(q, &p, &all, &count));
	cr_assert_eq(count, 1);
	cr_assert_neq(strstr(all[0].masked, "•••@program.test"), NULL);
	row_sign_in(q, wendy);
	MUST(claim_send_code(q, &p, all[0].address));
	MUST(pass_newest(q, PASS_claim, program, &pass));
	MUST(pass_digits(q, pass.id, &digits));
	cr_assert_eq(claim_with_code(q, &pass, digits[0] == '0' ? "10000000" : "00000000"), ERR_MISSING);
	MUST(program_add_claimer(q, program, clara));
	cr_assert_eq(claim_with_code(q, &pass, digits), ERR_CONFLICT, "somebody was faster");
	cr_assert_eq(member(wendy).account_id, 0);
}

Test(program_team, tries_and_claims_are_limited)
{
	const char *digits, *wrong;
	struct program p;
	struct pass pass;
	enum err e = ERR_OK;

	((struct conf *)q->conf)->limits_factor = 1;
	MUST(program_by_id(q, program, &p));
	row_sign_in(q, wendy);
	MUST(claim_send_code(q, &p, "pantry@program.test"));
	MUST(pass_newest(q, PASS_claim, program, &pass));
	MUST(pass_digits(q, pass.id, &digits));
	wrong = digits[0] == '0' ? "10000000" : "00000000";
	for (int i = 0; i < PASS_TRIES; i++)
		cr_assert_eq(claim_with_code(q, &pass, wrong), ERR_MISSING);
	cr_assert_eq(claim_with_code(q, &pass, digits), ERR_GONE, "no try is left");
	for (int i = 0; !e && i < 1000; i++)
		e = claim_send_code(q, &p, "pantry@program.test");
	cr_assert_eq(e, ERR_LIMIT);
}
