{{%AUTOESCAPE context="HTML"}}
{{! The link in a mail to a referral address. Opening it changes nothing, since mail programs open links by themselves.
markers:
  program_name, organization_name, address   texts
  asks              section: the page asks; or done: it is confirmed; or gone: the link was used, or is too old
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#asks}}{{#t}}Confirm an address{{/t}}{{/asks}}{{#done}}{{#t}}The address is confirmed{{/t}}{{/done}}\
	{{#gone}}{{#t}}This link no longer works{{/t}}{{/gone}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}It is not confirmed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#main">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#asks}}
<h1>{{#t}}Should referrals to {{program_name}} come to {{address}}?{{/t}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
<p class="lead">{{#t}}They are about people who ask for help, so confirm only if you work there.{{/t}}</p>
<form method="post">
{{>form_hidden}}
<p><button>{{#t}}Yes, send them here{{/t}}</button></p>
</form>
<p>{{#t}}If you know nothing about this, close this page: nothing is sent then.{{/t}}</p>
{{/asks}}
{{#done}}
<h1>{{#t}}The address is confirmed{{/t}}</h1>
<p class="lead">{{#t}}Referrals to {{program_name}} come to {{address}} from now on.{{/t}}</p>
{{/done}}
{{#gone}}
<h1>{{#t}}This link no longer works{{/t}}</h1>
<p class="lead">{{#t}}It was used already, or it is too old. If the address is confirmed, all is well. If not, ask for a new link.{{/t}}</p>
{{/gone}}
</main>
{{>foot}}
