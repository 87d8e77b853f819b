/* handrail.js - small comforts; every page works without it. */
const find = (selector) => document.querySelectorAll(selector);
const TWICE = 800;	/* ms between presses of Escape */
const [link] = find(".leave"), [first] = find("main [autofocus]");
let pressed = -Infinity;

const leave = (event) => {
	event.preventDefault();
	document.documentElement.hidden = true;
	document.title = "\u00a0";
	location.replace(link.href);
};

if (link) {
	link.addEventListener("click", leave);
	document.addEventListener("keydown", (event) => {
		if (event.key !== "Escape" || event.repeat)
			return;
		/* Browsers empty a search field at Escape. */
		if (event.target.type === "search")
			event.preventDefault();
		if (event.timeStamp - pressed < TWICE)
			leave(event);
		pressed = event.timeStamp;
	});
}

/* Back shows nothing old. */
addEventListener("pageshow", (event) => {
	if (event.persisted && document.documentElement.hidden)
		location.reload();
});

if (first)
	first.focus();

find("[data-print], .keys").forEach((it) => {
	it.hidden = false;
	if (it.type)
		it.onclick = () => print();
});

/* The page that the form would bring holds the answer; the newest question counts. */
find("[data-suggest]").forEach((field) => {
	const place = document.getElementById(field.dataset.suggest);
	let timer, asked = 0;

	const ask = (mine) => fetch(`${field.form.action}?${new URLSearchParams(new FormData(field.form))}`)
		.then((answer) => answer.ok ? answer.text() : "")
		.then((text) => {
			const found = new DOMParser().parseFromString(text, "text/html").getElementById(place.id);

			if (found && mine === asked)
				place.replaceChildren(...found.childNodes);
		})
		.catch(() => { /* its button still works */ });

	field.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(() => ask(++asked), 300);
	});
});
