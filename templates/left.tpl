{{%AUTOESCAPE context="HTML"}}
{{! The page for a browser that comes back after "Leave now": no name, mark or color of the site, and nothing that it showed.
markers:
  leave_url         text: the other site
  back_url          text: the way back to the page that was asked for }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}You have left{{/t}}</title>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<link rel="stylesheet" href="{{base}}/static/handrail.css">
<link rel="icon" href="data:,">
</head>
<body>
<main id="main">
<h1>{{#t}}You have left{{/t}}</h1>
<p class="lead">{{#t}}Nothing is open here any more. You can close this window.{{/t}}</p>
<p class="acts"><a class="button secondary" href="{{leave_url}}" rel="noreferrer">{{#t}}Leave{{/t}}</a>
	<a href="{{back_url}}" rel="nofollow">{{#t}}Open it again{{/t}}</a></p>
</main>
</body>
</html>
