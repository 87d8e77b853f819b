/* form.c - a posted form: a handler's values follow the table of inputs, or the form has a problem. */
#include "web/form.h"

#include <string.h>

#include "base/contact.h"
#include "base/clock.h"
#include "base/str.h"
#include "site/address.h"
#include "edge/http.h"
#include "edge/mail.h"
#include "site/forgery.h"
#include "site/session.h"
#include "law/status.h"
#include "support.h"

struct typed {
	const char *name, *text, *email, *phone, *raw;
	bool flag;
	int choice;
	unsigned choices;
	int64_t number;
	const char *day;
	int version;
};

static int colour(const char *slug)
{
	static const char *const colours[] = { "red", "green", "blue" };

	for (size_t i = 0; i < COUNT(colours); i++)
		if (text_equal(colours[i], slug))
			return (int)i;
	return -1;
}

#define NAME_MOST 20
#define TEXT_MOST 30
#define RAW_MOST 40
#define NUMBER_MOST 5000
#define DAY_FIRST "1900-01-01"

static const struct input inputs[] = {
	INPUT(struct typed, name, FIELD_NAME, .max = NAME_MOST, .missing = PROBLEM_seeker_name_missing),
	INPUT(struct typed, text, FIELD_TEXT, .max = TEXT_MOST),
	INPUT(struct typed, email, FIELD_EMAIL),
	INPUT(struct typed, phone, FIELD_PHONE),
	INPUT(struct typed, raw, FIELD_RAW, .max = RAW_MOST),
	INPUT(struct typed, flag, FIELD_FLAG),
	INPUT(struct typed, choice, FIELD_CHOICE, .choice = status_choice),
	INPUT(struct typed, choices, FIELD_CHOICES, .choice = colour),
	INPUT(struct typed, number, FIELD_NUMBER, .least = -NUMBER_MOST, .most = NUMBER_MOST),
	INPUT(struct typed, day, FIELD_DATE, .first = DAY_FIRST),
	INPUT(struct typed, version, FIELD_VERSION),
};

/* A number as in phone.h: E.164, with ";ext=" and digits behind it, if it has an extension. */
static bool is_number(const char *text)
{
	size_t digits = strspn(text + 1, "0123456789");
	const char *rest = text + 1 + digits;

	if (text[0] != '+' || digits < 8 || digits > 15)
		return false;
	return !*rest || (text_starts(rest, ";ext=") && rest[5] && !rest[5 + strspn(rest + 5, "0123456789")]);
}

static void check(struct req *q, const struct form *f, enum err e, const struct typed *t)
{
	EXPECT((e == ERR_OK) == !form_has_problems(f), NULL);
	EXPECT(text_equal(text_squeeze(q->arena, t->name), t->name) && !strchr(t->name, '\n'), t->name);
	EXPECT(text_equal(text_trim(q->arena, t->text), t->text), t->text);
	EXPECT(!t->email[0] || contact_email_fits(t->email), t->email);
	EXPECT(!t->phone[0] || is_number(t->phone), t->phone);
	EXPECT(t->choices < 8 && t->choice >= -1 && t->choice < STATUSES && t->choice != STATUS_not_updated, NULL);
	EXPECT(t->version >= -1, NULL);
	if (e)
		return;
	EXPECT(t->number == NUMBER_NONE || (t->number >= -NUMBER_MOST && t->number <= NUMBER_MOST), NULL);
	EXPECT(!t->day[0] || (clock_is_day(t->day) && strcmp(t->day, DAY_FIRST) >= 0), t->day);
	EXPECT(t->name[0] && text_length(t->name) <= NAME_MOST, t->name);
	EXPECT(text_length(t->text) <= TEXT_MOST, t->text);
	EXPECT(text_length(t->raw) <= RAW_MOST, t->raw);
}

/* A guessed token never fits; one that was made for a path fits only there. */
static void check_forgery(struct req *q)
{
	struct forgery f;
	struct field own[3];

	EXPECT(!forgery_check(q, false), NULL);
	f = forgery_token(q, q->http->path, NULL);
	own[0] = (struct field){ "form_token", f.token };
	own[1] = (struct field){ "form_once", f.once };
	own[2] = (struct field){ "form_time", f.time };
	q->http->posted = (struct fields){ own, COUNT(own), false };
	EXPECT(forgery_check(q, false), NULL);
	q->http->path = "/another";
	EXPECT(!forgery_check(q, false), NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *form = fuzz_text(q->arena, data, size);
	struct typed t = { .name = NULL };
	struct form *f;
	enum err e;

	q->http = http_literal(q->arena, "POST", "help.test", "/connect/x", "", form, NULL);
	f = form_open(q, NULL, inputs, COUNT(inputs));
	e = form_read(f, &t);
	check(q, f, e, &t);
	form_taken(q);
	EXPECT(strlen(form_once(q)) <= 64, form_once(q));
	check_forgery(q);
	return 0;
}
