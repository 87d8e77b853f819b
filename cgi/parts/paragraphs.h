/* paragraphs - shows a text of several lines, which comes from outside and is never markup. */
#ifndef HANDRAIL_PARAGRAPHS_H
#define HANDRAIL_PARAGRAPHS_H

struct req;
struct tpl;

/* Fills {{#paragraph}}{{line}} of a section for each line of the text that is not empty. */
void paragraphs_fill(struct req *q, struct tpl *section, const char *text);

#endif
