{{%AUTOESCAPE context="HTML"}}
{{! Imports questions from a FHIR Questionnaire: they replace the draft.
markers:
  program_public_id, program_name   texts
  asks              section: the draft has questions, which would go
  seen              number: the version of the draft, for the hidden field
  changed_meanwhile section: somebody else changed the questions
  has_problems      section; problems, once each: problem_field, problem
  head_part, questions_part   includes: parts/manage-top, parts/manage-questions
  form fields by form_show(): questionnaire, with questionnaire_error
  form_hidden       include: parts/form-hidden, for this page's path }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Import questions: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="two build" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#changed_meanwhile}}<p class="notice action" role="alert">{{#t}}Somebody else changed these questions while you were writing. The list
	shows what is there now, the form what you typed. Save again to keep yours.{{/t}}</p>{{/changed_meanwhile}}
{{>head_part}}
<form class="sheet story" method="post" action="{{base}}/manage/{{program_public_id}}/screener/import" novalidate>
<h2>{{#t}}Import questions{{/t}}</h2>
{{>form_hidden}}
<input type="hidden" name="seen" value="{{seen}}">
{{>questionnaire_field}}
{{#asks}}<p class="notice">{{#t}}The imported questions replace those of the draft. People see no change until you publish.{{/t}}</p>{{/asks}}
<p><button>{{#t}}Import{{/t}}</button></p>
</form>
<div class="side">{{>questions_part}}</div>
</main>
{{>foot}}
