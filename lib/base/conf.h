/* conf - the one configuration file, handrail.conf.
 *
 * conf_load() looks at $HANDRAIL_CONF, then beside the program, then in
 * /etc/handrail/. The environment overrides the file: HANDRAIL_SECTION_KEY holds
 * a value, HANDRAIL_SECTION_KEY_FILE the name of a file with the value (for
 * secrets; one trailing newline is dropped). An unknown key or a bad value stops
 * the start with file and line. So does a variable that names an unknown key of
 * a known section. A line holds at most 198 bytes. After a value, a blank and ;
 * begin a comment.
 * settings.def lists all settings; a setting's member here is section_key. */
#ifndef HANDRAIL_CONF_H
#define HANDRAIL_CONF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;

/* The least length of [secrets] key in bytes: 32 hexadecimal digits are still 128 bits. */
#define CONF_KEY_LEAST 32

#define CONF_MEMBER_TEXT(name) const char *name
#define CONF_MEMBER_SECRET(name) const char *name
#define CONF_MEMBER_URL(name) const char *name
#define CONF_MEMBER_ADDRESS(name) const char *name
#define CONF_MEMBER_CHOICE(name) const char *name
#define CONF_MEMBER_NUMBER(name) int64_t name
#define CONF_MEMBER_FLAG(name) bool name

struct conf {
	const char *path;	/* the file that was read; NULL if there was none */
	const char *directory;	/* the folder of the running program */
#define SETTING(section, key, type, value, least, most, choices) CONF_MEMBER_##type(section##_##key);
#include "base/settings.def"
#undef SETTING
};

/* Reads file and environment into memory of the arena, which must outlive the
 * conf. On ERR_CONFIG, *why names the file, the line and the fault. */
enum err conf_load(struct arena *a, const char *program, const struct conf **conf, const char **why);

/* Finds a folder of data ("templates", "schema", "nginx", "demo"): beside the program,
 * in share/handrail/ one or two levels above, or one or two levels above the program.
 * NULL if there is none. */
const char *conf_find(struct arena *a, const struct conf *c, const char *folder);

/* The n-th setting that is not a secret and differs from its default, as "[mail] from = post@example.org": a backup lists them.
 * NULL past the last one. */
const char *conf_told(struct arena *a, const struct conf *c, size_t n);

/* The n-th setting whose value still holds a placeholder of handrail.conf.example ("change-me", "example.org"), as "[mail]
 * password". NULL past the last one. */
const char *conf_placeholder(struct arena *a, const struct conf *c, size_t n);

/* Like conf_load(), but reads only this file. */
enum err conf_read(struct arena *a, const char *path, const struct conf **conf, const char **why);

#endif
