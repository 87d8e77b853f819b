/* text_inbound - what telephones send us: STOP, START and HELP, as an interface in the manner of Twilio's hands it on.
 *
 * The interface posts a form to TEXT_INBOUND_PATH below [web] base_url, and
 * signs it: X-Twilio-Signature is HMAC-SHA1, in base64, over the URL and each
 * parameter's name and value, sorted by name, with [text] signing_key (or the
 * password, which is the same with Twilio). Without either nothing is taken.
 * A number that said STOP gets no text from this installation until it says
 * START. What is answered is the same for every number.
 * Source: Twilio, "Webhooks security" and "Support for opt-out keywords". */
#ifndef HANDRAIL_TEXT_INBOUND_H
#define HANDRAIL_TEXT_INBOUND_H

#include <stdbool.h>

#include "base/err.h"

struct arena;
struct conf;
struct http;
struct req;

#define TEXT_INBOUND_PATH "/text/inbound"

enum text_word { TEXT_WORD_NONE, TEXT_WORD_STOP, TEXT_WORD_START, TEXT_WORD_YES, TEXT_WORD_HELP };

/* What a whole message says: one word, in any case, with any punctuation. Who goes on after STOP means it too. */
enum text_word text_word(struct arena *a, const char *body);

/* Whether an interface may hand on anything: there is a key to prove it with. */
bool text_inbound_is_on(const struct conf *c);

/* Whether the request is signed as above. */
bool text_inbound_is_signed(struct arena *a, const struct conf *c, const struct http *h);

/* Does what the message says. *reply: the section of templates/text-reply.tpl to answer with, NULL: nothing;
 * *language: that of the last text to this number, where there are words in it. */
enum err text_inbound_take(struct req *q, const char *from, const char *body, const char **reply, const char **language);

/* Whether a number wants no texts. */
enum err text_is_stopped(struct req *q, const char *number, bool *stopped);

#endif
