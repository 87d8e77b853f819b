{{%AUTOESCAPE context="HTML"}}
{{! Asks before a question is deleted; and says why a question could not be moved, copied or deleted.
markers:
  program_public_id, program_name, question_id, question_wording   texts
  number_at_hand    text: the question's number
  seen              number: the version of the draft, for the hidden field
  moving, copying, deleting   sections: which of them it is
  may_delete        section: no other question is shown by its answer; else shows_wording (text): the first one that is
  changed_meanwhile section: somebody else changed the questions
  has_problems      section; problems, once each: problem_field, problem
  head_part, questions_part   includes: parts/manage-top, parts/manage-questions
  form_hidden       include: parts/form-hidden, for this page's path }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Question {{number_at_hand}}: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="two build" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}" id="{{problem_field}}-error">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#changed_meanwhile}}<p class="notice action" role="alert">{{#t}}Somebody else changed these questions meanwhile, so nothing was done. The list
	shows what is there now.{{/t}}</p>{{/changed_meanwhile}}
{{>head_part}}
<div class="sheet story">
<h2>{{#deleting}}{{#t}}Delete this question?{{/t}}{{/deleting}}{{#moving}}{{#t}}Move this question{{/t}}{{/moving}}\
	{{#copying}}{{#t}}Copy this question{{/t}}{{/copying}}</h2>
<blockquote dir="auto">{{question_wording:pre_escape}}</blockquote>
{{#deleting}}
{{#may_delete}}<p>{{#t}}It goes from the draft. Answers that people gave before stay with their referrals.{{/t}}</p>
<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/delete">{{>form_hidden}}<input type="hidden"
	name="seen" value="{{seen}}"><p class="acts"><button class="danger">{{#t}}Delete the question{{/t}}</button></p></form>{{/may_delete}}
{{#no_may_delete}}<p>{{#t}}The question “{{shows_wording}}” is only asked after an answer to this one. Change that first.{{/t}}</p>{{/no_may_delete}}
{{/deleting}}
<p><a class="go" href="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}">{{#t}}Back to question {{number_at_hand}}{{/t}}</a></p>
</div>
<div class="side">{{>questions_part}}</div>
</main>
{{>foot}}
