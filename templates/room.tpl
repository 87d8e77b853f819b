{{%AUTOESCAPE context="HTML"}}
{{! The link in the weekly mail to a program. Opening it changes nothing, since mail programs open links by themselves.
markers:
  program_public_id, program_name, organization_name   texts
  asks              section: the page asks; or done: it is saved; or gone: the link is too old, or a newer one was sent
  capacity          text, with sections, as parts/capacity.h has them
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form fields capacity and closed_until }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#asks}}{{#t}}Does {{program_name}} have room?{{/t}}{{/asks}}\
	{{#done}}{{#t}}Thank you{{/t}}{{/done}}\
	{{#gone}}{{#t}}This link no longer works{{/t}}{{/gone}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#asks}}
<h1>{{#t}}Does {{program_name}} have room?{{/t}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
<form class="sheet" method="post" novalidate>
{{>form_hidden}}
{{>capacity_field}}
{{>closed_until_field}}
<p class="acts"><button>{{#t}}Save{{/t}}</button> <span class="quiet">{{#t}}It shows on your card and your page at once.{{/t}}</span></p>
</form>
{{/asks}}
{{#done}}
<h1>{{#t}}Thank you{{/t}}</h1>
<p class="lead">{{#t}}{{program_name}} now says:{{/t}} <b>{{#capacity_open}}{{#t}}Has room{{/t}}{{/capacity_open}}\
	{{#capacity_wait_list}}{{#t}}Wait list{{/t}}{{/capacity_wait_list}}{{#capacity_closed}}{{#t}}Full for now{{/t}}{{/capacity_closed}}\
	{{#closed_until}}{{#t}}Closed until {{closed_until}}{{/t}}{{/closed_until}}{{#temporarily_closed}}{{#t}}Closed for now{{/t}}{{/temporarily_closed}}</b></p>
<p>{{#t}}If that changes before our next e-mail, use the same link again.{{/t}}</p>
{{/done}}
{{#gone}}
<h1>{{#t}}This link no longer works{{/t}}</h1>
<p class="lead">{{#t}}It is too old, or there is a newer e-mail. You can also sign in and open the program’s settings.{{/t}}</p>
{{/gone}}
</main>
{{>foot}}
