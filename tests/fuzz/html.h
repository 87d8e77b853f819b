/* html - what a browser would see of a page: its tags, their attributes, where its links lead. */
#ifndef HANDRAIL_FUZZ_HTML_H
#define HANDRAIL_FUZZ_HTML_H

struct arena;

struct html {
	char *skeleton;		/* tags and the names of their attributes, in order */
	char *bad_link;		/* one that leads to anything but http, https, mailto, tel, sms or this site; NULL */
};

/* Reads as the HTML standard says (13.2.5), as far as tags go. */
struct html html_read(struct arena *a, const char *text);

#endif
