{{%AUTOESCAPE context="HTML"}}
{{! The viewer's own account: name, addresses, password, where they are signed in.
markers:
  next              text: where saving the name leads; may be empty (hidden field)
  name_wanted       section: the account has no name yet, and is asked for it first; or no_name_wanted: the rest is shown
  saved_name, saved_password, saved_address   sections: what was done last
  addresses         section, once an address: address
  sessions          section, once a session: site_name, seen_at, seen_at_exact, seen_at_iso, is_this, no_is_this (sections)
  has_problems      section; problems, once each: problem_field, problem
  name_form         section: form fields first_name, last_name, organization
  address_form      section: form field address
  password_form     section: has_password or no_has_password (sections); password, current_password: only their _error, never what was typed
    form_hidden     include in each: parts/form-hidden
  out_hidden        include: parts/form-hidden, for the form that posts to /sign-out }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#name_wanted}}{{#t}}What is your name?{{/t}}{{/name_wanted}}{{#no_name_wanted}}{{#t}}Your account{{/t}}{{/no_name_wanted}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1">
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_name}}<p class="notice good" role="status">{{#t}}Your name is saved.{{/t}}</p>{{/saved_name}}
{{#saved_password}}<p class="notice good" role="status">{{#t}}Your password is saved. You are signed out everywhere else.{{/t}}</p>{{/saved_password}}
{{#saved_address}}<p class="notice good" role="status">{{#t}}The address is added.{{/t}}</p>{{/saved_address}}
{{#name_wanted}}
<h1>{{#t}}What is your name?{{/t}}</h1>
<p class="lead">{{#t}}Use the name that you give to programs. That is how we find the referrals that are yours.{{/t}}</p>
{{/name_wanted}}
{{#no_name_wanted}}<h1>{{#t}}Your account{{/t}}</h1>{{/no_name_wanted}}

{{#name_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="name">
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{#no_name_wanted}}<h2>{{#t}}Your name{{/t}}</h2>{{/no_name_wanted}}
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
<div class="field">
	<label for="organization">{{#t}}Where you work (if you help people as part of your work){{/t}}</label>
	{{#organization_error}}<p class="error" id="organization-error">{{organization_error}}</p>{{/organization_error}}
	<input id="organization" name="organization" type="text" value="{{organization}}" maxlength="200" autocomplete="organization"{{#organization_error}} aria-invalid="true" aria-describedby="organization-error"{{/organization_error}}>
</div>
<p><button>{{#t}}Save my name{{/t}}</button></p>
</form>
{{/name_form}}

{{#no_name_wanted}}
{{#address_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="address">
<h2>{{#t}}Your addresses{{/t}}</h2>
<p>{{#t}}You can sign in with each of them, and referrals sent to them are found.{{/t}}</p>
<ul>{{#addresses}}<li><bdi>{{address}}</bdi></li>{{/addresses}}</ul>
<div class="field">
	<label for="address">{{#t}}Add an e-mail address or mobile phone{{/t}}</label>
	<p class="hint" id="address-hint">{{#t}}We send a code there, to see that it is yours{{/t}}</p>
	{{#address_error}}<p class="error" id="address-error">{{address_error}}</p>{{/address_error}}
	<input id="address" name="address" type="text" value="{{address}}" maxlength="254" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="address-hint{{#address_error}} address-error{{/address_error}}"{{#address_error}} aria-invalid="true"{{/address_error}}>
</div>
<p><button class="secondary">{{#t}}Send a code there{{/t}}</button></p>
</form>
{{/address_form}}

{{#password_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="password">
<h2>{{#t}}Your password{{/t}}</h2>
{{#no_has_password}}<p>{{#t}}You have none, and need none: a code is enough. With one you are in faster.{{/t}}</p>{{/no_has_password}}
{{#has_password}}
<div class="field">
	<label for="current_password">{{#t}}The password that you have now{{/t}}</label>
	{{#current_password_error}}<p class="error" id="current_password-error">{{current_password_error}}</p>{{/current_password_error}}
	<input id="current_password" name="current_password" type="password" maxlength="200" autocomplete="current-password"{{#current_password_error}} aria-invalid="true" aria-describedby="current_password-error"{{/current_password_error}}>
</div>
{{/has_password}}
<div class="field">
	<label for="password">{{#t}}New password{{/t}}</label>
	<p class="hint" id="password-hint">{{#t}}At least 8 characters. Four plain words are good{{/t}}</p>
	{{#password_error}}<p class="error" id="password-error">{{password_error}}</p>{{/password_error}}
	<input id="password" name="password" type="password" maxlength="200" autocomplete="new-password" aria-describedby="password-hint{{#password_error}} password-error{{/password_error}}"{{#password_error}} aria-invalid="true"{{/password_error}}>
</div>
<p><button class="secondary">{{#t}}Save the password{{/t}}</button></p>
</form>
{{/password_form}}

<h2>{{#t}}Where you are signed in{{/t}}</h2>
<ul>
{{#sessions}}
	<li>{{#is_this}}{{#t}}Here, in this browser{{/t}}{{/is_this}}{{#no_is_this}}{{#t}}In another browser, at {{site_name}}, last used <time datetime="{{seen_at_iso}}" title="{{seen_at_exact}}">{{seen_at}}</time>{{/t}}{{/no_is_this}}</li>
{{/sessions}}
</ul>
<form method="post" action="{{base}}/sign-out">
{{>out_hidden}}
<input type="hidden" name="everywhere" value="yes">
<p><button class="secondary">{{#t}}Sign out everywhere{{/t}}</button></p>
</form>
{{/no_name_wanted}}
</main>
{{>foot}}
