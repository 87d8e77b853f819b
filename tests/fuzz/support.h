/* support - shared by the fuzzers: a unit of work, texts and files made from bytes, and EXPECT().
 *
 * Each fuzzer is one file of tests/fuzz/ with the name of its folder of seeds. Its
 * LLVMFuzzerTestOneInput() checks what must hold for every input; the sanitizers check
 * the rest. A fuzzer of a static function includes the file that defines it. No
 * database, no network, no threads. */
#ifndef HANDRAIL_FUZZ_SUPPORT_H
#define HANDRAIL_FUZZ_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/req.h"
#include "base/str.h"

/* libFuzzer's two: once at the start, and for each input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A unit of work without database, at a site in the United States, always at
 * the same moment. All that it made ends with the next call. */
struct req *fuzz_req(void);

/* The bytes as text: NUL bytes are left out. */
char *fuzz_text(struct arena *a, const uint8_t *data, size_t size);

/* The same, and what is no UTF-8 becomes U+FFFD: for functions that are only given UTF-8. */
char *fuzz_utf8(struct arena *a, const uint8_t *data, size_t size);

/* Cuts off the next line, or the next part before a line "--", and moves on; "" at the end. */
char *fuzz_line(char **rest);
char *fuzz_part(char **rest);

/* A path under which the bytes can be read, until the next call. */
const char *fuzz_file(const void *bytes, size_t length);

/* An empty folder in $TMPDIR; emptied again by each call. */
const char *fuzz_folder(void);

bool fuzz_is_utf8(const char *text);

/* Ends the process, which keeps the input as a finding. shown is a text to print, or NULL. */
#define EXPECT(is, shown) do { if (!(is)) fuzz_wrong(__FILE__, __LINE__, #is, shown); } while (0)
void fuzz_wrong(const char *file, int line, const char *what, const char *shown) __attribute__((noreturn));

#endif
