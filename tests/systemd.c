/* systemd.c - a service reports its state to the socket that systemd names, and to nothing else. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/systemd.h"
#include "support.h"

/* A socket as systemd has it. @: in the abstract namespace. */
static int listen_at(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	memcpy(at.sun_path, path, strlen(path));
	if (*path == '@')
		at.sun_path[0] = '\0';
	cr_assert_not(bind(fd, (struct sockaddr *)&at, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path))));
	cr_assert_not(setenv("NOTIFY_SOCKET", path, true));
	return fd;
}

static void expect_states(const char *path)
{
	int fd = listen_at(path);
	char got[64] = "";

	systemd_ready();
	cr_expect_eq(recv(fd, got, sizeof(got) - 1, 0), (ssize_t)strlen("READY=1"));
	cr_expect_str_eq(got, "READY=1");
	systemd_stopping();
	memset(got, 0, sizeof(got));
	cr_expect_gt(recv(fd, got, sizeof(got) - 1, 0), 0);
	cr_expect_str_eq(got, "STOPPING=1");
	cr_expect_lt(recv(fd, got, sizeof(got) - 1, 0), 0, "nothing else");
	close(fd);
}

Test(systemd, gets_a_datagram_for_each_state)
{
	struct arena *a = arena_new();

	expect_states(arena_printf(a, "%s/notify", test_folder()));
	expect_states(arena_printf(a, "@handrail-test-%d", (int)getpid()));
	arena_release(a);
}

Test(systemd, is_not_looked_for_elsewhere)
{
	char path[300];

	memset(path, 'x', sizeof(path) - 1);
	path[0] = '/';
	path[sizeof(path) - 1] = '\0';
	unsetenv("NOTIFY_SOCKET");
	systemd_ready();
	for (size_t i = 0; i < 4; i++) {
		cr_assert_not(setenv("NOTIFY_SOCKET", (const char *[]){ "", "@", "relative", path }[i], true));
		systemd_ready();
	}
	cr_assert_not(setenv("NOTIFY_SOCKET", "/nobody/listens", true));
	systemd_stopping();
}
