/* account.c - sign up, in and out; the viewer's own account.
 *
 * No answer reveals whether an address has an account: every typed address gets a
 * code, and a wrong password gets the same answer after the same time as an
 * unknown address. */
#include "base/str.h"
#include "account/pages.h"
#include "web/app.h"

static const struct route routes[] = {
	{ "GET",  "/sign-in", sign_in_get, DOOR, PERSONAL },
	{ "POST", "/sign-in", sign_in_post, OPEN, PERSONAL },
	{ "GET",  "/sign-in/code", code_get, DOOR, PERSONAL },
	{ "POST", "/sign-in/code", code_post, OPEN, PERSONAL },
	{ "GET",  "/sign-in/kept", kept_get, SIGNED_IN, PERSONAL },
	{ "POST", "/sign-in/kept", kept_post, SIGNED_IN, PERSONAL },
	{ "GET",  "/sign-in/portal", portal_get, DOOR, PERSONAL },
	{ "GET",  "/sign-in/oidc", oidc_get, DOOR, PERSONAL },
	{ "GET",  "/sign-in/oidc/back", oidc_back_get, DOOR, LINK },
	{ "POST", "/launch", launch_post, OPEN, PERSONAL },
	{ "GET",  "/sign-in/link", link_get, OPEN, PERSONAL },
	{ "POST", "/sign-in/link", link_post, OPEN, PERSONAL },
	{ "GET",  "/sign-in/second-factor", second_get, OPEN, PERSONAL },
	{ "POST", "/sign-in/second-factor", second_post, OPEN, PERSONAL },
	{ "GET",  "/sign-up", sign_up_get, DOOR, PERSONAL },
	{ "POST", "/sign-up", sign_up_post, OPEN, PERSONAL },
	{ "GET",  "/account", account_get, SIGNED_IN | FIRST, PERSONAL },
	{ "POST", "/account", account_post, SIGNED_IN | FIRST, PERSONAL },
	{ "GET",  "/account/prove", prove_get, SIGNED_IN | FIRST, PERSONAL },
	{ "POST", "/account/prove", prove_post, SIGNED_IN | FIRST, PERSONAL },
	{ "GET",  "/account/addresses", own_addresses_get, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "POST", "/account/addresses", own_addresses_post, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "GET",  "/account/sessions", sessions_get, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "POST", "/account/sessions", sessions_post, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "GET",  "/account/second-factor", second_factor_get, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "POST", "/account/second-factor", second_factor_post, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "GET",  "/account/data", data_get, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "POST", "/account/data", data_post, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "GET",  "/account/delete", delete_get, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "POST", "/account/delete", delete_post, SIGNED_IN | PROVED | FIRST, PERSONAL },
	{ "GET",  "/u/{unsubscribe}", unsubscribe_get, OPEN, LINK },
	{ "POST", "/u/{unsubscribe}", unsubscribe_post, OPEN, LINK },
	{ "POST", "/sign-out", sign_out_post, OPEN, PERSONAL },
	{ "GET",  "/leave", leave_get, DOOR, LINK },
	{ "GET",  "/leave/back", leave_back_get, DOOR, LINK },
};

const struct app app = { .name = "account", .routes = routes, .route_count = COUNT(routes) };
