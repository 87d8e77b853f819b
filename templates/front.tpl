{{%AUTOESCAPE context="HTML"}}
{{! The front page: one question, the eight needs, what is open now, and whom to call if it can't wait.
markers:
  languages         include: parts/languages
  needs             include: parts/needs
  has_open          section: something is open now; open_now, once a program:
    program, name, organization_name   texts
    call_number, call_dial, call_extension   texts, as in parts/program-card
    program_opening include: parts/program-opening
  crisis_banner     section: the site has a line for emergencies; crisis_calls include: parts/crisis-calls }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Find help{{/t}} · {{site_name}}</title>
{{>head}}
<main id="main" class="wide front">
<div class="top"><h1>{{#t}}What do you need?{{/t}}</h1>
<nav aria-label="{{#t}}Languages{{/t}}">{{>languages}}</nav></div>
<form action="{{base}}/programs" role="search" class="search">
	<div class="field">
		<label for="q">{{#t}}In your own words{{/t}}</label>
		<input id="q" name="q" type="search" placeholder="{{#t}}food, rent, a doctor{{/t}}" maxlength="500" autocomplete="off">
	</div>
	<div class="field">
		<label for="near">{{#t}}Where?{{/t}}</label>
		<input id="near" name="near" type="text" placeholder="{{#t}}town or postal code{{/t}}" maxlength="200" autocomplete="off">
	</div>
	<button>{{#t}}Search{{/t}}</button>
</form>
{{>needs}}
<div class="now">
{{#has_open}}
<section aria-labelledby="open-now">
<h2 id="open-now">{{#t}}Open now{{/t}}</h2>
<ul class="stack">
	{{#open_now}}<li data-program="{{program}}"><span><b><a href="{{base}}/programs/{{program}}" dir="auto">{{name}}</a></b>
		{{#organization_name}}<span class="quiet"><bdi>{{organization_name}}</bdi></span>{{/organization_name}}</span>
		{{>program_opening}}
		<span>{{#call_dial}}<a class="number" href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}"
		dir="ltr">{{call_number}}</a>{{/call_dial}}{{#no_call_dial}}<bdi class="number">{{call_number}}</bdi>{{/no_call_dial}}</span></li>
	{{/open_now}}
</ul>
</section>
{{/has_open}}
{{#crisis_banner}}
<section class="sheet urgent" aria-labelledby="urgent">
<h2 id="urgent">{{#t}}If it can’t wait{{/t}}</h2>
{{>crisis_calls}}
</section>
{{/crisis_banner}}
</div>
<p><a href="{{base}}/programs?within=25">{{#t}}See all programs{{/t}}</a></p>
</main>
{{>foot}}
