/* live.js - brings what others change into the open page. docs/style.md, "Script". */
(() => {
	const MINUTE = 60000, FIELD = "main [method=post] :is(input, select, textarea)", clock = Date.now;
	const all = (selector, root = document) => [...root.querySelectorAll(selector)];
	const later = (time) => clock() + time * (0.8 + 0.4 * Math.random());
	const rows = (page) => all("[data-version]", page), idOf = (node) => node.dataset?.referral;
	const [main] = all("main"), [region] = all("[data-live]"), marks = region.dataset, known = {};
	const notices = all("[data-live] ~ [role=alert]");
	const path = document.currentScript.src.replace(/static\/.*/, "live"), link = marks.link ? `link=${marks.link}&` : "";
	let waiting = {}, round = {}, editing, busy, held, notice, line, end, etag, due, rest = 20000, next = 0, wait = 1000, good = clock();

	const learn = ({ dataset: { referral, version } }) => {
		if (version > known[referral])
			round[referral] = 1;
		known[referral] = Math.max(known[referral] || 0, version);
	};
	const take = ({ referral, version }) => {
		if (!(known[referral] >= version))
			[known[referral], waiting[referral]] = [version, 1];
	};
	const takeAll = () => ["page", ...rows().map(idOf)].forEach((id) => { waiting[id] = 1; });

	const isFocused = (field) => field === document.activeElement;
	const isTyped = (field) => field.options ? field.querySelector(":not([selected]):checked")
		: field.checked !== field.defaultChecked || field.value !== field.defaultValue;
	const isUsed = (field) => isFocused(field) || isTyped(field);
	const has = (node, test) => all(FIELD).some((field) => node.contains(field) && test(field));

	/* In a row, fields in use stay, and the version seen until the row shows the new one. Another form stays whole. */
	const stays = (field) => {
		const around = field.closest("tr, li, .save-bar, form"), [select] = all("select", around);

		return around.matches("form") ? has(around, isUsed) : field.type !== "hidden" ? isUsed(field)
			: select && isUsed(select) && !(isTyped(select) && editing.includes(idOf(around)));
	};

	const key = (node) => node.nodeName + (node.nodeType > 1 ? "" : node.dataset.person || node.id || node.name || node.action
		|| (node.matches("tr") ? node.textContent : node.classList[0]));

	/* A row that the new page lacks stays, unless the server was asked for it. */
	const leave = (node) => {
		const near = node.nextElementSibling || main, focused = node.contains(document.activeElement);

		if (notices.includes(node) || (node.matches?.(".list tr, .list li") ? !(idOf(node) in round)
			: has(node.className === "moved" ? node.parentNode : node, isUsed)))
			return;
		node.remove();
		if (focused)
			(near.querySelector("a, button") || main).focus({ preventScroll: true });
	};

	/* Changed rows keep their places. */
	const mergeChildren = (old, now) => {
		const nodes = [...now.childNodes], keys = nodes.map(key);
		let others = [...old.childNodes];

		nodes.forEach((node, i) => {
			let mine = others.find((row) => idOf(row) in round && key(row) === keys[i]);

			while (!mine && others[0]) {
				if (key(others[0]) === keys[i])
					mine = others[0];
				else if (others[0].nodeType === 1 && keys.includes(key(others[0]), i))
					break;
				else
					leave(others.shift());
			}
			if (mine)
				merge(mine, node);
			else
				old.insertBefore(node, others[0] || null);
			others = others.filter((other) => other !== mine);
		});
		others.forEach(leave);
	};

	const merge = (old, now) => {
		if (old.isEqualNode(now) || old.matches?.("[role=search]"))
			return;
		if (old.nodeType > 1)
			old.data = now.data;
		else if (old.matches(FIELD) && !/^form_/.test(old.name) && stays(old))
			held = has(main, isFocused);
		else {
			for (const { name } of [...old.attributes, ...now.attributes])
				if (!/^(open|hidden|tabindex|data-(changed|just))$/.test(name))
					now.hasAttribute(name) ? old.setAttribute(name, now.getAttribute(name)) : old.removeAttribute(name);
			mergeChildren(old, now);
			if (old.options)
				old.selectedIndex = Math.max(0, [...old.options].findIndex((option) => option.defaultSelected));
		}
	};

	const words = (node) => {
		const copy = node.cloneNode(true);

		all("time, option, .saved, .moved, [aria-hidden], td:last-child", copy).forEach((part) => part.remove());
		return copy.textContent.replace(/\s+/g, " ").trim();
	};
	const rowOf = (its) => its.closest("tr, li, main"), look = (row) => row.dataset.status + words(row);

	const mark = (row) => {
		const place = row.querySelector(".cell, td:nth-last-child(2), h1");

		row.dataset.changed = place.dataset.just = marks.changed;
		setTimeout(() => {
			delete row.dataset.changed;
			delete place.dataset.just;
		}, 10 * MINUTE);
	};

	const show = (page) => {
		const told = [];

		rows().map(rowOf).forEach((row) => { row.look = look(row); });
		rows(page).forEach(learn);
		["main", ".nav", ".site-footer"].forEach((part) => all(part).forEach((old) => merge(old, page.querySelector(part))));
		Object.keys(round).flatMap((id) => all(`[data-version][data-referral="${id}"]`)).forEach((its) => {
			const row = rowOf(its), first = (selector) => all(selector, row).slice(0, 1).map(words);

			if (row.look === look(row))
				return;
			row.look = look(row);
			mark(row);
			told.push([...first("h1, :is(th, h2, h3) > a"),
				...first(`option[value="${its.dataset.status}"], .status:not([data-outcome])`)].join(": "));
		});
		if (told[0])
			region.textContent = `${marks.changed}: ${told.slice(0, 3).join(", ")}`;
	};

	const say = (kind) => {
		if (notice !== kind)
			notices.forEach((words) => { words.hidden = words.id !== kind; });
		notice = kind;
	};

	const get = (url, options) => fetch(url, { cache: "no-store", signal: AbortSignal.timeout?.(MINUTE / 2), ...options })
		.then(async (answer) => ({ status: answer.status, etag: answer.headers.get("ETag"), text: answer.ok ? await answer.text() : "" }))
		.catch(() => ({}));

	const bring = async () => {
		if (busy || clock() < next || !Object.keys(waiting)[0])
			return;
		next = clock() + 1000;
		[busy, round, waiting] = [true, waiting, {}];
		editing = rows().filter((row) => has(row, isUsed)).map((row) => `${idOf(row)}.${row.dataset.version}`).join(" ");
		const { status, text } = await get(location.href.split("#")[0], { redirect: "manual", headers: {
			"Handrail-Shown": rows().map(idOf).filter((id) => id in round).join(" ") || "-", "Handrail-Editing": editing
		} });
		const page = new DOMParser().parseFromString(text || "", "text/html"), [its] = all("[data-live]", page);

		busy = false;
		setTimeout(bring, 1000);
		if (its) {
			say();
			good = clock();
			marks.since = its.dataset.since;
			return show(page);
		}
		Object.assign(waiting, round);
		if ([0, 401].includes(status))
			say("signed-out");
		else if (text || [404, 410].includes(status))
			has(main, isTyped) ? say("closed") : location.reload();
		if (notice)
			takeAll();
		next = notice ? due : later(10000);
	};

	const poll = async () => {
		const asked = rows().map(idOf).slice(0, 50);

		plan();
		if (clock() - good > 60 * MINUTE)
			return takeAll();
		const { status, text, etag: its } = await get(`${path}/changes?${link}since=${marks.since}${asked.map((id) => `&ids=${id}`).join("")}`,
			{ headers: etag ? { "If-None-Match": etag } : {} });

		if (status >= 400 && status < 429 && !notice)
			takeAll();
		if (status === 200 || status === 304) {
			good = clock();
			etag = its;
			if (notice)
				next = 0;
		}
		if (text) {
			const { changes } = JSON.parse(text);

			changes.forEach(take);
			asked.filter((id) => !changes.some(({ referral }) => referral === id)).forEach((id) => { waiting[id] = 1; });
		}
		bring();
	};

	const shut = () => { line = line?.close(); };

	/* Nothing moves the end of the line while the page is hidden. */
	const listen = () => {
		const hear = () => {
			wait = 1000;
			if (!document.hidden)
				end = clock() + MINUTE;
		};

		line = new EventSource(`${path}?${link}`);
		end = clock() + MINUTE;
		line.addEventListener("beat", hear);
		line.addEventListener("change", (event) => {
			hear();
			take(JSON.parse(event.data));
			bring();
		});
		line.onerror = () => {
			shut();
			due = Math.min(due, later(wait));
			wait = Math.min(2 * wait, MINUTE);
		};
	};

	const plan = () => {
		if (marks.live === "push" && !line && !document.hidden && !notice)
			listen();
		rest = document.hidden || notice ? Math.min(2 * rest, 10 * MINUTE) : line ? 2 * MINUTE : 20000;
		due = later(rest);
	};
	const tick = () => {
		if (line && clock() > end) {
			shut();
			due = 0;
		}
		if (clock() > due)
			poll();
		bring();
	};
	const wake = () => {
		if (document.hidden)
			return;
		due = next = 0;
		tick();
	};

	addEventListener("online", wake);
	document.addEventListener("visibilitychange", wake);
	addEventListener("pagehide", shut);
	addEventListener("submit", () => { next = later(10000); });
	main.addEventListener("focusout", () => {
		if (held)
			takeAll();
		held = false;
		setTimeout(bring);
	});
	main.tabIndex = -1;
	main.prepend(...notices);
	rows().forEach(learn);
	plan();
	setInterval(tick, 1000);
})();
