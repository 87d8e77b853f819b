{{%AUTOESCAPE context="HTML"}}
{{! The rest of <head> after the title, the opening of <body>, and what stands above each page.
markers:
  site_name         text
  site_look         text: the version of the site's colours; empty: it has none of its own
  site_logo         text: the version of its logo, which then stands for its name; else section no_site_logo
  logo_width, logo_height   texts, in pixels
  alternates        section, once a language of a public page: page_url, query, tag
  joins             section: to sign in from here keeps what was just sent; path   text: of this page
  crisis_banner     section: the page is a public one, and the site has a line for emergencies
  crisis_line       include: parts/crisis-line
  is_live           section: changes by others come into the open page; then live include: parts/live
  signed_in         section, or no_signed_in
  account_name      text
  tends_site        section: the viewer has a role at this site
  seeks_help, helps_people, works_inbound   sections: what the account's dashboards hold; an empty one has no link
  nav_programs, nav_referrals, nav_people, nav_inbound, nav_admin, nav_account   sections: this page belongs there }}
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="{{base}}/static/handrail.css">
{{#site_look}}<link rel="stylesheet" href="{{base}}/site.css?v={{site_look}}">{{/site_look}}
<link rel="icon" href="{{base}}/static/icon.svg" type="image/svg+xml">
{{#alternates}}<link rel="alternate" hreflang="{{tag}}" href="{{page_url}}?{{query}}">
{{/alternates}}<script src="{{base}}/static/handrail.js" defer></script>
{{#is_live}}<script src="{{base}}/static/live.js" type="module"></script>
{{/is_live}}</head>
<body>
<a class="skip" href="#main">{{#t}}Skip to the content{{/t}}</a>
<header class="bar">
<div class="masthead">
	<a class="site" href="{{base}}/">{{#site_logo}}<img src="{{base}}/site/logo?v={{site_logo}}" alt="{{site_name}}" width="{{logo_width}}"
		height="{{logo_height}}">{{/site_logo}}\
		{{#no_site_logo}}<svg aria-hidden="true"><use href="{{base}}/static/marks.svg#handrail"></use></svg>{{site_name}}{{/no_site_logo}}</a>
	<a class="leave" href="{{base}}/leave" rel="noreferrer">{{#t}}Leave now{{/t}}</a>
</div>
<nav class="nav" aria-label="{{#t}}Main{{/t}}"><ul class="tabs">
	<li><a href="{{base}}/programs"{{#nav_programs}} aria-current="true"{{/nav_programs}}>{{#t}}Find help{{/t}}</a></li>
	{{#signed_in}}
	{{#seeks_help}}<li><a href="{{base}}/referrals"{{#nav_referrals}} aria-current="true"{{/nav_referrals}}><span
		class="long">{{#t}}Referrals for Me{{/t}}</span><span class="brief">{{#t}}For me{{/t}}</span></a></li>{{/seeks_help}}
	{{#helps_people}}<li><a href="{{base}}/people"{{#nav_people}} aria-current="true"{{/nav_people}}><span
		class="long">{{#t}}People I’m Helping{{/t}}</span><span class="brief">{{#t}}Helping{{/t}}</span></a></li>{{/helps_people}}
	{{#works_inbound}}<li><a href="{{base}}/inbound"{{#nav_inbound}} aria-current="true"{{/nav_inbound}}><span
		class="long">{{#t}}Inbound Referrals{{/t}}</span><span class="brief">{{#t}}Inbound{{/t}}</span></a></li>{{/works_inbound}}
	{{#tends_site}}<li><a href="{{base}}/admin"{{#nav_admin}} aria-current="true"{{/nav_admin}}>{{#t}}Site tools{{/t}}</a></li>{{/tends_site}}
	<li class="end"><a href="{{base}}/account"{{#nav_account}} aria-current="true"{{/nav_account}}>{{account_name}}</a></li>
	{{/signed_in}}
	{{#no_signed_in}}
	<li class="end"><a href="{{base}}/sign-in{{#joins}}?next={{path:url_query_escape}}{{/joins}}"\
		{{#nav_account}} aria-current="true"{{/nav_account}}>{{#t}}Sign in{{/t}}</a></li>
	{{/no_signed_in}}
</ul></nav>
</header>
{{#crisis_banner}}<aside class="crisis" aria-label="{{#t}}In an emergency{{/t}}">{{>crisis_line}}</aside>{{/crisis_banner}}{{>live}}
