/* screener.c - a screener's document, and the FHIR form of it: what is read can be checked, answered, written and read again. */
#include "screener/screener.h"

#include "screener/screener_fhir.h"
#include "support.h"

/* All options, numbers and words at once: the outcome is found whatever they are. */
static void check_outcome(struct req *q, const struct screener *s)
{
	static const char *const typed[] = { "yes", "1", "-2.5", "2026-11-29", "words" };
	struct answers all = { 0 };
	struct outcome_reasons why;

	for (size_t i = 0; i < s->count; i++)
		for (size_t t = 0; t < COUNT(typed); t++) {
			struct answer answer;
			const char *about;

			if (!answer_take(q->arena, &s->questions[i], &typed[t], 1, &answer, &about))
				answers_put(q->arena, &all, &answer);
		}
	EXPECT(screener_outcome(q->arena, s, &all, true, &why) < OUTCOMES, NULL);
	EXPECT(answers_shown(q->arena, s, &all, false).count <= s->count, NULL);
}

/* A screener without a mistake is the same after each way of writing it. An empty one is never published. */
static void check_written(struct req *q, struct screener *s)
{
	struct question_problem_at *problems;
	struct screener_version v = { .number = 1 };
	struct fhir_refusal why;
	struct screener again;
	const char *document;

	if (screener_check(q, s, &problems))
		return;
	document = screener_write(q, s);
	EXPECT(!screener_read(q, document, &again), document);
	EXPECT(text_equal(screener_write(q, &again), document), document);
	if (!s->count)
		return;
	v.screener = *s;
	EXPECT(!screener_fhir_read(q, screener_fhir_write(q, &v, "Title"), &again, &why), document);
	EXPECT(text_equal(screener_write(q, &again), document), document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct req *q = fuzz_req();
	const char *text = fuzz_text(q->arena, data, size);
	struct fhir_refusal why;
	struct screener s;

	if (!screener_read(q, text, &s)) {
		check_outcome(q, &s);
		check_written(q, &s);
	}
	if (!screener_fhir_read(q, text, &s, &why)) {
		check_outcome(q, &s);
		check_written(q, &s);
	} else {
		EXPECT(why.is, text);
	}
	return 0;
}
