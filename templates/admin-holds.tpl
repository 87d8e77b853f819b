{{%AUTOESCAPE context="HTML"}}
{{! The legal holds of a site, and the form for another one.
markers:
  has_holds         section, or no_has_holds; hold_row, once a hold: hold_id, hold_object (public ids), hold_reason, hold_set_by (texts;
                    the last may be empty), hold_set_at (with hold_set_at_exact, hold_set_at_iso), of_person or no_of_person (sections)
  set, ended        sections: that was done last
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of a new hold }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Legal holds{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#set}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}The hold is set.{{/t}}</p>{{/set}}
{{#ended}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}The hold has ended.{{/t}}</p>{{/ended}}
<p class="back"><a href="{{base}}/admin/requests">{{#t}}Requests to erase data{{/t}}</a></p>
<h1>{{#t}}Legal holds{{/t}}</h1>
<p class="lead">{{#t}}While there is a hold on a referral or a profile, nothing of it is erased.{{/t}}</p>
{{#no_has_holds}}<div class="empty"><p>{{#t}}There is no hold.{{/t}}</p></div>{{/no_has_holds}}
{{#has_holds}}<ul class="cards">{{#hold_row}}<li class="card">
<h2><a href="{{base}}/admin/requests/holds/{{hold_id}}">{{#of_person}}{{#t}}Profile{{/t}}{{/of_person}}{{#no_of_person}}{{#t}}Referral{{/t}}{{/no_of_person}}
	<bdi dir="ltr">{{hold_object}}</bdi></a></h2>
<p class="typed" dir="auto">{{hold_reason:pre_escape}}</p>
<p class="quiet">{{#hold_set_by}}<bdi>{{hold_set_by}}</bdi>, {{/hold_set_by}}\
	<time datetime="{{hold_set_at_iso}}" title="{{hold_set_at_exact}}">{{hold_set_at}}</time></p>
<p><a class="go" href="{{base}}/admin/requests/holds/{{hold_id}}">{{#t}}End this hold<span class="visually-hidden">: {{hold_object}}</span>{{/t}}</a></p>
</li>
{{/hold_row}}</ul>{{/has_holds}}
<form method="post" action="{{base}}/admin/requests/holds">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Set a hold{{/t}}</h2>
{{>hold_field}}
{{>reason_field}}
<div class="acts"><button>{{#t}}Set the hold{{/t}}</button></div>
</div>
</form>
</main>
{{>foot}}
