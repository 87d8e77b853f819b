/* person_viewer - the kinds of viewers who may open a profile. */
#ifndef HANDRAIL_PERSON_VIEWER_H
#define HANDRAIL_PERSON_VIEWER_H

#include <stdint.h>

/* The column person_viewer.viewer_kind. */
enum viewer_kind { VIEWER_ACCOUNT, VIEWER_TEAM };

/* The column person_viewer.standing: among the person's referrals that the viewer has, one is open, all are closed, or there is
 * none. */
enum person_standing { STANDING_OPEN, STANDING_CLOSED, STANDING_EMPTY };

/* The columns referral.place_helper and person_viewer.place: ranges of numbers, in the order of a helper's work. Below
 * PLACE_DUE: something needs somebody now. PLACE_DUE + an instant: an answer is due then. From PLACE_OPEN on: nothing needs to
 * be done. */
#define PLACE_FIRST 1
#define PLACE_DUE INT64_C(1000000000000000)
#define PLACE_OPEN INT64_C(2000000000000000)
#define PLACE_CLOSED INT64_C(3000000000000000)
#define PLACE_ARCHIVED INT64_C(9000000000000000)

/* The column person_merge_moved.kind. */
enum moved_kind { MOVED_REFERRAL, MOVED_NOTE };

#endif
