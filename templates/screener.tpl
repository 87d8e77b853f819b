{{%AUTOESCAPE context="HTML"}}
{{! A page of the questions that a program asks before a referral is sent.
markers:
  program, program_name   texts: its public id, its name
  path              text: where the form goes
  each              section: one question a page: number, all (texts); or no_each: all on one page
  several           section: several programs ask: part_number, parts (texts)
  for_self, for_other   sections; seeker: text, the person's name
  questions         section, once a question of this page: asked (its id), question_part (include: parts/screener-question)
  first             section: the Connect form is before it; or no_first
  last              section: after it everything is sent; or no_last
  has_problems      section; problems, once each: problem_field, problem
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
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#each}}{{#t}}{{program_name}}, question {{number}} of {{all}}{{/t}}{{/each}}\
	{{#no_each}}{{#t}}Questions of {{program_name}}{{/t}}{{/no_each}}</h1>
{{#several}}<p class="quiet">{{#t}}Program {{part_number}} of {{parts}}{{/t}}</p>{{/several}}
{{#for_other}}<p class="lead">{{#t}}Answer for {{seeker}}.{{/t}}</p>{{/for_other}}
<form method="post" action="{{path}}" novalidate data-program="{{program}}">
{{>form_hidden}}
<input type="hidden" name="program" value="{{program}}">
{{#questions}}
<div class="sheet">
{{>question_part}}
<input type="hidden" name="asked" value="{{asked}}">
</div>
{{/questions}}
<p class="acts">
	{{#last}}<button name="go" value="send">{{#t}}Send{{/t}}</button>{{/last}}
	{{#no_last}}<button name="go" value="next">{{#t}}Continue{{/t}}</button>{{/no_last}}
	<button class="secondary" name="go" value="back">{{#first}}{{#t}}Back to the form{{/t}}{{/first}}{{#no_first}}{{#t}}Back{{/t}}{{/no_first}}</button>
</p>
</form>
<p class="quiet">{{#t}}Nobody sees these answers until you press Send at the end. You can stop here and come back to this page within
	24 hours, on this phone or computer.{{/t}}</p>
</main>
{{>foot}}
