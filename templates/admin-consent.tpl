{{%AUTOESCAPE context="HTML"}}
{{! The words of the permission that people give on a site.
markers:
  words_now, words_language   texts: as people read them now
  has_versions      section; version_row, once a version: version, version_tag, version_language, words, made_at (with made_at_exact,
                    made_at_iso), shown (section)
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of the form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Words of the permission{{/t}}</title>
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
<h1>{{#t}}Words of the permission{{/t}}</h1>
<p class="lead">{{#t}}People agree to these words before a program learns about them. Each change makes a new version; each permission keeps
	the version that was agreed to.{{/t}}</p>
<div class="sheet">
<h2>{{#t}}People read now{{/t}}</h2>
<p class="typed" lang="{{words_language}}" dir="auto">{{words_now:pre_escape}}</p>
</div>
<form method="post" action="{{base}}/admin/consent">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Change the words{{/t}}</h2>
{{>consent_language_field}}
{{>consent_text_field}}
</div>
<div class="acts"><button>{{#t}}Use these words{{/t}}</button></div>
</form>
{{#has_versions}}<h2>{{#t}}All versions{{/t}}</h2>
<ul class="cards">{{#version_row}}<li class="card">
<h3>{{#t}}{{version_language}}, version {{version}}{{/t}}{{#shown}} <span class="count">{{#t}}shown now{{/t}}</span>{{/shown}}</h3>
<p class="quiet"><time datetime="{{made_at_iso}}">{{made_at_exact}}</time></p>
<p class="typed" lang="{{version_tag}}" dir="auto">{{words:pre_escape}}</p>
</li>
{{/version_row}}</ul>{{/has_versions}}
</main>
{{>foot}}
