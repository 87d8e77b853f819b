{{%AUTOESCAPE context="HTML"}}
{{! Stop sharing, on the referral's page: opening it shows what will happen; the button does it. No script is needed.
markers:
  public_id, program_name   texts
  editing           section: the form comes back, so it is open
  form_hidden       include: parts/form-hidden }}
<details{{#editing}} open{{/editing}}>
<summary>{{#t}}Stop sharing with {{program_name}}{{/t}}</summary>
<form class="panel" method="post" action="{{base}}/referrals/{{public_id}}/stop-sharing">
{{>form_hidden}}
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
