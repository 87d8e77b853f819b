/* oidc - signs people in by an OpenID provider: OpenID Connect Core 1.0, the code flow with PKCE (RFC 7636).
 *
 * [sign_in] issuer, client_id and client_secret name the provider, whose addresses come from its discovery document. state,
 * nonce and verifier wait in the browser's session, so only the browser that went there can come back, once, within OIDC_LIFE. */
#ifndef HANDRAIL_OIDC_H
#define HANDRAIL_OIDC_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

#define OIDC_LIFE MINUTES(15)
#define OIDC_BACK "/sign-in/oidc/back"

/* True if a provider is set. */
bool oidc_is_set(const struct req *q);

/* The address of the provider (provider.h) to send the browser to. next: the path to go to afterwards. Begins a session if there
 * is none. */
enum err oidc_begin(struct req *q, const char *next, const char **url);

struct oidc_person {
	const char *subject, *email, *first_name, *last_name;	/* "" if not given */
	bool email_verified;
	const char *next;
};

/* Handles the browser's return from the provider. ERR_GONE: this browser was not sent there, or too long ago, or has returned
 * before. ERR_BAD: the provider's answer cannot be trusted. ERR_SEND_LATER: the provider does not answer. ERR_LIMIT: too many
 * processes wait for the provider; the browser may try again. */
enum err oidc_end(struct req *q, struct oidc_person *p);

#endif
