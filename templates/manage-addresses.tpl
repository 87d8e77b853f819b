{{%AUTOESCAPE context="HTML"}}
{{! The e-mail addresses that get a program's referrals.
markers:
  program_public_id, program_name   texts
  saved_added, saved_removed   sections: what was done last
  has_addresses     section, or no_has_addresses; addresses, once each: address_id, email (texts), confirmed or no_confirmed; remove_hidden,
                    again_hidden (includes): parts/form-hidden
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form field address }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}E-mail for referrals: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_added}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}We have sent a link there. Referrals follow once it is
	confirmed.{{/t}}</p>{{/saved_added}}
{{#saved_removed}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Removed. Links in its e-mails no longer work.{{/t}}</p>{{/saved_removed}}
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
<h1>{{#t}}E-mail for referrals{{/t}}</h1>
<p class="lead">{{#t}}Each referral goes to all confirmed addresses. It is about a person who needs help, so add only addresses that your team reads.{{/t}}</p>
{{#no_has_addresses}}<div class="empty"><p>{{#t}}There is no address yet.{{/t}}</p></div>{{/no_has_addresses}}
{{#has_addresses}}<ul class="stack">
{{#addresses}}
<li><p><bdi>{{email}}</bdi> {{#confirmed}}<span class="status good"><span class="mark" aria-hidden="true">●</span>\
	{{#t}}confirmed{{/t}}</span>{{/confirmed}}{{#no_confirmed}}<span class="status action"><span class="mark" aria-hidden="true">▲</span>\
	{{#t}}not confirmed yet{{/t}}</span>{{/no_confirmed}}</p>
<div class="acts">{{#no_confirmed}}<form method="post" action="{{base}}/manage/{{program_public_id}}/addresses">{{>again_hidden}}<input type="hidden"
	name="address" value="{{email}}"><button
	class="secondary">{{#t}}Send the link again<span class="visually-hidden"> to {{email}}</span>{{/t}}</button></form>{{/no_confirmed}}
<form method="post" action="{{base}}/manage/{{program_public_id}}/addresses/{{address_id}}/remove">{{>remove_hidden}}<button
	class="danger">{{#t}}Remove<span class="visually-hidden"> {{email}}</span>{{/t}}</button></form></div></li>
{{/addresses}}
</ul>{{/has_addresses}}
<form class="sheet" method="post" action="{{base}}/manage/{{program_public_id}}/addresses" novalidate>
{{>form_hidden}}
{{>address_field}}
<p><button>{{#t}}Send the link{{/t}}</button></p>
</form>
</main>
{{>foot}}
