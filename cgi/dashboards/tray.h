/* tray - Sent in your name: referrals that somebody who was not signed in sent with the viewer's proved address and name. */
#ifndef HANDRAIL_DASHBOARDS_TRAY_H
#define HANDRAIL_DASHBOARDS_TRAY_H

#include "base/err.h"

struct req;
struct tpl;

/* Shows the tray on /people, if anything is in it. */
enum err tray_show(struct req *q, struct tpl *t);

#endif
