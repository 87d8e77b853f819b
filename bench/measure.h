/* measure.h - shared by the measuring tools: several processes that work for a while, and their sum. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct tally {
	uint64_t done, failed, bytes;
	uint64_t warm;		/* answered before the time began: they cost processor time, too */
	double began, ended;
	double median;		/* time of one, in seconds; 0 if it was not measured */
};

static inline double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

__attribute__((noreturn)) static inline void refuse(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(1);
}

static inline int whole(const char *text) { return (int)strtol(text, NULL, 10); }

static inline int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Sorts them. */
static inline double median_of(double *all, size_t count)
{
	qsort(all, count, sizeof *all, compare_doubles);
	return count ? all[count / 2] : 0;
}

/* Forks count workers, waits for them and prints their sum as JSON; its median is the mean of the workers'. A worker prepares
 * itself, sets began, works, and sets ended. Returns the exit status: 1 if any worker failed. */
static inline int measure(int count, void (*work)(int index, struct tally *t, void *data), void *data)
{
	size_t size = sizeof(struct tally) * (size_t)count;
	struct tally sum = { 0 }, *all = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double rate = 0;
	struct rusage used;
	int bad = 0;

	if (all == MAP_FAILED)
		refuse("mmap", "no memory");
	fflush(NULL);
	for (int i = 0; i < count; i++)
		switch (fork()) {
		case -1:
			refuse("fork", "no process");
		case 0:
			work(i, &all[i], data);
			_exit(0);
		}
	for (int i = 0, status; i < count; i++)
		if (wait(&status) > 0 && status)
			bad = 1;
	for (int i = 0; i < count; i++) {
		double took = all[i].ended - all[i].began;

		sum.done += all[i].done;
		sum.failed += all[i].failed;
		sum.bytes += all[i].bytes;
		sum.warm += all[i].warm;
		sum.median += all[i].median / count;
		rate += took > 0 ? (double)all[i].done / took : 0;
	}
	getrusage(RUSAGE_CHILDREN, &used);
	printf("{\"done\":%llu,\"answered\":%llu,\"failed\":%llu,\"bytes\":%llu,\"rate\":%.2f,\"median\":%.6f,\"cpu\":%.4f}\n",
		(unsigned long long)sum.done, (unsigned long long)sum.done + (unsigned long long)sum.warm, (unsigned long long)sum.failed,
		(unsigned long long)sum.bytes, rate, sum.median,
		(double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
			+ (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6);
	return bad || sum.failed || !sum.done;
}

#endif
