{{%AUTOESCAPE context="HTML"}}
{{! Asks for a password or a code once more, before a page that only the owner of the account may use.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  password_form     section, if the account has one: form field password
  code_form         section, if it has an address: form field address, shown if it has several; else only_address (text)
                    instead, no_instead (sections): whether it also has a password
    form_hidden     include in each: parts/form-hidden
  by_portal         section: it has neither, so a portal has to open it again }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Is it still you?{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}That did not work{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Is it still you?{{/t}}</h1>
<p class="lead">{{#t}}Before this page opens, show once more that the account is yours. Then nobody else can use it while you are away
	from your screen.{{/t}}</p>
{{#password_form}}
<form method="post" action="{{base}}/account/prove" novalidate class="sheet">
{{>form_hidden}}
<input type="hidden" name="part" value="password">
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{>password_field}}
<p><button>{{#t}}Continue{{/t}}</button></p>
</form>
{{/password_form}}
{{#code_form}}
<form method="post" action="{{base}}/account/prove" novalidate class="sheet">
{{>form_hidden}}
<input type="hidden" name="part" value="code">
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{#instead}}<h2>{{#t}}Or with a code{{/t}}</h2>{{/instead}}
{{#only_address}}<p>{{#t}}We send 8 digits to <bdi>{{only_address}}</bdi>.{{/t}}</p>{{/only_address}}
{{#no_only_address}}{{>address_field}}{{/no_only_address}}
<p><button{{#instead}} class="secondary"{{/instead}}>{{#t}}Send me a code{{/t}}</button></p>
</form>
{{/code_form}}
{{#by_portal}}<p class="notice">{{#t}}A portal opens your account, and it has neither a password nor an address yet. Sign out, come in from the portal
	again, and open this page within ten minutes.{{/t}}</p>{{/by_portal}}
</main>
{{>foot}}
