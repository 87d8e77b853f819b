{{%AUTOESCAPE context="HTML"}}
{{! As head, for pages that are opened from a message: no navigation, not for search engines.
markers: crisis_banner, crisis_line as in head; site_name, site_look, is_live, live (include: parts/live) }}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="{{base}}/static/handrail.css">
{{#site_look}}<link rel="stylesheet" href="{{base}}/site.css?v={{site_look}}">{{/site_look}}
<link rel="icon" href="{{base}}/static/icon.svg" type="image/svg+xml">
<script src="{{base}}/static/handrail.js" defer></script>
{{#is_live}}<script src="{{base}}/static/live.js" type="module"></script>
{{/is_live}}</head>
<body>
<header class="bar"><div class="masthead">
	<span class="site"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#handrail"></use></svg>{{site_name}}</span>
	<a class="leave" href="{{base}}/leave" rel="noreferrer">{{#t}}Leave now{{/t}}</a>
</div></header>
{{#crisis_banner}}<aside class="crisis" aria-label="{{#t}}In an emergency{{/t}}">{{>crisis_line}}</aside>{{/crisis_banner}}{{>live}}
