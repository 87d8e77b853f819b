// kept - what a directory lists about places, ages and organizations is on the pages; a confidential address is on none;
// a part of a directory is refused by the command.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { start } from "./harness.mjs";

let it, folder;
before(async () => {
	it = await start();
	folder = await mkdtemp(path.join(tmpdir(), "handrail-test-kept-"));
	await write("organizations.csv", `id,name,url,email
1,Okapi Org,http://okapi.example,hello@okapi.example
`);
	await write("services.csv", `id,organization_id,name,url,email,minimum_age,maximum_age,confidential
c,1,Okapi Circle,,,16,24,
l,1,Okapi Letters,http://letters.example,letters@okapi.example,60,,
t,1,Okapi Tower,,,,17,
s,1,Okapi Shelter,,,,,yes
p,1,Okapi Pantry,,,,,
`);
	await write("locations.csv", `id,name,alternate_name,description,location_type,url,address_1,city,state_province,latitude,longitude
c,Video call,,Join with any phone.,virtual,https://meet.example/okapi,,,,,
l,Post box,,Nobody is there.,,,PO Box 99,Okapiville,MD,39.29,-76.61
t,Example Tower,The Old Mill,5th floor; appointments only,,,1 Mill Road,Okapiville,MD,39.31,-76.61
s,House,,,,,7 Hidden Lane,Hiddenham,MD,39.35,-76.65
`);
	await write("services_at_location.csv", `id,service_id,location_id
1,c,c
2,l,l
3,t,t
4,s,s
5,p,s
`);
	await it.handrail("import", folder, "--source", "okapi");
});
after(async () => {
	await it?.stop();
	if (folder)
		await rm(folder, { recursive: true });
});

const write = (name, text) => writeFile(path.join(folder, name), text);

async function page(name, rest = "") {
	const { stdout } = await it.handrail("program", "list", "--q", name);
	const line = stdout.split("\n").map((l) => l.split("\t")).find((l) => l[2] === name);
	assert.ok(line, `${name}: ${stdout}`);
	const answer = await it.visitor().get(`/programs/${line[0]}${rest}`);
	assert.equal(answer.status, 200);
	return answer;
}

test("a virtual place is joined online, and a post box is written to", async () => {
	for (const rest of ["", "/next-steps"]) {
		const circle = await page("Okapi Circle", rest);
		assert.match(circle.text, /href="https:\/\/meet.example\/okapi"/);
		assert.match(circle.words, /Online Video call meet.example\/okapi Join with any phone/);
		assert.doesNotMatch(circle.words, /Go there/);
		const letters = await page("Okapi Letters", rest);
		assert.match(letters.words, /Write to Post box PO Box 99 Okapiville, MD Nobody is there/);
		assert.doesNotMatch(letters.words, /Go there/);
	}
});

test("a place has its other name and its description", async () => {
	assert.match((await page("Okapi Tower")).words, /Go there Example Tower 1 Mill Road Okapiville, MD Also called The Old Mill 5th floor/);
});

test("ages stand under who can come", async () => {
	assert.match((await page("Okapi Circle")).words, /Who can come Ages 16 to 24/);
	assert.match((await page("Okapi Letters")).words, /Who can come 60 and older/);
	assert.match((await page("Okapi Tower")).words, /Who can come Up to age 17/);
	assert.doesNotMatch((await page("Okapi Pantry")).words, /Who can come/);
});

test("without a web site or e-mail address of its own, a program shows its organization's", async () => {
	const tower = await page("Okapi Tower");
	assert.match(tower.words, /okapi.example of Okapi Org/);
	assert.match(tower.words, /hello@okapi.example of Okapi Org/);
	assert.doesNotMatch((await page("Okapi Letters")).words, /of Okapi Org hello@/);
	assert.doesNotMatch((await page("Okapi Letters")).words, /hello@okapi/);
});

test("a confidential address is nowhere, also where a neighbour shares it", async () => {
	for (const name of ["Okapi Shelter", "Okapi Pantry"])
		for (const rest of ["", "/next-steps"]) {
			const shown = await page(name, rest);
			assert.match(shown.words, /The address is confidential/);
			assert.doesNotMatch(shown.text, /Hidden|39\.35/);
		}
	const near = await it.visitor().get("/programs?q=okapi&near=39.35,-76.65&within=50");
	assert.doesNotMatch(near.text.split('<h2 id="apart">')[0], /Okapi Shelter|Okapi Pantry/);
	assert.match((await it.visitor().get("/programs?q=okapi&near=Hiddenham")).words, /know that place/);
});

test("handrail program set hides and shows an address", async () => {
	const { stdout } = await it.handrail("program", "list", "--q", "Okapi Tower");
	const id = stdout.split("\t")[0];
	await it.handrail("program", "set", id, "--confidential", "yes");
	const hidden = await page("Okapi Tower");
	assert.match(hidden.words, /The address is confidential/);
	assert.doesNotMatch(hidden.text, /Mill/);
	assert.match((await it.handrail("program", "show", id)).stdout, /confidential +yes/);
	await it.handrail("program", "set", id, "--confidential", "no");
	assert.match((await page("Okapi Tower")).words, /1 Mill Road/);
});

test("an open referral says that its program is no longer listed, in lists and on its page", async () => {
	const helper = it.visitor();
	await helper.signIn("helper@demo.test");
	const { stdout } = await it.handrail("program", "list", "--q", "Okapi Tower");
	const form = `/log-referral/${stdout.split("\t")[0]}`;
	const sent = await helper.submit(await helper.get(form), { for: "other", seeker_first_name: "Odile", seeker_last_name: "Gone",
		reach: ["dont_reach_out"] }, { action: form });
	assert.equal(sent.status, 303, sent.words);
	const [[id, person]] = await it.sql("SELECT r.public_id, p.public_id FROM referral r JOIN person p ON p.id = r.person_id ORDER BY r.id DESC LIMIT 1");
	const pages = [`/referrals/${id}`, `/people/${person}`];
	for (const path of pages)
		assert.doesNotMatch((await helper.get(path)).words, /no longer listed/, path);
	await it.sql("UPDATE program SET retired_at = 1 WHERE name = 'Okapi Tower'; SELECT 1");
	for (const path of pages)
		assert.match((await helper.get(path)).words, /no longer listed/, path);
	await it.sql("UPDATE program SET retired_at = NULL WHERE name = 'Okapi Tower'; SELECT 1");
});

test("a part of a directory is refused with the numbers and status 1; --allow-retire says that it is meant", async () => {
	await write("services.csv", "id,organization_id,name\nc,1,Okapi Circle\n");
	const refused = await it.handrail("import", folder, "--source", "okapi").catch((error) => error);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /would retire 4 of the 5 programs/);
	assert.match(refused.stderr, /^warning\t/m);
	assert.equal(refused.stdout, "");
	await page("Okapi Tower");
	const { stdout } = await it.handrail("import", folder, "--source", "okapi", "--allow-retire", "4");
	assert.match(stdout, /^retired\t4$/m);
});
