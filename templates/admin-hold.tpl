{{%AUTOESCAPE context="HTML"}}
{{! One legal hold, and the button that ends it.
markers:
  hold_id, hold_object   texts: public ids of the hold, and of the referral or profile
  of_person         section, or no_of_person: it is on a profile, or on a referral
  hold_reason, hold_set_by   texts; the last may be empty
  hold_set_at       with hold_set_at_exact, hold_set_at_iso
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}End this hold?{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin/requests/holds">{{#t}}Legal holds{{/t}}</a></p>
<h1>{{#t}}End this hold?{{/t}}</h1>
<dl class="details sheet">
<div><dt>{{#of_person}}{{#t}}Profile{{/t}}{{/of_person}}{{#no_of_person}}{{#t}}Referral{{/t}}{{/no_of_person}}</dt>
	<dd><bdi dir="ltr">{{hold_object}}</bdi></dd></div>
<div><dt>{{#t}}Reason{{/t}}</dt><dd class="typed" dir="auto">{{hold_reason:pre_escape}}</dd></div>
<div><dt>{{#t}}Since{{/t}}</dt><dd><time datetime="{{hold_set_at_iso}}">{{hold_set_at_exact}}</time>\
	{{#hold_set_by}}, <bdi>{{hold_set_by}}</bdi>{{/hold_set_by}}</dd></div>
</dl>
<form method="post" action="{{base}}/admin/requests/holds/{{hold_id}}">
{{>form_hidden}}
<div class="sheet">
<p>{{#t}}Nothing is erased now. But from then on it can be: when the person asks for it, or when it is old.{{/t}}</p>
<div class="acts"><button class="danger">{{#t}}Yes, end the hold{{/t}}</button>
<a class="button secondary" href="{{base}}/admin/requests/holds">{{#t}}No, keep it{{/t}}</a></div>
</div>
</form>
</main>
{{>foot}}
