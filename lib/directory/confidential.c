/* confidential.c - words that mean that an address must not be shown, and the points that go with it. */
#include "directory/confidential.h"

#include <string.h>
#include <strings.h>

#include "base/req.h"
#include "base/str.h"
#include "directory/gazetteer.h"
#include "directory/program.h"
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

COMMAND(hide,
	"DELETE t FROM program_point t "
	"JOIN location l ON l.id = t.location_id "
	"WHERE " SQL_AT_CONFIDENTIAL);

COMMAND(restore,
	"INSERT INTO program_point (program_id, location_id, latitude, longitude) "
	"SELECT o.program_id, l.id, l.latitude, l.longitude "
	"FROM program_location mine "
	"JOIN program_location o ON o.location_id = mine.location_id "
	"JOIN location l ON l.id = mine.location_id "
	"LEFT JOIN program_point t ON t.program_id = o.program_id AND t.location_id = l.id "
	"WHERE mine.program_id = ? "
	"	AND l.latitude IS NOT NULL "
	"	AND t.program_id IS NULL "
	"	AND NOT " SQL_AT_CONFIDENTIAL);

enum err confidential_hide(struct req *q)
{
	return db_exec(q, &hide, NULL, NOTHING);
}

enum err confidential_changed(struct req *q, int64_t program_id)
{
	enum err e;

	if ((e = confidential_hide(q)))
		return e;
	if ((e = db_exec(q, &restore, NULL, BIND(program_id))))
		return e;
	return places_renew(q);
}
