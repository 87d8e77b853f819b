/* fastcgi.c - any bytes over a FastCGI socket: afterwards the next request is answered whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "edge/http.h"
#include "base/secret.h"
#include "support.h"

/* libfcgi forgets the answer to a management record of an unknown type (48 bytes); nginx sends none. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) { return "leak:libfcgi.so"; }

/* Everything must fit into the socket's buffer, because nobody reads while we write. */
#define STREAM_MOST (64 * 1024)
#define REQUESTS_MOST 1000

/* libfcgi accepts lengths of up to 2 GiB, allocates that much memory, and ends the process if there
 * is none. Only nginx can connect, and it sends no such thing. A length begins with its
 * highest byte, so the fuzzer clears such bytes. */
static const uint8_t *tamed(struct arena *a, const uint8_t *data, size_t size)
{
	uint8_t *copy = arena_alloc(a, size + 1);

	for (size_t i = 0; i < size; i++)
		copy[i] = data[i] >= 0x82 ? data[i] & 0x7f : data[i];
	return copy;
}

/* ---- records (FastCGI 1.0, 3.3) ---- */

enum record { BEGIN_REQUEST = 1, PARAMS = 4, STDIN = 5 };

static void record_add(struct str *s, enum record type, const void *bytes, size_t length)
{
	const unsigned char head[8] = { 1, (unsigned char)type, 0, 1, (unsigned char)(length >> 8), (unsigned char)length, 0, 0 };

	str_add_bytes(s, head, sizeof(head));
	str_add_bytes(s, bytes, length);
}

static void pair_add(struct str *s, const char *name, const char *value)
{
	str_add_char(s, (char)strlen(name));
	str_add_char(s, (char)strlen(value));
	str_add(s, name);
	str_add(s, value);
}

/* A correct request with a unique id. */
static struct str good_request(struct arena *a, const char *id)
{
	static const unsigned char responder[8] = { 0, 1, 0 };
	static const char form[] = "a=1&b=%C3%A9";
	struct str pairs, s;

	str_init(&pairs, a, 1000);
	pair_add(&pairs, "REQUEST_METHOD", "POST");
	pair_add(&pairs, "REQUEST_URI", "/good?c=2");
	pair_add(&pairs, "CONTENT_TYPE", "application/x-www-form-urlencoded");
	pair_add(&pairs, "CONTENT_LENGTH", "12");
	pair_add(&pairs, "REQUEST_ID", id);
	str_init(&s, a, 2000);
	record_add(&s, BEGIN_REQUEST, responder, sizeof(responder));
	record_add(&s, PARAMS, pairs.text, pairs.length);
	record_add(&s, PARAMS, NULL, 0);
	record_add(&s, STDIN, form, sizeof(form) - 1);
	record_add(&s, STDIN, NULL, 0);
	return s;
}

/* ---- both ends ---- */

/* The socket is in the run's folder, unless that path is too long. */
static const char *socket_path(void)
{
	static char path[sizeof(((struct sockaddr_un *)NULL)->sun_path)];

	if (!path[0] && snprintf(path, sizeof(path), "%s/socket", fuzz_folder()) >= (int)sizeof(path))
		snprintf(path, sizeof(path), "/tmp/handrail-fuzz-%d", (int)getpid());
	return path;
}

static void remove_socket(void) { unlink(socket_path()); }

static struct listener *listener(void)
{
	static struct listener *l;
	const char *why = NULL;

	if (l)
		return l;
	EXPECT(!http_listen(socket_path(), &l, &why), why);
	atexit(remove_socket);
	return l;
}

static int client(const void *bytes, size_t length)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	memcpy(address.sun_path, socket_path(), strlen(socket_path()) + 1);
	EXPECT(fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof(address)), NULL);
	EXPECT(send(fd, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)length, NULL);
	/* otherwise the other side would wait for us to close */
	shutdown(fd, SHUT_WR);
	return fd;
}

static void check_good(const struct http *h)
{
	EXPECT(text_equal(h->method, "POST") && text_equal(h->path, "/good"), h->path);
	EXPECT(text_equal(field_value(&h->query, "c"), "2"), h->query_string);
	EXPECT(h->posted.count == 2 && text_equal(field_value(&h->posted, "b"), "\xc3\xa9"), h->body);
}

static void check_answer(struct arena *a, int fd)
{
	char *bytes = arena_alloc(a, 4096);
	ssize_t n = recv(fd, bytes, 4095, MSG_DONTWAIT);

	EXPECT(n > 8 && strstr(bytes + 8, "Status: 200\r\nX-Good: yes\r\n\r\nall well"), bytes + 8);
}

static void answer(struct listener *l, struct http *h)
{
	http_header(h, "X-Good", "yes");
	str_add(&h->answer, "all well");
	http_finish(l, h);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = fuzz_req()->arena;
	struct listener *l = listener();
	const char *id = secret_public_id(a);
	struct str good = good_request(a, id);
	int fd;

	if (size > STREAM_MOST)
		return -1;
	/* The client has closed before its request is read, so nothing waits for it to read an answer. */
	close(client(tamed(a, data, size), size));
	fd = client(good.text, good.length);
	for (size_t i = 0; i < REQUESTS_MOST; i++) {
		struct http *h = http_next(l, a);

		if (!h)
			continue;
		if (text_equal(h->request_id, id)) {
			check_good(h);
			answer(l, h);
			check_answer(a, fd);
			close(fd);
			return 0;
		}
		EXPECT(h->path[0] == '/' && h->body_length <= HTTP_BODY_MAX, h->path);
		answer(l, h);
	}
	fuzz_wrong(__FILE__, __LINE__, "the good request comes", NULL);
}
