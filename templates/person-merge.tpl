{{%AUTOESCAPE context="HTML"}}
{{! Two profiles of one person: finds the other, compares both, merges them.
markers:
  public_id, seeker_name   texts: the profile that stays
  has_problems      section; problems: problem_field, problem
  comparing         section: another profile was chosen; or no_comparing
    other_id, other_name   texts
    sides           section, three times: is_this, is_other, is_both (sections); side_name, side_phone, side_email, side_language,
                    side_active_at (instant), safe_notes (include: parts/safe-notes)
  q                 text: the words that were looked for
  found_any         section, or no_found_any; found, once each: other_id, other_name, other_email, other_phone
  person_error      text
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Merge two profiles: {{seeker_name}}{{/t}}</title>
{{>head}}
<main id="main" class="middle" data-person="{{public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/people/{{public_id}}">{{#t}}Back, change nothing{{/t}}</a></p>
<h1>{{#t}}Merge two profiles of {{seeker_name}}{{/t}}</h1>
{{#no_comparing}}
<p class="lead">{{#t}}Is the same person on your list twice? Choose the other profile. You see both before anything changes.{{/t}}</p>
<form class="search" method="get" action="{{base}}/people/{{public_id}}/merge" role="search">
	<div class="field">
		<label for="q">{{#t}}Name, phone or e-mail{{/t}}</label>
		<input id="q" name="q" type="search" value="{{q}}" maxlength="200" autocomplete="off">
	</div>
	<button class="secondary">{{#t}}Show{{/t}}</button>
</form>
<div id="person" tabindex="-1">
{{#person_error}}<p class="error" id="person-error">{{person_error}}</p>{{/person_error}}
{{#no_found_any}}<p>{{#t}}Nobody else on your list matches that.{{/t}}</p>{{/no_found_any}}
{{#found_any}}<ul class="stack">
{{#found}}<li><a class="go" href="{{base}}/people/{{public_id}}/merge?person={{other_id}}" dir="auto">{{other_name}}</a> <span class="quiet"
	dir="ltr">{{#other_phone}}{{other_phone_text}}{{/other_phone}} {{other_email}}</span></li>
{{/found}}</ul>{{/found_any}}
</div>
{{/no_comparing}}
{{#comparing}}
{{#sides}}
<section class="sheet">
<h2>{{#is_this}}{{#t}}This profile{{/t}}{{/is_this}}\
	{{#is_other}}{{#t}}The other profile{{/t}}{{/is_other}}\
	{{#is_both}}{{#t}}After the merge{{/t}}{{/is_both}}</h2>
<dl class="details">
	<dt>{{#t}}Name{{/t}}</dt><dd><bdi>{{side_name}}</bdi></dd>
	<dt>{{#t}}Phone{{/t}}</dt><dd dir="ltr">{{side_phone_text}}</dd>
	<dt>{{#t}}E-mail{{/t}}</dt><dd dir="ltr">{{side_email}}</dd>
	<dt>{{#t}}Language{{/t}}</dt><dd>{{side_language}}</dd>
	<dt>{{#t}}To reach them safely{{/t}}</dt><dd>{{>safe_notes}}</dd>
	{{#no_is_both}}<dt>{{#t}}Referred or edited{{/t}}</dt><dd>{{side_active_at}}</dd>{{/no_is_both}}
</dl>
</section>
{{/sides}}
<h2>{{#t}}When you press the button{{/t}}</h2>
<ul>
	<li>{{#t}}The referrals and notes of both stand in one profile.{{/t}}</li>
	<li>{{#t}}Everyone who could open one of the two can open it.{{/t}}</li>
	<li>{{#t}}Nothing is deleted, and you can undo it.{{/t}}</li>
</ul>
<form method="post" action="{{base}}/people/{{public_id}}/merge">
{{>form_hidden}}
<input type="hidden" name="person" value="{{other_id}}">
<p class="acts"><button>{{#t}}Merge the two{{/t}}</button> <a class="go" href="{{base}}/people/{{public_id}}/merge">{{#t}}Choose another{{/t}}</a></p>
</form>
{{/comparing}}
</main>
{{>foot}}
