{{%AUTOESCAPE context="HTML"}}
{{! The second step of signing in: the code of an app, or a recovery code.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  code              form field by form_show()
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Enter the code of your app{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}The code did not work{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Enter the code of your app{{/t}}</h1>
<p class="lead">{{#t}}This account has two-step sign-in. Open the app on your phone that shows its codes.{{/t}}</p>
<form method="post" action="{{base}}/sign-in/second-factor" novalidate class="sheet">
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{>code_field}}
<p><button>{{#t}}Continue{{/t}}</button></p>
</form>
<p>{{#t}}Is your phone gone? Use one of the recovery codes that you kept. Without those, ask the people who run {{site_name}}.{{/t}}</p>
</main>
{{>foot}}
