/* mail.c - a message out of any texts: what is taken is read again as just that, by the header's rules and by gmime.
 *
 * Parts, with a line "--" between: sender's name, recipient, reply address, subject, message id, text, HTML. */
#include "mail.h"

#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#include "repair.h"
#include "support.h"

#define LINE_MOST 998		/* RFC 5322, 2.1.1 */

static const char *const headers[] = { "From", "To", "Reply-To", "Subject", "Date", "Message-Id", "Auto-Submitted",
	"MIME-Version", "Content-Type", "Content-Transfer-Encoding" };

/* ---- the bytes ---- */

/* Seven bits, lines end with CR LF and are not too long. */
static void check_lines(const char *bytes, size_t length)
{
	size_t line = 0;

	for (size_t i = 0; i < length; i++) {
		EXPECT(bytes[i] > 0, bytes);
		EXPECT(bytes[i] != '\n' || (i && bytes[i - 1] == '\r'), bytes);
		EXPECT(bytes[i] != '\r' || bytes[i + 1] == '\n', bytes);
		line = bytes[i] == '\n' ? 0 : line + 1;
		EXPECT(line <= LINE_MOST + 1, bytes);
	}
}

static void check_header(const char *line, size_t seen[COUNT(headers)])
{
	for (size_t i = 0; i < COUNT(headers); i++) {
		size_t n = strlen(headers[i]);

		if (strncasecmp(line, headers[i], n) || line[n] != ':')
			continue;
		EXPECT(!seen[i]++, line);
		return;
	}
	fuzz_wrong(__FILE__, __LINE__, "a header of ours", line);
}

/* Only headers of ours, each once; a folded line belongs to the one above it. */
static void check_headers(struct arena *a, const char *bytes)
{
	size_t seen[COUNT(headers)] = { 0 };
	const char *end = strstr(bytes, "\r\n\r\n");

	EXPECT(end, bytes);
	for (const char *line = bytes; line < end; line = strstr(line, "\r\n") + 2)
		if (*line != ' ' && *line != '\t')
			check_header(arena_bytes(a, line, strcspn(line, "\r")), seen);
	for (size_t i = 0; i < COUNT(headers) - 1; i++)
		EXPECT(seen[i] || text_equal(headers[i], "Reply-To"), headers[i]);
}

/* ---- as gmime reads it ---- */

/* Line ends are the carrier's. */
static char *bare(struct arena *a, const char *text)
{
	struct str s;

	str_init(&s, a, strlen(text) + 1);
	for (; *text; text++)
		if (*text != '\r')
			str_add_char(&s, *text);
	while (s.length && s.text[s.length - 1] == '\n')
		s.text[--s.length] = '\0';
	return s.text;
}

static void check_mailbox(InternetAddressList *list, const char *address, const char *name)
{
	InternetAddress *one;

	EXPECT(list && internet_address_list_length(list) == 1, address);
	one = internet_address_list_get_address(list, 0);
	EXPECT(INTERNET_ADDRESS_IS_MAILBOX(one), address);
	EXPECT(text_equal(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)), address), address);
	EXPECT(!name || text_equal(internet_address_get_name(one), name), internet_address_get_name(one));
}

static void check_part(struct arena *a, GMimeObject *part, const char *text)
{
	char *read;

	EXPECT(GMIME_IS_TEXT_PART(part), text);
	read = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
	EXPECT(read && text_equal(bare(a, read), bare(a, text)), read);
	g_free(read);
}

static void check_body(struct arena *a, GMimeObject *body, const struct mail *m)
{
	if (!m->html) {
		check_part(a, body, m->text);
		return;
	}
	EXPECT(GMIME_IS_MULTIPART(body) && g_mime_multipart_get_count(GMIME_MULTIPART(body)) == 2, m->html);
	check_part(a, g_mime_multipart_get_part(GMIME_MULTIPART(body), 0), m->text);
	check_part(a, g_mime_multipart_get_part(GMIME_MULTIPART(body), 1), m->html);
}

static void check_message(struct arena *a, GMimeMessage *message, const struct mail *m)
{
	EXPECT(message, m->subject);
	check_mailbox(g_mime_message_get_from(message), m->from_address, NULL);
	check_mailbox(g_mime_message_get_to(message), m->to_address, NULL);
	if (!text_is_empty(m->reply_to))
		check_mailbox(g_mime_message_get_reply_to(message), m->reply_to, NULL);
	EXPECT(text_equal(text_squeeze(a, g_mime_message_get_subject(message)), text_squeeze(a, m->subject)),
		g_mime_message_get_subject(message));
	EXPECT(text_equal(g_mime_message_get_message_id(message), m->message_id), g_mime_message_get_message_id(message));
	check_body(a, g_mime_message_get_mime_part(message), m);
}

static void check_parsed(struct arena *a, const char *bytes, size_t length, const struct mail *m)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	check_message(a, message, m);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}

/* ---- both ways ---- */

static bool try(struct req *q, const struct mail *m)
{
	const char *bytes = NULL;
	size_t length = 0;

	fail_forget(q);
	if (mail_write(q, m, &bytes, &length))
		return false;
	EXPECT(strlen(bytes) == length, bytes);
	check_lines(bytes, length);
	check_headers(q->arena, bytes);
	check_parsed(q->arena, bytes, length, m);
	return true;
}

static const char *fit(const char *address, const char *otherwise)
{
	return mail_address_fits(address) ? address : otherwise;
}

/* As everything that comes out of forms and directories is: of one line. */
static const char *clean(struct arena *a, const char *text)
{
	bool repaired;

	return text_squeeze(a, repair_utf8(a, text, strlen(text), &repaired));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	char *rest = fuzz_text(q->arena, data, size);
	struct mail m = { .from_address = "referrals@help.test", .date = q->now, .from_name = fuzz_part(&rest),
		.to_address = fuzz_part(&rest), .reply_to = fuzz_part(&rest), .subject = fuzz_part(&rest),
		.message_id = fuzz_part(&rest) };
	bool repaired;

	/* words are ours, in UTF-8 always */
	rest = repair_utf8(q->arena, rest, strlen(rest), &repaired);
	m.text = fuzz_part(&rest);
	m.html = *rest ? rest : NULL;
	try(q, &m);
	m.from_name = clean(q->arena, m.from_name);
	m.subject = clean(q->arena, m.subject);
	m.to_address = fit(m.to_address, "somebody@example.org");
	m.reply_to = fit(m.reply_to, "");
	m.message_id = fit(m.message_id, "1@help.test");
	EXPECT(try(q, &m), q->failed.detail);
	return 0;
}
