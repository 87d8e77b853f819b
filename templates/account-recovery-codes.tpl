{{%AUTOESCAPE context="HTML"}}
{{! Recovery codes, shown this one time.
markers:
  turned_on         section: two-step sign-in was just turned on
  recovery_codes    section, once each: recovery_code
  next_link         text: where to go on }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Your recovery codes{{/t}}</title>
{{>head}}
<main id="main">
{{#turned_on}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Two-step sign-in is on.{{/t}}</p>{{/turned_on}}
<h1>{{#t}}Your recovery codes{{/t}}</h1>
<p class="lead">{{#t}}Write these down or print them, and keep them in a safe place. Each opens your account once when your phone is gone. We can’t
	show them again.{{/t}}</p>
<ul class="stack sheet">
{{#recovery_codes}}<li><code dir="ltr" data-recovery-code>{{recovery_code}}</code></li>
{{/recovery_codes}}
</ul>
<p class="no-print"><a class="button" href="{{next_link}}">{{#t}}I have kept them{{/t}}</a></p>
</main>
{{>foot}}
