{{%AUTOESCAPE context="HTML"}}
{{! Stop sharing, on the referral's page: opening it shows what will happen; the button does it. No script is needed.
markers:
  public_id, program_name   texts
  version           number: goes into the hidden field seen
  editing           section: the form comes back, so it is open
  has_problems      section; problems: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<details class="no-print"{{#editing}} open{{/editing}}>
<summary>{{#t}}Stop sharing with {{program_name}}{{/t}}</summary>
<form class="panel" method="post" action="{{base}}/referrals/{{public_id}}/stop-sharing">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1">
	<h3>{{#t}}Nothing was changed yet{{/t}}</h3>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{>form_hidden}}
<input type="hidden" name="seen" value="{{version}}">
<p>{{#t}}This is what happens:{{/t}}</p>
<ul>
	<li>{{#t}}They no longer see the phone number, the e-mail, the comment and shared notes here. They may still have what we sent them before.{{/t}}</li>
	<li>{{#t}}They keep the name, and can say what happened.{{/t}}</li>
	<li>{{#t}}We send them nothing more, and the links in our messages to them stop working.{{/t}}</li>
	<li>{{#t}}They see that sharing stopped, and on which day.{{/t}}</li>
</ul>
<p><strong>{{#t}}You can’t take this back. To share again, send a new referral.{{/t}}</strong></p>
<p><button class="danger">{{#t}}Yes, stop sharing{{/t}}</button></p>
</form>
</details>
