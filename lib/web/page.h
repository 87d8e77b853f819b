/* page - fills templates by table, and sends the result.
 *
 *	static const struct mark card_marks[] = {
 *		MARK(struct card, name),
 *	};
 *
 * A struct mark binds a member of a struct to a marker of a template. The marker has
 * the member's name, with an underscore for each dot: seeker.email is {{seeker_email}}.
 * `make lint` refuses a marker that no template has, and a template's marker that no
 * code fills. Effect by type of the member:
 *	text	sets {{m}}, and shows {{#m}} when not empty, {{#no_m}} when empty
 *	bool	shows {{#m}} or {{#no_m}}
 *	number	sets {{m}} and shows {{#m}} when not 0, {{#no_m}} when 0
 * MARK_WHEN (instant): sets {{m}} ("2 days ago"), {{m_exact}}, {{m_iso}} and shows
 * like text. MARK_DAY (instant): sets {{m_day}} ("Tuesday, November 24") and shows
 * like text. MARK_PHONE (E.164): sets {{m}}, {{m_text}} for reading; shows like text.
 * MARK_EMAIL: sets {{m}}, {{m_link}} for mailto:; shows like text.
 * MARK_NAME (struct contact): sets {{m_name}} to both names, or to the one that the person has.
 * MARK_STATUS (enum status): sets {{m}} to the slug, {{m_label}}, {{m_class}}, {{m_mark}}. */
#ifndef HANDRAIL_PAGE_H
#define HANDRAIL_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "edge/tpl.h"
#include "law/status.h"

struct form;
struct req;

enum mark_type {
	MARKS_TEXT, MARKS_PHONE, MARKS_EMAIL, MARKS_BOOL, MARKS_INT, MARKS_UNSIGNED, MARKS_INT64, MARKS_WHEN, MARKS_DAY, MARKS_STATUS,
	MARKS_NAME,
};

struct mark {
	const char *marker;
	enum mark_type type;
	size_t offset;
};

#define MARK(type_, member) { #member, \
	_Generic(((type_ *)0)->member, \
		char *: MARKS_TEXT, const char *: MARKS_TEXT, bool: MARKS_BOOL, \
		int: MARKS_INT, unsigned: MARKS_UNSIGNED, int64_t: MARKS_INT64), \
	offsetof(type_, member) }
#define MARK_WHEN(type_, member) { #member, MARKS_WHEN, offsetof(type_, member) }
#define MARK_DAY(type_, member) { #member, MARKS_DAY, offsetof(type_, member) }
#define MARK_PHONE(type_, member) { #member, MARKS_PHONE, offsetof(type_, member) }
#define MARK_EMAIL(type_, member) { #member, MARKS_EMAIL, offsetof(type_, member) }
#define MARK_NAME(type_, member) { #member "_name", MARKS_NAME, offsetof(type_, member) }
#define MARK_STATUS(type_, member) { #member, MARKS_STATUS, offsetof(type_, member) }

/* The path and query of the list page from which the reader came here. list: the path of such a list, such as "/programs". NULL
 * if the reader came from elsewhere. */
const char *page_list_left(struct req *q, const char *list);

/* The same, as a link back to the row with this id. */
const char *page_back(struct req *q, const char *list, const char *row);

/* A dictionary for a page, with the markers that every page needs (language,
 * direction, site name, signed-in person, navigation), head and foot. */
struct tpl *page_new(struct req *q);

/* For pages that a link in a message opens: without navigation and account. */
struct tpl *page_new_plain(struct req *q);

/* Fills {{>crisis_line}}, the site's line for emergencies, and shows {{#crisis_banner}} or {{#no_crisis_banner}}. */
void page_crisis_line(struct req *q, struct tpl *t);

/* Fills {{>languages}}: links to this page in the site's other languages. */
void page_languages(struct req *q, struct tpl *t);

/* Fills {{>crisis_calls}}: the same line, with each of its numbers large, and the sentence around it. */
void page_crisis_calls(struct req *q, struct tpl *t);

/* Fills again_path and again_fields: a form as it was typed, to send it again. */
struct fields;
void page_again(struct req *q, struct tpl *t, const char *path, const struct fields *typed);

/* Shows section x if yes, otherwise no_x. */
void page_flag(struct req *q, struct tpl *t, const char *section, bool yes);

/* Sets a marker and shows its section, like page_fill() for a text. */
void page_text(struct req *q, struct tpl *t, const char *marker, const char *text);

/* Sets the markers of a status, like page_fill() for MARK_STATUS. */
void page_status(struct req *q, struct tpl *t, const char *marker, enum status status);

/* Sets a field's options to the languages that a person may choose. */
void page_language_options(struct req *q, struct form *f, const char *field);

/* Sets a field's options to the languages of the site's pages, behind one without a value, with this label,
 * unless it is NULL. */
void page_offered_languages(struct req *q, struct form *f, const char *field, const char *none);

/* Fills the markers of a table from a struct, as described at the top. */
void page_fill(struct req *q, struct tpl *t, const struct mark *marks, size_t count, const void *from);

/* Fills a section once for each row of an array (stride: sizeof of its struct). */
void page_rows(struct req *q, struct tpl *t, const char *section, const struct mark *marks, size_t count,
	const void *rows, size_t row_count, size_t stride);

/* Renders a template as the answer, with this HTTP status: 200, or form_status(). */
enum err page_send(struct req *q, struct tpl *t, const char *template_name, int status);

/* Redirects (303) to a path of this site, printf-like, and adds the base. A path that is_own_path() refuses
 * becomes "/". Returns ERR_OK. */
enum err redirect(struct req *q, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Redirects (303) to signing in, after which the reader comes back to this page, or to the path of the form that was sent.
 * Returns ERR_OK. */
enum err redirect_to_sign_in(struct req *q);

/* The same, to typing a password or a code once more (access PROVED). */
enum err redirect_to_proof(struct req *q);

/* Redirects (303) to another site, whose address a site admin has set. Returns ERR_OK. */
enum err redirect_away(struct req *q, const char *url);

/* Answers with the page "You have left" instead of the requested one. */
enum err page_left(struct req *q);

/* Makes the browser drop the pages that it keeps of this site (Clear-Site-Data, on https only). */
void page_clear_cache(struct req *q);

/* Answers with the error page for a code. The bodies of all answers for missing things are the same. If a part of the answer
 * has been sent, breaks it off. */
void page_error(struct req *q, enum err code);

/* "2 days ago" and "November 22, 2026, 2:38 pm", in the reader's language and the site's zone. */
const char *page_ago(struct req *q, instant when);
const char *page_exact(struct req *q, instant when);

#endif
