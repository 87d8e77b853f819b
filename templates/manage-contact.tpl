{{%AUTOESCAPE context="HTML"}}
{{! How a program wants to be reached: all of it as one form.
markers:
  program_public_id, program_name   texts
  application_process   text: the directory's own next steps
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form fields capacity, closed_until, mode, verb, external_url, next_steps, answer_days,
                    minimal_mail }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}How people reach {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
<h1>{{#t}}How people reach {{program_name}}{{/t}}</h1>
<form method="post" action="{{base}}/manage/{{program_public_id}}/contact" novalidate>
{{>form_hidden}}
<div class="sheet">
{{>capacity_field}}
{{>closed_until_field}}
</div>
<div class="sheet">
{{>mode_field}}
{{>verb_field}}
{{>external_url_field}}
{{>next_steps_field}}
{{#application_process}}<details><summary>{{#t}}The directory’s own words{{/t}}</summary>
	<p class="typed" dir="auto">{{application_process:pre_escape}}</p></details>{{/application_process}}
</div>
<div class="sheet">
{{>answer_days_field}}
{{>minimal_mail_field}}
</div>
<p><button>{{#t}}Save{{/t}}</button></p>
</form>
</main>
{{>foot}}
