/* handrail.js - small comforts; every page works without it. docs/style.md, "Script". */
(function () {
	"use strict";

	var TWICE = 800;	/* ms between two presses of Escape */
	var link = document.querySelector(".leave");
	var pressed = -Infinity;	/* times count from the page's own beginning */

	function leave(event) {
		if (event)
			event.preventDefault();
		document.documentElement.hidden = true;
		document.title = "\u00a0";
		location.replace(link.href);
	}

	if (link) {
		link.addEventListener("click", leave);
		document.addEventListener("keydown", function (event) {
			if (event.key !== "Escape" || event.repeat)
				return;
			/* Browsers empty a search field at Escape. */
			if (event.target.type === "search")
				event.preventDefault();
			if (event.timeStamp - pressed < TWICE)
				leave();
			pressed = event.timeStamp;
		});
	}

	/* Coming back by the browser's memory shows nothing old. */
	window.addEventListener("pageshow", function (event) {
		if (event.persisted && document.documentElement.hidden)
			location.reload();
	});

	/* Browsers without a global autofocus attribute need help. */
	var first = document.querySelector("main [autofocus]");
	if (first)
		first.focus();

	document.querySelectorAll("[data-print]").forEach(function (button) {
		button.hidden = false;
		button.addEventListener("click", function () { window.print(); });
	});

	/* The page that the form would bring holds the answer; the newest question counts. */
	document.querySelectorAll("[data-suggest]").forEach(function (field) {
		var place = document.getElementById(field.dataset.suggest), timer, asked = 0;

		function ask() {
			var mine = ++asked;

			fetch(field.form.action + "?" + new URLSearchParams(new FormData(field.form)), { credentials: "same-origin" })
				.then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
				.then(function (text) {
					var found = new DOMParser().parseFromString(text, "text/html").getElementById(place.id);

					if (found && mine === asked)
						place.replaceChildren.apply(place, Array.from(found.childNodes));
				})
				.catch(function () { /* its button still works */ });
		}
		field.addEventListener("input", function () {
			clearTimeout(timer);
			timer = setTimeout(ask, 300);
		});
	});
}());
