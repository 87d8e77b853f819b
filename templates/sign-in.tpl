{{%AUTOESCAPE context="HTML"}}
{{! Sign in: with a code by e-mail or text, or with a password.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  address           form field by form_show(); password: only its _error, never what was typed
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Sign in{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1">
	<h2>{{#t}}You are not signed in yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Sign in{{/t}}</h1>
<p class="lead">{{#t}}You need no password: we can send you a code.{{/t}}</p>
<form method="post" action="{{base}}/sign-in" novalidate>
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
<div class="field">
	<label for="address">{{#t}}E-mail address or mobile phone{{/t}}</label>
	{{#address_error}}<p class="error" id="address-error">{{address_error}}</p>{{/address_error}}
	<input id="address" name="address" type="text" value="{{address}}" maxlength="254" dir="ltr" autocomplete="username" autocapitalize="none" spellcheck="false"{{#address_error}} aria-invalid="true" aria-describedby="address-error"{{/address_error}}>
</div>
<div class="field">
	<label for="password">{{#t}}Password, if you have one{{/t}}</label>
	<p class="hint" id="password-hint">{{#t}}Leave this empty to get a code{{/t}}</p>
	{{#password_error}}<p class="error" id="password-error">{{password_error}}</p>{{/password_error}}
	<input id="password" name="password" type="password" maxlength="200" autocomplete="current-password" aria-describedby="password-hint{{#password_error}} password-error{{/password_error}}"{{#password_error}} aria-invalid="true"{{/password_error}}>
</div>
<p><button>{{#t}}Go on{{/t}}</button></p>
</form>
<p>{{#t}}New here?{{/t}} <a href="{{base}}/sign-up?next={{next:url_query_escape}}">{{#t}}Make an account{{/t}}</a></p>
</main>
{{>foot}}
