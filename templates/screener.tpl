{{%AUTOESCAPE context="HTML"}}
{{! A page of the questions that a program asks before a referral is sent.
markers:
  program, program_name   texts: its public id, its name
  path              text: where the form goes
  each              section: one question a page: number, all (texts); or no_each: all on one page
  several           section: several programs ask: part_number, parts (texts)
  for_self, for_other   sections; seeker: text, the person's name
  questions         section, once a question of this page: asked_field (its hidden field), question_part (include:
                    parts/screener-question), follows (section: it is not the first)
  answers_part      include: parts/screener-answers
  first             section: the Connect form is before it; or no_first
  before_number     text: of the question before it, of the same program; before_program: text, else the program before
  last              section: after it everything is sent; or no_last
  has_problems      section; wrong, once a question: wrong_field, wrong_wording, wrong_problem; main_error: text
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}\
	{{#each}}{{#t}}{{program_name}}, question {{number}} of {{all}}{{/t}}{{/each}}\
	{{#no_each}}{{#t}}Questions of {{program_name}}{{/t}}{{/no_each}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#main_error}}<li>{{main_error}}</li>{{/main_error}}\
	{{#wrong}}<li><a href="#{{wrong_field}}" dir="auto">{{wrong_wording}}</a><br>{{wrong_problem}}</li>{{/wrong}}</ul>
</div>
{{/has_problems}}
<form class="asks" method="post" action="{{path}}" novalidate data-program="{{program}}">
{{>form_hidden}}
<input type="hidden" name="program" value="{{program}}">
<button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" name="go" value="{{#last}}send{{/last}}{{#no_last}}next{{/no_last}}">{{!
	Enter in a field presses the first button. }}{{#t}}Continue{{/t}}</button>
<p class="back"><button type="submit" class="plain" name="go" value="back">{{#first}}{{#t}}Back to the form{{/t}}{{/first}}\
	{{#before_number}}{{#t}}Question {{before_number}}{{/t}}{{/before_number}}{{#before_program}}{{before_program}}{{/before_program}}</button></p>
<h1 class="quiet">{{#each}}{{#t}}{{program_name}}, question {{number}} of {{all}}{{/t}}{{/each}}\
	{{#no_each}}{{#t}}Questions of {{program_name}}{{/t}}{{/no_each}}</h1>
{{#several}}<p class="quiet">{{#t}}Program {{part_number}} of {{parts}}{{/t}}</p>{{/several}}
{{#for_other}}<p>{{#t}}Answer for <b>{{seeker}}</b>: “you” means {{seeker}} here.{{/t}}</p>{{/for_other}}
<div class="sheet">
{{#questions}}
{{#follows}}<hr>{{/follows}}
{{>question_part}}
<input type="hidden" name="{{asked_field}}" value="yes">
{{/questions}}
<p class="acts">{{#last}}<button type="submit" name="go" value="send">{{#t}}Send{{/t}}</button>{{/last}}\
	{{#no_last}}<button type="submit" name="go" value="next">{{#t}}Continue{{/t}}</button>{{/no_last}}</p>
</div>
</form>
<p class="quiet">{{#for_self}}{{#t}}Nobody sees your answers until you press Send at the end.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}Nobody sees the answers until you press Send at the end.{{/t}}{{/for_other}}
	{{#t}}You can stop here and come back within 24 hours, on this phone or computer.{{/t}}</p>
{{>answers_part}}
</main>
{{>foot}}
