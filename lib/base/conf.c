/* conf.c - reads handrail.conf and the environment into one struct; hides ini.h. */
#include "base/conf.h"

#include <ctype.h>
#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/contact.h"
#include "base/str.h"

#define VALUE_FILE_MAX 65536
#define PREFIX "HANDRAIL_"

extern char **environ;

enum setting_type { SETTING_TEXT, SETTING_SECRET, SETTING_URL, SETTING_ADDRESS, SETTING_CHOICE, SETTING_NUMBER, SETTING_FLAG };

static const struct setting {
	const char *section, *key;
	enum setting_type type;
	const char *value;
	int64_t least, most;
	const char *choices;
	size_t offset;
} settings[] = {
#define SETTING(section, key, type, value, least, most, choices) \
	{ #section, #key, SETTING_##type, value, least, most, choices, offsetof(struct conf, section##_##key) },
#include "base/settings.def"
#undef SETTING
};

/* The state of the parser, and the first error. */
struct reading {
	struct arena *arena;
	struct conf *conf;
	FILE *file;
	const char *path;
	int line;
	const char *why;
	int why_line;
};

/* Keeps the first fault in r->why. The parser's callbacks cannot return the code, so they call this with (void). */
static enum err wrong(struct reading *r, const char *where, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static enum err wrong(struct reading *r, const char *where, const char *fmt, ...)
{
	va_list ap;

	if (r->why)
		return ERR_CONFIG;
	va_start(ap, fmt);
	r->why = arena_printf(r->arena, "%s: %s", where, arena_vprintf(r->arena, fmt, ap));
	va_end(ap);
	r->why_line = r->line;
	return ERR_CONFIG;
}

/* ---- values ---- */

static bool is_word_of(const char *words, const char *word)
{
	size_t length = strlen(word);

	for (const char *w = words; *w; w += strspn(w, " ")) {
		size_t n = strcspn(w, " ");

		if (n == length && !memcmp(w, word, n))
			return true;
		w += n;
	}
	return false;
}

static bool flag_read(const char *text, bool *flag)
{
	*flag = is_word_of("yes true on 1", text);
	return *flag || is_word_of("no false off 0", text);
}

/* A server has a name behind //, a file or a program has a path. */
static bool url_fits(const char *beginnings, const char *value)
{
	for (const char *w = beginnings; *w; w += strspn(w, " ")) {
		size_t n = strcspn(w, " ");

		if (!strncasecmp(value, w, n) && value[n] && !strpbrk(value, " \t\"<>"))
			return w[n - 1] == ':' || !strchr("/:?#", value[n]);
		w += n;
	}
	return false;
}

static enum err text_check(struct reading *r, const struct setting *s, const char *where, const char *value)
{
	if (s->type == SETTING_CHOICE && (!*value || !is_word_of(s->choices, value)))
		return wrong(r, where, "[%s] %s is one of: %s", s->section, s->key, s->choices);
	if (!*value)
		return ERR_OK;
	if (s->type == SETTING_URL && !url_fits(s->choices, value))
		return wrong(r, where, "[%s] %s is no URL that begins with one of: %s", s->section, s->key, s->choices);
	if (s->type == SETTING_ADDRESS && !contact_email_fits(value))
		return wrong(r, where, "[%s] %s is no e-mail address", s->section, s->key);
	if (s->type == SETTING_SECRET && strlen(value) < (size_t)s->least)
		return wrong(r, where, "[%s] %s is too short: use at least %lld characters", s->section, s->key, (long long)s->least);
	return ERR_OK;
}

static enum err setting_set(struct reading *r, const struct setting *s, const char *where, const char *value)
{
	char *member = (char *)r->conf + s->offset;

	switch (s->type) {
	case SETTING_TEXT:
	case SETTING_SECRET:
	case SETTING_URL:
	case SETTING_ADDRESS:
	case SETTING_CHOICE:
		if (text_check(r, s, where, value))
			return ERR_CONFIG;
		*(const char **)(void *)member = arena_text(r->arena, value);
		return ERR_OK;
	case SETTING_NUMBER:
		if (text_to_number(value, s->least, s->most, (int64_t *)(void *)member))
			return ERR_OK;
		return wrong(r, where, "[%s] %s is a number from %lld to %lld", s->section, s->key,
			(long long)s->least, (long long)s->most);
	case SETTING_FLAG:
		if (flag_read(value, (bool *)member))
			return ERR_OK;
		return wrong(r, where, "[%s] %s is yes or no", s->section, s->key);
	}
	return ERR_SYSTEM;
}

static const struct setting *setting_find(const char *section, const char *key)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (!strcmp(settings[i].section, section) && !strcmp(settings[i].key, key))
			return &settings[i];
	return NULL;
}

static bool section_known(const char *section)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (!strcmp(settings[i].section, section))
			return true;
	return false;
}

static enum err set_defaults(struct reading *r)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (setting_set(r, &settings[i], "settings.def", settings[i].value))
			return ERR_CONFIG;
	return ERR_OK;
}

/* ---- the file ---- */

static const char *where(const struct reading *r)
{
	return arena_printf(r->arena, "%s:%d", r->path, r->line);
}

/* Reads one line for inih. inih would take an indented line as part of the value above,
 * which is never intended here, so leading blanks are removed. */
static char *next_line(char *line, int size, void *stream)
{
	struct reading *r = stream;
	size_t length;

	if (!fgets(line, size, r->file))
		return NULL;
	r->line++;
	length = strlen(line);
	if (length + 1 == (size_t)size && line[length - 1] != '\n')
		(void)wrong(r, where(r), "the line is longer than %d bytes", size - 2);
	memmove(line, line + strspn(line, " \t"), strlen(line + strspn(line, " \t")) + 1);
	return line;
}

static int on_setting(void *user, const char *section, const char *key, const char *value)
{
	struct reading *r = user;
	const struct setting *s = setting_find(section, key);

	if (s)
		return !setting_set(r, s, where(r), value);
	if (!*section)
		(void)wrong(r, where(r), "%s stands outside of any section", key);
	else if (!section_known(section))
		(void)wrong(r, where(r), "there is no section [%s]", section);
	else
		(void)wrong(r, where(r), "[%s] has no setting %s", section, key);
	return 0;
}

static enum err read_config_file(struct reading *r)
{
	int bad;

	r->file = fopen(r->path, "re");
	if (!r->file)
		return wrong(r, r->path, "%s", strerror(errno));
	bad = ini_parse_stream(next_line, r, on_setting, r);
	if (ferror(r->file))
		(void)wrong(r, r->path, "%s", strerror(errno));
	fclose(r->file);
	if (!bad || (r->why && r->why_line <= bad))
		return r->why ? ERR_CONFIG : ERR_OK;
	r->line = bad;
	r->why = NULL;
	return wrong(r, where(r), "this is neither [section] nor key = value");
}

/* ---- the environment ---- */

static char *environment_name(struct arena *a, const struct setting *s, const char *ending)
{
	char *name = arena_printf(a, PREFIX "%s_%s%s", s->section, s->key, ending);

	for (char *c = name; *c; c++)
		*c = (char)toupper((unsigned char)*c);
	return name;
}

/* Reads a secret from a file, without the trailing newline that editors add. */
static enum err read_value_file(struct reading *r, const char *name, const char *path, char **value)
{
	FILE *f = fopen(path, "re");
	size_t length;
	bool bad;

	if (!f)
		return wrong(r, name, "%s: %s", path, strerror(errno));
	*value = arena_alloc(r->arena, VALUE_FILE_MAX + 1);
	length = fread(*value, 1, VALUE_FILE_MAX + 1, f);
	bad = ferror(f) || length > VALUE_FILE_MAX;
	fclose(f);
	if (bad)
		return wrong(r, name, "%s cannot be read, or is too long", path);
	if (strlen(*value) != length)
		return wrong(r, name, "%s holds a NUL byte", path);
	if (length && (*value)[length - 1] == '\n')
		(*value)[length - 1] = '\0';
	return ERR_OK;
}

static enum err read_environment_of(struct reading *r, const struct setting *s)
{
	const char *name = environment_name(r->arena, s, ""), *path;
	char *value = getenv(name);

	if (value)
		return setting_set(r, s, name, value);
	name = environment_name(r->arena, s, "_FILE");
	if (!(path = getenv(name)))
		return ERR_OK;
	if (read_value_file(r, name, path, &value))
		return ERR_CONFIG;
	return setting_set(r, s, name, value);
}

static bool variable_is_setting(struct arena *a, const char *name)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (!strcmp(name, environment_name(a, &settings[i], ""))
				|| !strcmp(name, environment_name(a, &settings[i], "_FILE")))
			return true;
	return false;
}

static bool variable_names_section(const char *name)
{
	for (size_t i = 0; i < COUNT(settings); i++) {
		size_t n = strlen(settings[i].section);

		if (!strncasecmp(name + strlen(PREFIX), settings[i].section, n) && name[strlen(PREFIX) + n] == '_')
			return true;
	}
	return false;
}

/* A misspelt variable of a known section is an error, as in the file. Other names belong to other programs. */
static enum err check_environment(struct reading *r)
{
	for (char **e = environ; e && *e; e++) {
		char *name = arena_bytes(r->arena, *e, strcspn(*e, "="));

		if (text_starts(name, PREFIX) && variable_names_section(name) && !variable_is_setting(r->arena, name))
			return wrong(r, name, "there is no such setting");
	}
	return ERR_OK;
}

static enum err read_environment(struct reading *r)
{
	for (size_t i = 0; i < COUNT(settings); i++)
		if (read_environment_of(r, &settings[i]))
			return ERR_CONFIG;
	return check_environment(r);
}

/* ---- folders ---- */

static const char *directory_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : arena_bytes(a, path, (size_t)(slash - path));
}

/* The program's own folder. Falls back to the program's name if the system does not return it. */
static const char *program_directory(struct arena *a, const char *program)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return directory_of(a, program ? program : "");
	path[n] = '\0';
	return directory_of(a, path);
}

/* NULL if there is no file; then all settings come from the environment. */
static const char *config_path(struct arena *a, const char *directory)
{
	const char *named = getenv(PREFIX "CONF");
	const char *beside = arena_printf(a, "%s/handrail.conf", directory);

	if (!text_is_empty(named))
		return named;
	if (!access(beside, F_OK))
		return beside;
	return access("/etc/handrail/handrail.conf", F_OK) ? NULL : "/etc/handrail/handrail.conf";
}

const char *conf_find(struct arena *a, const struct conf *c, const char *folder)
{
	static const char *const places[] = { "", "/../share/handrail", "/../../share/handrail", "/..", "/../.." };
	char path[PATH_MAX];

	for (size_t i = 0; i < COUNT(places); i++)
		if (realpath(arena_printf(a, "%s%s/%s", c->directory, places[i], folder), path)
				&& !access(path, X_OK))
			return arena_text(a, path);
	return NULL;
}

/* ---- settings as text ---- */

static const char *value_of(struct arena *a, const struct conf *c, const struct setting *s)
{
	const char *member = (const char *)c + s->offset;

	switch (s->type) {
	case SETTING_NUMBER:
		return arena_printf(a, "%lld", (long long)*(const int64_t *)(const void *)member);
	case SETTING_FLAG:
		return *(const bool *)member ? "yes" : "no";
	default:
		break;
	}
	return *(const char *const *)(const void *)member;
}

/* A URL may hold a password: https://user:password@host */
static bool holds_secret(const struct setting *s, const char *value)
{
	const char *host = strstr(value, "://");

	return s->type == SETTING_SECRET || (host && strchr(host, '@'));
}

const char *conf_told(struct arena *a, const struct conf *c, size_t n)
{
	for (size_t i = 0; i < COUNT(settings); i++) {
		const struct setting *s = &settings[i];
		const char *value = value_of(a, c, s);

		if (!strcmp(value, s->value) || holds_secret(s, value) || n--)
			continue;
		return arena_printf(a, "[%s] %s = %s", s->section, s->key, value);
	}
	return NULL;
}

/* example.org is nobody's (RFC 2606). */
static bool is_placeholder(const char *value)
{
	static const char *const words[] = { "change-me", "example.org", "example.com", "example.net", "AC..." };

	for (size_t i = 0; i < COUNT(words); i++)
		if (strstr(value, words[i]))
			return true;
	return text_equal(value, "...");
}

const char *conf_placeholder(struct arena *a, const struct conf *c, size_t n)
{
	for (size_t i = 0; i < COUNT(settings); i++) {
		const struct setting *s = &settings[i];

		if (is_placeholder(value_of(a, c, s)) && !n--)
			return arena_printf(a, "[%s] %s", s->section, s->key);
	}
	return NULL;
}

/* ---- all of it ---- */

static enum err conf_fill(struct reading *r)
{
	if (set_defaults(r))
		return ERR_CONFIG;
	if (r->path && read_config_file(r))
		return ERR_CONFIG;
	return read_environment(r);
}

static enum err conf_make(struct arena *a, const char *directory, const char *path,
	const struct conf **conf, const char **why)
{
	struct reading r = { .arena = a, .conf = ARENA_NEW(a, struct conf), .path = arena_text(a, path) };
	enum err e;

	r.conf->directory = directory;
	r.conf->path = r.path;
	e = conf_fill(&r);
	*conf = e ? NULL : r.conf;
	*why = r.why;
	return e;
}

enum err conf_load(struct arena *a, const char *program, const struct conf **conf, const char **why)
{
	const char *directory = program_directory(a, program);

	return conf_make(a, directory, config_path(a, directory), conf, why);
}

enum err conf_read(struct arena *a, const char *path, const struct conf **conf, const char **why)
{
	return conf_make(a, program_directory(a, NULL), path, conf, why);
}
