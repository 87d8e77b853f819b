{{%AUTOESCAPE context="HTML"}}
{{! Where the viewer is signed in.
markers:
  ended             section: something was ended just now
  sessions          section, once each, this one first: name, site_name, browser, machine (texts; may be empty), made_at, made_at_exact,
                    made_at_iso, seen_at, seen_at_exact, seen_at_iso (texts), is_this, no_is_this (sections)
  has_others        section: there are other sessions
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Where you are signed in{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#ended}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Done. Nobody is signed in there any more.{{/t}}</p>{{/ended}}
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Where you are signed in{{/t}}</h1>
<p class="lead">{{#t}}If you do not know one of these, sign it out, and choose a new password.{{/t}}</p>
<form method="post" action="{{base}}/account/sessions">
{{>form_hidden}}
<dl class="details sheet">
{{#sessions}}<div><dt>{{#is_this}}{{#t}}Here, in this browser{{/t}}{{/is_this}}{{#no_is_this}}<bdi>{{site_name}}</bdi>{{/no_is_this}}</dt>
	<dd class="change"><p>\
{{#browser}}{{#machine}}{{#t}}{{browser}} on {{machine}}{{/t}}{{/machine}}{{#no_machine}}{{browser}}{{/no_machine}}{{/browser}}\
{{#no_browser}}{{#t}}A browser{{/t}}{{/no_browser}}<br><span class="quiet">{{#is_this}}{{#t}}Since <time datetime="{{made_at_iso}}"
	title="{{made_at_exact}}">{{made_at}}</time>{{/t}}{{/is_this}}{{#no_is_this}}{{#t}}Last used <time datetime="{{seen_at_iso}}"
	title="{{seen_at_exact}}">{{seen_at}}</time>, since <time datetime="{{made_at_iso}}">{{made_at}}</time>{{/t}}{{/no_is_this}}</span></p>\
{{#no_is_this}}<button type="submit" class="plain" name="session" value="{{name}}">{{#t}}Sign out<span
	class="visually-hidden">: {{browser}}, {{site_name}}</span>{{/t}}</button>{{/no_is_this}}</dd></div>
{{/sessions}}
</dl>
{{#has_others}}<p><button class="danger" name="others" value="yes">{{#t}}Sign out everywhere else{{/t}}</button></p>{{/has_others}}
</form>
</main>
{{>foot}}
