/* systemd - reports to systemd that this service is ready, or ends: units with Type=notify.
 *
 * It is one datagram to the socket named by $NOTIFY_SOCKET, which is a stable interface (man sd_notify, "Notes"). libsystemd is not
 * used: each start of a plain CGI program would load it with four libraries that it needs, and Debian has no static one for
 * the tarball of shared hosts. Without the variable nothing happens. */
#ifndef HANDRAIL_SYSTEMD_H
#define HANDRAIL_SYSTEMD_H

/* Requests can be served from now on. */
void systemd_ready(void);

/* The process ends as soon as it has finished the work in hand. */
void systemd_stopping(void);

#endif
