{{%AUTOESCAPE context="HTML"}}
{{! The settings of a program that its team can change.
markers:
  program_public_id, program_name   texts
  is_admin          section: the viewer may change it; or no_is_admin
  asks              section: there are questions; or no_asks
  question_count    number
  number            number of the version that people see; 0: none
  published_at      a day
  takes_referrals   section: people can fill in its form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}{{program_name}}: settings{{/t}}</title>
{{>head}}
<main id="main" class="two" data-program="{{program_public_id}}">
<div class="head">
<p class="back"><a href="{{base}}/inbound/{{program_public_id}}">{{#t}}Inbound: {{program_name}}{{/t}}</a></p>
<h1>{{#t}}{{program_name}}: settings{{/t}}</h1>
</div>
<div class="story">
<h2>{{#t}}How referrals reach you{{/t}}</h2>
<div class="sheet"><dl class="details">
<div><dt>{{#t}}Questions before sending{{/t}}</dt>
<dd>{{#no_asks}}<p>{{#t}}People are asked nothing yet.{{/t}}</p>{{/no_asks}}
{{#asks}}<p><b>{{#tn question_count}}One question{{|}}{{question_count}} questions{{/tn}}</b></p>
<p>{{#number}}{{#t}}People see version {{number}}, published on {{published_at_day}}.{{/t}}{{/number}}\
	{{#no_number}}{{#t}}Not published yet: people are asked nothing.{{/t}}{{/no_number}}</p>
{{/asks}}</dd>
<dd>{{#is_admin}}<a class="go" href="{{base}}/manage/{{program_public_id}}/screener">{{#t}}Edit<span
	class="visually-hidden"> the questions before sending</span>{{/t}}</a><br>{{/is_admin}}
{{#asks}}<a class="go" href="{{base}}/manage/{{program_public_id}}/screener/preview">{{#t}}Try them out{{/t}}</a>{{/asks}}</dd></div>
</dl></div>
</div>
<div class="side"><div class="sheet">
<h2>{{#t}}See it as others do{{/t}}</h2>
<ul class="lines"><li><a href="{{base}}/programs/{{program_public_id}}">{{#t}}Your program page{{/t}}</a></li>
{{#takes_referrals}}<li><a href="{{base}}/connect/{{program_public_id}}">{{#t}}The form that people fill in{{/t}}</a></li>{{/takes_referrals}}</ul>
</div></div>
</main>
{{>foot}}
