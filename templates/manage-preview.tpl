{{%AUTOESCAPE context="HTML"}}
{{! A program's questions as people see them. The answers stand in the page's address, and nothing is kept.
markers:
  program_public_id, program_name   texts
  is_admin          section: the viewer may change the questions; or no_is_admin
  asks              section: there are questions; or no_asks
  is_asking         section: questions are shown; asked, once each: question_part (include: parts/screener-question);
                    asked_ids (text: the ids of all that were asked so far, because no answer is an answer, too)
  is_each           section: one question at a time: place, places (texts); kept, once an answer to another question: kept_field, kept_value
  has_problems      section; problems, once each: problem_field, problem
  has_outcome       section: all is answered: outcome (its slug), is_may_be_eligible, is_needs_review, is_may_not_be_eligible (sections),
                    outcome_text (text of the program), has_reasons (section), reasons, once each: reason
  has_suggested     section, or no_has_suggested; suggested, once each: suggested_id, suggested_name (texts) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Try it out: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Please look at this:{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back">{{#is_admin}}<a href="{{base}}/manage/{{program_public_id}}/screener">{{#t}}Questions before sending{{/t}}</a>{{/is_admin}}\
	{{#no_is_admin}}<a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a>{{/no_is_admin}}</p>
<p class="notice">{{#t}}This is the draft, to try out. Nothing is kept, and nobody sees your answers.{{/t}}</p>
<h1><bdi>{{program_name}}</bdi></h1>
{{#no_asks}}<div class="empty"><p>{{#t}}There is no question yet.{{/t}}</p></div>{{/no_asks}}
{{#has_outcome}}<section class="sheet" data-outcome="{{outcome}}" role="status" tabindex="-1" autofocus>
<h2>{{#is_may_be_eligible}}{{#t}}May be eligible{{/t}}{{/is_may_be_eligible}}{{#is_needs_review}}{{#t}}Needs review{{/t}}{{/is_needs_review}}\
	{{#is_may_not_be_eligible}}{{#t}}May not be eligible{{/t}}{{/is_may_not_be_eligible}}</h2>
<p>{{#is_may_be_eligible}}{{#t}}They may be able to help you. They decide when they read your answers.{{/t}}{{/is_may_be_eligible}}\
	{{#is_needs_review}}{{#t}}They need to look at your answers first.{{/t}}{{/is_needs_review}}\
	{{#is_may_not_be_eligible}}{{#has_reasons}}{{#t}}They may not be able to help you, because of these answers:{{/t}}{{/has_reasons}}\
	{{#no_has_reasons}}{{#t}}Some of the answers do not fit the help that they give.{{/t}}{{/no_has_reasons}}{{/is_may_not_be_eligible}}</p>
{{#has_reasons}}<ul>{{#reasons}}<li dir="auto">{{reason}}</li>{{/reasons}}</ul>{{/has_reasons}}
{{#outcome_text}}<p class="typed" dir="auto">{{outcome_text:pre_escape}}</p>{{/outcome_text}}
{{#is_may_not_be_eligible}}<p><strong>{{#t}}It is still your choice.{{/t}}</strong>
	{{#t}}They decide, not this page. If you send it, they read the answers and tell you.{{/t}}</p>
<h3>{{#t}}These may fit better{{/t}}</h3>
{{#has_suggested}}<ul class="lines">{{#suggested}}<li><a href="{{base}}/programs/{{suggested_id}}" dir="auto">{{suggested_name}}</a></li>
{{/suggested}}</ul>{{/has_suggested}}
{{#no_has_suggested}}<p class="hint">{{#t}}Programs for the same need that are near and open, and that these answers do not rule out{{/t}}</p>\
	{{/no_has_suggested}}{{/is_may_not_be_eligible}}
<p><a class="go" href="{{base}}/manage/{{program_public_id}}/screener/preview">{{#t}}Start again{{/t}}</a></p>
</section>{{/has_outcome}}
{{#is_asking}}<form class="sheet" method="get" action="{{base}}/manage/{{program_public_id}}/screener/preview" novalidate>
{{#is_each}}<p class="quiet">{{#t}}Question {{place}} of {{places}}{{/t}}</p>
{{#kept}}<input type="hidden" name="{{kept_field}}" value="{{kept_value}}">
{{/kept}}{{/is_each}}
<input type="hidden" name="asked" value="{{asked_ids}}">
{{#asked}}{{>question_part}}
{{/asked}}
<p><button>{{#is_each}}{{#t}}Continue{{/t}}{{/is_each}}{{#no_is_each}}{{#t}}See what comes out{{/t}}{{/no_is_each}}</button></p>
</form>{{/is_asking}}
</main>
{{>foot}}
