/* confidential.c - words that mean that an address must not be shown, and the points that go with it. */
#include "directory/confidential.h"

#include <string.h>
#include <strings.h>

#include "base/req.h"
#include "base/str.h"
#include "directory/gazetteer.h"
#include "directory/search_index.h"
#include "directory/table.h"
#include "edge/db.h"

/* ---- words ---- */

/* text_key() of words that mean so in a name or an address, and of phrases that mean so in a description. There,
 * "confidential" alone is more often about the service: "free and confidential HIV tests". */
static const char *const secret_words[] = { "confidential", "undisclosed", "notdisclosed", "withheld", "unlisted", "notpublished",
	"unpublished", "confidencial", "nodivulgado", "nodivulgada" };
static const char *const secret_phrases[] = {
	"confidentiallocation", "confidentialaddress", "confidentialsite", "confidentialshelter", "confidentialplace",
	"confidentialfacility", "confidentialhouse", "undisclosedlocation", "undisclosedaddress", "undisclosedshelter",
	"undisclosedsite", "secretlocation", "secretaddress", "secretshelter", "hiddenlocation", "hiddenaddress",
	"locationisconfidential", "addressisconfidential", "locationconfidential", "addressconfidential", "locationkeptconfidential",
	"locationiskeptconfidential", "addressiskeptconfidential", "locationnotdisclosed", "addressnotdisclosed",
	"locationisnotdisclosed", "addressisnotdisclosed", "locationundisclosed", "addressundisclosed", "locationwithheld",
	"addresswithheld", "addressiswithheld", "locationissecret", "addressissecret", "donotdisclose", "donotpublish",
	"donotshareaddress", "donotsharelocation", "addressnotpublished", "locationnotpublished", "addressisnotpublished",
	"locationisnotpublished", "addressunlisted", "locationunlisted", "ubicacionconfidencial", "direccionconfidencial",
	"lugarconfidencial", "refugioconfidencial", "direccionnodivulgada", "ubicacionnodivulgada", "direccionesconfidencial",
	"ubicacionesconfidencial",
};

static bool has_one(const char *key, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strstr(key, list[i]))
			return true;
	return false;
}

bool confidential_address(struct arena *a, const char *text)
{
	return has_one(text_key(a, text), secret_words, COUNT(secret_words));
}

bool confidential_text(struct arena *a, const char *text)
{
	return has_one(text_key(a, text), secret_phrases, COUNT(secret_phrases));
}

bool confidential_mark(struct arena *a, const char *mark)
{
	return cell_is_yes(mark) || confidential_address(a, mark) || !strcasecmp(mark, "private") || !strcasecmp(mark, "hidden");
}

bool confidential_name(struct arena *a, const char *text)
{
	const char *key = text_key(a, text);

	for (size_t i = 0; i < COUNT(secret_words); i++)
		if (text_equal(key, secret_words[i]))
			return true;
	return confidential_text(a, text);
}

/* ---- points ---- */

/* The points t of all programs at the places of those that have a mark. */
#define CONFIDENTIAL_POINTS \
	"FROM (SELECT id " \
	"	FROM program " \
	"	WHERE confidential = TRUE " \
	"	UNION SELECT program_id " \
	"	FROM program_setting " \
	"	WHERE confidential = TRUE) c " \
	"JOIN program_location k ON k.program_id = c.id " \
	"JOIN program_location o ON o.location_id = k.location_id " \
	"JOIN program_point t ON t.program_id = o.program_id AND t.location_id = o.location_id "

COMMAND(mark_hidden,
	"INSERT INTO search_stale (program_id) "
	"SELECT t.program_id "
	CONFIDENTIAL_POINTS
	"ON DUPLICATE KEY UPDATE program_id = t.program_id");

COMMAND(hide,
	"DELETE t "
	CONFIDENTIAL_POINTS);

COMMAND(restore,
	"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
	"SELECT o.program_id, l.id, l.latitude, l.longitude "
	"FROM program_location m "
	"JOIN program_location o ON o.location_id = m.location_id "
	"JOIN location l ON l.id = m.location_id "
	"LEFT JOIN program_point t ON t.program_id = o.program_id AND t.location_id = l.id "
	"WHERE m.program_id = ? "
	"	AND l.latitude IS NOT NULL "
	"	AND t.program_id IS NULL "
	"	AND NOT " SQL_AT_CONFIDENTIAL);

COMMAND(mark_neighbours,
	"INSERT INTO search_stale (program_id) "
	"SELECT o.program_id "
	"FROM program_location m "
	"JOIN program_location o ON o.location_id = m.location_id "
	"WHERE m.program_id = ? "
	"ON DUPLICATE KEY UPDATE program_id = o.program_id");

enum err confidential_hide(struct req *q)
{
	enum err e;

	/* the search lists programs without a point apart */
	if ((e = db_exec(q, &mark_hidden, NULL, NOTHING)))
		return e;
	return db_exec(q, &hide, NULL, NOTHING);
}

static enum err change(struct req *q, void *data)
{
	const int64_t *program_id = data;
	enum err e;

	if ((e = confidential_hide(q)))
		return e;
	if ((e = db_exec(q, &restore, NULL, BIND(*program_id))))
		return e;
	if ((e = db_exec(q, &mark_neighbours, NULL, BIND(*program_id))))
		return e;
	if ((e = search_index_renew(q)))
		return e;
	return places_renew(q);
}

enum err confidential_changed(struct req *q, int64_t program_id)
{
	return db_transaction(q, change, &program_id);
}
