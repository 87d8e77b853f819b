/* text_inbound - texts from telephones: STOP, START and HELP, passed on by an interface like Twilio's.
 *
 * The interface posts a form to TEXT_INBOUND_PATH below [web] base_url and signs
 * it: X-Twilio-Signature is HMAC-SHA1, in base64, over the URL and each
 * parameter's name and value, sorted by name, with [text] signing_key (or the
 * password, which is the same with Twilio). Without either key no text is
 * accepted. After STOP, a number gets no text from this installation until it
 * sends START. The answers are the same for every number.
 * Source: Twilio, "Webhooks security" and "Support for opt-out keywords". */
#ifndef HANDRAIL_TEXT_INBOUND_H
#define HANDRAIL_TEXT_INBOUND_H

#include <stdbool.h>

#include "base/err.h"

struct arena;
struct conf;
struct fields;
struct http;
struct req;

#define TEXT_INBOUND_PATH "/text/inbound"

enum text_word { TEXT_WORD_NONE, TEXT_WORD_STOP, TEXT_WORD_START, TEXT_WORD_YES, TEXT_WORD_HELP };

/* The meaning of a whole message: one word, in any case, with any punctuation. Words after STOP are ignored. */
enum text_word text_word(struct arena *a, const char *body);

/* True if there is a key to verify signatures with. */
bool text_inbound_is_on(const struct conf *c);

/* True if the request has a valid signature. */
bool text_inbound_is_signed(struct arena *a, const struct conf *c, const struct http *h);

/* Names one message, for text_inbound_take(): its MessageSid, or all that the interface sent if it names none. */
const char *text_inbound_id(struct arena *a, const struct fields *sent);

/* Does what the sender wants. A START that was taken before (an attacker or the interface sends it again) does nothing, so that
 * it cannot end a later STOP. *reply: the section of templates/text-reply.tpl to answer with, or NULL for no answer. *language:
 * the language of the last text to this number, if the templates have it. */
enum err text_inbound_take(struct req *q, const char *id, const char *from, const char *body, const char **reply,
	const char **language);

/* *stopped: this number sent STOP, and no START since. */
enum err text_is_stopped(struct req *q, const char *number, bool *stopped);

#endif
