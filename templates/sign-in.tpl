{{%AUTOESCAPE context="HTML"}}
{{! Sign in: with a code by e-mail or text, or with a password.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  closed            section: the reader has just closed their account
  portal_door       section: the web server in front can sign people in
  oidc_door         section: an OpenID provider can
  address           form field by form_show(); password: only its _error, never what was typed
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Sign in{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}You are not signed in yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#closed}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Your account is closed. Your name, your addresses and
	your password are gone from here.{{/t}}</p>{{/closed}}
<h1>{{#t}}Sign in{{/t}}</h1>
{{#portal_door}}<p><a class="button" href="{{base}}/sign-in/portal?next={{next:url_query_escape}}">{{#t}}Sign in with your portal{{/t}}</a></p>{{/portal_door}}
{{#oidc_door}}<p><a class="button" href="{{base}}/sign-in/oidc?next={{next:url_query_escape}}">{{#t}}Sign in with your organization{{/t}}</a></p>{{/oidc_door}}
<form method="post" action="{{base}}/sign-in" novalidate class="sheet">
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{>address_field}}
<p><button>{{#t}}Send me a code{{/t}}</button></p>
<details{{#password_error}} open{{/password_error}}>
<summary>{{#t}}I have a password{{/t}}</summary>
{{>password_field}}
<p><button class="secondary">{{#t}}Sign in{{/t}}</button></p>
</details>
</form>
<p>{{#t}}You need no account to ask for help.{{/t}} <a href="{{base}}/programs">{{#t}}Find help{{/t}}</a></p>
<p>{{#t}}Do you help other people?{{/t}} <a href="{{base}}/sign-up?next={{next:url_query_escape}}">{{#t}}Make an account{{/t}}</a></p>
<p class="quiet">{{#t}}On a computer that others use too? Sign out when you are done, or press “Leave now”: it signs you out as well.{{/t}}</p>
</main>
{{>foot}}
