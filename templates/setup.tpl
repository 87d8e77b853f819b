{{%AUTOESCAPE context="HTML"}}
{{! The first page of an installation on a shared host: what it needs to know.
markers:
  exposed           section: the programs lie where browsers can reach them
  word_none         section: the file with the word is not there; word_short: its word is too short
  trouble           text: why it could not be set up, if no field is to blame; may be empty
  has_problems      section; problems, once each: problem_field, problem
  setup_form        section: form fields setup_code, base_url, name, operator, country, time_zone, database_hosts, database_name,
                    database_user, database_password, mail_url, mail_user, mail_password, mail_from, admin_email, admin_password, public
    form_hidden     include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Set up Handrail{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Please look at this{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#trouble}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}It is not set up yet{{/t}}</h2>
	<p>{{#t}}This stood in the way:{{/t}} <span lang="en">{{trouble}}</span></p>
	<p>{{#t}}Nothing is half made. Your words are still here: send them again.{{/t}}</p>
</div>
{{/trouble}}
<h1>{{#t}}Set up Handrail{{/t}}</h1>
{{#exposed}}
<p class="lead">{{#t}}The folder “handrail” is in a place that browsers can reach. Your settings would not be safe there.{{/t}}</p>
<p>{{#t}}In your host’s file manager, move it up, out of the folder that the web server shows. Then load this page again.{{/t}}</p>
{{/exposed}}
{{#word_none}}
<p class="lead">{{#t}}First show that this is your place: anybody can open this page, but only you can make a file.{{/t}}</p>
<ol>
	<li>{{#t}}Open your host’s file manager, and the folder “handrail” in it.{{/t}}</li>
	<li>{{#t}}Make a new file with the name <code>setup-code.txt</code> there.{{/t}}</li>
	<li>{{#t}}Type a word of your own into it, of 8 letters or more, and save it.{{/t}}</li>
	<li>{{#t}}Load this page again.{{/t}}</li>
</ol>
{{/word_none}}
{{#word_short}}
<p class="lead">{{#t}}The word in <code>setup-code.txt</code> is too short. Type one of 8 letters or more into the file, save it, and load this page
	again.{{/t}}</p>
{{/word_short}}
{{#setup_form}}
<p class="lead">{{#t}}Have these ready: the database and the mailbox that you made in your host’s panel. It takes up to a minute, and you can try again until
	it works.{{/t}}</p>
<form method="post" action="{{base}}/setup" novalidate>
{{>form_hidden}}
<section class="sheet">
<h2>{{#t}}Your word{{/t}}</h2>
{{>setup_code_field}}
</section>
<section class="sheet">
<h2>{{#t}}Your site{{/t}}</h2>
{{>base_url_field}}
{{>name_field}}
{{>operator_field}}
{{>country_field}}
{{>time_zone_field}}
</section>
<section class="sheet">
<h2>{{#t}}Database{{/t}}</h2>
{{>database_hosts_field}}
{{>database_name_field}}
{{>database_user_field}}
{{>database_password_field}}
</section>
<section class="sheet">
<h2>{{#t}}Mailbox{{/t}}</h2>
{{>mail_url_field}}
{{>mail_user_field}}
{{>mail_password_field}}
{{>mail_from_field}}
</section>
<section class="sheet">
<h2>{{#t}}You{{/t}}</h2>
{{>admin_email_field}}
{{>admin_password_field}}
</section>
<section class="sheet">
<h2>{{#t}}Files{{/t}}</h2>
{{>public_field}}
</section>
<p><button>{{#t}}Set it up{{/t}}</button></p>
</form>
{{/setup_form}}
</main>
{{>foot}}
