/* mail.c - messages from any texts: an accepted one reads back unchanged, by our own parser and by gmime.
 *
 * Parts, with a line "--" between: sender's name, recipient, reply address, subject, message id, text, HTML. */
#define _GNU_SOURCE
#include "base/contact.h"
#include "edge/mail.h"

#include <gmime/gmime.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "site/address.h"
#include "directory/repair.h"
#include "support.h"

#define LINE_MOST 998		/* RFC 5322, 2.1.1 */

static const char *const headers[] = { "From", "To", "Reply-To", "Subject", "Date", "Message-Id", "Auto-Submitted",
	"MIME-Version", "Content-Type", "Content-Transfer-Encoding" };

/* ---- the bytes ---- */

/* Seven-bit lines that end with CR LF and are not too long. */
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

/* Transports may change line ends. */
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

/* ---- the subject: encoded words (RFC 2047), read by ourselves, since gmime forgets what is behind a padding ---- */

static void decode_base64(struct str *s, const char *text, size_t length)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned value = 0, bits = 0;

	for (; length-- && *text != '='; text++) {
		const char *digit = strchr(digits, *text);

		EXPECT(digit, text);
		value = (value << 6 | (unsigned)(digit - digits)) & 0xffff;
		bits += 6;
		if (bits < 8)
			continue;
		bits -= 8;
		str_add_char(s, (char)(value >> bits & 0xff));
	}
}

static void decode_quoted(struct str *s, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char hex[3] = "";

		if (text[i] != '=') {
			str_add_char(s, (char)(text[i] == '_' ? ' ' : text[i]));
			continue;
		}
		memcpy(hex, text + i + 1, 2);
		str_add_char(s, (char)strtoul(hex, NULL, 16));
		i += 2;
	}
}

/* The bytes of the encoded word that begins here; 0 if none does. */
static size_t encoded_word(struct str *s, const char *text)
{
	const char *kind, *inner, *end;

	if (!text_starts(text, "=?") || !(kind = strchr(text + 2, '?')) || !kind[1] || kind[2] != '?')
		return 0;
	inner = kind + 3;
	if (!(end = strstr(inner, "?=")))
		return 0;
	EXPECT(end + 2 - text <= 75, text);
	if ((kind[1] | 0x20) == 'b')
		decode_base64(s, inner, (size_t)(end - inner));
	else
		decode_quoted(s, inner, (size_t)(end - inner));
	return (size_t)(end + 2 - text);
}

/* A header's text, on one line. */
static char *header_read(struct arena *a, const char *bytes, const char *name)
{
	const char *at = strstr(bytes, arena_printf(a, "%s:", name)), *end = at;
	struct str s;

	while (at && at != bytes && at[-1] != '\n')
		at = end = strstr(at + 1, arena_printf(a, "%s:", name));
	EXPECT(at, bytes);
	do
		end = strstr(end, "\r\n") + 2;
	while (*end == ' ' || *end == '\t');
	str_init(&s, a, (size_t)(end - at));
	for (at += strlen(name) + 1; at < end; at++)
		if (*at != '\r')
			str_add_char(&s, (char)(*at == '\n' || *at == '\t' ? ' ' : *at));
	return text_trim(a, s.text);
}

static char *subject_read(struct arena *a, const char *bytes)
{
	const char *line = header_read(a, bytes, "Subject");
	struct str s;

	str_init(&s, a, strlen(line) + 1);
	while (*line) {
		size_t n = encoded_word(&s, line);
		const char *behind = line + n + strspn(line + n, " ");

		/* blanks between two encoded words do not count */
		if (n)
			line = text_starts(behind, "=?") ? behind : line + n;
		else
			str_add_char(&s, *line++);
	}
	return text_squeeze(a, s.text);
}

/* gmime removes full stops from the end of a host's name: it is the same host. */
static bool is_address(struct arena *a, const char *text, const char *address)
{
	size_t n = strlen(address);

	while (n && address[n - 1] == '.')
		n--;
	return text_equal(text, address) || text_equal(text, arena_bytes(a, address, n));
}

static void check_texts(struct arena *a, const char *bytes, const struct mail *m)
{
	const char *from = header_read(a, bytes, "From");

	EXPECT(text_equal(from, m->from_address) || text_ends(from, arena_printf(a, "<%s>", m->from_address)), from);
	EXPECT(is_address(a, header_read(a, bytes, "To"), m->to_address), bytes);
	EXPECT(text_is_empty(m->reply_to) || is_address(a, header_read(a, bytes, "Reply-To"), m->reply_to), bytes);
	EXPECT(text_equal(header_read(a, bytes, "Message-Id"), arena_printf(a, "<%s>", m->message_id)), bytes);
	EXPECT(text_equal(subject_read(a, bytes), text_squeeze(a, m->subject)), subject_read(a, bytes));
}

/* ---- read by gmime ---- */

/* One mailbox at most; just one, of that address, where a host's name looks like one. */
static void check_mailbox(struct req *q, InternetAddressList *list, const char *address)
{
	InternetAddress *one;

	EXPECT(!list || internet_address_list_length(list) <= 1, address);
	if (!email_normal(q, address))
		return;
	EXPECT(list && internet_address_list_length(list) == 1, address);
	one = internet_address_list_get_address(list, 0);
	EXPECT(INTERNET_ADDRESS_IS_MAILBOX(one), address);
	/* gmime reads such a host as what it stands for; the header itself was looked at */
	if (!strcasestr(address, "xn--"))
		EXPECT(text_equal(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)), address), address);
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

static void check_message(struct req *q, GMimeMessage *message, const struct mail *m)
{
	EXPECT(message, m->subject);
	check_mailbox(q, g_mime_message_get_from(message), m->from_address);
	check_mailbox(q, g_mime_message_get_to(message), m->to_address);
	if (!text_is_empty(m->reply_to))
		check_mailbox(q, g_mime_message_get_reply_to(message), m->reply_to);
	check_body(q->arena, g_mime_message_get_mime_part(message), m);
}

static void check_parsed(struct req *q, const char *bytes, size_t length, const struct mail *m)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	check_message(q, message, m);
	g_object_unref(message);
	g_object_unref(parser);
	g_object_unref(stream);
}

/* ---- read by both ---- */

static bool try(struct req *q, const struct mail *m)
{
	const char *bytes = NULL;
	size_t length = 0;

	if (mail_write(q, m, &bytes, &length))
		return false;
	EXPECT(strlen(bytes) == length, bytes);
	check_lines(bytes, length);
	check_headers(q->arena, bytes);
	check_texts(q->arena, bytes, m);
	check_parsed(q, bytes, length, m);
	return true;
}

static const char *fit(const char *address, const char *otherwise)
{
	return contact_email_fits(address) ? address : otherwise;
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
