{{%AUTOESCAPE context="HTML"}}
{{! Closes the viewer's account: what goes and what stays.
markers:
  only_admin_of     text: the site that would have no admin; empty: none
  only_one_of       text: the program that would have no admin; empty: none
  may_close         section: nothing is against it
  seeks_help, helps_people   sections: the account has referrals of its own; it has made some for others
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Close your account{{/t}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Close your account{{/t}}</h1>
{{#only_admin_of}}<p class="notice action">{{#t}}You are the only admin of {{only_admin_of}}. Make somebody else an admin first: then you can
	close your account.{{/t}}</p>{{/only_admin_of}}
{{#only_one_of}}<p class="notice action">{{#t}}You are the only one who runs {{only_one_of}} here. Let somebody else run it first: then you can
	close your account.{{/t}}</p>{{/only_one_of}}
<div class="sheet">
<h2>{{#t}}We erase this at once, and for good{{/t}}</h2>
<ul>
	<li>{{#t}}your name, your addresses and your password{{/t}}</li>
	<li>{{#t}}you are signed out everywhere, and codes and messages that wait for you are dropped{{/t}}</li>
	<li>{{#t}}your roles, your group, and your place in programs{{/t}}</li>
	{{#helps_people}}<li>{{#t}}your name, e-mail and phone on referrals that you made, and notes that only you can read{{/t}}</li>{{/helps_people}}
</ul>
<h2>{{#t}}This stays{{/t}}</h2>
<ul>
	<li>{{#t}}referrals that were sent: the program has them, so that it can go on helping{{/t}}</li>
	{{#helps_people}}<li>{{#t}}people and notes that you share with your group{{/t}}</li>{{/helps_people}}
	{{#seeks_help}}<li>{{#t}}what you wrote on referrals for yourself. Do you want that erased, too? Then ask the people who run {{site_name}}
		first{{/t}}</li>{{/seeks_help}}
</ul>
</div>
{{#may_close}}
<form method="post" action="{{base}}/account/delete">
{{>form_hidden}}
<p><button class="danger">{{#t}}Close my account now{{/t}}</button></p>
</form>
{{/may_close}}
</main>
{{>foot}}
