{{%AUTOESCAPE context="HTML"}}
{{! After the last question, before sending: what the answers lead to at each program.
markers:
  path              text: where the form goes
  for_self, for_other   sections; seeker: text, the person's name
  outcomes          section, once a program: outcome (slug, and a section of that name), outcome_program, program_name, seeker,
                    outcome_text (of the program; may be empty)
    reasons         section, once each: reason (text of the program)
    answers         section, once a question: wording, change_url, answered or no_answered, values (once each: is_yes, is_no, or value)
    has_others      section: there are programs to look at instead; others, once each: other (public id), other_name,
                    other_organization, program_reach (include: parts/program-reach)
  sends_anyway      section: a program may turn this away; or no_sends_anyway
  form_hidden       include: parts/form-hidden; has_problems, problems as elsewhere }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#sends_anyway}}{{#t}}They may not be able to help{{/t}}{{/sends_anyway}}{{#no_sends_anyway}}{{#t}}Ready to send{{/t}}{{/no_sends_anyway}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<ul>{{#problems}}<li>{{problem}}</li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#sends_anyway}}{{#t}}They may not be able to help{{/t}}{{/sends_anyway}}{{#no_sends_anyway}}{{#t}}Ready to send{{/t}}{{/no_sends_anyway}}</h1>
{{#outcomes}}
<section class="sheet" data-program="{{outcome_program}}" data-outcome="{{outcome}}">
	<h2><bdi>{{program_name}}</bdi></h2>
	{{#may_be_eligible}}<p>{{#for_self}}{{#t}}They may be able to help you. They decide when they read your answers.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may be able to help {{seeker}}. They decide when they read the answers.{{/t}}{{/for_other}}</p>{{/may_be_eligible}}
	{{#needs_review}}<p>{{#for_self}}{{#t}}They need to look at your answers first.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They need to look at the answers for {{seeker}} first.{{/t}}{{/for_other}}</p>{{/needs_review}}
	{{#may_not_be_eligible}}<p>{{#for_self}}{{#t}}They may not be able to help you, because of these answers:{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may not be able to help {{seeker}}, because of these answers:{{/t}}{{/for_other}}</p>{{/may_not_be_eligible}}
	<ul>{{#reasons}}<li dir="auto">{{reason}}</li>{{/reasons}}</ul>
	{{#outcome_text}}<p class="typed" dir="auto">{{outcome_text:pre_escape}}</p>{{/outcome_text}}
	<details><summary>{{#t}}Your answers so far{{/t}}</summary>
	<dl class="details">
	{{#answers}}<div><dt dir="auto">{{wording}}</dt><dd>{{#values}}{{#is_yes}}{{#t}}Yes{{/t}}{{/is_yes}}{{#is_no}}{{#t}}No{{/t}}{{/is_no}}\
		<span dir="auto">{{value}}</span> {{/values}}{{#no_answered}}{{#t}}Not answered{{/t}}{{/no_answered}}
		<a href="{{change_url}}">{{#t}}Change<span class="visually-hidden"> {{wording}}</span>{{/t}}</a></dd></div>
	{{/answers}}
	</dl></details>
</section>
{{/outcomes}}
<form class="sheet" method="post" action="{{path}}">
{{>form_hidden}}
{{#sends_anyway}}
<p><strong>{{#t}}It is still your choice.{{/t}}</strong> {{#t}}They decide, not this page. If you send it, they read the answers and tell you.{{/t}}</p>
<input type="hidden" name="send_anyway" value="yes">
<p class="acts"><button class="secondary" name="go" value="send">{{#t}}Send it anyway{{/t}}</button>
{{/sends_anyway}}
{{#no_sends_anyway}}
<p class="acts"><button name="go" value="send">{{#t}}Send{{/t}}</button>
{{/no_sends_anyway}}
	<button class="secondary" name="go" value="back">{{#t}}Change the answers{{/t}}</button></p>
</form>
{{#outcomes}}
{{#has_others}}
<h2>{{#t}}These may fit better{{/t}}</h2>
{{#others}}<section class="sheet" data-program="{{other}}">
	<h3><a href="{{base}}/programs/{{other}}">{{other_name}}</a></h3>
	{{#other_organization}}<p class="quiet">{{#t}}A program of {{other_organization}}{{/t}}</p>{{/other_organization}}
	{{>program_reach}}
</section>
{{/others}}
{{/has_others}}
{{/outcomes}}
</main>
{{>foot}}
