/* str - text that grows in an arena, and functions on text.
 *
 * A struct str is always NUL-terminated and never longer than its maximum.
 * Text beyond it is dropped and `full` becomes true; callers check that once,
 * at the end. All text is UTF-8. */
#ifndef HANDRAIL_STR_H
#define HANDRAIL_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define TEXT_KEY_MAX 400	/* characters of a key, as many as the columns hold */

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define STRINGIFY_(x) #x
#define STRINGIFY(x) STRINGIFY_(x)

struct str {
	struct arena *arena;
	char *text;		/* valid until the arena is reset or the str grows */
	size_t length;		/* bytes before the NUL */
	size_t room;
	size_t maximum;
	bool full;		/* some text did not fit */
};

void str_init(struct str *s, struct arena *a, size_t maximum);
void str_take(struct str *s, char *text, size_t length);	/* becomes this text, which the arena holds */
void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const void *bytes, size_t length);
void str_add_char(struct str *s, char c);
void str_printf(struct str *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void str_clear(struct str *s);

/* All of these treat NULL as "". */
const char *text_or_empty(const char *text);
bool text_is_empty(const char *text);

/* True if the first length bytes can be a public id: 1 to 64 of [A-Za-z0-9_-]. */
bool text_is_id(const char *text, size_t length);

/* The same for a segment of a path, which may hold a ticket instead of an id (site/ticket.h): 1 to 128. */
bool text_is_segment(const char *text, size_t length);
bool text_equal(const char *a, const char *b);
int slug_find(const char *const *slugs, int count, const char *slug);	/* -1 if not found */
bool text_starts(const char *text, const char *start);
bool text_ends(const char *text, const char *end);

/* True for well-formed UTF-8 without NUL, surrogates and non-characters. */
bool text_is_utf8(const char *text, size_t length);

/* The length in characters (code points), not bytes. */
size_t text_length(const char *text);

/* A copy without white space (Unicode's too) at both ends. Drops control characters
 * other than tab and newline, and marks that change the direction of text
 * (U+202A to U+202E, U+2066 to U+2069). CR LF becomes newline. */
char *text_trim(struct arena *a, const char *text);

/* Like text_trim(), and each inner run of white space becomes one blank: for names. */
char *text_squeeze(struct arena *a, const char *text);

/* A copy with A to Z in lower case. */
char *text_lower(struct arena *a, const char *text);

/* Removes case, accents, spaces and punctuation: two names with the same key are
 * the same name (product rule "Referrals for Me"). Letters and digits of every
 * script stay. At most TEXT_KEY_MAX characters; "" without a letter or digit,
 * which matches no name. Source: Unicode NFKD and case folding; the key is in NFC. */
char *text_key(struct arena *a, const char *text);

/* The words of a text, each as text_key() writes it, in order, without repeats.
 * An apostrophe does not end a word. */
char **text_words(struct arena *a, const char *text, size_t *count);

/* Removes accents and nothing else: "García" becomes "Garcia". */
char *text_unaccented(struct arena *a, const char *text);

/* Bytes of the first grapheme cluster, what people see as one character: a letter with its
 * marks, a flag, a family emoji. 0 at the end. Source: UAX 29, extended grapheme clusters. */
size_t text_cluster(const char *text);

/* A member's name as SQL, forms and templates write it, with an underscore for each dot: "seeker_email" for
 * "seeker.email". Returns a name without a dot unchanged. */
const char *text_member_name(struct arena *a, const char *member);

/* Lower-case hexadecimal, and base64: URL-safe without padding, and the usual one with it. */
char *text_hex(struct arena *a, const void *bytes, size_t length);
char *text_base64url(struct arena *a, const void *bytes, size_t length);
char *text_base64(struct arena *a, const void *bytes, size_t length);

/* The bytes of a text that text_hex() wrote; NULL for any other text. */
unsigned char *text_from_hex(struct arena *a, const char *text, size_t *length);

/* Percent-encoding for one query value or path segment (RFC 3986 unreserved stay). */
char *text_url_encode(struct arena *a, const char *text);

/* Parses a whole decimal number within the limits. False for any other text. */
bool text_to_number(const char *text, int64_t least, int64_t most, int64_t *number);

#endif
