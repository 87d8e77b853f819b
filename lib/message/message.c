/* message.c - the table of messages. */
#include "message/message.h"

#include "site/account.h"

#define EMAIL (1u << CHANNEL_EMAIL)
#define TEXT (1u << CHANNEL_TEXT)
#define LIVE (1u << KIND_LIVE)
#define LOGGED (1u << KIND_LOGGED)
#define ON(act) (1u << ACT_##act)

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

enum channel channel_of_address(const char *address)
{
	return address_is_phone(address) ? CHANNEL_TEXT : CHANNEL_EMAIL;
}
