{{%AUTOESCAPE context="HTML"}}
{{! The viewer's own account: name, addresses, password, where they are signed in.
markers:
  next              text: where saving the name leads; may be empty (hidden field)
  name_wanted       section: the viewer has no name yet and enters it first; or no_name_wanted: the rest is shown
  saved_name, saved_language, saved_notices, saved_password, saved_portals   sections: what was done last
  addresses         section, once an address: address
  second_factor, no_second_factor   sections: two-step sign-in is on, or off
  sessions          number: how many sessions the account has; a number to count by
  has_problems      section; problems, once each: problem_field, problem
  name_form         section: form fields first_name, last_name, organization; shown_name, shown_organization texts: as they are now
  language_form     section: form field language; shown_language text: its name
  notices_form      section, for helpers where the site e-mails them: form field notice_cadence
  password_form     section: has_password or no_has_password, may_set, no_may_set (sections);
                    password, current_password: only their _error, never what was typed
  portals_form      section, if a portal opens the account: portals, how many; a number to count by. may_end or no_may_end (sections)
    has_errors      section in each: something is wrong in it
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
{{#saved_name}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Your name is saved.{{/t}}</p>{{/saved_name}}
{{#saved_language}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Your language is saved.{{/t}}</p>{{/saved_language}}
{{#saved_notices}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}How often we e-mail you is saved.{{/t}}</p>{{/saved_notices}}
{{#saved_password}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Your password is saved.
	You are signed out everywhere else.{{/t}}</p>{{/saved_password}}
{{#saved_portals}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}No portal opens your account any more.{{/t}}</p>{{/saved_portals}}
{{#name_wanted}}
<h1>{{#t}}What is your name?{{/t}}</h1>
<p class="lead">{{#t}}Use the name that you give to programs. That is how we find the referrals that are yours.{{/t}}</p>
{{/name_wanted}}
{{#no_name_wanted}}<h1>{{#t}}Your account{{/t}}</h1>{{/no_name_wanted}}

{{#name_wanted}}
{{#name_form}}
<form method="post" action="{{base}}/account" novalidate class="sheet">
{{>form_hidden}}
<input type="hidden" name="part" value="name">
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
<div class="pair">
	{{>first_name_field}}
	{{>last_name_field}}
</div>
{{>organization_field}}
<p><button>{{#t}}Save my name{{/t}}</button></p>
</form>
{{/name_form}}
{{/name_wanted}}

{{#no_name_wanted}}
<dl class="details sheet">
{{#name_form}}
<div><dt>{{#t}}Name{{/t}}</dt><dd class="change"><p><bdi>{{shown_name}}</bdi>{{#shown_organization}}<br><bdi
	class="quiet">{{shown_organization}}</bdi>{{/shown_organization}}</p>
<details{{#has_errors}} open{{/has_errors}}><summary>{{#t}}Change<span class="visually-hidden"> your name</span>{{/t}}</summary>
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="name">
<div class="pair">
	{{>first_name_field}}
	{{>last_name_field}}
</div>
{{>organization_field}}
<p><button>{{#t}}Save my name{{/t}}</button></p>
</form></details></dd></div>
{{/name_form}}
<div><dt>{{#t}}Addresses{{/t}}</dt>
	<dd class="change"><p>{{#addresses}}<bdi>{{address}}</bdi>{{#addresses_separator}}<br>{{/addresses_separator}}{{/addresses}}</p>
	<a href="{{base}}/account/addresses">{{#t}}Change<span class="visually-hidden"> your addresses</span>{{/t}}</a></dd></div>
{{#password_form}}
<div><dt>{{#t}}Password{{/t}}</dt><dd class="change"><p>{{#has_password}}{{#t}}You have one{{/t}}{{/has_password}}\
	{{#no_has_password}}{{#t}}You have none, and you need none: we can send you a code{{/t}}{{/no_has_password}}</p>
{{#no_may_set}}<a href="{{base}}/account/prove?next=/account">{{#t}}Set one<span class="visually-hidden">, a password</span>{{/t}}</a>{{/no_may_set}}\
{{#may_set}}<details{{#has_errors}} open{{/has_errors}}>\
	<summary>{{#has_password}}{{#t}}Change<span class="visually-hidden"> your password</span>{{/t}}{{/has_password}}\
	{{#no_has_password}}{{#t}}Set one<span class="visually-hidden">, a password</span>{{/t}}{{/no_has_password}}</summary>
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="password">
{{#has_password}}{{>current_password_field}}{{/has_password}}
{{>password_field}}
<p><button>{{#t}}Save the password{{/t}}</button></p>
</form></details>{{/may_set}}</dd></div>
{{/password_form}}
<div><dt>{{#t}}Two-step sign-in{{/t}}</dt><dd class="change"><p>{{#second_factor}}{{#t}}On{{/t}}{{/second_factor}}\
	{{#no_second_factor}}{{#t}}Off{{/t}}{{/no_second_factor}}</p>
	<a href="{{base}}/account/second-factor">{{#second_factor}}{{#t}}Change<span class="visually-hidden"> two-step sign-in</span>{{/t}}{{/second_factor}}\
	{{#no_second_factor}}{{#t}}Turn on<span class="visually-hidden"> two-step sign-in</span>{{/t}}{{/no_second_factor}}</a></dd></div>
{{#language_form}}
<div><dt>{{#t}}Language{{/t}}</dt><dd class="change"><p><bdi>{{shown_language}}</bdi></p>
<details{{#has_errors}} open{{/has_errors}}><summary>{{#t}}Change<span class="visually-hidden"> your language</span>{{/t}}</summary>
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="language">
{{>language_field}}
<p><button>{{#t}}Save my language{{/t}}</button></p>
</form></details></dd></div>
{{/language_form}}
{{#notices_form}}
<div><dt>{{#t}}News about your referrals{{/t}}</dt><dd class="change"><p>{{#t}}We e-mail you when a referral of yours changes, or when a program is late to
	answer.{{/t}}</p>
<details{{#has_errors}} open{{/has_errors}}><summary>{{#t}}Change<span class="visually-hidden"> how often</span>{{/t}}</summary>
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="notices">
{{>notice_cadence_field}}
<p><button>{{#t}}Save how often{{/t}}</button></p>
</form></details></dd></div>
{{/notices_form}}
{{#portals_form}}
<div><dt>{{#t}}Portals{{/t}}</dt><dd class="change"><p>{{#tn portals}}A portal opens this account{{|}}{{portals}} portals open this account{{/tn}}</p>
{{#may_end}}<details><summary>{{#t}}End this<span class="visually-hidden">: portals that open your account</span>{{/t}}</summary>
<form method="post" action="{{base}}/account" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="portals">
<p>{{#t}}Then you sign in here with a code or your password.{{/t}}</p>
<p><button class="danger">{{#t}}Let no portal open my account{{/t}}</button></p>
</form></details>{{/may_end}}\
{{#no_may_end}}<p class="quiet">{{#t}}To end this, first add an address, so that you can still sign in.{{/t}}</p>{{/no_may_end}}</dd></div>
{{/portals_form}}
<div><dt>{{#t}}Where you are signed in{{/t}}</dt><dd class="change"><p>{{#tn sessions}}Only here{{|}}In {{sessions}} browsers{{/tn}}</p>
	<a href="{{base}}/account/sessions">{{#t}}Look<span class="visually-hidden"> where you are signed in</span>{{/t}}</a></dd></div>
</dl>
<form method="post" action="{{base}}/sign-out">
{{>out_hidden}}
<input type="hidden" name="everywhere" value="yes">
<p><button class="danger">{{#t}}Sign out everywhere{{/t}}</button></p>
</form>

<h2>{{#t}}Your pages{{/t}}</h2>
<ul class="lines">
	<li><a href="{{base}}/referrals">{{#t}}Referrals for Me{{/t}}</a> <span class="quiet">{{#t}}or enter the code of one{{/t}}</span></li>
	<li><a href="{{base}}/people">{{#t}}People I’m Helping{{/t}}</a></li>
	<li><a href="{{base}}/inbound">{{#t}}Inbound Referrals{{/t}}</a></li>
	<li><a href="{{base}}/account/data">{{#t}}Your data{{/t}}</a> <span class="quiet">{{#t}}download your data{{/t}}</span></li>
	<li><a href="{{base}}/account/delete">{{#t}}Close your account{{/t}}</a></li>
</ul>
{{/no_name_wanted}}
</main>
{{>foot}}
