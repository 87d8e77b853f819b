/* check_mail - `handrail check --mail ADDRESS`: sends a test message, and shows the mail server's answers. */
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"
#include "base/str.h"
#include "check.h"
#include "edge/mail.h"
#include "edge/send.h"

static const char words[] =
	"This message tests whether Handrail can send mail. Nothing has to be done.\n\n"
	"If it came into the folder for spam, look at SPF, DKIM and DMARC of the sender's domain.\n";

/* As the server wrote it, but for signs that a terminal would obey. */
static void print_answer(void *data, const char *line, size_t length)
{
	(void)data;
	fputs("mail server: ", stdout);
	for (size_t i = 0; i < length; i++)
		if (line[i] != '\r' && line[i] != '\n')
			putchar((unsigned char)line[i] < ' ' || line[i] == 0x7f ? '?' : line[i]);
	putchar('\n');
}

static enum err send_test(struct req *q, const char *address, const char **reason)
{
	const char *name = secret_public_id(q->arena), *at = strrchr(q->conf->mail_from, '@'), *bytes;
	struct mail m = {
		.from_address = q->conf->mail_from, .from_name = "Handrail", .to_address = address,
		.subject = "A test of Handrail", .message_id = arena_printf(q->arena, "%s%s", name, at ? at : "@localhost"),
		.date = q->now, .text = words,
	};
	size_t length;
	enum err e = mail_write(q, &m, &bytes, &length);

	*reason = "address or sender make no message";
	return e ? e : send_mail(q, q->conf->mail_from, address, name, bytes, length, reason);
}

void check_mail(struct check *c, const char *address)
{
	const char *reason = "";
	enum err e;

	send_listen(print_answer, NULL);
	e = send_test(c->q, address, &reason);
	send_listen(NULL, NULL);
	if (e)
		check_find(c, "the test message to %s did not go: %s", address, reason);
	else
		printf("The test message to %s was accepted. Look whether it arrives.\n", address);
}
