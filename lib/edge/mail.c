/* mail.c - writes RFC 5322 and MIME, and keeps injected text out of the headers; reads reports of delivery and forms. */
#include <gmime/gmime.h>
#include <string.h>
#include <strings.h>

#include "base/contact.h"
#include "base/arena.h"
#include "base/clock.h"
#include "edge/mail.h"
#include "base/req.h"
#include "base/str.h"

/* ---- what a header may hold ---- */

/* One line of UTF-8: no control characters of ASCII or Latin-1 (U+0080 to U+009F), and
 * no line or paragraph separators. */
static bool fits_header(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;

	if (!text_is_utf8(text, strlen(text)))
		return false;
	for (; *c; c++) {
		if (*c < 0x20 || *c == 0x7f || (*c == 0xc2 && c[1] < 0xa0))
			return false;
		if (*c == 0xe2 && c[1] == 0x80 && (c[2] == 0xa8 || c[2] == 0xa9))
			return false;
	}
	return true;
}

static enum err check(struct req *q, const struct mail *m)
{
	if (!contact_email_fits(m->from_address))
		return fail(q, ERR_INPUT, "mail: the sender is not an address");
	if (!contact_email_fits(m->to_address))
		return fail(q, ERR_INPUT, "mail: the recipient is not an address");
	if (!text_is_empty(m->reply_to) && !contact_email_fits(m->reply_to))
		return fail(q, ERR_INPUT, "mail: the reply address is not an address");
	if (!contact_email_fits(m->message_id))
		return fail(q, ERR_INPUT, "mail: the message id is not valid");
	if (m->from_name && !fits_header(m->from_name))
		return fail(q, ERR_INPUT, "mail: control character in the sender's name");
	if (!fits_header(m->subject))
		return fail(q, ERR_INPUT, "mail: control character in the subject");
	return ERR_OK;
}

/* ---- the parts ---- */

static void unref(void *object)
{
	g_object_unref(object);
}

/* Base64 needs CRLF line ends in the text that it encodes (RFC 2045, 6.8). */
static char *crlf(struct arena *a, const char *text)
{
	struct str s;

	str_init(&s, a, 2 * strlen(text) + 1);
	for (const char *c = text; *c; c++) {
		if (*c == '\n' && (c == text || c[-1] != '\r'))
			str_add_char(&s, '\r');
		str_add_char(&s, *c);
	}
	return s.text;
}

/* In UTF-8, as the HTML names it. g_mime_text_part_set_text() would take ISO 8859-1 for Spanish. */
static void set_words(GMimeTextPart *part, const char *text)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(text, strlen(text));
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_part_set_content(GMIME_PART(part), content);
	g_object_unref(content);
	g_object_unref(stream);
}

/* Quoted-printable keeps lines under 76 bytes and the text readable; base64 is shorter for scripts with
 * few ASCII letters. gmime picks the shorter. Both are 7-bit, which every server accepts. */
static GMimeObject *part_new(struct req *q, const char *subtype, const char *text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype(subtype);
	GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;

	set_words(part, text);
	if (g_mime_part_get_best_content_encoding(GMIME_PART(part), GMIME_ENCODING_CONSTRAINT_7BIT)
			== GMIME_CONTENT_ENCODING_BASE64) {
		encoding = GMIME_CONTENT_ENCODING_BASE64;
		set_words(part, crlf(q->arena, text));
	}
	g_mime_part_set_content_encoding(GMIME_PART(part), encoding);
	return GMIME_OBJECT(part);
}

static void multipart_add(struct req *q, GMimeMultipart *whole, const char *subtype, const char *text)
{
	GMimeObject *part = part_new(q, subtype, text);

	g_mime_multipart_add(whole, part);
	g_object_unref(part);
}

static GMimeObject *body_new(struct req *q, const struct mail *m)
{
	GMimeMultipart *both;

	if (!m->html)
		return part_new(q, "plain", m->text);
	both = g_mime_multipart_new_with_subtype("alternative");
	multipart_add(q, both, "plain", m->text);
	multipart_add(q, both, "html", m->html);
	return GMIME_OBJECT(both);
}

/* ---- text in headers ---- */

/* RFC 2047, 2: an encoded word has at most 75 bytes, a line with one at most 76. */
#define PIECE_MOST 39		/* bytes; encoded 52, and 73 with the markup and "Subject: " */
#define WORD_MOST 60		/* bytes; longer words leave no place to fold the line */

/* True for ASCII in words short enough to fold, with nothing that a reader would decode. */
static bool is_plain(const char *text)
{
	size_t length = 0;

	for (const char *c = text; *c; c++) {
		length = *c == ' ' ? 0 : length + 1;
		if ((unsigned char)*c >= 0x80 || length > WORD_MOST || (c[0] == '=' && c[1] == '?'))
			return false;
	}
	return true;
}

/* The length of a word that may stand beside encoded ones, even in a name: letters and digits. 0 if it is none. */
static size_t bare_word(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

	return n <= WORD_MOST && (!text[n] || text[n] == ' ') ? n : 0;
}

/* The length of the words up to the next bare one, with the blanks between them. */
static size_t other_words(const char *text)
{
	size_t n = strcspn(text, " ");

	while (text[n] && !bare_word(text + n + 1))
		n += 1 + strcspn(text + n + 1, " ");
	return n;
}

/* Bytes of the whole characters that fit into one encoded word. */
static size_t piece_length(const char *text, size_t length)
{
	size_t n = PIECE_MOST;

	if (length <= n)
		return length;
	while (((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return n;
}

static void encoded_add(struct str *s, const char *text, size_t length)
{
	for (size_t n; length; text += n, length -= n) {
		char *base64 = g_base64_encode((const guchar *)text, n = piece_length(text, length));

		str_printf(s, "%s=?UTF-8?B?%s?=", s->length ? " " : "", base64);
		g_free(base64);
	}
}

/* gmime would encode each word whole, which exceeds the limit in scripts without blanks
 * and with much punctuation. */
static const char *header_text(struct req *q, const char *text)
{
	struct str s;
	size_t n;

	if (is_plain(text))
		return text;
	str_init(&s, q->arena, strlen(text) * 20 + 80);
	for (; *text; text += n + (text[n] == ' ')) {
		if ((n = bare_word(text)))
			str_printf(&s, "%s%.*s", s.length ? " " : "", (int)n, text);
		else
			encoded_add(&s, text, n = other_words(text));
	}
	return s.text;
}

/* Sets the value unchanged: gmime would parse a host of "xn--..." and might rewrite it as another one, and it would encode a
 * long link as words, in which no mail program finds a link. */
static void set_unchanged(struct req *q, GMimeMessage *message, const char *name, const char *value)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));

	g_mime_header_list_set(headers, name, "", NULL);
	g_mime_header_set_raw_value(g_mime_header_list_get_header(headers, name), arena_printf(q->arena, " %s\n", value));
}

static void fill_header(struct req *q, GMimeMessage *message, const struct mail *m)
{
	const char *name = text_is_empty(m->from_name) ? NULL : header_text(q, m->from_name);

	g_mime_message_add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, name, m->from_address);
	set_unchanged(q, message, "To", m->to_address);
	if (!text_is_empty(m->reply_to))
		set_unchanged(q, message, "Reply-To", m->reply_to);
	g_mime_message_set_subject(message, header_text(q, m->subject), "utf-8");
	g_mime_object_set_header(GMIME_OBJECT(message), "Date", clock_rfc5322(q->arena, m->date), NULL);
	g_mime_message_set_message_id(message, m->message_id);
	g_mime_object_set_header(GMIME_OBJECT(message), "Auto-Submitted", "auto-generated", NULL);
	g_mime_object_set_header(GMIME_OBJECT(message), "MIME-Version", "1.0", NULL);
	if (!m->unsubscribe)
		return;
	set_unchanged(q, message, "List-Unsubscribe", arena_printf(q->arena, "%c%s%c", '<', m->unsubscribe, '>'));
	g_mime_object_set_header(GMIME_OBJECT(message), "List-Unsubscribe-Post", "List-Unsubscribe=One-Click", NULL);
}

/* ---- writing ---- */

static void start_once(void)
{
	static bool started;

	if (started)
		return;
	g_mime_init();
	started = true;
}

/* gmime ends header lines its own way and we end body lines ours; converts all to CRLF. */
static const char *write_crlf(struct req *q, GMimeMessage *message, size_t *length)
{
	GMimeFormatOptions *format = g_mime_format_options_new();
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *bytes;
	const char *copy;

	g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
	g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream);
	g_mime_format_options_free(format);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	copy = arena_bytes(q->arena, bytes->data, bytes->len);
	*length = bytes->len;
	g_object_unref(stream);
	return copy;
}

enum err mail_write(struct req *q, const struct mail *m, const char **bytes, size_t *length)
{
	GMimeMessage *message;
	GMimeObject *body;
	enum err e;

	if ((e = check(q, m)))
		return e;
	start_once();
	message = g_mime_message_new(FALSE);
	arena_defer(q->arena, unref, message);
	fill_header(q, message, m);
	body = body_new(q, m);
	g_mime_message_set_mime_part(message, body);
	g_object_unref(body);
	*bytes = write_crlf(q, message, length);
	return ERR_OK;
}

/* ---- reports of delivery ---- */

/* Headers with the address that a report was sent to; servers add one of the last three. */
static const char *const address_headers[] = { "To", "Delivered-To", "X-Original-To", "Envelope-To" };

#define ADDRESSES_MOST 16

/* The report's own part, wherever it stands. */
static void find_status_part(GMimeObject *parent, GMimeObject *part, gpointer data)
{
	GMimeObject **found = data;
	GMimeContentType *type = g_mime_object_get_content_type(part);

	(void)parent;
	if (!*found && GMIME_IS_PART(part) && g_mime_content_type_is_type(type, "message", "delivery-status"))
		*found = part;
}

static const char *part_bytes(struct req *q, GMimeObject *part, size_t *length)
{
	GMimeStream *stream = g_mime_stream_mem_new();
	GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
	GByteArray *bytes;
	const char *text;

	if (content)
		g_mime_data_wrapper_write_to_stream(content, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	text = arena_bytes(q->arena, bytes->len ? (const char *)bytes->data : "", bytes->len);
	*length = bytes->len;
	g_object_unref(stream);
	return text;
}

/* The value of a field, up to a comment: "failed", "5.1.1". NULL if the line is another field. */
static const char *field_of_line(struct req *q, const char *line, const char *name)
{
	size_t n = strlen(name);

	if (strncasecmp(line, name, n) || line[n] != ':')
		return NULL;
	line += n + 1 + strspn(line + n + 1, " \t");
	return arena_bytes(q->arena, line, strcspn(line, " \t\r(;"));
}

/* "5.1.1" */
static bool is_status(const char *text)
{
	return strlen(text) <= 11 && text[0] >= '2' && text[0] <= '5' && text[1] == '.' && !text[strspn(text, "0123456789.")];
}

/* Each recipient has a group of fields. One that failed counts, whatever became of others. */
static void read_fields(struct req *q, const char *text, struct mail_report *report)
{
	char *rest = arena_text(q->arena, text), *line;

	while ((line = strsep(&rest, "\n"))) {
		const char *action = field_of_line(q, line, "Action"), *status = field_of_line(q, line, "Status");

		report->failed = report->failed || (action && !strcasecmp(action, "failed"));
		if (status && is_status(status))
			report->status = status;
	}
}

static void read_addresses(struct req *q, GMimeMessage *message, struct mail_report *report)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
	int count = g_mime_header_list_get_count(headers);

	report->addresses = arena_array(q->arena, ADDRESSES_MOST, sizeof(*report->addresses));
	for (int i = 0; i < count && report->address_count < ADDRESSES_MOST; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);

		for (size_t k = 0; k < COUNT(address_headers); k++)
			if (!strcasecmp(g_mime_header_get_name(header), address_headers[k]) && report->address_count < ADDRESSES_MOST)
				report->addresses[report->address_count++] = arena_text(q->arena, text_or_empty(g_mime_header_get_value(header)));
	}
}

static GMimeMessage *parse(const char *bytes, size_t length)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);

	g_object_unref(parser);
	g_object_unref(stream);
	return message;
}

bool mail_report_read(struct req *q, const char *bytes, size_t length, struct mail_report *report)
{
	GMimeObject *part = NULL;
	GMimeMessage *message;
	size_t text_length;

	*report = (struct mail_report){ .status = "" };
	start_once();
	if (!(message = parse(bytes, length)))
		return false;
	arena_defer(q->arena, unref, message);
	g_mime_message_foreach(message, find_status_part, &part);
	if (!part)
		return false;
	read_fields(q, part_bytes(q, part, &text_length), report);
	read_addresses(q, message, report);
	return true;
}

/* ---- forms with files ---- */

static GMimeObject *parse_form(struct req *q, const char *content_type, const char *body, size_t length)
{
	GMimeStream *stream;
	GMimeParser *parser;
	GMimeObject *form;
	struct str s;

	str_init(&s, q->arena, strlen(content_type) + length + 40);
	str_printf(&s, "Content-Type: %s\r\n\r\n", content_type);
	str_add_bytes(&s, body, length);
	stream = g_mime_stream_mem_new_with_buffer(s.text, s.length);
	parser = g_mime_parser_new_with_stream(stream);
	form = g_mime_parser_construct_part(parser, NULL);
	g_object_unref(parser);
	g_object_unref(stream);
	return form;
}

/* A file has a name, and be it an empty one: then none was chosen. */
static bool read_part(struct req *q, GMimeObject *from, struct mail_part *p)
{
	const char *name;

	if (!GMIME_IS_PART(from) || !(name = g_mime_object_get_content_disposition_parameter(from, "name")))
		return false;
	p->name = arena_text(q->arena, name);
	p->is_file = g_mime_object_get_content_disposition_parameter(from, "filename");
	p->bytes = part_bytes(q, from, &p->length);
	return true;
}

bool mail_form_read(struct req *q, const char *content_type, const char *body, size_t length,
	struct mail_part *parts, size_t most, size_t *count)
{
	GMimeObject *form;
	int all;

	*count = 0;
	start_once();
	if (!fits_header(content_type) || !(form = parse_form(q, content_type, body, length)))
		return false;
	arena_defer(q->arena, unref, form);
	if (!GMIME_IS_MULTIPART(form))
		return false;
	all = g_mime_multipart_get_count(GMIME_MULTIPART(form));
	if (all < 1 || (size_t)all > most)
		return false;
	for (int i = 0; i < all; i++)
		if (!read_part(q, g_mime_multipart_get_part(GMIME_MULTIPART(form), i), &parts[(*count)++]))
			return false;
	return true;
}
