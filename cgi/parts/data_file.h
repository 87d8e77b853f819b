/* data_file - the two files in a zip of somebody’s data, for machines (JSON) and people (HTML), written from tables of fields.
 *
 *	static const struct datum group_data[] = {
 *		DATUM(struct own_group, team_name),
 *		DATUM_TIME(struct own_group, joined_at),
 *	};
 *
 *	data_part(f, "groups");
 *	for (size_t i = 0; i < count; i++) {
 *		data_item(f);
 *		data_facts(f, group_data, COUNT(group_data), &all[i]);
 *		data_item_end(f);
 *	}
 *	data_part_end(f);
 *
 * In the JSON a part is a list of objects, whose members are named as columns and form fields are; a time is ISO 8601 in UTC,
 * or "" for 0. In the HTML a field that is empty is left out; templates/data-words.tpl has the heading `part_NAME` and the
 * label `field_NAME`. An item may hold lists: data_list(), then data_list_item() and data_facts() for each of their items.
 *
 * Between data_item() and data_item_end(), q->arena is an arena of the item's own, which ends with the item. */
#ifndef HANDRAIL_DATA_FILE_H
#define HANDRAIL_DATA_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct archive;
struct data_file;
struct req;

enum datum_type { DATUM_TEXTS, DATUM_FLAGS, DATUM_NUMBERS, DATUM_TIMES, DATUM_CHOICES };

struct datum {
	const char *name;
	enum datum_type type;
	size_t offset;
	const char *(*slug)(int value);		/* of a choice: NULL if it has none */
	const char *words, *stem;		/* of a choice: the template and the beginning of the section with its words */
};

#define DATUM(type_, member) { #member, \
	_Generic(((type_ *)0)->member, const char *: DATUM_TEXTS, bool: DATUM_FLAGS, int: DATUM_NUMBERS), \
	offsetof(type_, member), NULL, NULL, NULL }
#define DATUM_TIME(type_, member) { #member, DATUM_TIMES, offsetof(type_, member), NULL, NULL, NULL }

/* The member is an int or an enum; or it is the slug itself, and slug_ is not called. */
#define DATUM_CHOICE(type_, member, slug_, words_, stem_) { #member, \
	sizeof(((type_ *)0)->member) == sizeof(int) ? DATUM_CHOICES : DATUM_TEXTS, offsetof(type_, member), slug_, words_, stem_ }

/* Opens data.json and data.html in the archive. */
enum err data_file_begin(struct req *q, struct archive *a, struct data_file **file);
void data_file_end(struct data_file *f);

void data_part(struct data_file *f, const char *name);
void data_part_end(struct data_file *f);
void data_item(struct data_file *f);
void data_item_end(struct data_file *f);
void data_facts(struct data_file *f, const struct datum *table, size_t count, const void *from);

void data_list(struct data_file *f, const char *name);
void data_list_item(struct data_file *f);

#endif
