/* data_referral.c - writes a referral with all that belongs to it, and sends the zip. */
#include "parts/data_referral.h"

#include "base/clock.h"
#include "base/req.h"
#include "base/str.h"
#include "edge/archive.h"
#include "edge/http.h"
#include "edge/words.h"
#include "law/act.h"
#include "law/status.h"
#include "message/message.h"
#include "message/outbox.h"
#include "parts/data_file.h"
#include "referral/access.h"
#include "referral/own_data.h"
#include "referral/referral.h"
#include "referral/referral_answers.h"
#include "referral/release.h"
#include "site/site.h"
#include "web/headers.h"

/* ---- choices ---- */

static const char *message_word(int m) { return message_slug((enum message)m); }
static const char *channel_word(int c) { return channel_slug((enum channel)c); }
static const char *state_word(int s) { return outbox_state_slug((enum outbox_state)s); }
static const char *kind_word(int k) { return kind_slug((enum kind)k); }
static const char *act_word(int a) { return act_slug((enum act)a); }
static const char *status_word(int s) { return s == STATUS_NONE ? "" : status_slug((enum status)s); }

static const char *party_word(int p)
{
	static const char *const slugs[PARTIES] = { "seeker", "helper", "program" };

	return p < 0 || p >= PARTIES ? "" : slugs[p];
}

#define WORDS "data-words"

/* ---- a referral ---- */

static const struct datum referral_data[] = {
	DATUM(struct referral, public_id),
	DATUM(struct referral, site_name),
	DATUM(struct referral, program_name),
	DATUM(struct referral, organization_name),
	DATUM_CHOICE(struct referral, at.kind, kind_word, WORDS, "kind_"),
	DATUM_CHOICE(struct referral, status, status_word, "statuses", ""),
	DATUM(struct referral, seeker.first_name),
	DATUM(struct referral, seeker.last_name),
	DATUM(struct referral, seeker.email),
	DATUM(struct referral, seeker.phone),
	DATUM(struct referral, seeker.language),
	DATUM(struct referral, helper.first_name),
	DATUM(struct referral, helper.last_name),
	DATUM(struct referral, helper_organization),
	DATUM(struct referral, helper.email),
	DATUM(struct referral, helper.phone),
	DATUM(struct referral, comment),
	DATUM(struct referral, discreet),
	DATUM(struct referral, disputed),
	DATUM_TIME(struct referral, made_at),
	DATUM_TIME(struct referral, updated_at),
	DATUM_TIME(struct referral, opened_at),
	DATUM_TIME(struct referral, closed_at),
	DATUM_TIME(struct referral, withdrawn_at),
};
static const struct datum event_data[] = {
	DATUM_TIME(struct referral_event, made_at),
	DATUM_CHOICE(struct referral_event, act, act_word, WORDS, "act_"),
	DATUM_CHOICE(struct referral_event, to_status, status_word, "statuses", ""),
	DATUM_CHOICE(struct referral_event, party, party_word, WORDS, "party_"),
	DATUM(struct referral_event, actor_first_name),
	DATUM(struct referral_event, actor_last_initial),
	DATUM(struct referral_event, actor_organization),
	DATUM(struct referral_event, by_link),
	DATUM(struct referral_event, note),
	DATUM(struct referral_event, note_shared),
	DATUM(struct referral_event, undone),
};
static const struct datum sent_data[] = {
	DATUM_CHOICE(struct referral_message, message, message_word, "deliveries", ""),
	DATUM_CHOICE(struct referral_message, party, party_word, WORDS, "party_"),
	DATUM_CHOICE(struct referral_message, channel, channel_word, WORDS, "channel_"),
	DATUM_CHOICE(struct referral_message, state, state_word, "deliveries", ""),
	DATUM_TIME(struct referral_message, made_at),
	DATUM_TIME(struct referral_message, ended_at),
};
static const struct datum look_data[] = {
	DATUM_TIME(struct access_look, day),
	DATUM_CHOICE(struct access_look, party, party_word, WORDS, "party_"),
	DATUM(struct access_look, organization),
	DATUM(struct access_look, saved),
};
static const struct datum consent_data[] = {
	DATUM(struct own_consent, words),
	DATUM(struct own_consent, language),
	DATUM(struct own_consent, version),
	DATUM_CHOICE(struct own_consent, given_by, party_word, WORDS, "party_"),
	DATUM_TIME(struct own_consent, given_at),
	DATUM_TIME(struct own_consent, withdrawn_at),
};
static const struct datum release_data[] = {
	DATUM(struct release_given, words),
	DATUM(struct release_given, language),
	DATUM_CHOICE(struct release_given, given_by, party_word, WORDS, "party_"),
	DATUM_TIME(struct release_given, given_at),
	DATUM_TIME(struct release_given, until_at),
	DATUM_TIME(struct release_given, ended_at),
};

struct answered { const char *wording, *answer; };
static const struct datum answer_data[] = { DATUM(struct answered, wording), DATUM(struct answered, answer) };

static void add_list(struct data_file *f, const char *name, const struct datum *table, size_t columns,
	const void *rows, size_t count, size_t stride)
{
	if (!count)
		return;
	data_list(f, name);
	for (size_t i = 0; i < count; i++) {
		data_list_item(f);
		data_facts(f, table, columns, (const char *)rows + i * stride);
	}
}
#define ADD_LIST(f, name, table, rows, count) add_list(f, name, table, COUNT(table), rows, count, sizeof(*(rows)))

static enum err add_consent(struct req *q, struct data_file *f, const struct referral *r)
{
	struct own_consent c = { 0 };
	enum err e = own_consent(q, r, &c);

	if (!e)
		ADD_LIST(f, "consent", consent_data, &c, 1);
	return e == ERR_MISSING ? ERR_OK : e;
}

static enum err add_answers(struct req *q, struct data_file *f, const struct referral *r)
{
	const struct answer_words w = { words(q, q->language, "lists", "answer_yes"), words(q, q->language, "lists", "answer_no"), "\n" };
	struct referral_answers found;
	struct answered *all;
	size_t count = 0;
	enum err e;

	if (!r->has_forms)
		return ERR_OK;
	if ((e = referral_answers_find(q, r, &found)))
		return e;
	all = arena_array(q->arena, found.version.screener.count + 1, sizeof(*all));
	for (size_t i = 0; i < found.version.screener.count; i++)
		if (referral_answers_asked(&found, i))
			all[count++] = (struct answered){ found.version.screener.questions[i].wording,
				referral_answer_text(q, &found, i, &w) };
	ADD_LIST(f, "answers", answer_data, all, count);
	return ERR_OK;
}

/* The person alone reads who looked. */
static enum err add_looks(struct req *q, struct data_file *f, const struct referral *r)
{
	struct access_look *all;
	size_t count;
	enum err e;

	if (!(r->parties & THE_SEEKER))
		return ERR_OK;
	if (!(e = access_of_referral(q, r, &all, &count)))
		ADD_LIST(f, "looks", look_data, all, count);
	return e;
}

static enum err add_releases(struct req *q, struct data_file *f, const struct referral *r)
{
	struct release_given *all;
	size_t count;
	enum err e = release_list(q, r, &all, &count);

	if (!e)
		ADD_LIST(f, "releases", release_data, all, count);
	return e;
}

enum err data_add_referral(struct req *q, struct data_file *f, const struct referral *r)
{
	struct referral_event *events;
	struct referral_message *messages;
	size_t event_count, message_count;
	enum err e;

	data_item(f);
	data_facts(f, referral_data, COUNT(referral_data), r);
	if ((e = add_consent(q, f, r)) || (e = add_releases(q, f, r)) || (e = add_answers(q, f, r)))
		return e;
	if ((e = referral_history(q, r, &events, &event_count)) || (e = referral_messages(q, r, &messages, &message_count)))
		return e;
	ADD_LIST(f, "history", event_data, events, event_count);
	ADD_LIST(f, "messages", sent_data, messages, message_count);
	if ((e = add_looks(q, f, r)))
		return e;
	data_item_end(f);
	return ERR_OK;
}

/* ---- the zip ---- */

enum err data_send(struct req *q, struct archive *a)
{
	static const size_t most = (size_t)64 << 10;
	struct wall w = clock_wall(q->now, q->site->time_zone);
	char *piece = arena_alloc(q->arena, most);
	bool listens = true;
	size_t n;

	http_header(q->http, "Content-Type", "application/zip");
	http_header(q->http, "Content-Disposition", arena_printf(q->arena, "attachment; filename=\"my-data-%04d-%02d-%02d.zip\"",
		w.year, w.month, w.day));
	headers_add(q);
	while (listens && (n = archive_read(a, piece, most))) {
		str_add_bytes(&q->http->answer, piece, n);
		listens = http_send(q->http);
	}
	return ERR_OK;
}
