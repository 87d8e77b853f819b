{{%AUTOESCAPE context="HTML"}}
{{! The link in the foot of a helper's mail: asks once, then shows that the e-mails stop.
markers:
  done              section: it is done; or no_done: the page asks }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Stop these e-mails{{/t}}</title>
{{>head}}
<main id="main">
{{#no_done}}
<h1>{{#t}}Stop these e-mails?{{/t}}</h1>
<p class="lead">{{#t}}You will get no more e-mails about changes of referrals that you made. Your dashboard still shows them.{{/t}}</p>
<form method="post" class="sheet">
<button type="submit">{{#t}}Stop these e-mails{{/t}}</button>
</form>
{{/no_done}}
{{#done}}
<h1>{{#t}}Done{{/t}}</h1>
<p class="lead">{{#t}}You will get no more e-mails about changes of referrals that you made. Your dashboard still shows them.{{/t}}</p>
{{/done}}
</main>
{{>foot}}
