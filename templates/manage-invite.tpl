{{%AUTOESCAPE context="HTML"}}
{{! An invitation to work with a program. It counts for the invited address alone.
markers:
  program_name, organization_name   texts
  asks              section: it is the viewer's; or for_other: it went to another address; or gone: it was used, or is too old
  is_program_admin  section: they will run the program; or no_is_program_admin: they will answer referrals
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; out_hidden: the same, for the form that posts to /sign-out }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#gone}}{{#t}}This link no longer works{{/t}}{{/gone}}\
	{{#asks}}{{#t}}Join the team of {{program_name}}{{/t}}{{/asks}}{{#for_other}}{{#t}}This link is for a different address{{/t}}{{/for_other}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}You have not joined yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#main">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#asks}}
<h1>{{#t}}Join the team of {{program_name}}{{/t}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
<p class="lead">{{#is_program_admin}}{{#t}}You will answer its referrals, change its settings and invite others.{{/t}}{{/is_program_admin}}\
	{{#no_is_program_admin}}{{#t}}You will answer its referrals.{{/t}}{{/no_is_program_admin}}</p>
<p>{{#t}}Referrals are about people who need help. What you read in them stays with your team.{{/t}}</p>
<form method="post">
{{>form_hidden}}
<p><button>{{#t}}Join{{/t}}</button></p>
</form>
{{/asks}}
{{#for_other}}
<h1>{{#t}}This link is for a different address{{/t}}</h1>
<p class="lead">{{#t}}Sign in with the address that it was sent to, then open the link again. Or add that address to your account.{{/t}}</p>
<p><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<form method="post" action="{{base}}/sign-out">{{>out_hidden}}<p><button class="secondary">{{#t}}Sign out{{/t}}</button></p></form>
{{/for_other}}
{{#gone}}
<h1>{{#t}}This link no longer works{{/t}}</h1>
<p class="lead">{{#t}}The invitation was used already, taken back, or it is too old. Ask for a new one.{{/t}}</p>
<p><a href="{{base}}/manage">{{#t}}Settings of my programs{{/t}}</a></p>
{{/gone}}
</main>
{{>foot}}
