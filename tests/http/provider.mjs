// provider - a small OpenID provider for tests: discovery, the code flow with PKCE, RS256, one client. It checks what a provider
// must check (OpenID Connect Core 1.0, 3.1.2 and 3.1.3; RFC 7636), so a client that is wrong gets an error.
//
//	const op = await provider({ client_id: "handrail", client_secret: "s3cret" });
//	op.person = { sub: "u-1", email: "rosa@county.test", email_verified: true };	// the next one signs in
//	op.change = { claims: { aud: "other" } };		// what the next id_token has wrong: claims, header, key, token
//	op.change = { hang: "/token" };		// requests of this path, or of any ("/"), get no answer: op.hanging counts them
//	op.counts["/keys"];			// the requests so far
//	op.rotate();				// from now on another key signs
//	op.close();
// With `tls`, the options of an https server, all of it is encrypted; with alg "ES256" its keys are of a curve.

import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(header, claims, key) {
	const text = `${part(header)}.${part(claims)}`;
	return `${text}.${key ? createSign("sha256").update(text).sign({ key, dsaEncoding: "ieee-p1363" }).toString("base64url") : ""}`;
}

export async function provider({ client_id, client_secret, way = "client_secret_basic", alg = "RS256", tls }) {
	const pair = () => alg === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
	let own = pair(), kid = "k1";
	const codes = new Map();
	const op = { person: {}, change: {}, asked: [], hanging: 0, mostHanging: 0, counts: {}, foreign: pair().privateKey, close: () => server.close(),
		rotate: () => [own, kid] = [pair(), `k${Number(kid.slice(1)) + 1}`] };
	const json = (answer, value, status = 200) => {
		answer.writeHead(status, { "Content-Type": "application/json" });
		answer.end(JSON.stringify(value));
	};

	const discovery = () => ({ issuer: op.issuer, authorization_endpoint: `${op.issuer}/authorize`, token_endpoint: `${op.issuer}/token`,
		jwks_uri: `${op.issuer}/keys`, userinfo_endpoint: `${op.issuer}/userinfo`, response_types_supported: ["code"], subject_types_supported: ["public"],
		id_token_signing_alg_values_supported: [alg], token_endpoint_auth_methods_supported: [way], scopes_supported: ["openid", "email", "profile"],
		code_challenge_methods_supported: ["S256"], ...op.change.discovery });

	function authorize(query, answer) {
		const asked = Object.fromEntries(query);
		op.asked.push(asked);
		const fits = asked.client_id === client_id && asked.response_type === "code" && asked.scope.split(" ").includes("openid")
			&& asked.code_challenge_method === "S256" && /^[\w-]{43}$/.test(asked.code_challenge ?? "");
		if (!fits)
			return json(answer, { error: "invalid_request", asked }, 400);
		const code = randomBytes(16).toString("hex"), back = new URL(asked.redirect_uri);
		codes.set(code, { ...asked, person: op.person });
		for (const [name, value] of Object.entries({ code, state: asked.state, iss: op.issuer }))
			back.searchParams.set(name, value);
		answer.writeHead(302, { Location: String(back) });
		answer.end();
	}

	function token(request, form, answer) {
		const [id, secret] = way === "client_secret_basic"
			? Buffer.from(request.headers.authorization?.replace(/^Basic /, "") ?? "", "base64").toString().split(":").map(decodeURIComponent)
			: [form.get("client_id"), form.get("client_secret")];
		const asked = codes.get(form.get("code"));
		codes.delete(form.get("code"));
		if (id !== client_id || secret !== client_secret)
			return json(answer, { error: "invalid_client" }, 401);
		if (!asked || form.get("grant_type") !== "authorization_code" || asked.redirect_uri !== form.get("redirect_uri")
			|| createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url") !== asked.code_challenge)
			return json(answer, { error: "invalid_grant" }, 400);
		const now = Math.floor(Date.now() / 1000), { change } = op;
		const claims = { iss: op.issuer, aud: client_id, exp: now + 300, iat: now, nonce: asked.nonce, ...asked.person, ...change.claims };
		const id_token = change.token ?? signed({ alg, kid, ...change.header }, claims, change.key === undefined ? own.privateKey : change.key);
		json(answer, { access_token: randomBytes(8).toString("hex"), token_type: "Bearer", expires_in: 300, id_token });
		op.userinfo = asked.person;
	}

	const serve = async (request, answer) => {
		const url = new URL(request.url, op.issuer);
		let body = "";
		for await (const piece of request)
			body += piece;
		op.counts[url.pathname] = (op.counts[url.pathname] ?? 0) + 1;
		if (op.change.hang && url.pathname.startsWith(op.change.hang)) {
			op.mostHanging = Math.max(op.mostHanging, ++op.hanging);
			request.socket.on("close", () => op.hanging--);
			return;
		}
		if (op.change.status)
			return json(answer, {}, op.change.status);
		if (url.pathname === "/.well-known/openid-configuration")
			return json(answer, discovery());
		if (url.pathname === "/authorize")
			return authorize(url.searchParams, answer);
		if (url.pathname === "/token" && request.method === "POST")
			return token(request, new URLSearchParams(body), answer);
		if (url.pathname === "/keys")
			return json(answer, { keys: [{ ...own.publicKey.export({ format: "jwk" }), kid, alg, use: "sig" }] });
		if (url.pathname === "/userinfo")
			return json(answer, op.userinfo ?? {});
		return json(answer, {}, 404);
	};
	const server = tls ? https.createServer(tls, serve) : http.createServer(serve);
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	op.issuer = `http${tls ? "s" : ""}://127.0.0.1:${server.address().port}`;
	return op;
}
