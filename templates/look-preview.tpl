{{! /admin/look.css: the preview of a site's colors, light and dark, whatever the reader's own pages are. Plain text, not a page: each
marker holds a color that a program has read. The grounds and inks are those of static/handrail.css.
markers: brand_color, brand_color_dark, link_color, link_color_dark   texts, each with its section }}
.light {
	--wash: #f7f4ee; --paper: #ffffff; --ink: #1d2427; --line: #79848a;
	--brand: {{#brand_color}}{{brand_color}}{{/brand_color}}{{#no_brand_color}}#0b5a5c{{/no_brand_color}};
	--link: {{#link_color}}{{link_color}}{{/link_color}}{{#no_link_color}}#0b4f8a{{/no_link_color}};
}
.dark {
	--wash: #12171a; --paper: #1b2226; --ink: #eef1ef; --line: #7d898e;
	--brand: {{#brand_color_dark}}{{brand_color_dark}}{{/brand_color_dark}}{{#no_brand_color_dark}}#6fc6c4{{/no_brand_color_dark}};
	--link: {{#link_color_dark}}{{link_color_dark}}{{/link_color_dark}}{{#no_link_color_dark}}#9cc7f5{{/no_link_color_dark}};
}
.preview {
	margin-block-end: 1rem; border: 1px solid var(--line); border-block-start: 4px solid var(--brand); border-radius: var(--corner);
	padding: 1rem; background: var(--wash); color: var(--ink); font-size: 1rem;
}
.preview a { color: var(--link); }
.preview .acts b { border: 1px solid var(--line); border-radius: var(--corner); padding: 0.5rem 0.75rem; background: var(--paper); color: var(--brand); }
.preview .acts .filled { border-color: var(--brand); background: var(--brand); color: var(--paper); }
