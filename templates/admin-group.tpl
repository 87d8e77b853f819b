{{%AUTOESCAPE context="HTML"}}
{{! One group of a site.
markers:
  group, group_name   texts: its id and name; shares, no_shares   sections
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  navigation_form   section: form_hidden, team_navigation
  join_form         section: form_hidden, address
  has_members       section, or no_has_members
  leave_form        section: form_hidden; member_row, once a member: member (the account's id), first_name, last_name, address }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Group {{group_name}}{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved}}
<p class="back"><a href="{{base}}/admin/groups">{{#t}}Groups{{/t}}</a></p>
<h1 dir="auto">{{group_name}}</h1>
<div class="sheet">
<h2>{{#t}}Members{{/t}}</h2>
{{#no_has_members}}<p class="quiet">{{#t}}Nobody is in this group yet.{{/t}}</p>{{/no_has_members}}
{{#leave_form}}<form method="post" action="{{base}}/admin/groups/{{group}}">
<input type="hidden" name="part" value="leave">
{{>form_hidden}}
{{#has_members}}<ul class="lines">{{#member_row}}<li><bdi>{{first_name}} {{last_name}}</bdi> <span class="quiet"><bdi dir="ltr">{{address}}</bdi></span>
	<button type="submit" class="plain" name="member"
	value="{{member}}">{{#t}}Remove<span class="visually-hidden"> {{first_name}} {{last_name}}</span>{{/t}}</button></li>
{{/member_row}}</ul>{{/has_members}}
</form>{{/leave_form}}
{{#join_form}}<form method="post" action="{{base}}/admin/groups/{{group}}">
<input type="hidden" name="part" value="join">
{{>form_hidden}}
{{>address_field}}
<div class="acts"><button class="secondary">{{#t}}Add to the group{{/t}}</button></div>
</form>{{/join_form}}
<p class="quiet">{{#t}}Somebody who leaves keeps what they made, and the group keeps what was shared.{{/t}}</p>
</div>
{{#navigation_form}}<form method="post" action="{{base}}/admin/groups/{{group}}">
<input type="hidden" name="part" value="navigation">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Sharing{{/t}}</h2>
{{>team_navigation_field}}
<div class="acts"><button>{{#t}}Save{{/t}}</button></div>
</div>
</form>{{/navigation_form}}
</main>
{{>foot}}
