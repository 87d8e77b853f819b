/* personal.c - compares the table of personal columns with the database. */
#include "referral/personal.h"

#include "base/req.h"
#include "base/str.h"
#include "edge/db.h"


#define PERSONAL(table, column, fate) #table "." #column,

static const char *const rows[] = {
#include "referral/personal.def"
};
#undef PERSONAL

#define REFERRAL(column, value) "referral." #column,
#define EVENT(column, value) "referral_event." #column,
#define DRAFT(column, value) "screener_draft." #column,
#define DRAFT_PART(column, value) "screener_draft_part." #column,
#define OUTBOX(column, value) "outbox." #column,
#define HOLD(column, value) "hold." #column,
#define REQUEST(column, value) "data_request." #column,

static const char *const blanked[] = {
	BLANKED_referral(REFERRAL) BLANKED_referral_event(EVENT) BLANKED_screener_draft(DRAFT)
	BLANKED_screener_draft_part(DRAFT_PART) BLANKED_outbox(OUTBOX) BLANKED_hold(HOLD) BLANKED_data_request(REQUEST)
};

struct text_column { const char *name; };
static const struct column text_columns[] = { COLUMN(struct text_column, name) };

STATEMENT(list_columns, text_columns, struct text_column,
	"SELECT CONCAT(table_name, '.', column_name) AS name "
	"FROM information_schema.columns "
	"WHERE table_schema = DATABASE() "
	"AND data_type IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'tinyblob', 'blob', 'mediumblob', 'longblob', "
	"	'varbinary', 'json') "
	"ORDER BY name");

static bool is_among(const char *const *all, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i], name))
			return true;
	return false;
}

static bool is_there(const struct text_column *all, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(all[i].name, name))
			return true;
	return false;
}

enum err personal_check(struct req *q, const char **column)
{
	struct text_column *all;
	size_t count;
	enum err e = db_rows(q, &list_columns, &all, &count, NOTHING);

	*column = NULL;
	for (size_t i = 0; !e && !*column && i < count; i++)
		if (!is_among(rows, COUNT(rows), all[i].name) && !is_among(blanked, COUNT(blanked), all[i].name))
			*column = all[i].name;
	for (size_t i = 0; !e && !*column && i < COUNT(rows); i++)
		if (!is_there(all, count, rows[i]))
			*column = rows[i];
	for (size_t i = 0; !e && !*column && i < COUNT(blanked); i++)
		if (!is_there(all, count, blanked[i]))
			*column = blanked[i];
	return e;
}
