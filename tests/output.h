/* output - each test's standard output and error go into a file of its own (see output.c). */
#ifndef HANDRAIL_TESTS_OUTPUT_H
#define HANDRAIL_TESTS_OUTPUT_H

struct criterion_test_set;

/* Makes each test keep its output in the folder $HANDRAIL_TEST_OUTPUT. Without that folder it changes nothing.
 * No test has a set-up of its own: suites have. */
void output_keep(const struct criterion_test_set *tests);

#endif
