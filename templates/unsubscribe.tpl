{{%AUTOESCAPE context="HTML"}}
{{! The link in the foot of a mail: asks once, then shows that the e-mails stop.
markers:
  of_program        section: reminders to a program's address; or no_of_program: a helper's e-mails
  done              section: it is done; or no_done: the page asks }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Stop these e-mails{{/t}}</title>
{{>head}}
<main id="main">
{{#no_done}}<h1>{{#t}}Stop these e-mails?{{/t}}</h1>{{/no_done}}
{{#done}}<h1>{{#t}}Done{{/t}}</h1>{{/done}}
{{#no_of_program}}
<p class="lead">{{#t}}You will get no more e-mails about changes of referrals that you made. Your dashboard still shows them.{{/t}}</p>
{{/no_of_program}}
{{#of_program}}<p class="lead">{{#t}}This address will get no more reminders of referrals that wait for an answer, and no weekly question
	about room. New referrals still go there.{{/t}}</p>
<p>{{#t}}The people who run this site can turn the reminders on again.{{/t}}</p>{{/of_program}}
{{#no_done}}
<form method="post">
<button type="submit">{{#t}}Stop these e-mails{{/t}}</button>
</form>
{{/no_done}}
</main>
{{>foot}}
