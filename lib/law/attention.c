/* attention - finds the rows of attentions.def by their numbers. */
#include "law/attention.h"

static const char *const slugs[ATTENTIONS] = {
#define ATTENTION(name, program, helper, grant, condition) [ATTENTION_##name] = #name,
#include "law/attentions.def"
#undef ATTENTION
};

const char *attention_slug(enum attention a)
{
	return slugs[a];
}

enum attention attention_of(int64_t number)
{
	if (number == ATTENTION_NEVER)
		return ATTENTIONS;
	return number <= ATTENTION_due ? (enum attention)(number - 1) : ATTENTION_due;
}
