/* totp.c - codes by time. */
#include "base/totp.h"

#include "base/arena.h"
#include "base/sha1.h"

#define BEYOND 1000000		/* the first number with more than TOTP_DIGITS digits */
#define COUNTER 8

int64_t totp_step(instant when) { return when / TOTP_PERIOD; }

/* Takes four bytes from where the last one points to (RFC 4226, section 5.3). */
char *totp_digits(struct arena *a, const unsigned char *secret, int64_t step)
{
	unsigned char counter[COUNTER], mac[SHA1_SIZE];
	uint32_t number = 0;
	size_t at;

	for (int i = COUNTER - 1; i >= 0; i--, step >>= 8)
		counter[i] = (unsigned char)(step & 0xff);
	sha1_mac(secret, TOTP_SECRET, counter, sizeof(counter), mac);
	at = mac[SHA1_SIZE - 1] & 0xf;
	for (size_t i = 0; i < 4; i++)
		number = number << 8 | mac[at + i];
	return arena_printf(a, "%06u", (number & 0x7fffffff) % BEYOND);
}

char *totp_text(struct arena *a, const unsigned char *secret)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	char *text = arena_alloc(a, TOTP_SECRET * 8 / 5 + 1);
	uint32_t bits = 0;
	int held = 0;
	size_t n = 0;

	for (size_t i = 0; i < TOTP_SECRET; i++) {
		bits = bits << 8 | secret[i];
		for (held += 8; held >= 5; held -= 5)
			text[n++] = alphabet[bits >> (held - 5) & 0x1f];
	}
	text[n] = '\0';
	return text;
}
