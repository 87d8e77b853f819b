/* pages - the handlers of status.c, each in its page's file. */
#ifndef HANDRAIL_STATUS_PAGES_H
#define HANDRAIL_STATUS_PAGES_H

#include "base/err.h"

struct req;

enum err status_rows_get(struct req *q);
enum err status_rows_post(struct req *q);
enum err status_get(struct req *q);
enum err status_post(struct req *q);
enum err status_data_get(struct req *q);
enum err status_data_post(struct req *q);
enum err status_erase_get(struct req *q);
enum err status_erase_post(struct req *q);
enum err status_stop_contact_get(struct req *q);
enum err status_stop_contact_post(struct req *q);
enum err status_stop_sharing_get(struct req *q);
enum err status_stop_sharing_post(struct req *q);
enum err status_done_get(struct req *q);
enum err status_access_get(struct req *q);
enum err status_access_post(struct req *q);
enum err status_link_access_get(struct req *q);
enum err status_release_get(struct req *q);
enum err status_release_post(struct req *q);
enum err status_link_get(struct req *q);
enum err status_link_post(struct req *q);

#endif
