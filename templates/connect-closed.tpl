{{%AUTOESCAPE context="HTML"}}
{{! In place of the Connect form, while a program is closed.
markers:
  program_public_id, program_name, organization_name   text
  thread            text: the person who travels along, behind links; person_bar include: parts/person-bar
  capacity          text: closed; one of the sections capacity_closed, closed_until (a date), temporarily_closed }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Ask {{program_name}} for help{{/t}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main">
<p class="back"><a href="{{base}}/programs/{{program_public_id}}{{thread}}">{{#t}}Back to the program{{/t}}</a></p>
<section data-program="{{program_public_id}}" data-capacity="{{capacity}}" aria-labelledby="title">
<h1 id="title">{{#t}}Ask {{program_name}} for help{{/t}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
<div class="notice action">
	{{#capacity_closed}}<h2>{{#t}}They take nobody new right now{{/t}}</h2>{{/capacity_closed}}
	{{#closed_until}}<h2>{{#t}}They are closed until {{closed_until}}{{/t}}</h2>{{/closed_until}}
	{{#temporarily_closed}}<h2>{{#t}}They are closed for now{{/t}}</h2>{{/temporarily_closed}}
	<p>{{#t}}We cannot send them a referral now.{{/t}}</p>
</div>
<p class="acts"><a class="button" href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a>
	<a class="button secondary" href="{{base}}/programs/{{program_public_id}}/next-steps{{thread}}">{{#t}}How to reach them{{/t}}</a></p>
</section>
</main>
{{>foot}}
