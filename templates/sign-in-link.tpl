{{%AUTOESCAPE context="HTML"}}
{{! Whether an account that exists belongs to the person who came from a portal.
markers:
  signed_in         section: the browser is signed in to it; account_name: text; or no_signed_in
  email             text: its address, if nobody is signed in
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Is this your account?{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}You are not signed in yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Is this your account?{{/t}}</h1>
<form method="post" action="{{base}}/sign-in/link" class="sheet" id="answer">
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{#signed_in}}<p>{{#t}}You come from a portal, and in this browser {{account_name}} is signed in. If both are you, the portal opens this
	account from now on.{{/t}}</p>{{/signed_in}}
{{#no_signed_in}}<p>{{#t}}You come from a portal. Here is an account with the address {{email}} already. If it is yours, we send a code
	to that address, so that nobody else can open it.{{/t}}</p>{{/no_signed_in}}
<p class="quiet">{{#t}}A new account sees nothing of the other one.{{/t}}</p>
<p class="acts"><button name="answer" value="yes">{{#t}}Yes, it is mine{{/t}}</button>
	<button name="answer" value="no" class="secondary">{{#t}}No, make a new account{{/t}}</button></p>
</form>
</main>
{{>foot}}
