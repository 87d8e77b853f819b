/* load.c - a load generator: sends requests to a web server on the loopback over kept connections.
 *
 * 	load PORT HOST CONNECTIONS SECONDS STATUS PATH [HEADER ...]	GETs one path
 * 	load PORT HOST CONNECTIONS posts STATUS FILE [HEADER ...]	POSTs each line of a file, once:
 * 									path TAB form, split among the connections
 *
 * Each connection GETs the path once before its time begins. The result counts that answer in "answered", which
 * processor time is divided by, and not in "done". An answer with a status other than STATUS counts as failed. Each
 * connection has a process of its own, and reconnects if the server closes it. The last line on standard output is
 * JSON (measure.h). */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <strings.h>
#include <sys/socket.h>

#include "measure.h"

enum { ANSWER_MAX = 4 << 20, REQUEST_MAX = 64 << 10, TIMES_MAX = 1 << 18 };

struct job {
	uint16_t port;
	const char *host, *path, *file, *headers;
	int connections, status;
	double seconds;
};

struct line {
	int fd;
	char *buffer;
	size_t have;		/* bytes of the current answer, and of no other: no pipelining */
};

static void open_line(struct line *l, uint16_t port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int on = 1;

	l->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (l->fd < 0 || connect(l->fd, (struct sockaddr *)&to, sizeof to))
		refuse("connect", "nobody listens");
	setsockopt(l->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static int more(struct line *l)
{
	ssize_t n = l->have < ANSWER_MAX ? recv(l->fd, l->buffer + l->have, ANSWER_MAX - l->have, 0) : -1;

	if (n <= 0)
		return 0;
	l->have += (size_t)n;
	l->buffer[l->have] = 0;
	return 1;
}

static const char *header(const char *head, const char *name)
{
	size_t length = strlen(name);

	for (const char *at = strstr(head, "\r\n"); at && at[2] != '\r'; at = strstr(at + 2, "\r\n"))
		if (!strncasecmp(at + 2, name, length) && at[2 + length] == ':')
			return at + 2 + length + 1 + strspn(at + 2 + length + 1, " ");
	return NULL;
}

/* Reads chunks from position `at` up to the last one. */
static int read_chunks(struct line *l, size_t at)
{
	for (;;) {
		char *end;
		size_t size;

		while (!memchr(l->buffer + at, '\n', l->have - at))
			if (!more(l))
				return 0;
		size = strtoul(l->buffer + at, &end, 16);
		at = (size_t)(end - l->buffer) + 2 + size + 2;
		while (l->have < at)
			if (!more(l))
				return 0;
		if (!size)
			return 1;
	}
}

/* The status of the answer; 0 if the connection broke. */
static int read_answer(struct line *l, int *closes)
{
	const char *end, *length, *chunked;
	size_t body;
	int status;

	l->have = 0;
	do {
		if (!more(l))
			return 0;
	} while (!(end = strstr(l->buffer, "\r\n\r\n")));
	status = whole(l->buffer + 9);
	length = header(l->buffer, "Content-Length");
	chunked = header(l->buffer, "Transfer-Encoding");
	*closes = header(l->buffer, "Connection") && !strncasecmp(header(l->buffer, "Connection"), "close", 5);
	body = (size_t)(end - l->buffer) + 4;
	if (chunked)
		return read_chunks(l, body) ? status : 0;
	if (length)
		body += strtoul(length, NULL, 10);
	while (l->have < body)
		if (!more(l))
			return 0;
	return status;
}

static void ask(struct line *l, const struct job *j, const char *request, size_t length, struct tally *t)
{
	int closes = 1, status;

	if (l->fd < 0)
		open_line(l, j->port);
	status = send(l->fd, request, length, MSG_NOSIGNAL) == (ssize_t)length ? read_answer(l, &closes) : 0;
	if (status == j->status)
		t->done++, t->bytes += l->have;
	else
		t->failed++;
	if (status != j->status && t->failed == 1)
		fprintf(stderr, "status %d for %.60s\n%.400s\n", status, request, status ? l->buffer : "");
	if (!status || closes) {
		close(l->fd);
		l->fd = -1;
	}
}

static void get_all(struct line *l, const struct job *j, struct tally *t)
{
	static char request[REQUEST_MAX];
	int length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n", j->path, j->host, j->headers);
	static double times[TIMES_MAX];
	struct tally warm = { 0 };
	size_t count = 0;

	ask(l, j, request, (size_t)length, &warm);
	t->warm = warm.done;
	t->began = t->ended = now();
	do {
		double before = t->ended;

		ask(l, j, request, (size_t)length, t);
		t->ended = now();
		times[count++ % TIMES_MAX] = t->ended - before;
	} while (t->ended < t->began + j->seconds);
	t->median = median_of(times, count < TIMES_MAX ? count : TIMES_MAX);
}

static void post_all(struct line *l, const struct job *j, int index, struct tally *t)
{
	static char request[REQUEST_MAX], text[REQUEST_MAX];
	FILE *f = fopen(j->file, "re");

	if (!f)
		refuse(j->file, "cannot be read");
	t->began = now();
	for (int number = 0; fgets(text, sizeof text, f); number++) {
		char *tab = strchr(text, '\t');
		size_t body;
		int length;

		if (number % j->connections != index || !tab)
			continue;
		*tab++ = 0;
		tab[body = strcspn(tab, "\n")] = 0;
		length = snprintf(request, sizeof request, "POST %s HTTP/1.1\r\nHost: %s\r\n%s"
			"Origin: http://%s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
			text, j->host, j->headers, j->host, body, tab);
		ask(l, j, request, (size_t)length, t);
	}
	t->ended = now();
	fclose(f);
}

static void work(int index, struct tally *t, void *data)
{
	struct line l = { -1, malloc(ANSWER_MAX + 1), 0 };

	if (!l.buffer)
		refuse("malloc", "no memory");
	if (((struct job *)data)->file)
		post_all(&l, data, index, t);
	else
		get_all(&l, data, t);
}

int main(int argc, char **argv)
{
	static char headers[REQUEST_MAX / 2];
	struct job j = { .headers = headers };

	if (argc < 7)
		refuse("load", "PORT HOST CONNECTIONS SECONDS|posts STATUS PATH|FILE [HEADER ...]");
	j.port = (uint16_t)whole(argv[1]);
	j.host = argv[2];
	j.connections = whole(argv[3]);
	j.status = whole(argv[5]);
	if (strcmp(argv[4], "posts"))
		j.seconds = strtod(argv[4], NULL), j.path = argv[6];
	else
		j.file = argv[6];
	for (int i = 7; i < argc; i++) {
		size_t used = strlen(headers);

		snprintf(headers + used, sizeof headers - used, "%s\r\n", argv[i]);
	}
	return measure(j.connections, work, &j);
}
