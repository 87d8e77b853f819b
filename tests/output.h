/* output - writes each test's standard output and error to its own file (see output.c). */
#ifndef HANDRAIL_TESTS_OUTPUT_H
#define HANDRAIL_TESTS_OUTPUT_H

struct criterion_test_set;

/* Makes each test keep its output in the folder $HANDRAIL_TEST_OUTPUT. Without that folder it changes nothing.
 * Only suites have a set-up, never a single test. */
void output_keep(const struct criterion_test_set *tests);

#endif
