/* mailbox - reads the mailbox to which messages come back, by IMAP; hides curl.h.
 *
 * [mail] bounce_url is imaps://HOST or imap://HOST, with a folder behind it unless that is INBOX, and after a ? the options
 * ca=FILE and timeout=SECONDS. imap:// requires STARTTLS, except to this machine. */
#ifndef HANDRAIL_MAILBOX_H
#define HANDRAIL_MAILBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct conf;
struct req;

/* True if messages can come back: [mail] bounce_url is set. */
bool mailbox_is_on(const struct conf *c);

/* True if the settings make sense; otherwise *why explains the fault. */
bool mailbox_check(const struct conf *c, const char **why);

/* The numbers (UID) of messages that are not read yet, at most MAILBOX_ROUND of the newest. The search looks at MAILBOX_WINDOW
 * messages at a time, from the newest on, and ends when it has enough, so that each answer of the server is short.
 * ERR_SEND_LATER if the mailbox cannot be opened; fail() has the reason. */
#define MAILBOX_ROUND 50
#define MAILBOX_WINDOW 500
enum err mailbox_unread(struct req *q, uint32_t uids[MAILBOX_ROUND], size_t *count);

/* The beginning of a message, at most MAILBOX_MOST bytes. It counts as read from now on. */
#define MAILBOX_MOST (256 * 1024)
enum err mailbox_read(struct req *q, uint32_t uid, const char **bytes, size_t *length);

/* Marks a message as unread again, because it was read but not processed. */
enum err mailbox_keep_unread(struct req *q, uint32_t uid);

/* Marks a message that was understood as deleted. */
enum err mailbox_delete(struct req *q, uint32_t uid);

/* Ends a round: removes the messages that are marked as deleted, and closes the connection. */
enum err mailbox_end(struct req *q);

#endif
