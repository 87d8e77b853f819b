/* listen.c - holds many event streams open, as the browsers of many viewers do.
 *
 *	listen PORT HOST PATH STREAMS FILE [HEADER ...]
 *
 * Opens STREAMS streams of PATH, each with a Cookie from the lines of FILE, in turn. A stream that the server ends is opened once
 * more after three seconds, as Chromium does it. For each line on standard input, one line of JSON goes to standard output, and
 * the first as soon as all streams are open, or one is refused:
 *
 *	open		streams that are open now
 *	refused		answers with a status other than 200
 *	ended		streams that the server ended
 *	changes, beats	events of these names
 *	bytes		read
 *
 * Ends with its standard input. One process, one thread: it must leave the processors to what is measured. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include "measure.h"

enum {
	OPENING_MAX = 64,	/* streams that wait for their answer at the same time: fewer than the server's backlog */
	STEP = 50,		/* ms between two looks for streams to open */
	EVENTS_MAX = 512, REQUEST_MAX = 8 << 10, COOKIE_MAX = 512,
};
static const double AGAIN = 3;	/* seconds until an ended stream is opened once more */

struct stream {
	int fd;
	char line[32];		/* the beginning of the line that is being read, without its end */
	size_t length;
	int answered;		/* the status line was read */
	double due;		/* when to open it, if it has no fd */
};

struct listeners {
	struct sockaddr_in to;
	const char *host, *path, *headers;
	char (*cookies)[COOKIE_MAX];
	int cookies_count, count, poll, opening, told;
	struct stream *streams;
	long open, refused, ended, changes, beats, bytes;
};

static void tell(struct listeners *all)
{
	printf("{\"open\":%ld,\"refused\":%ld,\"ended\":%ld,\"changes\":%ld,\"beats\":%ld,\"bytes\":%ld}\n",
		all->open, all->refused, all->ended, all->changes, all->beats, all->bytes);
	fflush(stdout);
}

static void end_stream(struct listeners *all, struct stream *s)
{
	close(s->fd);
	if (s->answered)
		all->open--, all->ended++;
	else
		all->opening--;
	*s = (struct stream){ .fd = -1, .due = now() + AGAIN };
}

static void open_stream(struct listeners *all, struct stream *s)
{
	static char request[REQUEST_MAX];
	struct epoll_event event = { .events = EPOLLIN | EPOLLRDHUP, .data.ptr = s };
	int length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\nCache-Control: no-store\r\n"
		"%sCookie: %s\r\n\r\n", all->path, all->host, all->headers, all->cookies[(s - all->streams) % all->cookies_count]);

	s->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (s->fd < 0 || connect(s->fd, (struct sockaddr *)&all->to, sizeof all->to)
			|| send(s->fd, request, (size_t)length, MSG_NOSIGNAL) != length || fcntl(s->fd, F_SETFL, O_NONBLOCK)
			|| epoll_ctl(all->poll, EPOLL_CTL_ADD, s->fd, &event))
		refuse("open a stream", strerror(errno));
	all->opening++;
}

/* Opens streams that are due, as long as few wait for their answer. */
static void open_due(struct listeners *all)
{
	double time = now();

	for (int i = 0; i < all->count && all->opening < OPENING_MAX; i++)
		if (all->streams[i].fd < 0 && all->streams[i].due <= time)
			open_stream(all, &all->streams[i]);
}

static void take_status(struct listeners *all, struct stream *s)
{
	s->answered = 1;
	all->opening--;
	all->open++;
	if (strncmp(s->line, "HTTP/1.1 200", 12) && all->refused++ == 0)
		fprintf(stderr, "%s: %s\n", all->path, s->line);
	if (all->told || (all->open < all->count && !all->refused))
		return;
	all->told = 1;
	tell(all);
}

static void take_line(struct listeners *all, struct stream *s)
{
	s->line[s->length] = 0;
	if (!s->answered)
		take_status(all, s);
	else if (!strncmp(s->line, "event: change", 13))
		all->changes++;
	else if (!strncmp(s->line, "event: beat", 11))
		all->beats++;
	s->length = 0;
}

static void read_stream(struct listeners *all, struct stream *s)
{
	char text[4096];
	ssize_t n = recv(s->fd, text, sizeof text, 0);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		end_stream(all, s);
		return;
	}
	all->bytes += n;
	for (ssize_t i = 0; i < n; i++)
		if (text[i] == '\n')
			take_line(all, s);
		else if (s->length < sizeof s->line - 1)
			s->line[s->length++] = text[i];
}

/* Returns 0 when standard input has ended. */
static int read_input(struct listeners *all)
{
	char text[64];
	ssize_t n = read(STDIN_FILENO, text, sizeof text);

	for (ssize_t i = 0; i < n; i++)
		if (text[i] == '\n')
			tell(all);
	return n > 0;
}

static void run(struct listeners *all)
{
	struct epoll_event events[EVENTS_MAX], input = { .events = EPOLLIN };

	if (epoll_ctl(all->poll, EPOLL_CTL_ADD, STDIN_FILENO, &input))
		refuse("standard input", strerror(errno));
	for (;;) {
		int count = epoll_wait(all->poll, events, EVENTS_MAX, STEP);

		for (int i = 0; i < count; i++)
			if (events[i].data.ptr)
				read_stream(all, events[i].data.ptr);
			else if (!read_input(all))
				return;
		open_due(all);
	}
}

static void read_cookies(struct listeners *all, const char *file)
{
	static char text[COOKIE_MAX];
	FILE *f = fopen(file, "re");

	if (!f)
		refuse(file, "cannot be read");
	while (fgets(text, sizeof text, f)) {
		all->cookies = realloc(all->cookies, (size_t)(all->cookies_count + 1) * COOKIE_MAX);
		if (!all->cookies)
			refuse("realloc", "no memory");
		text[strcspn(text, "\n")] = 0;
		memcpy(all->cookies[all->cookies_count++], text, COOKIE_MAX);
	}
	fclose(f);
	if (!all->cookies_count)
		refuse(file, "has no line");
}

int main(int argc, char **argv)
{
	static char headers[REQUEST_MAX / 2];
	struct listeners all = { .headers = headers, .poll = epoll_create1(EPOLL_CLOEXEC) };

	if (argc < 6)
		refuse("listen", "PORT HOST PATH STREAMS FILE [HEADER ...]");
	all.to = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)whole(argv[1])),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	all.host = argv[2];
	all.path = argv[3];
	all.count = whole(argv[4]);
	read_cookies(&all, argv[5]);
	for (int i = 6; i < argc; i++) {
		size_t used = strlen(headers);

		snprintf(headers + used, sizeof headers - used, "%s\r\n", argv[i]);
	}
	all.streams = calloc((size_t)all.count, sizeof *all.streams);
	if (!all.streams)
		refuse("calloc", "no memory");
	for (int i = 0; i < all.count; i++)
		all.streams[i].fd = -1;
	run(&all);
	free(all.streams);
	free(all.cookies);
	return all.refused != 0;
}
