/* data_referral - a referral in the files of data_file.h, as its viewer may see it, with consent, answers, history, messages. */
#ifndef HANDRAIL_DATA_REFERRAL_H
#define HANDRAIL_DATA_REFERRAL_H

#include "base/err.h"

struct archive;
struct data_file;
struct referral;
struct req;

/* Adds an item to the current part. r comes from a statement under the law, so it holds only members that the viewer may
 * see. */
enum err data_add_referral(struct req *q, struct data_file *f, const struct referral *r);

/* Answers with the archive, after archive_end(). */
enum err data_send(struct req *q, struct archive *a);

#endif
