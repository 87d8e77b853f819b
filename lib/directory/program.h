/* program - a service that an organization offers: finds it and reads its contents and settings. */
#ifndef HANDRAIL_PROGRAM_H
#define HANDRAIL_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/need.h"
#include "law/visibility.h"

struct req;
struct site;

enum mode {
#define MODE(slug) MODE_##slug,
#include "directory/modes.def"
#undef MODE
	MODES
};

enum verb {
#define VERB(slug) VERB_##slug,
#include "directory/verbs.def"
#undef VERB
	VERBS
};

enum capacity {
#define CAPACITY(slug) CAPACITY_##slug,
#include "directory/capacities.def"
#undef CAPACITY
	CAPACITIES
};

enum standing {
#define STANDING(slug) STANDING_##slug,
#include "directory/standings.def"
#undef STANDING
	STANDINGS
};

enum place_kind {
#define PLACE_KIND(slug) PLACE_##slug,
#include "directory/place_kinds.def"
#undef PLACE_KIND
	PLACE_KINDS
};

const char *mode_slug(enum mode m);
const char *verb_slug(enum verb v);
const char *capacity_slug(enum capacity c);

/* The target of a program's connect button on a site. */
enum way {
	WAY_CONNECT,		/* the Connect form */
	WAY_EXTERNAL,		/* next steps, then the program's own site */
	WAY_NEXT_STEPS		/* next steps */
};

struct program {
	int64_t id;
	const char *public_id;
	const char *name;
	const char *alternate_name;
	const char *organization_name, *organization_url, *organization_email;
	const char *description;
	const char *url;		/* http(s) only; "" if none */
	const char *email;		/* as listed */
	const char *application_process;
	const char *eligibility;
	const char *fees;
	const char *documents;
	const char *areas;
	const char *wait_time;
	const char *interpretation;
	const char *languages_note;
	const char *alert;
	bool is_free;
	bool retired;			/* its directory no longer lists it, or lists it as not running */
	unsigned standing;		/* enum standing */
	unsigned listed_capacity;	/* enum capacity, as the directory has it */

	/* local settings, or their defaults */
	unsigned mode;			/* enum mode */
	unsigned verb;			/* enum verb */
	const char *next_steps;
	const char *external_url;	/* http(s) only */
	int answer_days;
	unsigned capacity;		/* enum capacity */
	instant capacity_at;		/* capacity was set; 0 if that is not known */
	int closed_until;		/* while it is closed: the day on which it opens again; 0 if not said */
	bool minimal_mail;
	bool confidential;		/* the addresses of its places are shown to nobody */
	bool victim_service;		/* a veil hides what it sets and notes (law/veil.def), and its mail is minimal */
	bool claimed;			/* by somebody */
	bool has_address;		/* at least one confirmed referral address */
	int64_t screener_id;		/* the version of the questions that it asks now; 0: none (screener/screener.h) */
};

/* Finds a program by its public id, also a retired one (its page shows that). ERR_MISSING if unknown. */
enum err program_find(struct req *q, const char *public_id, struct program *p);
enum err program_by_id(struct req *q, int64_t id, struct program *p);

/* Up to PROGRAMS_MANY programs by their ids, in any order. Leaves out ids that are gone. */
#define PROGRAMS_MANY 25
enum err program_many(struct req *q, const int64_t *ids, size_t id_count, struct program **programs, size_t *count);

/* The programs with these public ids, at most PROGRAMS_MANY, in the order of the ids. Leaves out ids that no program has. */
enum err program_several(struct req *q, const char *const *public_ids, size_t id_count, struct program **programs, size_t *count);

/* True if its mail, and the page behind a link in it, leave out what people wrote and how to reach them. */
bool program_writes_little(const struct program *p);

/* Whether it has room at q->now. It is closed while its directory lists it as not running, and by its own setting until the day
 * that the setting names. If the program has not set whether it has room, the directory's entry counts. */
enum capacity program_capacity(const struct req *q, const struct program *p);

/* True if the program would take referrals on the request's site, but is closed now. */
bool program_turns_away(const struct req *q, const struct program *p);

/* The target of the button on the request's site. Tracking-only sites offer the form for every program. Other
 * sites offer it if the mode is "here", an address is confirmed and the program is claimed (unless the site
 * allows unclaimed ones) and not closed. Retired programs have next steps only. */
enum way program_way(const struct req *q, const struct program *p);

/* ---- further contents of its page: arrays in the arena, in a fixed order ---- */

/* Of a confidential place only the kind is filled in; all its words are "". */
struct program_place {
	int64_t id;			/* of the location */
	unsigned kind;			/* enum place_kind */
	bool confidential;
	const char *name, *alternate_name, *description;
	const char *url;		/* http(s) only; of a virtual place: where people join */
	const char *address_1, *address_2, *city, *state_province, *postal_code, *country;
	const char *transportation;
	const char *accessibility;
};
enum err program_places(struct req *q, int64_t program_id, struct program_place **places, size_t *count);

struct program_phone {
	int64_t location_id;		/* of the place that it reaches; 0: the whole program */
	const char *raw;		/* as listed */
	const char *dial;		/* E.164; "" if not certain */
	const char *extension;
	const char *type;		/* voice, fax, tty, text, ... */
	const char *description;
};
enum err program_phones(struct req *q, int64_t program_id, struct program_phone **phones, size_t *count);

struct program_age { double least, most; };	/* in years; -1 for no limit */
enum err program_ages(struct req *q, int64_t program_id, struct program_age **ages, size_t *count);

/* The number to call of each of up to PROGRAMS_MANY programs, if it lists one: the first that can be dialled, and is neither
 * fax nor text telephone; one for the whole program before one of a place. */
struct program_call { int64_t program_id; const char *raw, *dial, *extension; };
enum err program_calls(struct req *q, const int64_t *ids, size_t id_count, struct program_call **calls, size_t *count);

/* BCP 47 tags. */
enum err program_languages(struct req *q, int64_t program_id, const char ***languages, size_t *count);

/* A language in which somebody wants to speak with a program. is_other: it is not the program's own language. The program's own
 * is the site's language if the program lists that or lists none; otherwise each language that it lists. For the language ""
 * is_other is false. */
struct program_tongue { int64_t program_id; const char *language; bool is_other; };

/* Sets is_other of each. One statement for every PROGRAMS_MANY of them. */
enum err program_other_languages(struct req *q, const struct site *s, struct program_tongue *all, size_t count);

/* *needs: the needs that it serves, as bits by enum need. */
enum err program_needs(struct req *q, int64_t program_id, unsigned *needs);

/* Confirmed referral addresses, in a fixed order; for reminders without those that want none. */
enum err program_addresses(struct req *q, int64_t program_id, bool for_reminders, const char ***emails, size_t *count);

/* All referral addresses, for administrators. */
struct program_address { const char *public_id, *email; bool confirmed; };
enum err program_address_list(struct req *q, int64_t program_id, struct program_address **addresses, size_t *count);

#endif
