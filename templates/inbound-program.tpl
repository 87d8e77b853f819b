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
  list_part         include: parts/inbound-list
  csv_url           text: this list as a file }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Inbound Referrals: {{inbound_name}}{{/t}}</title>
{{>head}}
<main id="main" class="wide" data-program="{{inbound_public_id}}">
<p class="back"><a href="{{base}}/inbound">{{#t}}All my programs{{/t}}</a></p>
<div class="top"><h1><bdi>{{inbound_name}}</bdi>{{#not_updated}} <span class="count">{{#tn not_updated}}<span data-count="not_updated">{{not_updated}}</span>
	not updated{{|}}<span data-count="not_updated">{{not_updated}}</span> not updated{{/tn}}</span>{{/not_updated}}</h1>
<p class="acts no-print"><a class="button secondary" href="{{base}}/inbound/{{inbound_public_id}}/new">{{#t}}Add somebody who came or called{{/t}}</a>
<a href="{{base}}/manage/{{inbound_public_id}}">{{#t}}Settings{{/t}}</a></p></div>
<div class="top">{{>tabs_part}}{{>filters_part}}</div>
{{#no_has_referrals}}
<div class="empty">
	{{#filtering}}<p>{{#t}}No referral matches. Try only the first or the last name, or any status.{{/t}}</p>{{/filtering}}
	{{#no_filtering}}<p>{{#takes_here}}{{#t}}Here you will see the people who were referred to {{inbound_name}}. Its referral address gets an
		e-mail when one comes.{{/t}}{{/takes_here}}{{#no_takes_here}}{{#t}}{{inbound_name}} takes no referrals here now. People reach it in other ways, and
		we do not tell it about them.{{/t}}{{/no_takes_here}}</p>{{/no_filtering}}
</div>
{{/no_has_referrals}}
{{>list_part}}
{{#has_referrals}}<p class="no-print"><a href="{{csv_url}}" download>{{#t}}Download this list as a spreadsheet (CSV){{/t}}</a></p>{{/has_referrals}}
</main>
{{>foot}}
