{{%AUTOESCAPE context="HTML"}}
{{! Asks before somebody leaves a program's team, or is removed from it.
markers:
  program_public_id, program_name, member_name   texts
  leaves            section: the viewer leaves; or no_leaves: an admin removes somebody
  is_admin          section: the viewer is an admin of the team; or no_is_admin
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, for this page's path }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#leaves}}{{#t}}Leave {{program_name}}?{{/t}}{{/leaves}}\
	{{#no_leaves}}{{#t}}Remove {{member_name}} from {{program_name}}?{{/t}}{{/no_leaves}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#main">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#is_admin}}<p class="back"><a href="{{base}}/manage/{{program_public_id}}/team">{{#t}}Team{{/t}}</a></p>{{/is_admin}}
{{#no_is_admin}}<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>{{/no_is_admin}}
{{#leaves}}<h1>{{#t}}Leave {{program_name}}?{{/t}}</h1>
<p class="lead">{{#t}}You no longer see its referrals, and its e-mails to your addresses stop. You are signed out everywhere. Your account
	stays.{{/t}}</p>{{/leaves}}
{{#no_leaves}}<h1>{{#t}}Remove {{member_name}} from {{program_name}}?{{/t}}</h1>
<p class="lead">{{#t}}From now on they no longer see its referrals. They are signed out everywhere, and links in their e-mails stop working.{{/t}}
	{{#t}}What they did stays in the history.{{/t}}</p>{{/no_leaves}}
<form method="post">
{{>form_hidden}}
<p><button class="danger">{{#leaves}}{{#t}}Leave the team{{/t}}{{/leaves}}{{#no_leaves}}{{#t}}Remove {{member_name}}{{/t}}{{/no_leaves}}</button></p>
</form>
</main>
{{>foot}}
