/* accept.c - the Accept-Language header: for any header, the chosen language has templates. */
#include "base/conf.h"
#include "edge/http.h"
#include "web/page.h"
#include "web/reader.h"
#include "support.h"
#include "edge/tpl.h"
#include "edge/words.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct req *q = fuzz_req();
	const char *folder = conf_find(q->arena, q->conf, "templates");

	(void)argc, (void)argv;
	EXPECT(folder && !tpl_load(folder), folder);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *language;

	q->http = http_literal(q->arena, "GET", "help.test", "/", NULL, NULL, NULL);
	q->http->accept_language = fuzz_text(q->arena, data, size);
	language = reader_language(q);
	EXPECT(words(q, language, "when", "just_now")[0], language);
	return 0;
}
