/* embed.js - in a frame: tells the page around it how high the frame should be (docs/portal.md). Nothing else leaves the frame. */
const { body } = document;
let last;

/* The first message of a page has `began`: the page around it may bring the frame's top into view. */
const tell = () => {
	const height = Math.ceil(body.getBoundingClientRect().height);
	if (height !== last)
		parent.postMessage({ handrail: { height, began: last === undefined } }, "*");
	last = height;
};

if (parent !== window) {
	/* Else the page would be as high as the frame is already, and never become shorter. */
	body.style.minBlockSize = "0";
	new ResizeObserver(tell).observe(body);
	tell();
}
