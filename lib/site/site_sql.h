/* site_sql - the columns of a site, for the statements that read one. */
#ifndef HANDRAIL_SITE_SQL_H
#define HANDRAIL_SITE_SQL_H

/* The settings that site_save() writes: TEXT(member, value in place of an empty one; NULL: there has to be one),
 * NUMBER(member). The columns that are read, added and changed come from this list. */
#define SITE_FIELDS(TEXT, NUMBER) \
	TEXT(base_url, NULL) \
	TEXT(name, NULL) \
	TEXT(operator, "") \
	TEXT(reply_to, "") \
	TEXT(country, "US") \
	TEXT(text_countries, "") \
	TEXT(time_zone, "America/New_York") \
	TEXT(language, "en") \
	NUMBER(tracking_only) \
	NUMBER(unclaimed_referrals) \
	NUMBER(staff_second_factor) \
	TEXT(crisis_banner, "") \
	TEXT(leave_url, SITE_LEAVE_URL) \
	TEXT(embed_origin, "") \
	TEXT(languages, "") \
	NUMBER(notice_cadence) \
	NUMBER(sensitive_needs) \
	NUMBER(retention_months) \
	TEXT(brand_color, "") \
	TEXT(brand_color_dark, "") \
	TEXT(link_color, "") \
	TEXT(link_color_dark, "")

/* M(member, ...) for each column of struct site behind its id. */
#define SITE_MEMBERS(M) \
	M(public_id) M(host) \
	SITE_FIELDS(M, M) \
	M(logo_version) M(logo_type) M(logo_width) M(logo_height)

/* How many steps of schema/ have run (migrate.h): the programs compare it with their own (updating.h). */
#define STEPS_RAN "(SELECT value FROM installation WHERE name = 'schema_steps') AS steps_ran"

/* The values of site s. */
#define SITE_VALUE(member, ...) ", s." #member
#define SITE_VALUES "s.id" SITE_MEMBERS(SITE_VALUE) ", " STEPS_RAN

#endif
