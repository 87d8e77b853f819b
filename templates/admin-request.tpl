{{%AUTOESCAPE context="HTML"}}
{{! One request to erase a person's data.
markers:
  request           text: its id
  first_name, last_name, address   texts of the account; empty for a link
  program_name      text, for a link: to which the referral went
  by_account        section, or no_by_account: by a link
  referrals         number: how many the account has at this site, a number to count by
  asked_at          with asked_at_exact, asked_at_iso; withdrawn_at the same: the person took it back, or no_withdrawn_at;
                    decided_at the same: an admin decided
  decided           section; then approved, or no_approved; is_erased, or no_is_erased
  refusal_reason    text: may be empty
  held              section: a legal hold forbids to erase it; hold_id, hold_reason texts
  decision_form     section, until it is decided; form field by form_show(): reason; form_hidden include: parts/form-hidden;
                    has_problems, problems }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#no_decided}}{{#t}}Erase this person’s data?{{/t}}{{/no_decided}}\
	{{#decided}}{{#t}}A request to erase data{{/t}}{{/decided}}</title>
{{>head}}
<main id="main" class="middle">
{{#decided}}<p class="notice good" role="status" tabindex="-1" autofocus>\
{{#approved}}{{#is_erased}}{{#t}}Erased. Nothing here names them any more.{{/t}}{{/is_erased}}\
{{#no_is_erased}}{{#t}}Approved. It is being erased.{{/t}}{{/no_is_erased}}{{/approved}}\
{{#no_approved}}{{#withdrawn_at}}{{#t}}The person took this back on {{withdrawn_at_exact}}. Nothing is erased.{{/t}}{{/withdrawn_at}}\
{{#no_withdrawn_at}}{{#t}}Refused. We write to them, if they may be reached, and they see it when they
	look.{{/t}}{{/no_withdrawn_at}}{{/no_approved}}</p>{{/decided}}
{{#decision_form}}{{#has_problems}}<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>{{/has_problems}}{{/decision_form}}
<p class="back"><a href="{{base}}/admin/requests">{{#t}}Requests to erase data{{/t}}</a></p>
<h1>{{#no_decided}}{{#t}}Erase this person’s data?{{/t}}{{/no_decided}}{{#decided}}{{#t}}A request to erase data{{/t}}{{/decided}}</h1>
<dl class="details sheet">
{{#by_account}}<div><dt>{{#t}}From{{/t}}</dt><dd><bdi>{{first_name}} {{last_name}}</bdi>\
{{#address}}<br><bdi dir="ltr">{{address}}</bdi>{{/address}}</dd></div>
<div><dt>{{#t}}About{{/t}}</dt><dd>{{#tn referrals}}One referral of their account{{|}}{{referrals}} referrals of their account{{/tn}}</dd></div>{{/by_account}}
{{#no_by_account}}<div><dt>{{#t}}From{{/t}}</dt><dd>{{#t}}Somebody with the link of a referral to {{program_name}}{{/t}}</dd></div>
<div><dt>{{#t}}About{{/t}}</dt><dd>{{#t}}That referral{{/t}}</dd></div>{{/no_by_account}}
<div><dt>{{#t}}And with it{{/t}}</dt><dd>{{#t}}Referrals with the same name and the same e-mail or phone. The pages that
	helpers keep about this person.{{/t}}</dd></div>
<div><dt>{{#t}}Asked{{/t}}</dt><dd><time datetime="{{asked_at_iso}}">{{asked_at_exact}}</time></dd></div>
{{#decided_at}}<div><dt>{{#t}}Decided{{/t}}</dt><dd><time datetime="{{decided_at_iso}}">{{decided_at_exact}}</time></dd></div>{{/decided_at}}
{{#refusal_reason}}<div><dt>{{#t}}Why not{{/t}}</dt><dd class="typed" dir="auto">{{refusal_reason:pre_escape}}</dd></div>{{/refusal_reason}}
</dl>
{{#held}}<div class="notice action">
<p>{{#t}}There is a legal hold, so this may not be erased. The request waits until the hold ends, or you refuse it.
	The person does not see the reason of the hold:{{/t}}</p>
<blockquote dir="auto">{{hold_reason:pre_escape}}</blockquote>
<p><a href="{{base}}/admin/requests/holds/{{hold_id}}">{{#t}}See the hold{{/t}}</a></p>
</div>{{/held}}
{{#decision_form}}<form method="post" action="{{base}}/admin/requests/{{request}}">
{{>form_hidden}}
{{#no_held}}<div class="sheet">
<p>{{#t}}Names, addresses, numbers and words of this person go out of every referral, list, note and message of this site. Programs can no
	longer reach them. We only keep that there were referrals, as numbers.{{/t}}</p>
<p><b>{{#t}}Nobody can bring it back.{{/t}}</b></p>
<div class="acts"><button type="submit" class="danger" name="decision" value="approve">{{#t}}Erase it{{/t}}</button></div>
</div>{{/no_held}}
<div class="sheet">
<h2>{{#held}}{{#t}}Refuse{{/t}}{{/held}}{{#no_held}}{{#t}}Or refuse{{/t}}{{/no_held}}</h2>
{{>reason_field}}
<div class="acts"><button type="submit" class="secondary" name="decision" value="refuse">{{#t}}Refuse{{/t}}</button></div>
</div>
</form>{{/decision_form}}
</main>
{{>foot}}
