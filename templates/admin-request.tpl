{{%AUTOESCAPE context="HTML"}}
{{! One request to erase a person's data.
markers:
  request           text: its id
  first_name, last_name, address   texts of the account; empty for a link
  program_name      text, for a link: to which the referral went
  by_account        section, or no_by_account: by a link
  referrals         number: how many they have at this site, a number to count by
  asked_at          with asked_at_exact, asked_at_iso
  decided           section; then approved, or no_approved; is_erased, or no_is_erased
  held              section: a legal hold forbids to erase it; hold_id, hold_reason texts
  decision_form     section, until it is decided; form_hidden include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Erase this person’s data?{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#decided}}<p class="notice good" role="status">{{#approved}}{{#is_erased}}{{#t}}Erased. Nothing here names them any more.{{/t}}{{/is_erased}}\
{{#no_is_erased}}{{#t}}Approved. It is being erased.{{/t}}{{/no_is_erased}}{{/approved}}\
{{#no_approved}}{{#t}}Refused. They see that when they look.{{/t}}{{/no_approved}}</p>{{/decided}}
<p class="back"><a href="{{base}}/admin/requests">{{#t}}Requests to erase data{{/t}}</a></p>
<h1>{{#t}}Erase this person’s data?{{/t}}</h1>
<dl class="details sheet">
{{#by_account}}<div><dt>{{#t}}From{{/t}}</dt><dd><bdi>{{first_name}} {{last_name}}</bdi>\
{{#address}}<br><bdi dir="ltr">{{address}}</bdi>{{/address}}</dd></div>{{/by_account}}
{{#no_by_account}}<div><dt>{{#t}}From{{/t}}</dt><dd>{{#t}}Somebody with the link of a referral to {{program_name}}{{/t}}</dd></div>{{/no_by_account}}
<div><dt>{{#t}}About{{/t}}</dt><dd>{{#tn referrals}}One referral of theirs{{|}}{{referrals}} referrals of theirs{{/tn}}</dd></div>
<div><dt>{{#t}}Asked{{/t}}</dt><dd><time datetime="{{asked_at_iso}}">{{asked_at_exact}}</time></dd></div>
</dl>
{{#held}}<div class="notice action">
<p>{{#t}}A legal hold forbids to erase this. The request waits until the hold ends, or you refuse it.
	The person does not see the reason:{{/t}}</p>
<blockquote dir="auto">{{hold_reason:pre_escape}}</blockquote>
<p><a href="{{base}}/admin/requests/holds/{{hold_id}}">{{#t}}See the hold{{/t}}</a></p>
</div>{{/held}}
{{#decision_form}}<form method="post" action="{{base}}/admin/requests/{{request}}">
{{>form_hidden}}
<div class="sheet">
{{#no_held}}<p>{{#t}}Name, addresses, numbers and words of this person leave every referral, list, note and message of this site, and those of
	others with the same name and address. Programs can reach them no more. That the referrals were made stays, as numbers.{{/t}}</p>
<p><b>{{#t}}Nobody can bring it back.{{/t}}</b></p>{{/no_held}}
<div class="acts">{{#no_held}}<button type="submit" class="danger" name="decision" value="approve">{{#t}}Erase it{{/t}}</button>{{/no_held}}
<button type="submit" class="secondary" name="decision" value="refuse">{{#t}}Refuse{{/t}}</button></div>
</div>
</form>{{/decision_form}}
</main>
{{>foot}}
