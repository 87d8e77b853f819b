{{%AUTOESCAPE context="HTML"}}
{{! The viewer's own account: name, addresses, password, where they are signed in.
markers:
  next              text: where saving the name leads; may be empty (hidden field)
  name_wanted       section: the viewer has no name yet and enters it first; or no_name_wanted: the rest is shown
  saved_name, saved_language, saved_notices, saved_password, saved_address   sections: what was done last
  addresses         section, once an address: address
  sessions          section, once a session: site_name, seen_at, seen_at_exact, seen_at_iso, is_this, no_is_this (sections)
  has_problems      section; problems, once each: problem_field, problem
  name_form         section: form fields first_name, last_name, organization
  language_form     section: form field language
  notices_form      section, for helpers where the site e-mails them: form field notice_cadence
  address_form      section: form field address
  password_form     section: has_password or no_has_password (sections); password, current_password: only their _error, never what was typed
    form_hidden     include in each: parts/form-hidden
  out_hidden        include: parts/form-hidden, for the form that posts to /sign-out }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}\
	{{#name_wanted}}{{#t}}What is your name?{{/t}}{{/name_wanted}}\
	{{#no_name_wanted}}{{#t}}Your account{{/t}}{{/no_name_wanted}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_name}}<p class="notice good" role="status">{{#t}}Your name is saved.{{/t}}</p>{{/saved_name}}
{{#saved_language}}<p class="notice good" role="status">{{#t}}Your language is saved.{{/t}}</p>{{/saved_language}}
{{#saved_notices}}<p class="notice good" role="status">{{#t}}How often we e-mail you is saved.{{/t}}</p>{{/saved_notices}}
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
	{{>first_name_field}}
	{{>last_name_field}}
</div>
{{>organization_field}}
<p><button>{{#t}}Save my name{{/t}}</button></p>
</form>
{{/name_form}}

{{#no_name_wanted}}
{{#language_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="language">
<h2>{{#t}}Your language{{/t}}</h2>
{{>language_field}}
<p><button class="secondary">{{#t}}Save my language{{/t}}</button></p>
</form>
{{/language_form}}

{{#notices_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="notices">
<h2>{{#t}}News about your referrals{{/t}}</h2>
<p>{{#t}}We e-mail you when somebody else changes a referral that you made, or when a program does not answer in time.{{/t}}</p>
{{>notice_cadence_field}}
<p><button class="secondary">{{#t}}Save how often{{/t}}</button></p>
</form>
{{/notices_form}}

{{#address_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="address">
<h2>{{#t}}Your addresses{{/t}}</h2>
<p>{{#t}}You can sign in with any of these. We also find referrals that were sent to them.{{/t}}</p>
<ul>{{#addresses}}<li><bdi>{{address}}</bdi></li>{{/addresses}}</ul>
{{>address_field}}
<p><button class="secondary">{{#t}}Send a code there{{/t}}</button></p>
</form>
{{/address_form}}

{{#password_form}}
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="password">
<h2>{{#t}}Your password{{/t}}</h2>
{{#no_has_password}}<p>{{#t}}You have no password, and you need none: we can send you a code. With a password you sign in faster.{{/t}}</p>{{/no_has_password}}
{{#has_password}}
{{>current_password_field}}
{{/has_password}}
{{>password_field}}
<p><button class="secondary">{{#t}}Save the password{{/t}}</button></p>
</form>
{{/password_form}}

<h2>{{#t}}Where you are signed in{{/t}}</h2>
<ul>
{{#sessions}}
	<li>{{#is_this}}{{#t}}Here, in this browser{{/t}}{{/is_this}}\
		{{#no_is_this}}{{#t}}In another browser, at {{site_name}}, last used <time datetime="{{seen_at_iso}}"
			title="{{seen_at_exact}}">{{seen_at}}</time>{{/t}}{{/no_is_this}}</li>
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
