/* veil.c - answers questions about a veil from the table veil.def. */
#include "law/veil.h"

static const struct { unsigned withheld, granted; } parties[PARTIES] = {
#define VEIL_PARTY(party, withheld, granted) [party] = { withheld, granted },
#define VEIL_MEMBER(member, sql)
#define VEIL_ACT(act)
#include "law/veil.def"
#undef VEIL_PARTY
#undef VEIL_MEMBER
#undef VEIL_ACT
};

static const unsigned open_acts = 0
#define VEIL_PARTY(party, withheld, granted)
#define VEIL_MEMBER(member, sql)
#define VEIL_ACT(act) | 1u << ACT_##act
#include "law/veil.def"
#undef VEIL_PARTY
#undef VEIL_MEMBER
#undef VEIL_ACT
	;

bool veil_hangs(bool veiled, instant released_until, instant now)
{
	return veiled && released_until <= now;
}

bool veil_by_code(bool veiled, enum origin origin)
{
	return veiled && origin == ORIGIN_OTHER;
}

unsigned veil_grants(unsigned granted, enum party p, bool veiled, bool hangs)
{
	if (!veiled || !(granted & MAY_SEE))
		return granted;
	return (hangs ? granted & ~parties[p].withheld : granted) | parties[p].granted;
}

bool veil_hides(enum act act, enum party by)
{
	return by == PARTY_PROGRAM && !(open_acts & 1u << act);
}
