/* pages - the handlers of connect.c, each in its page's file. */
#ifndef HANDRAIL_CONNECT_PAGES_H
#define HANDRAIL_CONNECT_PAGES_H

#include "base/err.h"

struct req;

enum err connect_get(struct req *q);
enum err connect_post(struct req *q);
enum err connect_several_get(struct req *q);
enum err connect_several_post(struct req *q);
enum err sent_get(struct req *q);
enum err sent_forget_post(struct req *q);

#endif
