/* log - one structured line per event, on standard error.
 *
 * [log] format is json or text; level is debug, info, warning or error. Never log
 * personal data: no names, addresses, telephone numbers, comments, query strings or
 * tokens. */
#ifndef HANDRAIL_LOG_H
#define HANDRAIL_LOG_H

struct conf;
struct req;

enum log_level { LOG_DEBUG_LEVEL, LOG_INFO_LEVEL, LOG_WARNING_LEVEL, LOG_ERROR_LEVEL };

/* Takes format and level from the configuration. Every line names the program. */
void log_setup(const struct conf *c, const char *program);

/* Pass pairs of key and value, then NULL: log_event(LOG_INFO_LEVEL, "request", "route", "/programs", "status", "200", NULL) */
void log_event(enum log_level level, const char *event, ...)
	__attribute__((sentinel));

/* Logs a fault of the process itself: one sentence, printf-style. */
void log_fault(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
