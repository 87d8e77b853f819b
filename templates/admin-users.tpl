{{%AUTOESCAPE context="HTML"}}
{{! The users of a site, 25 a page, and the search for one.
markers:
  q                 text: what was searched for; may be empty
  has_users         section, or no_has_users; user_row, once a user: user (the account's id), user_name, address, user_organization,
                    team_name (texts; all but the first two may be empty), user_disabled (section), role_row, once a role: role_words
  older             text: the user behind whom further ones stand; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Accounts{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Accounts{{/t}}</h1>
<p class="lead">{{#t}}The people who signed in here, have a role here, or are in a group. Somebody new signs in first: then you find them here.{{/t}}</p>
<form class="search" method="get" action="{{base}}/admin/users" role="search">
	<div class="field">
		<label for="q">{{#t}}Name, or the whole e-mail or phone{{/t}}</label>
		<input id="q" name="q" type="search" value="{{q}}" maxlength="200" autocomplete="off">
	</div>
	<button class="secondary">{{#t}}Search{{/t}}</button>
</form>
{{#no_has_users}}<div class="empty"><p>{{#t}}Nobody is found here.{{/t}}</p></div>{{/no_has_users}}
{{#has_users}}<ul class="cards">{{#user_row}}<li class="card">
<h2><a href="{{base}}/admin/users/{{user}}" dir="auto">{{user_name}}</a></h2>
<p>{{#address}}<bdi dir="ltr">{{address}}</bdi>{{/address}}{{#user_organization}} · <bdi>{{user_organization}}</bdi>{{/user_organization}}\
{{#team_name}} · <bdi>{{team_name}}</bdi>{{/team_name}}</p>
{{#role_row}}<p><b>{{role_words}}</b></p>{{/role_row}}
{{#user_disabled}}<p class="quiet">{{#t}}This account is closed or disabled.{{/t}}</p>{{/user_disabled}}
</li>
{{/user_row}}</ul>{{/has_users}}
{{#older}}<p class="pager"><a class="button secondary" href="{{base}}/admin/users?before={{older}}{{#q}}&amp;q={{q:url_query_escape}}{{/q}}"
	>{{#t}}More{{/t}}</a></p>{{/older}}
</main>
{{>foot}}
