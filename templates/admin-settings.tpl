{{%AUTOESCAPE context="HTML"}}
{{! The settings of a site.
markers:
  saved             section: it was saved a moment ago
  confirm           section: old referrals would be erased, and nobody confirmed that yet: erased, a number to count by (no_erased:
                    none), more (section: or more than that), months (text)
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden, and the fields of the form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Settings{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved}}
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Settings{{/t}}</h1>
<form method="post" action="{{base}}/admin/settings">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Name{{/t}}</h2>
{{>name_field}}
{{>operator_field}}
{{>reply_to_field}}
</div>
<div class="sheet">
<h2>{{#t}}Safety{{/t}}</h2>
{{>crisis_banner_field}}
{{>leave_url_field}}
{{>sensitive_needs_field}}
</div>
<div class="sheet">
<h2>{{#t}}Referrals{{/t}}</h2>
{{>tracking_only_field}}
{{>unclaimed_referrals_field}}
{{>notice_cadence_field}}
</div>
<div class="sheet">
<h2>{{#t}}Old data{{/t}}</h2>
{{>retention_months_field}}
{{#confirm}}<div class="notice action" id="retention_confirm">
<p>{{#erased}}{{#more}}<b>{{#tn erased}}This erases {{erased}} referral or more now.{{|}}This erases {{erased}} referrals or more now.{{/tn}}</b>{{/more}}\
{{#no_more}}<b>{{#tn erased}}This erases one referral now.{{|}}This erases {{erased}} referrals now.{{/tn}}</b>{{/no_more}}{{/erased}}\
{{#no_erased}}<b>{{#t}}This erases nothing today, but it will later.{{/t}}</b>{{/no_erased}}
	{{#t}}Names, addresses and words are erased for good. Reports still count the referrals.{{/t}}</p>
<p><label class="choice"><input type="checkbox" name="retention_confirm" value="{{months}}">
	<span>{{#t}}Yes, erase what is older than {{months}} months{{/t}}</span></label></p>
</div>{{/confirm}}
</div>
<div class="sheet">
<h2>{{#t}}Signing in{{/t}}</h2>
{{>staff_second_factor_field}}
</div>
<div class="sheet">
<h2>{{#t}}Place and languages{{/t}}</h2>
{{>country_field}}
{{>text_countries_field}}
{{>time_zone_field}}
{{>language_field}}
{{>languages_field}}
</div>
<div class="acts"><button>{{#t}}Save{{/t}}</button></div>
</form>
</main>
{{>foot}}
