{{%AUTOESCAPE context="HTML"}}
{{! The e-mail addresses and numbers of the viewer's account.
markers:
  added, removed    sections: what was done last
  has_problems      section; problems, once each: problem_field, problem
  removal           section, with:
    several         section: there are two at least
    addresses       section, once each: address, proved_at_day (texts), is_main, may_remove (sections)
    form_hidden     include: parts/form-hidden
  address           form field by form_show(): another one
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Your addresses{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#added}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}The address is added.{{/t}}</p>{{/added}}
{{#removed}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}The address is removed. It no longer opens your account.{{/t}}</p>{{/removed}}
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Your addresses{{/t}}</h1>
<p class="lead">{{#t}}You can sign in with any of these. We also find referrals that were sent to them.{{/t}}</p>
{{#removal}}
{{#several}}<form method="post" action="{{base}}/account/addresses">
{{>form_hidden}}
<input type="hidden" name="part" value="remove">
{{/several}}<dl class="details sheet">
{{#addresses}}<div><dt>{{#proved_at}}{{#t}}Yours since {{proved_at_day}}{{/t}}{{/proved_at}}</dt><dd class="change"><p><bdi>{{address}}</bdi>\
{{#is_main}}<br><span class="quiet">{{#t}}Our e-mails to you go here{{/t}}</span>{{/is_main}}</p>\
{{#may_remove}}<button type="submit" class="plain" name="address"
	value="{{address}}">{{#t}}Remove<span class="visually-hidden"> {{address}}</span>{{/t}}</button>\
{{/may_remove}}</dd></div>
{{/addresses}}
</dl>
{{#several}}</form>{{/several}}
{{/removal}}
<h2>{{#t}}Add another one{{/t}}</h2>
<form method="post" action="{{base}}/account/addresses" novalidate class="sheet">
{{>form_hidden}}
<input type="hidden" name="part" value="add">
{{>address_field}}
<p><button>{{#t}}Send a code there{{/t}}</button></p>
<p class="quiet">{{#t}}A code by text is the weakest way to sign in: somebody who holds your phone, or takes over its number, can read it.
	<a href="{{base}}/account/second-factor">Two-step sign-in</a> with an app protects you from that.{{/t}}</p>
</form>
</main>
{{>foot}}
