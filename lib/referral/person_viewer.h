/* person_viewer - the kinds of viewers who may open a profile. */
#ifndef HANDRAIL_PERSON_VIEWER_H
#define HANDRAIL_PERSON_VIEWER_H

#include <stdint.h>

/* The column person_viewer.viewer_kind. */
enum viewer_kind { VIEWER_ACCOUNT, VIEWER_TEAM };

/* The column person_viewer.standing: what the person's referrals are, of those that the viewer has. */
enum person_standing { STANDING_OPEN, STANDING_CLOSED, STANDING_EMPTY };

/* The columns referral.place_helper and person_viewer.place: ranges of numbers, in the order of a helper's work. Before
 * PLACE_DUE stands what needs somebody now; PLACE_DUE + a time is when an answer is due; from PLACE_OPEN on nothing is to do. */
#define PLACE_FIRST 1
#define PLACE_DUE INT64_C(1000000000000000)
#define PLACE_OPEN INT64_C(2000000000000000)
#define PLACE_CLOSED INT64_C(3000000000000000)
#define PLACE_ARCHIVED INT64_C(9000000000000000)

/* The column person_merge_moved.kind. */
enum moved_kind { MOVED_REFERRAL, MOVED_NOTE };

#endif
