/* way_out.c - reads [mail] url and [text] url; a file apart from send.c, because handrail.cgi checks the settings but must not
 * be linked with the code that sends. */
#include "edge/way_out.h"

#include <curl/curl.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/str.h"
#include "edge/fetch.h"
#include "edge/send.h"

static enum transport transport_of(const char *url)
{
	if (text_is_empty(url))
		return TRANSPORT_NONE;
	if (text_starts(url, "smtp://") || text_starts(url, "smtps://"))
		return TRANSPORT_SMTP;
	if (text_starts(url, "sendmail:/"))
		return TRANSPORT_SENDMAIL;
	if (text_starts(url, "file:") && url[5])
		return TRANSPORT_FILE;
	if (text_starts(url, "https://") || text_starts(url, "http://"))
		return TRANSPORT_HTTP;
	return TRANSPORT_UNKNOWN;
}

static void read_option(struct way_out *w, const char *option)
{
	if (text_equal(option, "starttls=required"))
		w->starttls_required = true;
	else if (text_starts(option, "ca=") && option[3])
		w->ca = option + 3;
	else if (!text_starts(option, "timeout=")
		|| !text_to_number(option + 8, 1, SEND_TIMEOUT_MAX, &w->timeout))
		w->wrong = "unknown option; there are starttls=required, ca=FILE and timeout=SECONDS";
}

/* HTTP options follow a #, because the part after ? belongs to the server. */
static void read_options(struct arena *a, struct way_out *w, char mark)
{
	char *url = arena_text(a, w->target), *options = strchr(url, mark), *kept = NULL;

	w->target = url;
	if (!options)
		return;
	*options++ = '\0';
	for (char *o = strtok_r(options, "&", &kept); o; o = strtok_r(NULL, "&", &kept))
		read_option(w, o);
}

/* User and password have settings of their own: in a URL they would end up in messages and process lists. */
static void check_smtp(struct way_out *w)
{
	CURLU *u = curl_url();

	if (strchr(w->target, '@'))
		w->wrong = "user and password have keys of their own";
	else if (!u || curl_url_set(u, CURLUPART_URL, w->target, 0))
		w->wrong = "is no URL like smtp://mail.example.org:587";
	curl_url_cleanup(u);
}

static struct way_out read_way(struct arena *a, const char *url)
{
	struct way_out w = { .transport = transport_of(url), .target = url, .timeout = SEND_TIMEOUT };

	switch (w.transport) {
	case TRANSPORT_SMTP:
		read_options(a, &w, '?');
		check_smtp(&w);
		break;
	case TRANSPORT_SENDMAIL:
		w.target = url + strlen("sendmail:");
		break;
	case TRANSPORT_FILE:
		w.target = url + strlen("file:");
		break;
	case TRANSPORT_HTTP:
		read_options(a, &w, '#');
		if (!fetch_url_fits(w.target))
			w.wrong = "is no URL like https://texts.example.org/send";
		break;
	case TRANSPORT_NONE:
		w.wrong = "is not set";
		break;
	case TRANSPORT_UNKNOWN:
		w.wrong = "has to begin with smtp://, smtps://, sendmail:/ or file:";
	}
	return w;
}

struct way_out way_out_mail(struct arena *a, const struct conf *c)
{
	struct way_out w = read_way(a, c->mail_url);

	if (w.transport == TRANSPORT_HTTP)
		w.wrong = "is for texts";
	return w;
}

struct way_out way_out_text(struct arena *a, const struct conf *c)
{
	struct way_out w = read_way(a, c->text_url);

	if (w.transport != TRANSPORT_HTTP && w.transport != TRANSPORT_FILE)
		w.wrong = "is for mail";
	return w;
}
