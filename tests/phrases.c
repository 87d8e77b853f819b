/* phrases.c - every row of the lists in lib/ has its words in the templates. */
#include <criterion/criterion.h>

#include "web/form.h"
#include "law/status.h"
#include "message/message.h"
#include "site/audit.h"
#include "support.h"
#include "edge/words.h"

Test(phrases, every_problem_has_its_sentence)
{
	struct req *q = test_req();

	test_templates();
	q->language = "en";
	for (int p = PROBLEM_none + 1; p < PROBLEM_COUNT; p++) {
		const char *sentence = form_sentence(q, (enum problem)p, "7");

		cr_expect(text_length(sentence) > 10, "problem %d says \"%s\"", p, sentence);
		cr_expect_not(text_ends(sentence, "."), "\"%s\" stands in a list, without a full stop", sentence);
	}
}

Test(phrases, every_status_and_class_has_its_word)
{
	struct req *q = test_req();

	test_templates();
	for (int s = 0; s < STATUSES; s++)
		cr_expect_str_eq(words(q, "en", "statuses", status_slug((enum status)s)),
			status_label((enum status)s));
	for (int c = 0; c < STATUS_CLASSES; c++)
		cr_expect(text_length(words(q, "en", "statuses", arena_printf(q->arena, "class_%s",
			status_class_slug((enum status_class)c)))) > 0, "class %d", c);
}

/* Each reader sees the next step, for every status. */
Test(phrases, every_status_says_what_is_next)
{
	static const char *const parts[] = { "parts/next-seeker", "parts/next-helper", "parts/next-program" };
	struct req *q = test_req();

	test_templates();
	for (size_t i = 0; i < COUNT(parts); i++)
		for (int s = STATUS_not_updated + 1; s < STATUSES; s++)
			cr_expect(text_length(words(q, "en", parts[i], status_slug((enum status)s))) > 10,
				"%s has no words for %s", parts[i], status_slug((enum status)s));
}

Test(phrases, every_error_has_its_page)
{
	static const char *const shared[] = { "ok", "sign_in", "input" };	/* these never get their own page */
	struct req *q = test_req();
	size_t bare;

	test_templates();
	bare = text_length(words(q, "en", "error", "none"));
	for (int e = 0; e < ERR_COUNT; e++) {
		bool own = true;

		for (size_t i = 0; i < COUNT(shared); i++)
			own = own && !text_equal(err_word((enum err)e), shared[i]);
		if (own)
			cr_expect(text_length(words(q, "en", "error", err_word((enum err)e))) > bare + 40,
				"error.tpl has nothing for %s", err_word((enum err)e));
	}
}

Test(phrases, of_the_site_tools_name_each_message_and_each_act)
{
	struct req *q = test_req();

	test_templates();
	for (enum message m = 0; m < MESSAGES; m++)
		cr_expect_str_not_empty(words(q, "en", "deliveries", message_slug(m)), "%s", message_slug(m));
	for (enum audit_act a = 0; a < AUDITS; a++)
		cr_expect_str_not_empty(words(q, "en", "audits", audit_slug(a)), "%s", audit_slug(a));
}
