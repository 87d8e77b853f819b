{{%AUTOESCAPE context="HTML"}}
{{! Asks before the draft of a program's questions is published.
markers:
  program_public_id, program_name   texts
  next_number       number of the version
  question_count    number
  asks              section: the draft has questions; or no_asks
  may_publish       section: the draft differs from what people see; or no_may_publish
  head_part, questions_part   includes: parts/manage-top, parts/manage-questions }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Publish the questions: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="two build" data-program="{{program_public_id}}">
{{>head_part}}
<div class="sheet story">
<h2>{{#t}}Publish the questions{{/t}}</h2>
{{#may_publish}}
{{#asks}}<p>{{#tn question_count}}From now on people are asked one question.{{|}}From now on people are asked {{question_count}} questions.{{/tn}}</p>{{/asks}}
{{#no_asks}}<p>{{#t}}From now on people are asked nothing.{{/t}}</p>{{/no_asks}}
<p>{{#t}}Referrals that were sent before keep the questions that they answered.{{/t}}</p>
{{/may_publish}}
{{#no_may_publish}}<p>{{#t}}People see all of it already.{{/t}}</p>{{/no_may_publish}}
</div>
<div class="side">{{>questions_part}}</div>
</main>
{{>foot}}
