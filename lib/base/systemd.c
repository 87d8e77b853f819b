/* systemd.c - sends a service's state to systemd. */
#include "base/systemd.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* A name that begins with @ is in the abstract namespace, where a NUL takes its place. */
static socklen_t fill_address(struct sockaddr_un *to, const char *path)
{
	size_t length = strlen(path);

	*to = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (length < 2 || length >= sizeof(to->sun_path) || (*path != '/' && *path != '@'))
		return 0;
	memcpy(to->sun_path, path, length);
	if (*path == '@')
		to->sun_path[0] = '\0';
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
}

/* A failure is no reason to stop: systemd reports that it waited in vain. */
static void send_state(const char *state)
{
	const char *path = getenv("NOTIFY_SOCKET");
	struct sockaddr_un to;
	socklen_t size = path ? fill_address(&to, path) : 0;
	int fd = size ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;

	if (fd < 0)
		return;
	(void)!sendto(fd, state, strlen(state), MSG_NOSIGNAL, (const struct sockaddr *)(const void *)&to, size);
	close(fd);
}

void systemd_ready(void) { send_state("READY=1"); }

void systemd_stopping(void) { send_state("STOPPING=1"); }
