{{%AUTOESCAPE context="HTML"}}
{{! Is this your program? The way for people who need its help comes first, because many look for it here.
markers:
  program_public_id, program_name   texts
  is_visitor        section: nobody is signed in
  is_member         section: the viewer works for it already
  is_run            section: somebody else runs it
  waits             section: the viewer's request waits: asked_at a day
  was_refused       section: it was not agreed to
  address_form      section: form field address, one of the listing; form_hidden
  code_form         section, instead: a code was sent: form field code; sent_to text; form_hidden
  ask_form          section: form field words; has_addresses or no_has_addresses; form_hidden
  has_problems      section; problems, once each: problem_field, problem }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Is {{program_name}} your program?{{/t}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/programs/{{program_public_id}}"><bdi>{{program_name}}</bdi></a></p>
<h1>{{#t}}Is {{program_name}} your program?{{/t}}</h1>
<div class="sheet">
<h2>{{#t}}I need services{{/t}}</h2>
<p>{{#t}}This page is for people who work there. If you need help from {{program_name}}, its own page shows how to get it.{{/t}}</p>
<p><a class="button secondary" href="{{base}}/programs/{{program_public_id}}">{{#t}}Get help from {{program_name}}{{/t}}</a></p>
</div>
<div class="sheet">
<h2>{{#t}}I work there{{/t}}</h2>
{{#is_member}}<p>{{#t}}You work for this program already.{{/t}}</p>
<p><a class="button" href="{{base}}/manage/{{program_public_id}}">{{#t}}Open its settings{{/t}}</a></p>{{/is_member}}
{{#is_run}}<p>{{#t}}Somebody runs this program here already. Ask your colleagues to invite you: they can do it on the program’s settings, under
	Team.{{/t}}</p>{{/is_run}}
{{#is_visitor}}
<p>{{#t}}Then you can get its referrals here, say whether there is room, and keep its page right. It costs nothing.{{/t}}</p>
<p><a class="button" href="{{base}}/sign-in?next=/programs/{{program_public_id}}/claim">{{#t}}Sign in to go on{{/t}}</a></p>
{{/is_visitor}}
{{#waits}}<p class="notice" role="status">{{#t}}You asked on {{asked_at_day}}. The people who run {{site_name}} look at it, then we write
	to you.{{/t}}</p>{{/waits}}
{{#was_refused}}<p class="notice action">{{#t}}Your last request was not agreed to. You can ask again, and write more.{{/t}}</p>{{/was_refused}}
{{#code_form}}
<form method="post" action="{{base}}/programs/{{program_public_id}}/claim" novalidate>
{{>form_hidden}}
<p>{{#sent_to}}{{#t}}We have sent a code to {{sent_to}}. Look under spam, too.{{/t}}{{/sent_to}}</p>
{{>code_field}}
<p class="acts"><button>{{#t}}Continue{{/t}}</button>
	<a class="go" href="{{base}}/programs/{{program_public_id}}/claim?other=yes">{{#t}}Another way{{/t}}</a></p>
</form>
{{/code_form}}
{{#address_form}}
<form method="post" action="{{base}}/programs/{{program_public_id}}/claim" novalidate>
{{>form_hidden}}
{{>address_field}}
<p><button>{{#t}}Send the code{{/t}}</button></p>
</form>
{{/address_form}}
{{#ask_form}}
{{#has_addresses}}<details><summary>{{#t}}None of these is ours{{/t}}</summary>{{/has_addresses}}
<form method="post" action="{{base}}/programs/{{program_public_id}}/claim" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="request">
<p>{{#t}}The people who run {{site_name}} decide. Write what they can check.{{/t}}</p>
{{>words_field}}
<p><button class="secondary">{{#t}}Ask them{{/t}}</button></p>
</form>
{{#has_addresses}}</details>{{/has_addresses}}
{{/ask_form}}
</div>
</main>
{{>foot}}
