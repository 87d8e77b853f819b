/* wake.c - a datagram of one byte from the process that committed something to the worker that waits for it. */
#include "edge/wake.h"

#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/req.h"
#include "base/secret.h"

/* The same address for every process with this database and secret. A first byte of 0 makes it abstract. */
static socklen_t address_of(const struct req *q, enum sleeper s, struct sockaddr_un *address)
{
	static const char *const names[SLEEPERS] = { "delivery", "publisher" };
	const struct conf *c = q->conf;
	unsigned char name[HASH_SIZE];

	secret_mac(FOR_WAKING, name, names[s], c->database_hosts, c->database_socket, c->database_name, (char *)NULL);
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	memcpy(address->sun_path + 1, name, sizeof(name));
	return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + sizeof(name));
}

static int open_socket(void)
{
	return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

int wake_listen(struct req *q, enum sleeper s)
{
	struct sockaddr_un address;
	socklen_t length = address_of(q, s, &address);
	int fd = open_socket();

	if (fd < 0 || !bind(fd, (const struct sockaddr *)&address, length))
		return fd;
	close(fd);
	return -1;
}

void wake_wait(int listening, int milliseconds)
{
	struct pollfd woken = { .fd = listening, .events = POLLIN };
	char byte;

	if (poll(&woken, 1, milliseconds) < 1)
		return;
	while (recv(listening, &byte, sizeof(byte), 0) > 0)
		continue;
}

static void wake(struct req *q, enum sleeper s)
{
	struct sockaddr_un address;
	socklen_t length = address_of(q, s, &address);
	int fd = open_socket();

	if (fd < 0)
		return;
	sendto(fd, "", 1, 0, (const struct sockaddr *)&address, length);
	close(fd);
}

void wake_delivery(struct req *q, void *nothing)
{
	(void)nothing;
	wake(q, SLEEPER_delivery);
}

void wake_publisher(struct req *q, void *nothing)
{
	(void)nothing;
	wake(q, SLEEPER_publisher);
}
