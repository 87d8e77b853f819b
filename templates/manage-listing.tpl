{{%AUTOESCAPE context="HTML"}}
{{! The words on a program's card and page, for its team to edit.
markers:
  program_public_id, program_name   texts
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form fields: the rows of lib/directory/listing.def
  name_listed and so on   includes: parts/manage-listed, for a field whose directory has other words }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}What your page says: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved. Your card, your page and the search use it now.{{/t}}</p>{{/saved}}
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
<h1>{{#t}}What your card and page say{{/t}}</h1>
<p class="lead">{{#t}}Your words stay when the directory changes. Empty a field, and it shows the directory’s words again.{{/t}}
	{{#t}}Places and hours come from the directory.{{/t}}</p>
<form method="post" action="{{base}}/manage/{{program_public_id}}/listing" novalidate>
{{>form_hidden}}
<p class="acts"><button>{{#t}}Save{{/t}}</button> <a class="go" href="{{base}}/programs/{{program_public_id}}">{{#t}}Your program page{{/t}}</a></p>
<div class="sheet">
{{>name_field}}{{>name_listed}}
{{>alternate_name_field}}{{>alternate_name_listed}}
{{>alert_field}}{{>alert_listed}}
{{>description_field}}{{>description_listed}}
{{>needs_field}}{{>needs_listed}}
</div>
<div class="sheet">
{{>phones_field}}{{>phones_listed}}
{{>url_field}}{{>url_listed}}
{{>email_field}}{{>email_listed}}
{{>languages_field}}{{>languages_listed}}
{{>interpretation_field}}{{>interpretation_listed}}
</div>
<div class="sheet">
{{>eligibility_field}}{{>eligibility_listed}}
{{>documents_field}}{{>documents_listed}}
{{>application_process_field}}{{>application_process_listed}}
{{>fees_field}}{{>fees_listed}}
{{>wait_time_field}}{{>wait_time_listed}}
{{>areas_field}}{{>areas_listed}}
</div>
<p><button>{{#t}}Save{{/t}}</button></p>
</form>
</main>
{{>foot}}
