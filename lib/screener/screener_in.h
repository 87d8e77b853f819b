/* screener_in - the texts of a question and of a screener by name, for the files behind screener.h. */
#ifndef HANDRAIL_SCREENER_IN_H
#define HANDRAIL_SCREENER_IN_H

#include <stdbool.h>
#include <stddef.h>

/* A text of the struct: its name, which is that of the form's field, its place, and whether it may have several lines. */
struct screener_text { const char *name; size_t offset, most; bool has_lines; };

/* Both end with a row without a name. */
extern const struct screener_text screener_texts[], question_texts[];

const char *screener_text_at(const void *of, const struct screener_text *t);
void screener_text_set(void *of, const struct screener_text *t, const char *text);

#endif
