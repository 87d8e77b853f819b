{{%AUTOESCAPE context="HTML"}}
{{! Make an account: name and address; the code that is sent to the address makes it.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  first_name, last_name, address   form fields by form_show()
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Make an account{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1">
	<h2>{{#t}}Please look at this{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Make an account{{/t}}</h1>
<p class="lead">{{#t}}With an account you see your referrals in one place, and those of people you help. It costs nothing.{{/t}}</p>
<form method="post" action="{{base}}/sign-up" novalidate>
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
<div class="pair">
	<div class="field">
		<label for="first_name">{{#t}}First name{{/t}}</label>
		{{#first_name_error}}<p class="error" id="first_name-error">{{first_name_error}}</p>{{/first_name_error}}
		<input id="first_name" name="first_name" type="text" value="{{first_name}}" maxlength="200" autocomplete="given-name"{{#first_name_error}} aria-invalid="true" aria-describedby="first_name-error"{{/first_name_error}}>
	</div>
	<div class="field">
		<label for="last_name">{{#t}}Last name{{/t}}</label>
		{{#last_name_error}}<p class="error" id="last_name-error">{{last_name_error}}</p>{{/last_name_error}}
		<input id="last_name" name="last_name" type="text" value="{{last_name}}" maxlength="200" autocomplete="family-name"{{#last_name_error}} aria-invalid="true" aria-describedby="last_name-error"{{/last_name_error}}>
	</div>
</div>
<p class="hint">{{#t}}Use the name that you give to programs. That is how we find the referrals that are yours.{{/t}}</p>
<div class="field">
	<label for="address">{{#t}}E-mail address or mobile phone{{/t}}</label>
	<p class="hint" id="address-hint">{{#t}}We send a code there, to see that it is yours{{/t}}</p>
	{{#address_error}}<p class="error" id="address-error">{{address_error}}</p>{{/address_error}}
	<input id="address" name="address" type="text" value="{{address}}" maxlength="254" dir="ltr" autocomplete="username" autocapitalize="none" spellcheck="false" aria-describedby="address-hint{{#address_error}} address-error{{/address_error}}"{{#address_error}} aria-invalid="true"{{/address_error}}>
</div>
<p><button>{{#t}}Send me a code{{/t}}</button></p>
</form>
<p>{{#t}}Do you have an account?{{/t}} <a href="{{base}}/sign-in?next={{next:url_query_escape}}">{{#t}}Sign in{{/t}}</a></p>
</main>
{{>foot}}
