{{%AUTOESCAPE context="HTML"}}
{{! Two-step sign-in: turn it on with an app, or off; new recovery codes.
markers:
  turned_off        section: that was done last
  has_problems      section; problems, once each: problem_field, problem
  is_off            section: it is off
    wanted          section: the site wants it of its staff
    qr_path, qr_size  texts: the path of the dark modules, and the side of the square
    secret          text: the same for typing; sealed: for the form's hidden field
    next            text: where it leads afterwards; may be empty (hidden field)
    code            form field by form_show()
  is_on             section: it is on
    codes_left      number: recovery codes that were not used; a number to count by
    codes_form, off_form   sections
    form_hidden     include in each: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Two-step sign-in{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}The code did not work{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#turned_off}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Two-step sign-in is off.{{/t}}</p>{{/turned_off}}
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Two-step sign-in{{/t}}</h1>
{{#is_off}}
{{#wanted}}<p class="notice action">{{#t}}{{site_name}} asks all who work here to use two-step sign-in. Turn it on to go on.{{/t}}</p>{{/wanted}}
<p class="lead">{{#t}}Then your password or your mail alone does not open your account. You also need a code that your phone shows.{{/t}}</p>
<form method="post" action="{{base}}/account/second-factor" novalidate class="sheet">
{{>form_hidden}}
<input type="hidden" name="part" value="on">
<input type="hidden" name="secret" value="{{sealed}}">
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
<h2>{{#t}}1. Scan this with an app for codes{{/t}}</h2>
<p>{{#t}}Any app that shows sign-in codes will do, like FreeOTP, Aegis, or the one that keeps your passwords.{{/t}}</p>
{{#qr_path}}<svg class="qr" viewBox="0 0 {{qr_size}} {{qr_size}}" role="img"
	aria-label="{{#t}}QR code for your app{{/t}}"><path d="{{qr_path}}"/></svg>{{/qr_path}}
<p>{{#t}}Or type this key into the app:{{/t}} <bdi dir="ltr"><code data-secret>{{secret}}</code></bdi></p>
<h2>{{#t}}2. Enter the code that it shows{{/t}}</h2>
{{>code_field}}
<p><button>{{#t}}Turn on{{/t}}</button></p>
</form>
{{/is_off}}
{{#is_on}}
<p class="lead">{{#t}}It is on. Each time you sign in, you also need a code of your app.{{/t}}</p>
<div class="sheet">
<h2>{{#t}}Recovery codes{{/t}}</h2>
<p>{{#tn codes_left}}You have one code left for the day when your phone is gone.{{|}}You have {{codes_left}} codes left for the day when your phone is
	gone.{{/tn}}</p>
{{#codes_form}}<form method="post" action="{{base}}/account/second-factor">{{>form_hidden}}<input type="hidden" name="part" value="codes">
<p><button class="secondary">{{#t}}Make new recovery codes{{/t}}</button></p></form>{{/codes_form}}
</div>
{{#off_form}}<form method="post" action="{{base}}/account/second-factor">{{>form_hidden}}<input type="hidden" name="part" value="off">
<p>{{#t}}Do you have a new phone? Turn it off, and turn it on again with the new one.{{/t}}</p>
<p><button class="danger">{{#t}}Turn off two-step sign-in{{/t}}</button></p></form>{{/off_form}}
{{/is_on}}
</main>
{{>foot}}
