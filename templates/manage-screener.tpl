{{%AUTOESCAPE context="HTML"}}
{{! A program's questions before sending: the list of them, what people read at the end, and publishing.
markers:
  program_public_id, program_name   texts
  number            number of the version that people see; 0: none
  seen              number: the version of the draft, for the hidden field
  saved             section: this is the answer to an act; saved_settings, saved_published, saved_deleted, saved_imported   sections
  changed_meanwhile section: somebody else changed the questions; the page has what is there now, the form what was typed
  has_problems      section; problems, once each: problem_field, problem
  head_part, questions_part   includes: parts/manage-top, parts/manage-questions
  form fields by form_show(): pages (one, each), may_text, review_text, may_not_text, suggest, each with its _error
  has_suggested     section; suggested, once each: suggested_id, suggested_name (texts)
  form_hidden       include: parts/form-hidden, for POST /manage/{program}/screener/settings }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Questions before sending: {{program_name}}{{/t}}</title>
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
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#saved_settings}}{{#t}}Saved.{{/t}}{{/saved_settings}}\
	{{#saved_published}}{{#t}}Published. People see it from now on.{{/t}}{{/saved_published}}\
	{{#saved_deleted}}{{#t}}The question is deleted.{{/t}}{{/saved_deleted}}\
	{{#saved_imported}}{{#t}}Imported. Look at the questions, then publish them.{{/t}}{{/saved_imported}}</p>{{/saved}}
{{>head_part}}
<div class="side">{{>questions_part}}</div>
<div class="story">
<form class="sheet" method="post" action="{{base}}/manage/{{program_public_id}}/screener/settings" novalidate>
{{>form_hidden}}
<input type="hidden" name="seen" value="{{seen}}">
<fieldset id="pages" tabindex="-1"{{#pages_error}} aria-describedby="pages-error"{{/pages_error}}>
	<legend>{{#t}}How people see the questions{{/t}}</legend>
	{{#pages_error}}<p class="error" id="pages-error">{{pages_error}}</p>{{/pages_error}}
	<div class="choices pair">
		<label class="choice"><input type="radio" name="pages" value="one"{{#pages_one}} checked{{/pages_one}}>
			<span>{{#t}}All on one page{{/t}}</span></label>
		<label class="choice"><input type="radio" name="pages" value="each"{{#pages_each}} checked{{/pages_each}}>
			<span>{{#t}}One question at a time{{/t}}</span></label>
	</div>
</fieldset>
<h2>{{#t}}What they read at the end{{/t}}</h2>
<p class="hint">{{#t}}The answers only tell people what to expect. Everyone can send, and you decide.{{/t}}</p>
{{>may_text_field}}
{{>review_text_field}}
{{>may_not_text_field}}
{{>suggest_field}}
{{#has_suggested}}<ul class="lines">{{#suggested}}<li><a href="{{base}}/programs/{{suggested_id}}" dir="auto">{{suggested_name}}</a></li>
{{/suggested}}</ul>{{/has_suggested}}
<p><button>{{#t}}Save{{/t}}</button></p>
</form>
<div class="sheet">
<h2>{{#t}}Take the questions elsewhere{{/t}}</h2>
<ul class="lines">
{{#number}}<li><a href="{{base}}/manage/{{program_public_id}}/screener/questionnaire.json" download>\
	{{#t}}Save the published questions as a file (FHIR){{/t}}</a></li>{{/number}}
<li><a href="{{base}}/manage/{{program_public_id}}/screener/import">{{#t}}Import questions{{/t}}</a></li>
</ul>
</div>
</div>
</main>
{{>foot}}
