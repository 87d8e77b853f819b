{{%AUTOESCAPE context="HTML"}}
{{! Referrals for Me: every referral made by or for the viewer, newest first.
markers:
  how_many          text: how many there are on this page and before, exact to 99, then 99+; empty: no number
  needs_name        section: the viewer has no name yet and enters it before any referral is shown (name_url)
  name_url          text: path of the page that asks
  has_referrals     section; or no_referral
  referral          section, once a row: row (include: parts/row-seeker)
  save_bar, undo_forms   includes: parts/save-bar, parts/undo-form
  next_url          text: the next page; empty: there is none
  look_further_url  text: this page looked through a part only; empty: all of it
  form fields by form_show(): code, with code_error; has_problems, problems
  form_hidden       include: parts/form-hidden, for the code }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Referrals for Me{{/t}}</title>
{{>head}}
<main id="main" class="wide">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}We could not add a referral{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Referrals for Me{{/t}}{{#how_many}} <span class="count">{{how_many}}</span>{{/how_many}}</h1>
{{#needs_name}}
<div class="notice">
	<h2>{{#t}}What is your name?{{/t}}</h2>
	<p>{{#t}}We show referrals only to the person they were made for, so we need your name first.{{/t}}</p>
	<p><a class="button" href="{{name_url}}">{{#t}}Enter my name{{/t}}</a></p>
</div>
{{/needs_name}}
{{#no_referral}}
<div class="empty">
	<p>{{#t}}Here you will see every referral made by you or for you, and what became of it.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find help{{/t}}</a></p>
</div>
{{/no_referral}}
{{#has_referrals}}
<form class="list" method="post" action="{{base}}/status" autocomplete="off">
<ul>
{{#referral}}{{>row}}{{/referral}}
</ul>
{{>save_bar}}
</form>
{{>undo_forms}}
{{/has_referrals}}
{{#next_url}}<p class="pager"><a class="button secondary" href="{{next_url}}">{{#t}}Older referrals{{/t}}</a></p>{{/next_url}}
{{#look_further_url}}<p class="pager"><a class="button secondary" href="{{look_further_url}}">{{#t}}Look further{{/t}}</a></p>{{/look_further_url}}

<section>
<h2>{{#t}}Do you have a code?{{/t}}</h2>
<p>{{#t}}You find it on the page that came after sending, or on the paper that somebody gave you. Enter it to see that referral here.{{/t}}
	{{#t}}No code? Ask the person who sent this for you.{{/t}}</p>
<form class="search" method="post" action="{{base}}/referrals">
{{>form_hidden}}
{{>code_field}}
<button class="secondary">{{#t}}Add the referral{{/t}}</button>
</form>
</section>
</main>
{{>foot}}
