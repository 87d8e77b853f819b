-- When a session last proved who is at it (lib/site/session.h), and the kind of browser that it began in.
ALTER TABLE session
	ADD proved_at BIGINT NOT NULL DEFAULT 0,             -- 0: not since signing in by a portal
	ADD browser TINYINT UNSIGNED NOT NULL DEFAULT 0,     -- lib/base/browsers.def
	ADD machine TINYINT UNSIGNED NOT NULL DEFAULT 0;
