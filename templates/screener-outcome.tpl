{{%AUTOESCAPE context="HTML"}}
{{! After the last question, before sending: what the answers lead to at each program.
markers:
  path              text: where the form goes
  several           section: several programs ask; or no_several: alone_program is its name
  for_self, for_other   sections; seeker: text, the person's name
  outcomes          section, once a program: outcome (slug, and a section of that name), outcome_program, program_name,
                    outcome_text (of the program; may be empty), answers_part (include: parts/screener-answers), several, for_self
                    and for_other as above
    has_reasons     section, or no_has_reasons; reasons, once each: reason (text of the program)
  instead           section, once a program that has others to look at instead: program_name, several
    others          section, once each: other (public id), other_name, summary, program_opening (include: parts/program-opening),
                    call_number, call_dial, call_extension (texts)
  sends_anyway      section: a program may turn this away; or no_sends_anyway
  form_hidden       include: parts/form-hidden; has_problems, problems as elsewhere }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}\
	{{#sends_anyway}}{{#for_self}}{{#t}}They may not be able to help you{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may not be able to help {{seeker}}{{/t}}{{/for_other}}{{/sends_anyway}}\
	{{#no_sends_anyway}}{{#t}}Ready to send{{/t}}{{/no_sends_anyway}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<ul>{{#problems}}<li>{{problem}}</li>{{/problems}}</ul>
</div>
{{/has_problems}}
<form method="post" action="{{path}}">
{{>form_hidden}}
{{#sends_anyway}}<input type="hidden" name="send_anyway" value="yes">{{/sends_anyway}}
{{#no_several}}<p class="quiet"><bdi>{{alone_program}}</bdi></p>{{/no_several}}
<h1>{{#sends_anyway}}{{#several}}{{#for_self}}{{#t}}Not all of them may be able to help you{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}Not all of them may be able to help {{seeker}}{{/t}}{{/for_other}}{{/several}}\
	{{#no_several}}{{#for_self}}{{#t}}They may not be able to help you{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may not be able to help {{seeker}}{{/t}}{{/for_other}}{{/no_several}}{{/sends_anyway}}\
	{{#no_sends_anyway}}{{#t}}Ready to send{{/t}}{{/no_sends_anyway}}</h1>
{{#outcomes}}
<div{{#several}} class="sheet"{{/several}} data-program="{{outcome_program}}" data-outcome="{{outcome}}">
	{{#several}}<h2><bdi>{{program_name}}</bdi></h2>{{/several}}
	{{#may_be_eligible}}<p class="lead">{{#for_self}}{{#t}}They may be able to help you. They decide when they read your answers.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may be able to help {{seeker}}. They decide when they read the answers.{{/t}}{{/for_other}}</p>{{/may_be_eligible}}
	{{#needs_review}}<p class="lead">{{#for_self}}{{#t}}They need to look at your answers first.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They need to look at the answers for {{seeker}} first.{{/t}}{{/for_other}}</p>{{/needs_review}}
	{{#may_not_be_eligible}}{{#several}}<p>{{#for_self}}{{#t}}They may not be able to help you.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}They may not be able to help {{seeker}}.{{/t}}{{/for_other}}</p>{{/several}}\
	{{#no_has_reasons}}<p class="lead">{{#t}}Some of the answers do not fit the help that they give.{{/t}}</p>{{/no_has_reasons}}{{/may_not_be_eligible}}
	{{#has_reasons}}{{#reasons}}<p class="lead" dir="auto">{{reason}}</p>{{/reasons}}{{/has_reasons}}
	{{#outcome_text}}<p class="typed" dir="auto">{{outcome_text:pre_escape}}</p>{{/outcome_text}}
	{{#several}}{{>answers_part}}{{/several}}
</div>
{{/outcomes}}
<div class="sheet">
{{#sends_anyway}}<p><strong>{{#t}}It is still your choice.{{/t}}</strong> {{#for_self}}{{#t}}They decide, not this page. If you send it, they read your
	answers and tell you.{{/t}}{{/for_self}}{{#for_other}}{{#t}}They decide, not this page. If you send it, they read the answers and tell
	you.{{/t}}{{/for_other}}</p>
<p class="acts"><button type="submit" class="secondary" name="go" value="send">{{#t}}Send it anyway{{/t}}</button></p>{{/sends_anyway}}\
{{#no_sends_anyway}}<p class="acts"><button type="submit" name="go" value="send">{{#t}}Send{{/t}}</button></p>{{/no_sends_anyway}}
</div>
{{#instead}}
<h2>{{#several}}{{#t}}Instead of {{program_name}}{{/t}}{{/several}}{{#no_several}}{{#t}}These may fit better{{/t}}{{/no_several}}</h2>
<ul class="stack">
{{#others}}<li data-program="{{other}}">
	<h3><a href="{{base}}/programs/{{other}}" dir="auto">{{other_name}}</a></h3>
	{{#summary}}<p dir="auto">{{summary}}</p>{{/summary}}
	<p class="facts">{{>program_opening}} {{#call_number}}{{#call_dial}}<a class="number"
		href="tel:{{call_dial}}{{#call_extension}};ext={{call_extension}}{{/call_extension}}" dir="ltr">{{call_number}}</a>{{/call_dial}}\
		{{#no_call_dial}}<bdi class="number">{{call_number}}</bdi>{{/no_call_dial}}{{/call_number}}</p>
</li>
{{/others}}
</ul>
{{/instead}}
{{#no_several}}{{#outcomes}}{{>answers_part}}{{/outcomes}}{{/no_several}}
<p><button type="submit" class="plain" name="go" value="back">{{#for_self}}{{#t}}Change my answers{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}Change the answers{{/t}}{{/for_other}}</button></p>
</form>
</main>
{{>foot}}
