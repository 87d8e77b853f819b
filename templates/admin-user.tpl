{{%AUTOESCAPE context="HTML"}}
{{! One user of a site: their roles here, and where they are signed in.
markers:
  user, user_name, address, user_organization, team_name   texts; all but the first two may be empty
  since             with since_exact, since_iso: the first time here
  user_disabled     section: nobody can sign in to it
  is_viewer         section: it is the reader's own account
  saved_roles, saved_sessions   sections: what was done a moment ago
  has_problems      section; problems, once each: problem_field, problem
  roles_form        section: form_hidden, role, seen (hidden)
  sessions_form     section, if they are signed in here: form_hidden, sessions, a number to count by }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{user_name}} · {{site_name}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_roles}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved_roles}}
{{#saved_sessions}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}They are signed out here.{{/t}}</p>{{/saved_sessions}}
<p class="back"><a href="{{base}}/admin/users">{{#t}}Accounts{{/t}}</a></p>
<h1 dir="auto">{{user_name}}</h1>
{{#user_disabled}}<p class="notice">{{#t}}This account is closed or disabled.{{/t}}</p>{{/user_disabled}}
{{#is_viewer}}<p class="notice">{{#t}}This is your own account. If you take a role away from yourself, you cannot give it back.{{/t}}</p>{{/is_viewer}}
<dl class="details sheet">
{{#address}}<div><dt>{{#t}}Address{{/t}}</dt><dd><bdi dir="ltr">{{address}}</bdi></dd></div>{{/address}}
{{#user_organization}}<div><dt>{{#t}}Organization{{/t}}</dt><dd><bdi>{{user_organization}}</bdi></dd></div>{{/user_organization}}
{{#team_name}}<div><dt>{{#t}}Group{{/t}}</dt><dd><bdi>{{team_name}}</bdi></dd></div>{{/team_name}}
<div><dt>{{#t}}Here since{{/t}}</dt><dd><time datetime="{{since_iso}}">{{since_exact}}</time></dd></div>
</dl>
{{#roles_form}}<form method="post" action="{{base}}/admin/users/{{user}}" novalidate>
<input type="hidden" name="part" value="roles">
<input type="hidden" name="seen" value="{{seen}}">
{{>form_hidden}}
<div class="sheet">
{{>role_field}}
<div class="acts"><button>{{#t}}Save{{/t}}</button></div>
</div>
</form>{{/roles_form}}
{{#sessions_form}}<form method="post" action="{{base}}/admin/users/{{user}}">
<input type="hidden" name="part" value="sessions">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Signing in{{/t}}</h2>
<p>{{#tn sessions}}They are signed in here in one browser{{|}}They are signed in here in {{sessions}} browsers{{/tn}}</p>
<div class="acts"><button class="danger">{{#t}}Sign them out here{{/t}}</button></div>
</div>
</form>{{/sessions_form}}
</main>
{{>foot}}
