{{! /site.css: the colours of a site over those of static/handrail.css. Plain text, not a page: each marker
holds a colour that a program has read, such as #0b5a5c. On paper everything stays black.
markers: brand_color, brand_color_dark, link_color, link_color_dark   texts, each with its section }}
@media screen {
	:root {
		{{#brand_color}}--brand: {{brand_color}};{{/brand_color}}
		{{#link_color}}--link: {{link_color}};{{/link_color}}
	}
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		{{#brand_color_dark}}--brand: {{brand_color_dark}};{{/brand_color_dark}}
		{{#link_color_dark}}--link: {{link_color_dark}};{{/link_color_dark}}
	}
}
