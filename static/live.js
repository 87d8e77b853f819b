/* live.js - brings what others change into the open page. */
const MINUTE = 60000, FIELD = "main :is(input, select, textarea)", now = Date.now;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
/* Rows first: the server takes 100. */
const rows = (page) => all("[data-version]", page).sort((a, b) => !a.id - !b.id).map((row) => row.dataset);
const idOf = (row) => row.referral;
const isRefused = (status) => status > 399 && status < 429;
const later = (time) => now() + time * (0.8 + 0.4 * Math.random());
const [main] = all("main"), [region, ...notices] = all("[data-live], [data-live] ~ [role=alert]"), marks = region.dataset;
const path = import.meta.url.replace(/static\/live.*/, "live"), link = `?link=${marks.link}`;
const known = {}, news = new Set();
let busy, held, notice, line, due, rest = MINUTE / 3, wait = 1000, next = 0;

const learn = ({ referral, version }) => { known[referral] = +version; };
const take = (change) => {
	if (known[change.referral] >= change.version)
		return;
	learn(change);
	news.add(change.referral);
};

const preset = (select) => Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));
const isTyped = (field) => field.options ? field.selectedIndex !== preset(field)
	: field.checked !== field.defaultChecked || field.value !== field.defaultValue;
const isUsed = (field) => field === document.activeElement || isTyped(field);
const isInUse = (node) => all(FIELD).some((field) => node.contains(field) && isUsed(field));
const around = (node) => node.closest("tr, li, .save-bar, form");

/* A row's version stays with what is in use, until the new status is shown beside it. */
const stays = (field) => {
	const form = around(field), [select] = all("select", form);

	if (field.type !== "hidden")
		return isUsed(field);
	return select ? isUsed(select) && !(isTyped(select) && all(".moved", form)[0]) : isInUse(form);
};

const key = (node) => node.nodeName + (node.dataset?.person || node.id || node.dataset?.referral || node.name
	|| (node.matches?.("tr.head") ? node.textContent : node.classList?.[0]));

/* Marks of changes stay, and heads with rows. */
const drop = (node) => {
	const focused = node.contains(document.activeElement), { className } = node;

	if (className !== "head" && (node.dataset?.version
		|| (className === "saved" ? !node.closest("[data-changed]") : !isInUse(className === "moved" ? around(node) : node))))
		node.remove();
	if (focused && !node.isConnected)
		main.focus();
};

/* Nodes keep their places; a new one follows the one before it. */
const merge = (old, fresh) => {
	let left = [...old.childNodes], last;

	if (old.nodeType > 1)
		old.data = fresh.data;
	if (old.isEqualNode(fresh))
		return;
	if (old.matches(FIELD) && !/^form_/.test(old.name) && stays(old))
		return held = true;
	for (const { name } of [...old.attributes, ...fresh.attributes])
		if (fresh.hasAttribute(name) && name !== "hidden")
			old.setAttribute(name, fresh.getAttribute(name));
		else if (!/open|hidden|tabindex|changed/.test(name))
			old.removeAttribute(name);
	for (const node of [...fresh.childNodes]) {
		const mine = left.find((other) => key(other) === key(node));

		if (node.className === "moved" && !isInUse(around(old)))
			continue;
		if (mine)
			merge(mine, node);
		else
			old.insertBefore(node, last ? last.nextSibling : old.firstChild);
		last = mine || node;
		left = left.filter((other) => other !== mine);
	}
	left.forEach(drop);
	if (old.options)
		old.selectedIndex = preset(old);
};

const say = (kind) => {
	notice = kind;
	notices.forEach((words) => { words.hidden = words.id !== kind; });
};

const get = (url, headers) => fetch(url, { headers, cache: "no-cache", redirect: "manual", signal: AbortSignal.timeout?.(MINUTE / 2) })
	.then(async (answer) => ({ status: answer.status, text: answer.ok && await answer.text() }))
	.catch(() => ({}));

const bring = async () => {
	if (busy || now() < next || !news.size)
		return;
	const round = [...news], shown = rows().map(({ referral, version }) => `${referral}.${version}`);

	busy = true;
	news.clear();
	const { status, text } = await get(location, { "Handrail-Shown": shown.join(" ") || "-" });
	const page = new DOMParser().parseFromString(text || "", "text/html"), [fresh] = all("[data-live]", page);

	busy = false;
	next = now() + 1000;
	if (fresh) {
		if (notice)
			say(), plan();
		marks.since = fresh.dataset.since;
		rows(page).forEach(learn);
		if (fresh.innerHTML)
			region.innerHTML = fresh.innerHTML;
		merge(main, all("main", page)[0]);
		return all(".head:last-child, .head:has(+ .head)").forEach((head) => head.remove());
	}
	next = later(10000);
	round.forEach((id) => news.add(id));
	if (status === 0 || status === 401)
		say("signed-out");
	else if (text || isRefused(status))
		all(FIELD).some(isTyped) ? say("closed") : location.reload();
};

const poll = async () => {
	const shown = rows().slice(0, 50).map(idOf);

	plan();
	const { status, text } = await get([`${path}/changes${link}&since=${marks.since}`, ...shown].join("&ids="));
	const { changes, incomplete } = JSON.parse(text || "{}");

	if (notice || incomplete || isRefused(status))
		news.add("page");
	if (changes) {
		changes.forEach(take);
		shown.filter((id) => !changes.map(idOf).includes(id)).forEach((id) => news.add(id));
	}
	bring();
};

const shut = () => { line = line?.close(); };

const listen = () => {
	line = new EventSource(path + link);
	line.onopen = () => { wait = 1000; };
	line.addEventListener("change", ({ data }) => {
		take(JSON.parse(data));
		bring();
	});
	line.onerror = () => {
		shut();
		due = Math.min(due, later(wait *= 2));
	};
};

/* A line may be dead unseen, so each round opens a new one. */
const plan = () => {
	shut();
	if (marks.live === "push" && !document.hidden && !notice)
		listen();
	rest = document.hidden || notice ? Math.min(2 * rest, 10 * MINUTE) : line ? 2 * MINUTE : MINUTE / 3;
	due = later(rest);
};
const tick = () => {
	if (now() > due)
		poll();
	bring();
};
const wake = () => {
	if (document.hidden)
		return shut();
	due = next = 0;
	tick();
};

addEventListener("online", wake);
document.addEventListener("visibilitychange", wake);
main.addEventListener("focusout", () => {
	if (held)
		news.add("page");
	held = false;
});
main.tabIndex = -1;
rows().forEach(learn);
plan();
setInterval(tick, 1000);
