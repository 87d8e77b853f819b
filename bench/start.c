/* start.c - starts a program repeatedly, as a web server does with plain CGI, and measures the time.
 *
 * 	start TIMES PROGRAM [ARGUMENT ...]
 *
 * Discards its output. Prints JSON: the medians of wall time and processor time, and the least wall time, in seconds. */
#include <fcntl.h>
#include <spawn.h>

#include "measure.h"

extern char **environ;

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static void start(char **argv, double *wall, double *cpu)
{
	posix_spawn_file_actions_t files;
	double began = now();
	struct rusage used;
	int status;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, argv[0], &files, NULL, argv, environ))
		refuse(argv[0], "cannot be started");
	if (wait4(pid, &status, 0, &used) != pid || status)
		refuse(argv[0], "failed");
	*wall = now() - began;
	*cpu = seconds(used.ru_utime) + seconds(used.ru_stime);
	posix_spawn_file_actions_destroy(&files);
}

int main(int argc, char **argv)
{
	int times = argc > 2 ? whole(argv[1]) : 0;
	double *wall, *cpu, middle;

	if (times < 1 || times > 1000)
		refuse("start", "TIMES PROGRAM [ARGUMENT ...]");
	wall = calloc((size_t)times, sizeof *wall);
	cpu = calloc((size_t)times, sizeof *cpu);
	for (int i = 0; i < times; i++)
		start(argv + 2, &wall[i], &cpu[i]);
	middle = median_of(wall, (size_t)times);
	printf("{\"wall\":%.6f,\"cpu\":%.6f,\"least\":%.6f}\n", middle, median_of(cpu, (size_t)times), wall[0]);
	return 0;
}
