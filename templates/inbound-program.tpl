{{%AUTOESCAPE context="HTML"}}
{{! Inbound Referrals of one program.
markers:
  inbound_public_id, inbound_name   texts: the program
  not_updated       text: count of Not updated, "99+" from 100 on; empty when 0
  tabs_part         include: parts/tabs
  filters_part      include: parts/filters
  filtering         section, or no_filtering: a search or a filter is on
  takes_here        section: new referrals come in here; or no_takes_here
  has_referrals     section: there is at least one row; no_has_referrals
  referral          section, once a row: as in referrals.tpl, and
    head            text: the head of the group that begins with this row; empty: none
    other_language  text: the person's language, where it is not the program's own
  csv_url           text: this list as a file
  look_further_url, next_url   texts; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Inbound Referrals: {{inbound_name}}{{/t}}</title>
{{>head}}
<main id="main" class="wide" data-program="{{inbound_public_id}}">
<p class="back"><a href="{{base}}/inbound">{{#t}}All my programs{{/t}}</a></p>
<h1><bdi>{{inbound_name}}</bdi>{{#not_updated}} <span class="count">{{#tn not_updated}}<span data-count="not_updated">{{not_updated}}</span>
	not updated{{|}}<span data-count="not_updated">{{not_updated}}</span> not updated{{/tn}}</span>{{/not_updated}}</h1>
<p class="no-print"><a href="{{base}}/inbound/{{inbound_public_id}}/new">{{#t}}Add somebody who came or called{{/t}}</a></p>
{{>tabs_part}}
{{>filters_part}}
{{#no_has_referrals}}
<div class="empty">
	{{#filtering}}<p>{{#t}}No referral matches. Try only the first or the last name, or fewer filters.{{/t}}</p>{{/filtering}}
	{{#no_filtering}}<p>{{#takes_here}}{{#t}}Here you will see the people who were referred to {{inbound_name}}. Its referral address gets an
		e-mail when one comes.{{/t}}{{/takes_here}}{{#no_takes_here}}{{#t}}{{inbound_name}} takes no referrals here now. People reach it in other ways, and
		we do not tell it about them.{{/t}}{{/no_takes_here}}</p>{{/no_filtering}}
</div>
{{/no_has_referrals}}
{{#has_referrals}}
<table class="rows inbound">
<thead><tr>
	<th scope="col">{{#t}}Person{{/t}}</th>
	<th scope="col">{{#t}}Comment{{/t}}</th>
	<th scope="col">{{#t}}Referred by{{/t}}</th>
	<th scope="col">{{#t}}Status{{/t}}</th>
	<th scope="col">{{#t}}When{{/t}}</th>
</tr></thead>
<tbody>
{{#referral}}
{{#head}}<tr class="head"><th colspan="5" scope="rowgroup">{{head}}</th></tr>{{/head}}
<tr data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}\
	{{#discreet}} data-discreet{{/discreet}}>
	<th scope="row">
		<p><a class="name" href="{{base}}/referrals/{{public_id}}" dir="auto">{{seeker_name}}</a></p>
		{{#program_gone}}<p class="flag">{{#t}}The directory no longer lists your program.{{/t}}</p>{{/program_gone}}
		{{#other_language}}<p class="tongue">{{other_language}}</p>{{/other_language}}
		{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}</p>{{/discreet}}
		{{#seeker_phone}}<p><a href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></p>{{/seeker_phone}}
		{{#seeker_email}}<p><a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></p>{{/seeker_email}}
		{{#no_contact_withheld}}<p class="quiet">{{#t}}Best way:{{/t}} {{#reach_email}}<span
			class="way">{{#t}}e-mail{{/t}}</span>{{/reach_email}} {{#reach_text}}<span class="way">{{#t}}text
			message{{/t}}</span>{{/reach_text}} {{#reach_phone}}<span class="way">{{#t}}phone call{{/t}}</span>{{/reach_phone}}</p>{{/no_contact_withheld}}
		{{#dont_reach_out}}{{#no_consent_withdrawn}}<p class="quiet">{{#t}}{{seeker_first_name}} will reach out to you
			directly{{/t}}</p>{{/no_consent_withdrawn}}{{/dont_reach_out}}
		{{#consent_withdrawn}}<p class="quiet">{{#t}}Stopped sharing on {{withdrawn_at_day}}{{/t}}</p>{{/consent_withdrawn}}
	</th>
	<td{{#comment}} data-label="{{#t}}Comment{{/t}}"{{/comment}}\
		{{#comment_withheld}} data-label="{{#t}}Comment{{/t}}"{{/comment_withheld}}>{{#comment}}<p class="typed" dir="auto">{{comment:pre_escape}}</p>{{/comment}}\
		{{#comment_withheld}}<p class="quiet">{{#t}}No longer shared{{/t}}</p>{{/comment_withheld}}</td>
	<td data-label="{{#t}}Referred by{{/t}}">{{#for_self}}{{#t}}Themselves{{/t}}{{/for_self}}\
		{{#for_other}}<p><bdi>{{helper_name}}</bdi></p>{{#helper_organization}}<p
			class="quiet">{{helper_organization}}</p>{{/helper_organization}}\
		{{#helper_phone}}<p><a href="tel:{{helper_phone}}" dir="ltr">{{helper_phone_text}}</a></p>{{/helper_phone}}\
		{{#helper_email}}<p><a href="mailto:{{helper_email_link}}" dir="ltr">{{helper_email}}</a></p>{{/helper_email}}{{/for_other}}</td>
	<td data-label="{{#t}}Status{{/t}}">{{>changer}}{{#still_waiting_at}}<p><b class="late">{{#t}}Still waiting, since
		{{still_waiting_at_day}}{{/t}}</b></p>{{/still_waiting_at}}</td>
	<td data-label="{{#t}}When{{/t}}"><p><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time></p>
		{{#site_label}}<p class="quiet">{{#t}}on {{site_label}}{{/t}}</p>{{/site_label}}
		{{#no_dont_reach_out}}{{#due_at}}<p class="quiet due">{{#overdue}}<b class="late">{{#t}}The answer was due on {{due_at_day}}{{/t}}</b>{{/overdue}}\
		{{#no_overdue}}{{#t}}Answer by {{due_at_day}}{{/t}}{{/no_overdue}}</p>{{/due_at}}{{/no_dont_reach_out}}</td>
</tr>
{{/referral}}
</tbody>
</table>
{{/has_referrals}}
<p class="pager">
	{{#next_url}}<a class="button secondary" href="{{next_url}}">{{#t}}Older referrals{{/t}}</a>{{/next_url}}
	{{#look_further_url}}<a class="button secondary" href="{{look_further_url}}">{{#t}}Look further{{/t}}</a>{{/look_further_url}}
</p>
{{#has_referrals}}<p class="no-print"><a href="{{csv_url}}" download>{{#t}}Download this list as a spreadsheet (CSV){{/t}}</a></p>{{/has_referrals}}
</main>
{{>foot}}
