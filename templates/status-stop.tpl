{{%AUTOESCAPE context="HTML"}}
{{! Ends contact with the person of a link, or sharing with the program. It names neither program nor need.
markers:
  token             text: of the link
  stops_contact     section: contact ends; or no_stops_contact: sharing does
  stopped           section: nothing is left to end; withdrawn_at   day on which sharing ended, if it did
  has_problems      section; problems, once each: problem_field, problem
  stop_form         section; form_hidden include: parts/form-hidden; stop_means include: parts/stop-means; path text: of the page
    waits           section: the reader is not signed in as the person, so the code is to be typed: form field by form_show(): code;
                    no_code   include: parts/no-code }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#stops_contact}}{{#t}}Stop all contact{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Stop sharing{{/t}}{{/no_stops_contact}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/s/{{token}}">{{#t}}Back{{/t}}</a></p>
<h1>{{#stops_contact}}{{#t}}Stop them from contacting me{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Stop sharing with them{{/t}}{{/no_stops_contact}}</h1>
{{#stopped}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#stops_contact}}{{#t}}Nobody is to call or write to you about
	this any more. We send you nothing, either.{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#withdrawn_at}}{{#t}}Sharing stopped on {{withdrawn_at_day}}.{{/t}}{{/withdrawn_at}}\
	{{#no_withdrawn_at}}{{#t}}Nothing is shared with the program.{{/t}}{{/no_withdrawn_at}}{{/no_stops_contact}}</p>{{/stopped}}
{{#stop_form}}<form class="sheet" method="post" action="{{base}}/s/{{token}}/{{path}}">
{{>form_hidden}}
{{>stop_means}}
{{#waits}}{{>code_field}}
{{>no_code}}{{/waits}}
<p><button class="danger">{{#stops_contact}}{{#t}}Stop all contact now{{/t}}{{/stops_contact}}\
	{{#no_stops_contact}}{{#t}}Yes, stop sharing{{/t}}{{/no_stops_contact}}</button></p>
</form>{{/stop_form}}
</main>
{{>foot}}
