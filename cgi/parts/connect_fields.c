/* connect_fields.c - the fields of the form that starts a referral, and how they are filled in. */
#include <string.h>

#include "base/phone.h"
#include "base/req.h"
#include "edge/http.h"
#include "parts/connect_in.h"
#include "parts/contact_on_file.h"
#include "referral/person.h"
#include "referral/referral.h"
#include "site/account.h"
#include "site/launch.h"
#include "site/site.h"
#include "site/ticket.h"
#include "web/form.h"

static int origin_choice(const char *slug)
{
	for (enum origin o = 0; o < ORIGINS; o++)
		if (text_equal(slug, origin_slug(o)))
			return (int)o;
	return -1;
}

static const struct input inputs[] = {
	{ .name = "for", .type = FIELD_CHOICE, .offset = offsetof(struct connect, origin),
		.choice = origin_choice, .missing = PROBLEM_for_missing },
	INPUT(struct connect, seeker.first_name, FIELD_NAME,
		.words = "first_name", .autocomplete = "off"),
	INPUT(struct connect, seeker.last_name, FIELD_NAME,
		.words = "last_name", .autocomplete = "off"),
	INPUT(struct connect, seeker.email, FIELD_EMAIL,
		.words = "safe_email", .autocomplete = "off"),
	INPUT(struct connect, seeker.phone, FIELD_PHONE,
		.words = "safe_phone", .is_short = true, .autocomplete = "off"),
	INPUT(struct connect, seeker.language, FIELD_NAME, .max = 35,
		.words = "seeker_language", .is_short = true, .autocomplete = "off"),
	INPUT(struct connect, helper.first_name, FIELD_NAME,
		.words = "your_first_name", .autocomplete = "given-name"),
	INPUT(struct connect, helper.last_name, FIELD_NAME,
		.words = "your_last_name", .autocomplete = "family-name"),
	INPUT(struct connect, helper_organization, FIELD_NAME,
		.words = "your_organization", .autocomplete = "organization"),
	INPUT(struct connect, helper.email, FIELD_EMAIL,
		.words = "your_email", .autocomplete = "email"),
	INPUT(struct connect, helper.phone, FIELD_PHONE,
		.words = "your_phone", .autocomplete = "tel"),
	INPUT(struct connect, reach, FIELD_CHOICES, .choice = reach_from_slug, .missing = PROBLEM_reach_missing),
	INPUT(struct connect, discreet, FIELD_FLAG),
	INPUT(struct connect, follow_up, FIELD_FLAG),
};

/* The fields of one program; connect_open() gives them their names and places. */
static const struct input sheet_inputs[] = {
	INPUT(struct sheet, comment, FIELD_TEXT, .max = 4000),
	INPUT(struct sheet, consent, FIELD_FLAG),
};

const struct kind_form connect_kinds[KINDS] = {
	[KIND_LIVE] = { "/connect/", "kind_live", true, true, false },
	[KIND_LOGGED] = { "/log-referral/", "kind_logged", false, true, true },
	[KIND_TRACKING_ONLY] = { "/connect/", "kind_tracking_only", false, false, true },
};

const char *connect_field(struct req *q, const struct about *a, const char *name, const struct program *p)
{
	return a->several ? arena_printf(q->arena, "%s_%s", name, p->public_id) : name;
}

const char *connect_path(struct req *q, const struct about *a)
{
	return a->several ? "/connect" : arena_printf(q->arena, "%s%s", connect_kinds[a->kind].path, a->programs[0].public_id);
}

void connect_open(struct req *q, struct about *a)
{
	size_t count = COUNT(inputs) + a->count * COUNT(sheet_inputs);
	struct input *all = arena_array(q->arena, count, sizeof(*all)), *next = all + COUNT(inputs);

	memcpy(all, inputs, sizeof(inputs));
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < COUNT(sheet_inputs); k++) {
			*next = sheet_inputs[k];
			next->name = connect_field(q, a, next->name, &a->programs[i]);
			next->offset += offsetof(struct connect, sheets) + i * sizeof(struct sheet);
			next++;
		}
	a->form = form_open(q, NULL, all, count);
	form_to(a->form, connect_path(q, a));
}

bool connect_takes(struct req *q, const struct about *a, const struct program *p)
{
	return a->kind == KIND_LOGGED || program_way(q, p) == WAY_CONNECT;
}

bool connect_asks(const struct about *a)
{
	for (size_t i = 0; a->kind == KIND_LIVE && i < a->count; i++)
		if (a->programs[i].screener_id)
			return true;
	return false;
}

/* ---- filling in ---- */

/* Fills in the fields that a signed-in helper need not type. */
static void prefill_helper(const struct req *q, struct form *f)
{
	const struct account *a = q->account;

	if (!a)
		return;
	form_set(f, "helper_first_name", a->first_name);
	form_set(f, "helper_last_name", a->last_name);
	form_set(f, "helper_organization", a->organization);
	form_set(f, "helper_email", a->email);
	form_set(f, "helper_phone", phone_for_people(q->arena, a->phone));
}

/* An account that has helped nobody and belongs to no organization or group asks for itself; so does a seeker who looks for
 * something else, or somebody who says so in the query. Another choice is one click away. */
static bool asks_for_self(const struct req *q, const struct about *a)
{
	const struct account *who = q->account;

	if (!who || a->thread.person)
		return false;
	if (a->thread.before)
		return !(a->thread.before->parties & THE_HELPER);
	if (form_value(a->form, "for"))
		return text_equal(form_value(a->form, "for"), origin_slug(ORIGIN_SELF));
	if (field_value(&q->http->query, "for"))
		return text_equal(field_value(&q->http->query, "for"), origin_slug(ORIGIN_SELF));
	return !a->people_count && !who->team_id && !who->works_inbound && text_is_empty(who->organization);
}

static void prefill_self(const struct req *q, struct form *f)
{
	const struct account *a = q->account;

	form_set(f, "for", origin_slug(ORIGIN_SELF));
	form_set(f, "seeker_first_name", a->first_name);
	form_set(f, "seeker_last_name", a->last_name);
	form_set(f, "seeker_email", a->email);
	form_set(f, "seeker_phone", phone_for_people(q->arena, a->phone));
}

/* Ticks "discreet" by default if one of the programs serves a need that the site lists as sensitive, or victims of violence. */
static enum err prefill_discreet(struct req *q, const struct about *a)
{
	unsigned needs = 0;
	bool victims = false;
	enum err e = ERR_OK;

	for (size_t i = 0; i < a->count; i++)
		victims |= a->programs[i].victim_service;
	for (size_t i = 0; q->site->sensitive_needs && i < a->count && !e && !(needs & q->site->sensitive_needs); i++)
		e = program_needs(q, a->programs[i].id, &needs);
	if (!e && (victims || needs & q->site->sensitive_needs))
		form_set(a->form, "discreet", "yes");
	return e;
}

/* The words that a portal's launch brought along (site/launch.h). They come first, so they stand before those of an account. */
static enum err prefill_launch(struct req *q, const struct about *a, bool *for_other)
{
	const char *id = field_value(&q->http->query, "launch"), *words;
	struct fields all;
	int64_t session_id;
	enum err e;

	*for_other = false;
	if (text_is_empty(id))
		return ERR_OK;
	ticket_read(q, id, &id, &session_id);
	if ((e = launch_words(q, id, session_id, &words)))
		return e == ERR_MISSING ? ERR_OK : e;
	fields_read(q->arena, &all, words, strlen(words));
	for (size_t i = 0; i < all.count; i++)
		form_set(a->form, all.all[i].name, all.all[i].value);
	*for_other = text_equal(form_value(a->form, "for"), origin_slug(ORIGIN_OTHER));
	return ERR_OK;
}

enum err connect_prefill(struct req *q, struct about *a)
{
	bool for_other;
	enum err e;

	if ((e = contact_on_file_find(q, &a->people, &a->people_count)) || (e = prefill_launch(q, a, &for_other)))
		return e;
	prefill_helper(q, a->form);
	if ((e = prefill_discreet(q, a)))
		return e;
	if (a->thread.person)
		contact_on_file_fill(q, a->form, a->thread.person);
	if (!for_other && asks_for_self(q, a))
		prefill_self(q, a->form);
	if (!form_value(a->form, "seeker_language"))
		form_set(a->form, "seeker_language", q->language);
	return ERR_OK;
}
