{{%AUTOESCAPE context="HTML"}}
{{! The portals that may show the pages of a site in frames.
markers:
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of the form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Frames in portals{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved}}
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Frames in portals{{/t}}</h1>
<p class="lead">{{#t}}A portal can show the search, a program and the form in a frame of its own page. Without an address here there are no pages
	for frames.{{/t}}</p>
<form method="post" action="{{base}}/admin/embed">
{{>form_hidden}}
<div class="sheet">
{{>embed_origin_field}}
</div>
<div class="acts"><button>{{#t}}Save{{/t}}</button></div>
</form>
</main>
{{>foot}}
