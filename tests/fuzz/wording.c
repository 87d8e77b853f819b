/* wording.c - cleaned names, texts and addresses of a directory: they fit into their columns, and nothing is added to them. */
#include "directory/wording.h"

#include <string.h>
#include <strings.h>

#include "support.h"
#include "directory/warning.h"

#define NAME_MOST 40

/* Nothing that would end an address where it is shown or sent. */
static bool is_plain(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text <= 0x20 || *text == 0x7f || strchr("<>\"\\", *text))
			return false;
	return true;
}

static void check_url(const struct wording *w, const char *text)
{
	const char *url = wording_url(w, text);

	EXPECT(!url[0] || !strncasecmp(url, "http://", 7) || !strncasecmp(url, "https://", 8), url);
	EXPECT(is_plain(url) && text_length(url) <= 2000, url);
	EXPECT(text_equal(wording_url(w, url), url), url);
}

static void check_email(const struct wording *w, const char *text)
{
	const char *email = wording_email(w, text);

	EXPECT(is_plain(email) && strlen(email) <= 254, email);
	EXPECT(!email[0] || strchr(email, '@'), email);
	EXPECT(!email[0] || !w->rewrite_contacts || text_ends(email, "@example.invalid"), email);
}

static void check_name(const struct wording *w, const char *text)
{
	const char *name = wording_name(w, text, NAME_MOST);

	EXPECT(fuzz_is_utf8(name) && text_length(name) <= NAME_MOST && !strpbrk(name, "\n\t\r"), name);
}

/* The end is still there, and with rewrite_contacts no mail reaches an address in it. */
static void check_text(const struct wording *w, const char *text)
{
	const char *kept = wording_text(w, arena_printf(w->arena, "%s\nZZ", text), (size_t)1 << 20);

	EXPECT(fuzz_is_utf8(kept) && text_ends(kept, "ZZ"), kept);
	for (const char *at = strstr(kept, "@example.org"); at && w->rewrite_contacts; at = strstr(at + 1, "@example.org"))
		EXPECT(at == kept || !strchr("abcdefghijklmnopqrstuvwxyz", at[-1]), kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	const char *text = fuzz_utf8(a, data, size);
	struct warnings warnings;

	warnings_init(&warnings, a);
	for (int how = 0; how < 4; how++) {
		struct wording w = { .arena = a, .warnings = &warnings, .repair_text = how & 1, .rewrite_contacts = how & 2 };

		check_url(&w, text);
		check_email(&w, text);
		check_name(&w, text);
		check_text(&w, text);
	}
	return 0;
}
