/* connect_draft.c - the form that waited in a draft, read as if it had just been sent. */
#include <string.h>

#include "base/req.h"
#include "edge/http.h"
#include "parts/connect_form.h"
#include "parts/connect_in.h"
#include "screener/draft.h"
#include "web/form.h"
#include "web/page.h"

/* The public ids of the form's programs: one in its path, or several fields. */
static enum err find_programs(struct req *q, const struct draft *d, struct about *a)
{
	const char *ids[PROGRAMS_MANY], *id;
	struct program *programs;
	size_t n = 0;
	enum err e;

	a->several = !strcmp(d->form_path, "/connect");
	if (!a->several)
		ids[n++] = d->form_path + strlen(connect_kinds[KIND_LIVE].path);
	while (a->several && n < COUNT(ids) && (id = field_value_at(&q->http->posted, "program", n)))
		ids[n++] = id;
	if ((e = program_several(q, ids, n, &programs, &a->count)))
		return e;
	a->programs = programs;
	return a->count ? ERR_OK : fail(q, ERR_MISSING, "the programs of a draft");
}

/* From here on the request holds the words of the kept form; its own have been read. */
static enum err open_again(struct req *q, const struct draft *d, struct about *a)
{
	enum err e;

	fields_read(q->arena, &q->http->posted, d->form, strlen(d->form));
	a->kind = KIND_LIVE;
	if ((e = thread_find(q, &a->thread)) || (e = find_programs(q, d, a)))
		return e;
	connect_open(q, a);
	return ERR_OK;
}

enum err connect_send_draft(struct req *q, const struct draft *d, const struct given_answers *given)
{
	const struct screened screened = { d, given };
	struct about a = { .screened = &screened };
	enum err e = open_again(q, d, &a);

	return e ? e : connect_send(q, &a);
}

enum err connect_show_draft(struct req *q, const struct draft *d)
{
	const struct screened screened = { d, NULL };
	struct about a = { .screened = &screened };
	struct connect typed;
	enum err e = open_again(q, d, &a);

	if (e)
		return e;
	if ((e = form_read(a.form, &typed)) && e != ERR_INPUT)
		return e;
	return connect_show(q, &a);
}
