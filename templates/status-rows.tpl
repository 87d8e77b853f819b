{{%AUTOESCAPE context="HTML"}}
{{! Rows of a list whose form was not saved, or not whole: something is wrong (422, 403), or somebody else was faster (409).
markers:
  has_problems      section; problems: problem_field, problem
  conflict          section: the rows are those that somebody else set meanwhile
  saved_others      section: the others are saved; saved_count number
  referral          section, once a row:
    public_id, version, program_name, seeker_name, kind, status, disputed, discreet
    is_program      section: the viewer works for the program
    ticks, ticked   sections: the row has a box to tick; it is ticked
    status_cell     include: parts/status-cell
  save_bar          include: parts/save-bar
  back_url          text: the list }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Error: {{/t}}{{#conflict}}{{#t}}Somebody else was faster{{/t}}{{/conflict}}{{#no_conflict}}{{#t}}Not saved yet{{/t}}{{/no_conflict}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{back_url}}">{{#t}}Back to the list{{/t}}</a></p>
{{#conflict}}
<h1>{{#t}}Somebody else was faster{{/t}}</h1>
<div class="notice action" role="alert" tabindex="-1" autofocus>
	<p>{{#t}}What you chose and wrote below is not saved, because somebody else set it while you were looking. Save again if you still
		want it.{{/t}}</p>
	{{#saved_others}}<p>{{#tn saved_count}}The other one is saved.{{|}}The other {{saved_count}} are saved.{{/tn}}</p>{{/saved_others}}
</div>
{{/conflict}}
{{#no_conflict}}
<h1>{{#t}}Not saved yet{{/t}}</h1>
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/no_conflict}}
<form class="list" method="post" action="{{base}}/status" autocomplete="off">
<ul>
{{#referral}}
<li class="again" id="r-{{public_id}}" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}" data-version="{{version}}"\
{{#disputed}} data-disputed{{/disputed}}{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
<h2>{{#ticks}}<input type="checkbox" name="referral" value="{{public_id}}"{{#ticked}} checked{{/ticked}}
	aria-label="{{#t}}Tick {{seeker_name}}{{/t}}"> {{/ticks}}<a href="{{base}}/referrals/{{public_id}}" dir="auto">{{seeker_name}}</a></h2>
<p class="quiet"><bdi>{{program_name}}</bdi></p>
<div class="cell">{{>status_cell}}</div>
</li>
{{/referral}}
</ul>
{{>save_bar}}
</form>
</main>
{{>foot}}
