/* hostile.c - malicious directories, and imports that end badly: a clear error or a counted warning,
 * bounded memory, and a database as before the import or as after it, never in between.
 *
 * Each test has its own database, compared by the checksums of all tables of the directory. */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zip.h>

#include "edge/db.h"
#include "directory/directory.h"
#include "own_database.h"
#include "base/secret.h"
#include "support.h"

#define MIB ((size_t)1 << 20)

/* The sanitizers need additional memory and time. */
#ifdef __SANITIZE_ADDRESS__
#define IS_BOUNDED false
#define SLOWER 10
#else
#define IS_BOUNDED true
#define SLOWER 1
#endif

static struct req *q;

static void begin(void)
{
	q = own_database();
}

static void end(void)
{
	own_database_drop(q);
}

TestSuite(hostile, .init = begin, .fini = end);

/* ---- the state of the database ---- */

struct checksum { const char *Table; int64_t Checksum; };
static const struct column checksum_columns[] = { COLUMN(struct checksum, Table), COLUMN(struct checksum, Checksum) };

STATEMENT(checksums, checksum_columns, struct checksum,
	"CHECKSUM TABLE organization, program, location, program_location, program_phone, program_hours, program_closure, "
	" program_hours_note, program_language, taxonomy_term, program_term, program_need, place, program_point, program_text, "
	" search_word, search_program, search_stale, program_setting, referral_address");

static const char *state(void)
{
	struct checksum *all;
	struct str s;
	size_t count;

	cr_assert_eq(db_rows(q, &checksums, &all, &count, NOTHING), ERR_OK, "%s", q->failed.detail);
	cr_assert_eq(count, 20);
	str_init(&s, q->arena, 4000);
	for (size_t i = 0; i < count; i++)
		str_printf(&s, "%s %lld\n", strrchr(all[i].Table, '.') + 1, (long long)all[i].Checksum);
	return s.text;
}

static void expect_as_before(const char *before, const char *what)
{
	const char *after = state();

	cr_expect_str_eq(after, before, "%s left\n%sof\n%s", what, after, before);
}

struct count { int64_t count; };
static const struct column count_columns[] = { COLUMN(struct count, count) };

static int64_t counted(const struct stmt *s, struct binds b)
{
	struct count c;

	cr_assert_eq(db_row(q, s, &c, b), ERR_OK, "%s: %s", s->name, q->failed.detail);
	return c.count;
}

STATEMENT(programs_all, count_columns, struct count, "SELECT COUNT(*) AS count FROM program WHERE retired_at IS NULL");
STATEMENT(words_found, count_columns, struct count,
	"SELECT COALESCE(SUM(LENGTH(programs)), 0) DIV 2 AS count FROM search_word WHERE word = ?");

/* ---- importing ---- */

static enum err import(const char *path, struct directory_result *r)
{
	return directory_import(q, &(struct directory_options){ .path = path, .rewrite_contacts = true, .allow_retire = INT64_MAX }, r);
}

static struct directory_result must_import(const char *path)
{
	struct directory_result r;

	cr_assert_eq(import(path, &r), ERR_OK, "%s: %s", path, q->failed.detail);
	return r;
}

static size_t warned(const struct directory_result *r, const char *kind)
{
	for (size_t i = 0; i < r->warning_count; i++)
		if (text_equal(r->warnings[i].kind, kind))
			return r->warnings[i].count;
	return 0;
}

/* The import is refused, with this word in the reason, and nothing has changed. */
static void expect_refused(const char *path, const char *word)
{
	const char *before = state();
	struct directory_result r;

	cr_expect_eq(import(path, &r), ERR_INPUT, "%s", path);
	cr_expect(q->failed.detail && strstr(q->failed.detail, word), "%s: %s", path, q->failed.detail);
	expect_as_before(before, path);
}

/* ---- imports in a child process ---- */

struct job {
	const char *path;
	size_t memory;		/* bytes of address space beyond what the process has already; 0: no limit */
	size_t die_at;		/* programs; 0: never */
	unsigned pause;		/* milliseconds at each step */
};

static void step(void *data, const char *what, size_t done, size_t all)
{
	const struct job *job = data;
	struct timespec t = { .tv_nsec = (long)job->pause * 1000000 };

	(void)what, (void)all;
	if (job->die_at && done >= job->die_at)
		raise(SIGKILL);
	if (job->pause)
		nanosleep(&t, NULL);
}

static size_t address_space(void)
{
	FILE *f = fopen("/proc/self/statm", "r");
	unsigned long pages = 0;

	cr_assert(f && fscanf(f, "%lu", &pages) == 1);
	fclose(f);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void bound(size_t memory)
{
	rlim_t most = address_space() + memory;
	struct rlimit limit = { most, most };

	if (memory && IS_BOUNDED)
		cr_assert_not(setrlimit(RLIMIT_AS, &limit));
}

/* Prints "added N" and the warnings, or the reason of the failure; the exit status is the error. */
static void work(void *data)
{
	struct job *job = data;
	struct req *mine = own_database_again(q);
	struct directory_result r;
	enum err e;

	bound(job->memory);
	e = directory_import(mine, &(struct directory_options){ .path = job->path, .rewrite_contacts = true, .progress = step,
		.data = job }, &r);
	if (e)
		printf("%s\n", mine->failed.detail ? mine->failed.detail : "in silence");
	else
		printf("added %zu\n", r.added);
	for (size_t i = 0; !e && i < r.warning_count; i++)
		printf("%zu %s at %s\n", r.warnings[i].count, r.warnings[i].kind, r.warnings[i].first);
	fflush(stdout);
	_exit((int)e);
}

static void expect_said(struct job job, enum err e, const char *word)
{
	char *said;
	int status = test_child(work, &job, &said);

	cr_expect_eq(status, (int)e, "%s: %d, %s", job.path, status, said);
	cr_expect(strstr(said, word), "%s: %s", job.path, said);
}

/* The process that held the lock may still be ending, so this retries. */
static pid_t start(struct job *job)
{
	pid_t child;

	fflush(NULL);
	child = fork();
	cr_assert_geq(child, 0);
	if (!child) {
		/* ignored if the tests run in the background */
		signal(SIGINT, SIG_DFL);
		fclose(stdout);
		stdout = fopen("/dev/null", "w");
		work(job);
	}
	return child;
}

static int ended(pid_t child)
{
	int status;

	cr_assert_eq(waitpid(child, &status, 0), child);
	return status;
}

static void sleep_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

/* ---- made-up directories ---- */

static FILE *table(const char *folder, const char *name)
{
	FILE *f = fopen(arena_printf(q->arena, "%s/%s", folder, name), "w");

	cr_assert_not_null(f, "%s", name);
	return f;
}

static void write_programs(const char *folder, size_t count, const char *word)
{
	FILE *f = table(folder, "organizations.csv");

	fputs("id,name\n", f);
	for (size_t i = 0; i < count / 4 + 1; i++)
		fprintf(f, "o%zu,Organization %zu of %s\n", i, i, word);
	fclose(f);
	f = table(folder, "services.csv");
	fputs("id,organization_id,name,description\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "s%zu,o%zu,Program %zu of %s,\"Food, and a word: %s. Ask for number %zu.\"\n", i, i / 4, i, word, word, i);
	fclose(f);
	f = table(folder, "locations.csv");
	fputs("id,name,latitude,longitude,city,state\n", f);
	for (size_t i = 0; i < count / 2 + 1; i++)
		fprintf(f, "l%zu,House %zu,%f,%f,%s,MA\n", i, i, 41 + (double)i / 10000, -70 - (double)i / 10000, word);
	fclose(f);
	f = table(folder, "services_at_location.csv");
	fputs("id,service_id,location_id\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "a%zu,s%zu,l%zu\n", i, i, i / 2);
	fclose(f);
}

/* So many programs, with all their parts. */
static const char *town(size_t count, const char *word)
{
	const char *folder = test_folder();
	FILE *f = table(folder, "phones.csv");

	write_programs(folder, count, word);
	fputs("id,service_id,number\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "p%zu,s%zu,508 555 0%03zu\n", i, i, 100 + i % 100);
	fclose(f);
	f = table(folder, "regular_schedules.csv");
	fputs("service_id,weekday,opens_at,closes_at,description\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "s%zu,Monday,9am,5pm,Ring twice\ns%zu,Friday,9am,%zupm,\n", i, i, i % 5 + 1);
	fclose(f);
	f = table(folder, "holiday_schedules.csv");
	fputs("service_id,closed,start_date,end_date\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "s%zu,true,2026-12-24,2026-12-26\n", i);
	fclose(f);
	f = table(folder, "languages.csv");
	fputs("service_id,language\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "s%zu,English\ns%zu,Spanish\n", i, i);
	fclose(f);
	f = table(folder, "taxonomy.csv");
	fputs("id,name,parent_id\nt1,Food,\nt2,Housing,t1\n", f);
	fclose(f);
	f = table(folder, "services_taxonomy.csv");
	fputs("id,service_id,taxonomy_id\n", f);
	for (size_t i = 0; i < count; i++)
		fprintf(f, "x%zu,s%zu,t%zu\n", i, i, i % 2 + 1);
	fclose(f);
	return folder;
}

static char *zipped(const char *folder, size_t *length)
{
	static const char *const names[] = { "organizations.csv", "services.csv", "locations.csv", "phones.csv" };
	const char *path = arena_printf(q->arena, "%s/town.zip", test_folder());
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_EXCL, NULL);
	struct stat s;
	char *bytes;
	FILE *f;

	for (size_t i = 0; i < COUNT(names); i++) {
		const char *text = test_read(arena_printf(q->arena, "%s/%s", folder, names[i]));

		cr_assert_geq(zip_file_add(z, names[i], zip_source_buffer(z, text, strlen(text), 0), 0), 0);
	}
	cr_assert_eq(zip_close(z), 0);
	cr_assert_not(stat(path, &s));
	*length = (size_t)s.st_size;
	bytes = arena_alloc(q->arena, *length);
	f = fopen(path, "rb");
	cr_assert_eq(fread(bytes, 1, *length, f), *length);
	fclose(f);
	return bytes;
}

static const char *bytes_file(const char *name, const char *bytes, size_t length)
{
	static const char *folder;
	const char *path = arena_printf(q->arena, "%s/%s", folder = folder ? folder : test_folder(), name);
	FILE *f = fopen(path, "wb");

	cr_assert(f && fwrite(bytes, 1, length, f) == length);
	fclose(f);
	return path;
}

/* ---- zips ---- */

Test(hostile, zip_cut_off)
{
	size_t length;
	char *bytes;

	must_import("tests/data/hsds-3.0");
	bytes = zipped(town(200, "Elmfield"), &length);
	for (size_t i = 0; i < 16; i++)
		expect_refused(bytes_file("x.zip", bytes, length * i / 16), "");
	expect_refused(bytes_file("x.zip", bytes, length - 1), "");
}

/* A zip with any one byte changed is refused, or the change has no effect. */
Test(hostile, zip_with_a_wrong_byte)
{
	const char *before;
	size_t length, refused = 0;
	char *bytes;

	must_import("tests/data/hsds-3.0");
	before = state();
	bytes = zipped(town(200, "Elmfield"), &length);
	for (size_t i = 0; i < 40; i++) {
		size_t at = length * i / 40 + 50;
		struct directory_result r;
		enum err e;

		if (at >= length)
			break;
		bytes[at] ^= 0x55;
		e = directory_import(q, &(struct directory_options){ .path = bytes_file("x.zip", bytes, length), .dry_run = true }, &r);
		cr_expect(e == ERR_OK || (e == ERR_INPUT && q->failed.detail), "byte %zu: %d", at, (int)e);
		refused += e != ERR_OK;
		bytes[at] ^= 0x55;
	}
	cr_expect_gt(refused, 20, "%zu", refused);
	expect_as_before(before, "wrong bytes");
}

/* ---- size ---- */

/* A sparse file: read until the limit of a cell that never ends. */
Test(hostile, endless_file)
{
	const char *folder = test_folder();
	FILE *f = table(folder, "services.csv");

	cr_assert_not(ftruncate(fileno(f), (off_t)600 << 20));
	fclose(f);
	expect_said((struct job){ .path = folder, .memory = 256 * MIB }, ERR_INPUT, "larger than 512 MiB");
}

static const char *long_cell(size_t length)
{
	const char *folder = test_folder();
	FILE *f = table(folder, "services.csv");
	char *piece = malloc(MIB);

	memset(piece, 'x', MIB);
	fputs("id,name,description\n1,One,\"", f);
	for (size_t i = 0; i < length; i += MIB)
		fwrite(piece, 1, MIB, f);
	fputs("\"\n2,Two,\n", f);
	fclose(f);
	free(piece);
	return folder;
}

Test(hostile, cell_of_100_mb)
{
	expect_said((struct job){ .path = long_cell(100 * MIB), .memory = 256 * MIB }, ERR_INPUT, "never ends");
	cr_expect_eq(counted(&programs_all, NOTHING), 0);
}

Test(hostile, cell_of_40_mb)
{
	expect_said((struct job){ .path = long_cell(40 * MIB), .memory = 256 * MIB }, ERR_OK, "1 cell longer than 1 MiB, cut");
	cr_expect_eq(counted(&programs_all, NOTHING), 2);
}

/* A million rows that are not programs, and some dangling ones: each is counted, none is kept. */
Test(hostile, million_bad_rows)
{
	const char *folder = test_folder();
	size_t rows = 1000000 / SLOWER;
	FILE *f = table(folder, "services.csv");

	fputs("id,name,url\n", f);
	for (size_t i = 0; i < rows; i++)
		fputs(i % 2 ? "x,,y\n" : ",x,y\n", f);
	fputs("1,One,\n", f);
	fclose(f);
	f = table(folder, "organizations.csv");
	fputs("id,name\n", f);
	for (size_t i = 0; i < rows; i++)
		fputs(",x\n", f);
	fclose(f);
	f = table(folder, "locations.csv");
	fputs("id,name\n", f);
	for (size_t i = 0; i < rows; i++)
		fputs(",x\n", f);
	fclose(f);
	f = table(folder, "phones.csv");
	fputs("id,service_id,number\n", f);
	for (size_t i = 0; i < rows / 10; i++)
		fprintf(f, "%zu,gone%zu,1\n%zu,,1\n", i, i, i);
	fclose(f);
	expect_said((struct job){ .path = folder, .memory = 160 * MIB }, ERR_OK,
		arena_printf(q->arena, "%zu row without id in organizations", rows));
	cr_expect_eq(counted(&programs_all, NOTHING), 1);
}

/* An import keeps little of each program in memory: at most 4 KB, with all its rows. */
Test(hostile, memory_for_each_program)
{
	size_t count = 20000 / SLOWER;

	expect_said((struct job){ .path = town(count, "Elmfield"), .memory = 32 * MIB + count * 4096 }, ERR_OK,
		arena_printf(q->arena, "added %zu", count));
}

/* Thousands of unknown columns: some are named in warnings, the others only counted. */
Test(hostile, thousands_of_columns)
{
	const char *folder = test_folder();
	struct directory_result r;
	FILE *f = table(folder, "services.csv");

	fputs("id,name", f);
	for (size_t i = 0; i < 5000; i++)
		fprintf(f, ",column%zu", i);
	fputs("\n1,One\n", f);
	fclose(f);
	r = must_import(folder);
	cr_expect_eq(r.added, 1);
	cr_expect_leq(r.warning_count, 202);
	cr_expect_gt(warned(&r, "of other kinds"), 500);
}

/* The rows of one program, or of a place that many share, are limited. */
Test(hostile, too_many_rows_of_one_program_or_place)
{
	const char *folder = test_folder();
	struct directory_result r;
	FILE *f;

	test_file(folder, "services.csv", "id,name,location_id\n1,One,l\n2,Two,l\n");
	test_file(folder, "locations.csv", "id,name\nl,Place\n");
	f = table(folder, "phones.csv");
	fputs("service_id,location_id,number\n", f);
	for (size_t i = 0; i < 6000; i++)
		fprintf(f, "1,,508 555 %04zu\n", i);
	for (size_t i = 0; i < 700; i++)
		fprintf(f, ",l,508 556 %04zu\n", i);
	fclose(f);
	r = must_import(folder);
	cr_expect_eq(r.added, 2);
	cr_expect_eq(warned(&r, "more rows than one service can have in phones"), 1000);
	cr_expect_eq(warned(&r, "more rows than one location can have in phones"), 200);
}

/* ---- JSON ---- */

static const char *repeated(const char *name, const char *before, const char *piece, size_t times, const char *after)
{
	const char *folder = test_folder();
	FILE *f = table(folder, name);

	fputs(before, f);
	while (times--)
		fputs(piece, f);
	fputs(after, f);
	fclose(f);
	return folder;
}

Test(hostile, json)
{
	must_import("tests/data/hsds-3.0");
	expect_refused(repeated("services.json", "", "[", 1000000, ""), "services.json:1");
	expect_refused(repeated("services.json", "[", "{\"id\":\"1\",\"name\":\"x\",\"service\":", 100000, ""), "services.json:1");
	expect_refused(repeated("services.json", "[{\"id\":\"1\",\"name\":\"x\",\"phone\":", "9", 10000, "}]"), "services.json:1");
	expect_refused(repeated("services.json", "[{\"id\":\"1\",\"name\":\"x\",\"phone\":1e", "9", 10000, "}]"), "services.json:1");
	expect_refused(repeated("services.json", "[{\"id\":\"1\",\"name\":\"", "x", 1000000, ""), "services.json:1");
	expect_refused(repeated("services.json", "[{\"id\":\"1\",\"name\":\"", "\\ud83c", 1, "\"}]"), "services.json:1");
	expect_refused(repeated("services.json", "[", "{},", 10, "null]"), "no programs");
}

/* JSON nested as deeply as possible: parts deeper than 32 are left out, and nothing breaks. */
Test(hostile, json_nested)
{
	struct str s;

	str_init(&s, q->arena, MIB);
	str_add(&s, "[{\"id\":\"0\",\"name\":\"Outer\",\"service_at_locations\":[");
	for (int i = 0; i < 400; i++)
		str_add(&s, "{\"id\":\"a\",\"location\":{\"id\":\"l\",\"name\":\"L\",\"service_at_locations\":[");
	for (int i = 0; i < 400; i++)
		str_add(&s, "]}}");
	str_add(&s, "]}]");
	cr_expect_eq(must_import(repeated("services.json", s.text, "", 0, "")).added, 1);
}

/* Short JSON that needs much memory is refused before memory runs out. */
Test(hostile, json_that_needs_much_memory)
{
	const char *folder = repeated("services.json", "[", "{},", 8000000, "{}]");

	expect_said((struct job){ .path = folder, .memory = 1600 * MIB }, ERR_INPUT, "MiB of memory");
}

/* ---- links out of the folder ---- */

Test(hostile, links_out_of_the_folder)
{
	const char *folder = test_folder(), *outside = test_folder();
	struct directory_result r;

	test_file(outside, "services.csv", "id,name\n9,Outside\n");
	test_file(outside, "phones.csv", "id,service_id,number\n1,1,508 555 0100\n");
	test_file(folder, "real.txt", "id,name\n1,Inside\n");
	cr_assert_not(symlink("real.txt", arena_printf(q->arena, "%s/services.csv", folder)));
	cr_assert_not(symlink(arena_printf(q->arena, "%s/phones.csv", outside), arena_printf(q->arena, "%s/phones.csv", folder)));
	cr_assert_not(symlink(outside, arena_printf(q->arena, "%s/data", folder)));
	cr_assert_not(symlink("/dev/zero", arena_printf(q->arena, "%s/languages.csv", folder)));
	cr_assert_not(symlink("locations.csv", arena_printf(q->arena, "%s/locations.csv", folder)));
	cr_assert_not(mkfifo(arena_printf(q->arena, "%s/addresses.csv", folder), 0600));
	r = must_import(folder);
	cr_expect_eq(r.added, 1);
	cr_expect_eq(warned(&r, "link out of the folder, left out"), 3);
}

/* ---- circles ---- */

STATEMENT(under_another, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM taxonomy_term WHERE parent_id IS NOT NULL");

Test(hostile, terms_in_circles)
{
	const char *folder = test_folder();
	struct directory_result r;
	FILE *f = table(folder, "taxonomy.csv");

	test_file(folder, "services.csv", "id,name,taxonomy_id\n1,One,a\n");
	test_file(folder, "organizations.csv", "id,name,parent_organization_id\no,O,p\np,P,o\n");
	fputs("id,name,parent_id\na,A,a\nb,B,c\nc,C,d\nd,D,b\n", f);
	for (int i = 0; i < 300; i++)
		fprintf(f, "x%d,X%d,x%d\n", i, i, i + 1);
	fclose(f);
	r = must_import(folder);
	cr_expect_eq(r.added, 1);
	cr_expect_geq(warned(&r, "taxonomy term that is its own ancestor"), 2);
	cr_expect_leq(counted(&under_another, NOTHING), 2 + 299);
	r = must_import(folder);
	cr_expect_eq(r.unchanged, 1);
}

/* ---- text ---- */

STATEMENT(names_with, count_columns, struct count,
	"SELECT COUNT(*) AS count FROM program WHERE INSTR(name, ?) > 0 AND retired_at IS NULL");

/* Every kind of invalid UTF-8 (Unicode, table 3-7) is replaced and counted, once for each cell, in JSON once
 * for the file; the text around it stays. */
Test(hostile, invalid_utf8)
{
	static const char *const broken[] = { "\x80", "\xbf\xbf", "\xc0\xaf", "\xc1\x81", "\xe0\x80\xaf", "\xf0\x80\x80\xaf",
		"\xed\xa0\x80", "\xed\xbf\xbf", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff\xfe", "\xc3", "\xe2\x82",
		"\xf0\x9f\x92" };
	const char *folder = test_folder();
	struct directory_result r;
	FILE *f = table(folder, "services.csv");

	/* most letters are whole, so that the file counts as UTF-8 */
	fputs("id,name\nwhole,", f);
	for (size_t i = 0; i < 100; i++)
		fputs("\xc3\xa9", f);
	fputs("\n", f);
	for (size_t i = 0; i < COUNT(broken); i++)
		fprintf(f, "%zu,Bread %s and soup %s\n", i, broken[i], broken[i]);
	/* the file ends in the middle of a letter */
	fputs("last,Bread and soup \xe2\x82", f);
	fclose(f);
	r = must_import(folder);
	cr_expect_eq(r.added, COUNT(broken) + 2);
	cr_expect_eq(warned(&r, "invalid UTF-8, replaced"), COUNT(broken) + 1);
	cr_expect_eq(counted(&names_with, BIND("\xef\xbf\xbd")), COUNT(broken) + 1);
	cr_expect_eq(counted(&names_with, BIND("Bread ")), COUNT(broken) + 1);
	cr_expect_eq(counted(&names_with, BIND(" and soup ")), COUNT(broken) + 1);
	for (size_t i = 0; i < COUNT(broken); i++) {
		r = must_import(repeated("services.json", "[{\"id\":\"1\",\"description\":\"\xc3\xa9\xc3\xa9\xc3\xa9"
			"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\",\"name\":\"Bread ", broken[i], 2, " and soup \"}]"));
		cr_expect_eq(warned(&r, "invalid UTF-8, replaced"), 1);
		cr_expect_eq(counted(&names_with, BIND("\xef\xbf\xbd and soup")), 1, "%zu", i);
	}
}

/* Random bytes after a good beginning are counted or refused, and do no other harm. */
Test(hostile, noise)
{
	const char *before;

	must_import("tests/data/hsds-3.0");
	before = state();
	for (int i = 0; i < 40; i++) {
		static const char *const names[] = { "services.csv", "services.json", "x.zip" };
		static const char *const starts[] = { "id,name\n1,One\n", "[{\"id\":\"1\",\"name\":\"", "PK\3\4" };
		char bytes[5000];
		struct directory_result r;
		size_t start = strlen(starts[i % 3]);
		enum err e;

		secret_random(bytes, sizeof(bytes));
		memcpy(bytes, starts[i % 3], start);
		e = directory_import(q, &(struct directory_options){ .path = bytes_file(names[i % 3], bytes, sizeof(bytes)),
			.dry_run = true, .repair_text = i % 2 }, &r);
		cr_expect(e == ERR_OK || (e == ERR_INPUT && q->failed.detail), "%s: %d %s", names[i % 3], (int)e, q->failed.detail);
	}
	expect_as_before(before, "noise");
}

/* Ids of the greatest length, in characters of four bytes, and longer ones; the rows that they name do not exist. */
Test(hostile, long_ids)
{
	const char *folder = test_folder();
	struct directory_result r;
	FILE *f = table(folder, "services.csv");

	fputs("id,organization_id,name\n", f);
	for (int length = 240; length < 260; length++)
		for (int end = 0; end < 2; end++) {
			for (int i = 1; i < length; i++)
				fputs("\xf0\x9f\x92\x9c", f);
			fprintf(f, "%d,,Long\n", end);
		}
	for (int i = 0; i < 300; i++)
		fputs(i ? "o" : "1,", f);
	fputs(",Named\n", f);
	fclose(f);
	r = must_import(folder);
	cr_expect_eq(r.added, 2 * 16 + 1);
	cr_expect_eq(warned(&r, "id longer than 255 characters in services"), 2 * 4);
	cr_expect_eq(warned(&r, "organization without a row, named after its programs"), 2 * 16 + 1);
	cr_expect_eq(must_import(folder).unchanged, 2 * 16 + 1);
}

/* ---- the database refuses in the middle ---- */

static const char *const written[] = { "organization", "location", "taxonomy_term", "program", "program_location",
	"program_point", "program_phone", "program_hours", "program_closure", "program_hours_note", "program_language",
	"program_term", "program_need", "program_text",
	"search_stale", "search_word", "search_program", "place" };

/* Fails like a full disk (errors 1114 and 1021), at the last of many rows of each table in turn. */
Test(hostile, table_is_full)
{
	const char *first = town(40, "Oakvale"), *second = town(80, "Elmfield"), *before;
	struct directory_result r;

	must_import(first);
	before = state();
	for (size_t i = 0; i < COUNT(written); i++) {
		const char *where = text_equal(written[i], "place") ? "NEW.name = 'Elmfield'" :
			text_equal(written[i], "organization") ? "NEW.source_id = 'o18'" :
			text_equal(written[i], "location") ? "NEW.source_id = 'l38'" :
			text_equal(written[i], "program") ? "NEW.source_id = 's77'" :
			text_equal(written[i], "taxonomy_term") ? "TRUE" :
			text_equal(written[i], "search_word") ? "NEW.word = 'elmfield'" :
			"NEW.program_id = (SELECT id FROM program WHERE source_id = 's77')";

		if (text_equal(written[i], "taxonomy_term"))
			test_file(second, "taxonomy.csv", "id,name,parent_id\nt1,Food,\nt2,Housing,t1\nt3,Heat,t2\n");
		cr_assert_eq(db_script(q, arena_printf(q->arena, "CREATE TRIGGER full BEFORE INSERT ON %s FOR EACH ROW "
			"IF %s THEN SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'The table is full'; END IF",
			written[i], where, i % 2 ? 1114 : 1021)), ERR_OK, "%s", q->failed.detail);
		cr_expect_eq(import(second, &r), ERR_DATABASE, "%s", written[i]);
		cr_expect(q->failed.detail && strstr(q->failed.detail, "full"), "%s: %s", written[i], q->failed.detail);
		cr_assert_eq(db_script(q, "DROP TRIGGER full"), ERR_OK);
		expect_as_before(before, written[i]);
		cr_expect_eq(counted(&words_found, BIND("elmfield")), 0);
	}
	r = must_import(second);
	cr_expect_eq(r.added + r.changed, 80);
	cr_expect_eq(counted(&words_found, BIND("elmfield")), 80);
	cr_expect_eq(counted(&words_found, BIND("oakval")), 0);
}

/* ---- killed, interrupted, two at once ---- */

#define TOWN 1200

STATEMENT(at_work, count_columns, struct count,
	"SELECT IS_USED_LOCK(CONCAT('handrail import ', MD5(DATABASE()))) IS NOT NULL AS count");

static void wait_for_work(void)
{
	for (int i = 0; i < 3000 && !counted(&at_work, NOTHING); i++)
		sleep_ms(10);
	cr_assert(counted(&at_work, NOTHING));
}

/* The server may still be working for a process that has ended. */
static void wait_for_idle(void)
{
	for (int i = 0; i < 600 && counted(&at_work, NOTHING); i++)
		sleep_ms(50);
	cr_assert_eq(counted(&at_work, NOTHING), 0);
}

/* Runs the next import once the server has noticed that the last one has ended. */
static struct directory_result must_import_next(const char *path)
{
	wait_for_idle();
	return must_import(path);
}

/* If it is killed while programs are written, nothing has changed. */
Test(hostile, killed_among_the_programs)
{
	const char *first = town(40, "Oakvale"), *second = town(TOWN, "Elmfield"), *before;

	must_import(first);
	before = state();
	for (size_t at = 1; at <= TOWN; at += TOWN / 5) {
		struct job job = { .path = second, .die_at = at };
		int status = ended(start(&job));

		cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "at %zu: %d", at, status);
		wait_for_idle();
		expect_as_before(before, "a kill among the programs");
		cr_expect_eq(counted(&words_found, BIND("elmfield")), 0);
	}
	cr_expect_eq(must_import_next(second).added, TOWN - 40);
}

/* If it is killed at any moment, even during the commit, all has changed or nothing. */
Test(hostile, killed_at_any_moment)
{
	const char *first = town(40, "Oakvale"), *second = town(TOWN, "Elmfield"), *before;
	struct job job = { .path = second };
	size_t points = 12, whole = 0;
	struct timespec begun, done;
	long all;

	must_import(first);
	clock_gettime(CLOCK_MONOTONIC, &begun);
	cr_assert_eq(ended(start(&job)), 0);
	clock_gettime(CLOCK_MONOTONIC, &done);
	all = (done.tv_sec - begun.tv_sec) * 1000 + (done.tv_nsec - begun.tv_nsec) / 1000000;
	for (size_t i = 0; i < points; i++) {
		pid_t child;

		wait_for_idle();
		must_import(first);
		before = state();
		child = start(&job);
		sleep_ms(all * (long)i / (long)points);
		kill(child, SIGKILL);
		ended(child);
		wait_for_idle();
		if (counted(&programs_all, NOTHING) == 40) {
			expect_as_before(before, "a kill");
			cr_expect_eq(counted(&words_found, BIND("elmfield")), 0);
			continue;
		}
		whole++;
		cr_expect_eq(counted(&words_found, BIND("elmfield")), TOWN);
		cr_expect_eq(must_import(second).unchanged, TOWN);
	}
	cr_expect_lt(whole, points);
}

/* Ctrl-C ends it like any program, so a shell sees 130; nothing has changed. */
Test(hostile, interrupted)
{
	const char *first = town(40, "Oakvale"), *second = town(TOWN, "Elmfield"), *before;
	struct job job = { .path = second, .pause = 20 };
	pid_t child;
	int status;

	must_import(first);
	before = state();
	child = start(&job);
	wait_for_work();
	kill(child, SIGINT);
	status = ended(child);
	cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT, "%d", status);
	wait_for_idle();
	expect_as_before(before, "Ctrl-C");
	cr_expect_eq(must_import_next(second).added, TOWN - 40);
}

/* The second import is refused at once and changes nothing; the first continues. */
Test(hostile, two_at_once)
{
	const char *first = town(TOWN, "Oakvale"), *second = town(40, "Elmfield");
	struct job job = { .path = first, .pause = 50 };
	struct directory_result r;
	pid_t child = start(&job);

	wait_for_work();
	cr_expect_eq(import(second, &r), ERR_CONFLICT);
	cr_expect(q->failed.detail && strstr(q->failed.detail, "another import"), "%s", q->failed.detail);
	cr_expect_eq(ended(child), 0);
	cr_expect_eq(counted(&programs_all, NOTHING), TOWN);
	r = must_import(second);
	cr_expect_eq(r.changed, 40);
	cr_expect_eq(r.retired, TOWN - 40);
}
