/* conf - the one configuration file, handrail.conf.
 *
 * Looked for at $HANDRAIL_CONF, then beside the program, then in
 * /etc/handrail/. Each key can be given as HANDRAIL_SECTION_KEY in the
 * environment, or as a file's name in HANDRAIL_SECTION_KEY_FILE (for
 * secrets; one trailing newline is dropped). The environment wins. An
 * unknown key or a bad value stops the start with file and line; so does a
 * variable of the environment that names an unknown key of a known section.
 * Lines hold at most 198 bytes; a blank and ; begin a comment behind a value.
 * settings.def lists all settings; a setting's member here is section_key. */
#ifndef HANDRAIL_CONF_H
#define HANDRAIL_CONF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct arena;

#define CONF_MEMBER_TEXT(name) const char *name
#define CONF_MEMBER_CHOICE(name) const char *name
#define CONF_MEMBER_NUMBER(name) int64_t name
#define CONF_MEMBER_FLAG(name) bool name

struct conf {
	const char *path;	/* the file that was read; NULL when there was none */
	const char *directory;	/* where the running program lies */
#define SETTING(section, key, type, value, least, most, choices) CONF_MEMBER_##type(section##_##key);
#include "base/settings.def"
#undef SETTING
};

/* Reads file and environment into memory of the arena, which must live as
 * long as the conf. On ERR_CONFIG *why says file, line and what is wrong. */
enum err conf_load(struct arena *a, const char *program, const struct conf **conf, const char **why);

/* Where a folder of data lies ("templates", "schema", "nginx", "demo"): beside the
 * program, in share/handrail/ one or two levels above, or one or two levels above
 * it. NULL when it is nowhere. */
const char *conf_find(struct arena *a, const struct conf *c, const char *folder);

/* conf_load() from one named file, without looking elsewhere. */
enum err conf_read(struct arena *a, const char *path, const struct conf **conf, const char **why);

#endif
