{{%AUTOESCAPE context="HTML"}}
{{! The groups of a site.
markers:
  has_groups        section, or no_has_groups; group_row, once a group: group (its id), group_name, members, a number to count by,
                    shares, no_shares (sections)
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of a new group }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Groups{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Groups{{/t}}</h1>
{{#no_has_groups}}<div class="empty"><p>{{#t}}There is no group yet. People who work together can share their work in one.{{/t}}</p></div>{{/no_has_groups}}
{{#has_groups}}<ul class="cards">{{#group_row}}<li class="card">
<h2><a href="{{base}}/admin/groups/{{group}}" dir="auto">{{group_name}}</a></h2>
<p>{{#tn members}}One member{{|}}{{members}} members{{/tn}} · {{#shares}}{{#t}}they share their work{{/t}}{{/shares}}\
	{{#no_shares}}{{#t}}each works alone{{/t}}{{/no_shares}}</p>
</li>
{{/group_row}}</ul>{{/has_groups}}
<form method="post" action="{{base}}/admin/groups">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Make a group{{/t}}</h2>
{{>team_name_field}}
{{>team_navigation_field}}
<div class="acts"><button>{{#t}}Make the group{{/t}}</button></div>
</div>
</form>
</main>
{{>foot}}
