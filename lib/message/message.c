/* message.c - the table of messages. */
#include "message/message.h"

#include "site/account.h"

#define EMAIL (1u << CHANNEL_EMAIL)
#define TEXT (1u << CHANNEL_TEXT)
#define LIVE (1u << KIND_LIVE)
#define LOGGED (1u << KIND_LOGGED)
#define ON(act) (1u << ACT_##act)
#define AT(timer) (1u << TIMER_##timer)
#define ANY HOLDS_ANY
#define UNANSWERED HOLDS_UNANSWERED
#define OPEN HOLDS_OPEN

static const struct message_row rows[MESSAGES] = {
#define MESSAGE(name, subject, ...) [MESSAGE_##name] = { #name, SUBJECT_##subject, __VA_ARGS__ },
#include "message/messages.def"
#undef MESSAGE
};

const struct message_row *message_row(enum message m) { return &rows[m]; }
const char *message_slug(enum message m) { return rows[m].slug; }
enum party message_party(enum message m) { return rows[m].party; }

bool message_has_channel(enum message m, enum channel c)
{
	return rows[m].channels & 1u << c;
}

int64_t message_of_sending(void)
{
	int64_t set = 0;

	for (enum message m = 0; m < MESSAGES; m++)
		set |= rows[m].acts & (ON(sent) | ON(recorded)) ? INT64_C(1) << m : 0;
	return set;
}

int64_t message_of_timers(void)
{
	int64_t set = 0;

	for (enum message m = 0; m < MESSAGES; m++)
		set |= rows[m].timers ? INT64_C(1) << m : 0;
	return set;
}

bool message_holds(enum message m, enum status s)
{
	switch (rows[m].holds) {
	case HOLDS_UNANSWERED:
		return s == STATUS_not_updated;
	case HOLDS_OPEN:
		return !status_closed(s);
	default:
		return true;
	}
}

enum channel channel_of_address(const char *address)
{
	return address_is_phone(address) ? CHANNEL_TEXT : CHANNEL_EMAIL;
}

const char *channel_slug(enum channel c)
{
	static const char *const slugs[CHANNELS] = { [CHANNEL_EMAIL] = "email", [CHANNEL_TEXT] = "text" };

	return slugs[c];
}
