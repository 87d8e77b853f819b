{{%AUTOESCAPE context="HTML"}}
{{! Numbers of a program of the last six months, about what became of its referrals: the finding, charts, and the same numbers in tables.
markers:
  program_public_id, program_name   texts
  has_referrals     section, or no_has_referrals; all text: how many
  helped            number to count by; has_open section: still_open, number to count by: answered, and in progress;
                    has_unanswered section: without_answer, number to count by
  outcomes, standing   includes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Numbers: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="middle" data-program="{{program_public_id}}">
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
{{#no_has_referrals}}<h1>{{#t}}What became of your referrals{{/t}}</h1>
<div class="empty"><p>{{#t}}Nobody was referred to you in the last six months. When somebody is, this page shows what became of
	it.{{/t}}</p></div>{{/no_has_referrals}}
{{#has_referrals}}
<p class="quiet"><b>{{#t}}What became of your referrals{{/t}}</b> {{#t}}in the last six months{{/t}}</p>
<h1>{{#tn helped}}One of {{all}} people got help.{{|}}{{helped}} of {{all}} people got help.{{/tn}}\
	{{#has_open}} {{#tn still_open}}One still waits for help.{{|}}{{still_open}} still wait for help.{{/tn}}{{/has_open}}\
	{{#has_unanswered}} {{#tn without_answer}}One has no answer yet.{{|}}{{without_answer}} have no answer yet.{{/tn}}{{/has_unanswered}}</h1>
{{>outcomes}}
{{>standing}}
<p><a class="go" href="{{base}}/manage/{{program_public_id}}/numbers.csv" download>{{#t}}Download (CSV){{/t}}</a></p>
{{/has_referrals}}
<p class="quiet">{{#t}}A change is counted here a moment later. Only referrals that were sent to you count, in the month in which each was
	sent.{{/t}}</p>
</main>
{{>foot}}
