{{%AUTOESCAPE context="HTML"}}
{{! Sign in: with a code by e-mail or text, or with a password.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  address           form field by form_show(); password: only its _error, never what was typed
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Sign in{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}You are not signed in yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Sign in{{/t}}</h1>
<p class="lead">{{#t}}You need no password: we can send you a code.{{/t}}</p>
<form method="post" action="{{base}}/sign-in" novalidate>
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{>address_field}}
{{>password_field}}
<p><button>{{#t}}Go on{{/t}}</button></p>
</form>
<p>{{#t}}New here?{{/t}} <a href="{{base}}/sign-up?next={{next:url_query_escape}}">{{#t}}Make an account{{/t}}</a></p>
</main>
{{>foot}}
