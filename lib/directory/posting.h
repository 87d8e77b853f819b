/* posting - an entry of the search's word lists: a program, and where the word stands in it.
 *
 * Programs are divided into blocks by their id. A word's list for a block holds two bytes for each program that has the
 * word, in order: the program's place in the block, and the parts of its text in which the word occurs. */
#ifndef HANDRAIL_POSTING_H
#define HANDRAIL_POSTING_H

#include <stddef.h>
#include <stdint.h>

#define POSTING_BLOCK 4096	/* programs; 12 bits */
#define POSTING_BYTES 2

enum posting_part { PART_body = 1, PART_summary = 2, PART_title = 4, PART_name = 8 };

struct posting {
	unsigned place;		/* in the block */
	unsigned parts;		/* set of enum posting_part */
};

static inline struct posting posting_read(const unsigned char *at)
{
	return (struct posting){ (unsigned)at[0] << 4 | at[1] >> 4, at[1] & 15u };
}

static inline void posting_write(unsigned char *at, struct posting p)
{
	at[0] = (unsigned char)(p.place >> 4);
	at[1] = (unsigned char)(p.place << 4 | p.parts);
}

/* The index also has words that are facts about a program: "need=3", "language=es", and this one for programs that are at no
 * place on the map or help by telephone. Typed words hold no "=". */
#define POSTING_ANYWHERE "place=anywhere"

#endif
