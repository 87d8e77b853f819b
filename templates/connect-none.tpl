{{%AUTOESCAPE context="HTML"}}
{{! Somebody asked for the form of several programs, and had ticked none.
markers:
  back_url          text: the list that they came from; or section no_back_url
  thread            text: the person who travels along, behind links; person_bar include: parts/person-bar }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Tick the programs first{{/t}}</title>
{{>head}}
{{>person_bar}}
<main id="main">
<h1>{{#t}}Tick the programs first{{/t}}</h1>
<p>{{#t}}Nothing was ticked, so nothing was sent. Tick two to five programs in the list, and press the button under it again.{{/t}}</p>
<p class="acts">{{#back_url}}<a class="button" href="{{back_url}}">{{#t}}Back to the list{{/t}}</a>{{/back_url}}\
	{{#no_back_url}}<a class="button" href="{{base}}/programs{{thread}}">{{#t}}Find programs{{/t}}</a>{{/no_back_url}}</p>
</main>
{{>foot}}
