/* person_viewer - the kinds of viewers who may open a profile. */
#ifndef HANDRAIL_PERSON_VIEWER_H
#define HANDRAIL_PERSON_VIEWER_H

/* The column person_viewer.viewer_kind. */
enum viewer_kind { VIEWER_ACCOUNT, VIEWER_TEAM };

/* The column person_viewer.standing: what the person's referrals are, of those that the viewer has. */
enum person_standing { STANDING_OPEN, STANDING_CLOSED, STANDING_EMPTY };

/* The column person_merge_moved.kind. */
enum moved_kind { MOVED_REFERRAL, MOVED_NOTE };

#endif
