-- Texts: who wants none, and how many went today.

-- cause: why it waits or was not sent, where state and reason are not enough for a page (enum outbox_cause):
-- 1 the day's limit was reached, 2 the number wants no texts.
ALTER TABLE outbox
	ADD COLUMN cause TINYINT UNSIGNED NOT NULL DEFAULT 0 AFTER reason,
	ADD KEY by_channel (channel, ended_at, state),
	ADD KEY by_recipient (recipient(20), channel, ended_at);

-- Numbers that said STOP, until they say START.
CREATE TABLE text_stop (
	number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
	stopped_at BIGINT NOT NULL
);

-- Days on which a limit was reached, so that the log tells it once.
CREATE TABLE text_cap (
	day INT NOT NULL,                            -- 20261122
	number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, -- '': the limit in all
	PRIMARY KEY (day, number)
);
