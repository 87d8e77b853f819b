{{%AUTOESCAPE context="HTML"}}
{{! The people who work a program.
markers:
  program_public_id, program_name   texts
  saved_invited, saved_role, saved_removed   sections: what was done last
  members           section, once each: member_id, member_name, address (texts), is_program_admin or no_is_program_admin, is_viewer or no_is_viewer;
                    role_hidden (include): parts/form-hidden
  has_invited       section; invited, once each: invited_id, invited_address, invited_role (texts), expires_at a day; is_program_admin or
                    no_is_program_admin; again_hidden, end_hidden (includes)
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form fields address, role }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Team: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="middle" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_invited}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}We have sent the invitation.{{/t}}</p>{{/saved_invited}}
{{#saved_role}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved_role}}
{{#saved_removed}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Removed. They can no longer open it.{{/t}}</p>{{/saved_removed}}
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
<h1>{{#t}}Team{{/t}}</h1>
<dl class="details sheet">
{{#members}}
<div data-member="{{member_id}}"><dt><bdi>{{member_name}}</bdi>{{#is_viewer}} {{#t}}(you){{/t}}{{/is_viewer}}</dt>
<dd class="change"><p>{{#is_program_admin}}{{#t}}Runs the program{{/t}}{{/is_program_admin}}\
	{{#no_is_program_admin}}{{#t}}Answers referrals{{/t}}{{/no_is_program_admin}}\
	{{#address}}<br><bdi class="quiet">{{address}}</bdi>{{/address}}</p>
<details><summary>{{#t}}Change<span class="visually-hidden">: {{member_name}}</span>{{/t}}</summary>
<form method="post" action="{{base}}/manage/{{program_public_id}}/team/{{member_id}}/role">{{>role_hidden}}
<p>{{#is_program_admin}}<input type="hidden" name="role" value="program_worker"><button class="secondary">{{#t}}Let them only answer
	referrals{{/t}}</button>{{/is_program_admin}}{{#no_is_program_admin}}<input type="hidden" name="role" value="program_admin"><button
	class="secondary">{{#t}}Let them run the program{{/t}}</button>{{/no_is_program_admin}}</p></form>
<p><a class="go" href="{{base}}/manage/{{program_public_id}}/team/{{member_id}}/remove">{{#is_viewer}}{{#t}}Leave the team{{/t}}{{/is_viewer}}\
	{{#no_is_viewer}}{{#t}}Remove {{member_name}}{{/t}}{{/no_is_viewer}}</a></p>
</details></dd></div>
{{/members}}
</dl>
{{#has_invited}}
<h2>{{#t}}Invited, not here yet{{/t}}</h2>
<ul class="stack">
{{#invited}}
<li data-invited="{{invited_id}}"><p><bdi>{{invited_address}}</bdi><br>
	<span class="quiet">{{#is_program_admin}}{{#t}}Will run the program{{/t}}{{/is_program_admin}}\
	{{#no_is_program_admin}}{{#t}}Will answer referrals{{/t}}{{/no_is_program_admin}} · {{#t}}until {{expires_at_day}}{{/t}}</span></p>
<div class="acts"><form method="post" action="{{base}}/manage/{{program_public_id}}/team/invite">{{>again_hidden}}<input type="hidden" name="address"
	value="{{invited_address}}"><input type="hidden" name="role" value="{{invited_role}}"><button class="secondary">{{#t}}Send again<span
	class="visually-hidden"> to {{invited_address}}</span>{{/t}}</button></form>
<form method="post" action="{{base}}/manage/{{program_public_id}}/team/{{invited_id}}/remove">{{>end_hidden}}<button class="danger">{{#t}}Take it back<span
	class="visually-hidden">: {{invited_address}}</span>{{/t}}</button></form></div></li>
{{/invited}}
</ul>
{{/has_invited}}
<h2>{{#t}}Invite someone{{/t}}</h2>
<form class="sheet" method="post" action="{{base}}/manage/{{program_public_id}}/team/invite" novalidate>
{{>form_hidden}}
{{>address_field}}
{{>role_field}}
<p class="hint">{{#t}}The invitation counts for this address alone, for fourteen days.{{/t}}</p>
<p><button>{{#t}}Send the invitation{{/t}}</button></p>
</form>
</main>
{{>foot}}
