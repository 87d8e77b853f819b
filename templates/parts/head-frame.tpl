{{%AUTOESCAPE context="HTML"}}
{{! As head, for a page in a frame of another site's page: no navigation, not for search engines. The marker top leads out of the frame.
markers: site_name, site_look
  crisis_banner     section: the site has a line for emergencies; crisis_line include: parts/crisis-line }}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="{{top}}/static/handrail.css">
{{#site_look}}<link rel="stylesheet" href="{{top}}/site.css?v={{site_look}}">{{/site_look}}
<script src="{{top}}/static/handrail.js" defer></script>
<script src="{{top}}/static/embed.js" defer></script>
</head>
<body>
{{#crisis_banner}}<aside class="crisis" aria-label="{{#t}}In an emergency{{/t}}">{{>crisis_line}}</aside>{{/crisis_banner}}
