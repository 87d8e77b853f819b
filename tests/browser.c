/* browser.c - the kind of browser in the header User-Agent. */
#include <criterion/criterion.h>

#include "base/browser.h"
#include "base/str.h"

static const struct { const char *agent, *browser, *machine; } agents[] = {
	{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Windows" },
	{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "Windows" },
	{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
		"Edge", "Windows" },
	{ "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
		"Safari", "iPhone" },
	{ "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
		"Chrome", "iPhone" },
	{ "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
		"Samsung Internet", "Android" },
	{ "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari", "Mac" },
	{ "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome", "Chromebook" },
	{ "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux" },
	{ "curl/8.14.1", "", "" },
	{ "", "", "" },
	{ NULL, "", "" },
};

Test(browser, is_named_as_people_call_it)
{
	for (size_t i = 0; i < COUNT(agents); i++) {
		struct browser b = browser_of(agents[i].agent);

		cr_expect_str_eq(browser_name(b.browser), agents[i].browser, "%s", agents[i].agent);
		cr_expect_str_eq(machine_name(b.machine), agents[i].machine, "%s", agents[i].agent);
	}
}

Test(browser, a_number_of_a_later_version_has_no_name)
{
	cr_expect_str_eq(browser_name(200), "");
	cr_expect_str_eq(machine_name(200), "");
}
