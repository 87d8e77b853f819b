/* program_address.c - adds and confirms the addresses that get a program's referrals. */
#include "message/program_address.h"

#include "base/req.h"
#include "directory/program_setting.h"
#include "edge/db.h"
#include "message/pass.h"

static enum err ask(struct req *q, void *data)
{
	const struct pass_request *r = data;
	enum err e = pass_send(q, r);

	return e ? e : program_add_address(q, r->program_id, r->address, false);
}

enum err program_address_ask(struct req *q, int64_t program_id, const char *email)
{
	struct pass_request r = { .purpose = PASS_confirm, .program_id = program_id, .address = email };

	return db_transaction(q, ask, &r);
}

static enum err confirm(struct req *q, void *data)
{
	const struct pass *p = data;
	enum err e = pass_use(q, p);

	if (e || (e = program_confirm_address(q, p->program_id, p->address)) != ERR_MISSING)
		return e;
	return ERR_GONE;
}

enum err program_address_confirm(struct req *q, const struct pass *p)
{
	struct pass kept = *p;

	return db_transaction(q, confirm, &kept);
}
