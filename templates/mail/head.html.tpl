{{%AUTOESCAPE context="HTML"}}
{{! How each HTML mail begins: one column of 600 px at most, no picture, nothing loaded from anywhere. Its cell repeats the language,
because many mail programs drop what stands on html and body. Some drop the styles, too: then answers keep their frame, which is a
cell's, and the button and the flag keep their colors, which stand on themselves, so that the rules for a site and for the dark need "important". }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>{{subject}}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f7f4ee; -webkit-text-size-adjust: 100%; }
.wash { width: 100%; background: #f7f4ee; }
.edge { padding: 24px 12px; }
.paper { width: 100%; max-width: 600px; margin: 0 auto; background: #ffffff; border: 1px solid #e2dccf; border-radius: 6px; }
.inside {
	padding: 24px;
	font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
	font-size: 17px;
	line-height: 1.5;
	color: #1d2427;
	text-align: start;
	overflow-wrap: anywhere;
}
.site { margin: 0 0 20px; padding-bottom: 12px; border-bottom: 3px solid #0b5a5c; font-size: 15px; font-weight: 600; color: #0b5a5c; }
h1 { margin: 0 0 12px; font-size: 24px; line-height: 1.25; color: #1d2427; }
h2 { margin: 28px 0 8px; font-size: 18px; line-height: 1.3; color: #1d2427; }
p { margin: 0 0 12px; }
a { color: #0b4f8a; }
a[href^="tel:"], a[href^="sms:"] { white-space: nowrap; }
.quiet { color: #4f5a60; font-size: 15px; }
.card { width: 100%; margin: 16px 0; border: 1px solid #79848a; border-radius: 6px; border-spacing: 0; }
.card th, .card td { display: block; padding: 0 16px; text-align: start; vertical-align: top; }
.card th { padding-top: 10px; font-size: 14px; font-weight: 600; color: #4f5a60; }
.card td { padding-bottom: 10px; border-bottom: 1px solid #e2dccf; }
.card tr:last-child td { border-bottom: 0; }
.quote { margin: 8px 0 16px; padding: 10px 16px; border-inline-start: 4px solid #79848a; background: #f7f4ee; }
.flag { margin: 16px 0; padding: 10px 16px; border: 2px solid #a11b1b; border-radius: 6px; background: #a11b1b; color: #ffffff; font-weight: 600; }
.said { margin: 0 0 4px; font-size: 14px; font-weight: 600; color: #4f5a60; }
.button, .button:visited {
	display: inline-block;
	margin: 4px 0 12px;
	padding: 11px 20px;
	border: 1px solid #0b5a5c;
	border-radius: 6px;
	background: #0b5a5c;
	color: #ffffff;
	font-weight: 600;
	text-decoration: none;
}
.answers { margin: 8px 0 12px; border-spacing: 0 8px; }
.answers td { padding: 0; border-radius: 6px; }
.answers a { display: block; padding: 10px 16px; color: #0b4f8a; font-weight: 600; text-decoration: none; }
.answers .else { padding-inline: 0; font-weight: 400; text-decoration: underline; }
.code { margin: 8px 0 12px; font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 28px; line-height: 1.3; letter-spacing: 2px; font-weight: 700; }
.foot { margin-top: 28px; padding-top: 16px; border-top: 1px solid #e2dccf; font-size: 14px; color: #4f5a60; }
.foot p { margin: 0 0 8px; }
{{#brand_color}}
.site { border-color: {{brand_color}}; color: {{brand_color}}; }
.button, .button:visited { border-color: {{brand_color}}; background: {{brand_color}} !important; }
{{/brand_color}}
@media (max-width: 480px) {
	.edge { padding: 0 !important; }
	.paper { border-width: 0; border-radius: 0; }
	.inside { padding: 20px 16px !important; }
}
@media (prefers-color-scheme: dark) {
	body, .wash { background: #12171a !important; }
	.paper { background: #1b2226 !important; border-color: #343e43 !important; }
	.inside, h1, h2 { color: #eef1ef !important; }
	.site { color: #6fc6c4 !important; border-color: #6fc6c4 !important; }
	a { color: #9cc7f5 !important; }
	.quiet, .said, .foot, .card th { color: #b3bdc1 !important; }
	.quote { background: #12171a !important; border-color: #7d898e !important; }
	.card, .answers td { border-color: #7d898e !important; }
	.card td, .foot { border-color: #343e43 !important; }
	.answers a { color: #9cc7f5 !important; }
	.button, .button:visited { background: #6fc6c4 !important; border-color: #6fc6c4 !important; color: #1b2226 !important; }
	{{#brand_color_dark}}
	.site { color: {{brand_color_dark}} !important; border-color: {{brand_color_dark}} !important; }
	.button, .button:visited { background: {{brand_color_dark}} !important; border-color: {{brand_color_dark}} !important; }
	{{/brand_color_dark}}
}
</style>
</head>
<body style="margin:0;padding:0;background:#f7f4ee">
<table class="wash" role="presentation" cellspacing="0" cellpadding="0" border="0" width="100%" style="background:#f7f4ee">
<tr><td class="edge" align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<table class="paper" role="presentation" cellspacing="0" cellpadding="0" border="0" width="100%" \
	style="max-width:600px;background:#ffffff">
<tr><td class="inside" lang="{{language}}" dir="{{direction}}" style="padding:24px;font-family:Arial,sans-serif;font-size:17px;line-height:1.5;color:#1d2427">
{{#site_name}}<p class="site">{{site_name}}</p>{{/site_name}}
