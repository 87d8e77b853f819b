/* installation - named values that apply to the whole database, and its state. */
#ifndef HANDRAIL_INSTALLATION_H
#define HANDRAIL_INSTALLATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/clock.h"
#include "base/err.h"

struct req;

/* Reads a value by its name; *value is NULL if it was never set. */
enum err installation_get(struct req *q, const char *name, const char **value);
enum err installation_set(struct req *q, const char *name, const char *value);

/* True for a database that `make run` made. The demo's sign-ins and a moved clock are allowed
 * only there. */
enum err installation_is_demo(struct req *q, bool *demo);

/* Moves the clock by [demo] clock_offset. ERR_CONFIG if that is not allowed. */
enum err installation_set_clock(struct req *q);

/* When something last happened (an instant under its name); 0: never. */
#define DELIVER_RAN "deliver_ran_at"
#define IMPORT_RAN "import_ran_at"
enum err installation_happened(struct req *q, const char *name);
enum err installation_when(struct req *q, const char *name, instant *when);

/* ERR_OK if the database accepts writes: it is not read-only, and a row of our own can be written. Writes at most once a
 * second. */
enum err installation_writable(struct req *q);

/* ERR_OK if the database is up and has run every step of schema/: then requests can be served. */
enum err installation_ready(struct req *q);

/* ---- the outbox of a restored copy ----
 *
 * A copy must not send what was waiting when its backup was made: the original has sent it, or still does. While the
 * outbox is held, no message leaves it (delivery.c) and no mailbox is read. */
#define OUTBOX_HELD "outbox_held"

enum err installation_hold(struct req *q);

/* *since is when it was held; 0 if it is not. */
enum err installation_held(struct req *q, instant *since);
enum err installation_release(struct req *q);

/* *name: the server's own version name, "10.11.6-MariaDB-..."; *number: 10 * 1000 + 11,
 * or 0 for a server that is not MariaDB. */
enum err installation_version(struct req *q, const char **name, int *number);

/* The database server's own clock, and the folder of its files on its machine. */
struct server { instant clock; const char *folder; };
enum err installation_server(struct req *q, struct server *s);

/* Counts this program's statements that do not match the tables of the database; *first names one. */
enum err installation_misfits(struct req *q, size_t *count, const char **first);

#endif
