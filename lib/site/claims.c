/* claims.c - reads the claims of a token one by one. */
#include "site/claims.h"

#include <string.h>

#include "base/req.h"
#include "base/str.h"
#include "edge/json.h"

#define SECONDS_MOST INT64_C(100000000000)

const struct json *claims_read(struct req *q, const char *text)
{
	const struct json *all = json_read(q->arena, text, strlen(text), NULL);

	return json_shape(all) == JSON_MEMBERS ? all : NULL;
}

const char *claim_long_text(struct req *q, const struct json *all, const char *name, size_t most, bool *fits)
{
	const struct json *j = json_member(all, name);
	const char *text = json_shape(j) == JSON_TEXT ? json_text(q->arena, j) : "";

	*fits = strlen(text) <= most;
	return *fits ? text : "";
}

const char *claim_text(struct req *q, const struct json *all, const char *name)
{
	bool fits;

	return claim_long_text(q, all, name, CLAIM_MOST, &fits);
}

bool claim_is_true(struct req *q, const struct json *all, const char *name)
{
	const struct json *j = json_member(all, name);

	return json_shape(j) == JSON_BARE && text_equal(json_text(q->arena, j), "true");
}

bool claim_holds(struct req *q, const struct json *all, const char *name, const char *text)
{
	const struct json *j = json_member(all, name);

	if (json_shape(j) == JSON_TEXT)
		return text_equal(json_text(q->arena, j), text);
	for (size_t i = 0; json_shape(j) == JSON_LIST && i < json_length(j); i++)
		if (json_shape(json_item(j, i)) == JSON_TEXT && text_equal(json_text(q->arena, json_item(j, i)), text))
			return true;
	return false;
}

bool claim_time(const struct json *all, const char *name, instant *when)
{
	const struct json *j = json_member(all, name);

	*when = SECONDS(json_count(j, SECONDS_MOST));
	return json_shape(j) == JSON_NOTHING || *when;
}
