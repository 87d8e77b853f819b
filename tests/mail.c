/* mail.c - Python's parser reads messages back unchanged, and nobody can inject a header. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/contact.h"
#include "base/arena.h"
#include "base/clock.h"
#include "edge/mail.h"
#include "support.h"

static struct mail ordinary(void)
{
	return (struct mail){
		.from_address = "referrals@handrail.test",
		.from_name = "Fairhaven Référals",
		.to_address = "maria@seeker.test",
		.reply_to = "help@fairhaven.test",
		.subject = "You were referred to Fairhaven Food Pantry — ¿preguntas?",
		.message_id = "k7qmx4ptw9@handrail.test",
		.date = SECONDS(1795358325),
		.text = "First line.\n.\n..two dots\nFrom here\nSmörgåsbord “quoted”\n",
		.html = "<!doctype html><p>Hello</p>\n",
	};
}

static const char *written(const struct mail *m, size_t *length)
{
	struct req *q = test_req();
	const char *bytes = NULL;

	cr_assert_eq(mail_write(q, m, &bytes, length), ERR_OK, "%s", q->failed.detail);
	return bytes;
}

/* A line of tests/parse_mail.py's output for the message. */
static char *parsed(const struct mail *m, const char *name)
{
	static const char *folder;
	struct req *q = test_req();
	char *line = NULL, *found = NULL, *path;
	size_t length, room = 0, n = strlen(name);
	const char *bytes = written(m, &length);
	FILE *f;

	if (!folder)
		folder = test_folder();
	path = arena_printf(q->arena, "%s/message", folder);
	f = fopen(path, "w");
	cr_assert(f && fwrite(bytes, 1, length, f) == length && !fclose(f));
	f = popen(arena_printf(q->arena, "/usr/bin/python3 tests/parse_mail.py %s", path), "r");
	cr_assert(f);
	while (getline(&line, &room, f) > 0)
		if (!strncmp(line, name, n) && line[n] == ':')
			found = text_trim(q->arena, line + n + 1);
	free(line);
	cr_assert_eq(pclose(f), 0, "the parser reads the message");
	cr_assert_not_null(found, "the message has a %s", name);
	return found;
}

Test(mail, comes_back_as_it_was)
{
	struct mail m = ordinary();

	cr_expect_str_eq(parsed(&m, "subject"), m.subject);
	cr_expect_str_eq(parsed(&m, "from_name"), m.from_name);
	cr_expect_str_eq(parsed(&m, "from_address"), m.from_address);
	cr_expect_str_eq(parsed(&m, "to"), m.to_address);
	cr_expect_str_eq(parsed(&m, "reply-to"), m.reply_to);
	cr_expect_str_eq(parsed(&m, "message-id"), "<k7qmx4ptw9@handrail.test>");
	cr_expect_str_eq(parsed(&m, "received_date"), "2026-11-22T14:38:45+00:00");
	cr_expect_str_eq(parsed(&m, "auto-submitted"), "auto-generated");
	cr_expect_str_eq(parsed(&m, "mime-version"), "1.0");
	cr_expect_str_eq(parsed(&m, "type"), "multipart/alternative");
	cr_expect_str_eq(parsed(&m, "parts"), "text/plain text/html");
	cr_expect_str_eq(parsed(&m, "text"), "First line.\\n.\\n..two dots\\nFrom here\\nSmörgåsbord “quoted”\\n");
	cr_expect_str_eq(parsed(&m, "html"), "<!doctype html><p>Hello</p>\\n");
}

/* A host in look-alike letters must not be rewritten: the message would name another host. */
Test(mail, addresses_stay_as_they_are)
{
	struct mail m = ordinary();

	m.to_address = "ada@xn--example.org";
	m.reply_to = "desk@XN--kxAkid7f.test";
	cr_expect_str_eq(parsed(&m, "to"), m.to_address);
	cr_expect_str_eq(parsed(&m, "reply-to"), m.reply_to);
	cr_expect_str_eq(parsed(&m, "defects"), "0");
}

Test(mail, conforms_to_rfc_5322)
{
	struct mail m = ordinary();
	struct str words;

	str_init(&words, test_req()->arena, 20000);
	for (int i = 0; i < 900; i++)
		str_add(&words, "wörd ");
	m.text = words.text;
	m.subject = arena_bytes(test_req()->arena, words.text, 600);
	cr_expect_str_eq(parsed(&m, "defects"), "0");
	cr_expect_str_eq(parsed(&m, "bare"), "0");
	cr_expect_str_eq(parsed(&m, "eight"), "0");
	cr_expect_leq(atoi(parsed(&m, "longest")), 78, "no line is longer than %s", parsed(&m, "longest"));
	cr_expect_str_eq(parsed(&m, "text"), text_trim(test_req()->arena, words.text));
}

Test(mail, has_subjects_in_every_script)
{
	static const char *const subjects[] = { "Привет, мир", "你有一条消息", "لديك رسالة", "👋🏽 hello",
		"a very long subject that goes on and on and on and on and on and on and on and on and on — and on" };
	struct mail m = ordinary();

	for (size_t i = 0; i < COUNT(subjects); i++) {
		m.subject = subjects[i];
		m.from_name = subjects[i];
		cr_expect_str_eq(parsed(&m, "subject"), subjects[i]);
		cr_expect_str_eq(parsed(&m, "from_name"), subjects[i]);
		cr_expect_str_eq(parsed(&m, "from_address"), m.from_address);
	}
}

/* An encoded word that somebody typed must not be decoded by the reader. */
Test(mail, decodes_nothing_that_was_typed)
{
	struct mail m = ordinary();

	m.subject = m.from_name = "=?utf-8?q?a=0Ab?=";
	cr_expect_str_eq(parsed(&m, "subject"), "=?utf-8?q?a=0Ab?=");
	cr_expect_str_eq(parsed(&m, "from_name"), "=?utf-8?q?a=0Ab?=");
}

/* A line with an encoded word has at most 76 bytes, even in a script without blanks. */
Test(mail, breaks_long_words)
{
	static const char *const subjects[] = {
		"食物銀行和社區廚房為有需要的家庭提供熱食和雜貨每週一至週五上午九點至下午五點開放請預約",
		"ธนาคารอาหารและครัวชุมชนให้บริการอาหารร้อนแก่ครอบครัวที่ต้องการความช่วยเหลือ",
		"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	};
	struct mail m = ordinary();

	for (size_t i = 0; i < COUNT(subjects); i++) {
		m.subject = subjects[i];
		cr_expect_str_eq(parsed(&m, "subject"), subjects[i]);
		cr_expect_leq(atoi(parsed(&m, "longest")), 76, "%s bytes in a line", parsed(&m, "longest"));
	}
}

Test(mail, has_bodies_in_every_script)
{
	struct mail m = ordinary();

	m.text = m.html = "Вы получили сообщение.\nЕго можно прочесть здесь.\n你有一条消息。\n";
	cr_expect_str_eq(parsed(&m, "text"), "Вы получили сообщение.\\nЕго можно прочесть здесь.\\n你有一条消息。\\n");
	cr_expect_str_eq(parsed(&m, "html"), parsed(&m, "text"));
	cr_expect_str_eq(parsed(&m, "bare"), "0");
	cr_expect_str_eq(parsed(&m, "eight"), "0");
}

Test(mail, may_be_text_alone)
{
	struct mail m = ordinary();

	m.html = NULL;
	m.from_name = NULL;
	m.reply_to = NULL;
	cr_expect_str_eq(parsed(&m, "type"), "text/plain");
	cr_expect_str_eq(parsed(&m, "from_address"), m.from_address);
}

/* A sender's name made of commas and quotes stays one sender. */
Test(mail, keeps_odd_names_in_one_piece)
{
	static const char *const names[] = { "Evil\" <evil@example.org>, \"", "a, b; c", "x (comment)", "<evil@example.org>" };
	struct mail m = ordinary();

	for (size_t i = 0; i < COUNT(names); i++) {
		m.from_name = names[i];
		cr_expect_str_eq(parsed(&m, "from_name"), names[i]);
		cr_expect_str_eq(parsed(&m, "from_address"), m.from_address);
	}
}

/* ---- injection ---- */

static const char *const evil[] = {
	"x\r\nBcc: evil@example.org", "x\nBcc: evil@example.org", "x\rBcc: evil@example.org", "x\r\n\r\nbody",
	"x\x01", "x\x7f", "x\tBcc: y", "x\xc2\x85" "Bcc: y", "x\xe2\x80\xa8" "Bcc: y", "x\xff", "x\xc0\x8a" "Bcc: y",
};

static enum err try(const struct mail *m)
{
	const char *bytes;
	size_t length;
	enum err e = mail_write(test_req(), m, &bytes, &length);

	return e;
}

Test(mail, accepts_no_injected_header)
{
	for (size_t i = 0; i < COUNT(evil); i++) {
		struct mail subject = ordinary(), name = ordinary();

		subject.subject = evil[i];
		name.from_name = evil[i];
		cr_expect_eq(try(&subject), ERR_INPUT, "subject %zu", i);
		cr_expect_eq(try(&name), ERR_INPUT, "name %zu", i);
	}
}

Test(mail, takes_one_address_and_nothing_else)
{
	static const char *const addresses[] = {
		"", "x", "@y", "x@", "x y@z.test", "x@y.test, evil@example.org", "x@y.test;evil@example.org",
		"x@y.test evil@example.org", "<x@y.test>", "x@y@z.test", "x@y.test>\r\nRCPT TO:<evil@example.org",
		"\"x\"@y.test", "x\\@y.test", "x(comment)@y.test", "group:x@y.test", "-oQ/tmp@y.test", "xé@y.test",
		"x@[127.0.0.1]", "x@y.test\n", "x@y.test\t", " x@y.test", "x\x7f@y.test",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@y.test",
	};

	for (size_t i = 0; i < COUNT(addresses); i++) {
		struct mail to = ordinary(), from = ordinary(), reply = ordinary(), id = ordinary();

		to.to_address = from.from_address = reply.reply_to = id.message_id = addresses[i];
		cr_expect_not(contact_email_fits(addresses[i]), "%s", addresses[i]);
		cr_expect_eq(try(&to), ERR_INPUT, "to %s", addresses[i]);
		cr_expect_eq(try(&from), ERR_INPUT, "from %s", addresses[i]);
		cr_expect_eq(try(&id), ERR_INPUT, "id %s", addresses[i]);
		if (*addresses[i])
			cr_expect_eq(try(&reply), ERR_INPUT, "reply %s", addresses[i]);
	}
	cr_expect(contact_email_fits("o'brien+food.1@sub.example.org"));
}

/* ---- forms with files ---- */

#define PART(disposition, content) "--x\r\nContent-Disposition: form-data; " disposition "\r\n\r\n" content "\r\n"

static bool form_of(const char *type, const char *body, size_t length, struct mail_part *parts, size_t most, size_t *count)
{
	return mail_form_read(test_req(), type, body, length, parts, most, count);
}

Test(mail, reads_a_form_with_a_file_byte_by_byte)
{
	static const char body[] = PART("name=\"go\"", "\xc3\xbcse\r\nit")
		PART("name=\"logo\"; filename=\"a.png\"", "\x89PNG\r\n\x1a\n\0\0--x\r\n\r\n") "--x--\r\n";
	struct mail_part p[3];
	size_t count;

	cr_assert(form_of("multipart/form-data; boundary=x", body, sizeof(body) - 1, p, 3, &count));
	cr_assert_eq(count, 2);
	cr_expect_str_eq(p[0].name, "go");
	cr_expect_str_eq(p[0].bytes, "\xc3\xbcse\r\nit");
	cr_expect_not(p[0].is_file);
	cr_expect(p[1].is_file);
	cr_expect_eq(p[1].length, 17);
	cr_expect_arr_eq(p[1].bytes, "\x89PNG\r\n\x1a\n\0\0--x\r\n", 15);
}

Test(mail, of_a_form_that_is_none_or_too_long_reads_nothing)
{
	static const char body[] = PART("name=\"a\"", "") PART("name=\"b\"", "2") "--x--\r\n";
	struct mail_part p[2];
	size_t count;

	cr_expect(form_of("multipart/form-data; boundary=x", body, sizeof(body) - 1, p, 2, &count));
	cr_expect_str_empty(p[0].bytes);
	cr_expect_not(form_of("multipart/form-data; boundary=x", body, sizeof(body) - 1, p, 1, &count), "more than there is room for");
	cr_expect_not(form_of("multipart/form-data; boundary=y", body, sizeof(body) - 1, p, 2, &count), "another boundary");
	cr_expect_not(form_of("multipart/form-data", body, sizeof(body) - 1, p, 2, &count));
	cr_expect_not(form_of("multipart/form-data; boundary=x\r\nX: y", body, sizeof(body) - 1, p, 2, &count), "two headers");
	cr_expect_not(form_of("multipart/form-data; boundary=x", "", 0, p, 2, &count));
}
