/* address.c - a typed e-mail address or telephone number in normal form. */
#include <criterion/criterion.h>

#include "site/address.h"
#include "support.h"

static const char *const goods[] = { "ana@example.org", "a.b+c@sub.example.co.uk", "o'brien@example.org", "x@a-b.example",
	"1@2.example", "_@example.org", "a!#$%&'*+/=?^_`{|}~-b@example.org" };

static const char *const wrongs[] = { "", "@", "ana", "ana@", "@example.org", "ana@example", "ana@@example.org",
	"a b@example.org", "ana@exa mple.org", "ana@example.org\r\nBcc: x@example.org", "ana@example.org\nx", "<ana@example.org>",
	"Ana <ana@example.org>", "ana@example.org,bob@example.org", "ana@.example.org", "ana@example..org", "ana@example.org.",
	".ana@example.org", "ana.@example.org", "a..b@example.org", "ana@-example.org", "ana@example-.org", "\"a b\"@example.org",
	"ana@[127.0.0.1]", "an\xC3\xAB@example.org", "ana\\@example.org", "a,b@example.org", "a;b@example.org",
	"a:b@example.org", "a(b)@example.org", "-m@example.org" };

Test(address, email)
{
	struct req *q = test_req();

	for (size_t i = 0; i < COUNT(goods); i++) {
		char *address = email_normal(q, arena_printf(q->arena, " %s\n", goods[i]));

		cr_assert_not_null(address, "%s", goods[i]);
		cr_expect_str_eq(address, goods[i]);
	}
	for (size_t i = 0; i < COUNT(wrongs); i++)
		cr_expect_null(email_normal(q, wrongs[i]), "%s", wrongs[i]);
	cr_expect_null(email_normal(q, arena_printf(q->arena, "%065d@example.org", 1)), "a local part of 65");
	cr_expect_not_null(email_normal(q, arena_printf(q->arena, "%064d@example.org", 1)));
	cr_expect_null(email_normal(q, arena_printf(q->arena, "a@%064d.org", 1)), "a label of 64");
	cr_expect_null(email_normal(q, arena_printf(q->arena, "a@%050d.%050d.%050d.%050d.%050d.org", 1, 1, 1, 1, 1)), "too long");
}

static const struct { const char *typed, *normal; } typed[] = {
	{ " Ana@Example.ORG ", "ana@example.org" }, { "(508) 555-0100", "+15085550100" }, { "+44 20 7946 0958", "+442079460958" },
	{ "info@EXämple.test", "info@xn--exmple-cua.test" }, { "a@почта.example", "a@xn--80a1acny.example" }, { "müller@example.test", NULL },
	{ "a@xn--exmple-cua.test", "a@xn--exmple-cua.test" }, { "a@☺.test", NULL }, { "a@x y.ä.test", NULL },
	{ "", NULL }, { "ana", NULL }, { "ana@", NULL }, { "12", NULL }, { "508-555-0100@", NULL },
};

Test(address, email_or_phone)
{
	struct req *q = test_req();

	for (size_t i = 0; i < COUNT(typed); i++) {
		char *normal = address_normal(q, typed[i].typed);

		cr_expect_eq(normal == NULL, typed[i].normal == NULL, "'%s'", typed[i].typed);
		if (normal && typed[i].normal)
			cr_expect_str_eq(normal, typed[i].normal);
	}
}
