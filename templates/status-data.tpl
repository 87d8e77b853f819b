{{%AUTOESCAPE context="HTML"}}
{{! A zip of one referral, for the person, by the link of a message. It names neither program nor need.
markers:
  token             text: of the link
  over              text: the time from which on the zip can be made again; empty: now
  waits             section: the reader is not signed in as the person
                    form field by form_show(): code; no_code   include: parts/no-code
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Your data{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was downloaded yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/s/{{token}}">{{#t}}Back{{/t}}</a></p>
<h1>{{#t}}Your data{{/t}}</h1>
{{#over}}<p class="notice action" role="alert">{{#t}}You have made this file many times just now. You can make it again at {{over}}.{{/t}}</p>{{/over}}
<p class="lead">{{#t}}Download what we hold about this referral, as one file.{{/t}}</p>
<div class="sheet">
<p>{{#t}}It holds your name and addresses as they were sent, what was written, what happened, what you agreed to, and which messages went
	out.{{/t}}</p>
<p class="quiet">{{#t}}It is a zip file. In it, data.html is for reading, and data.json is for other programs.{{/t}}</p>
</div>
<p class="notice">{{#t}}Does somebody else use this computer or phone? They could open the file, too. If so, save it somewhere else.{{/t}}</p>
<form method="post" action="{{base}}/s/{{token}}/data">
{{>form_hidden}}
{{#waits}}<div class="sheet">{{>code_field}}
{{>no_code}}</div>{{/waits}}
<p><button>{{#t}}Download my data{{/t}}</button></p>
</form>
</main>
{{>foot}}
