{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}A referral waits for your answer{{/t}}</h1>
<p>{{#t}}{{seeker_name}} has waited for an answer from {{program_name}} since {{made_on}}.{{/t}} {{#due_on}}{{#t}}The answer was due on
	{{due_on}}.{{/t}}{{/due_on}}</p>
{{#discreet}}<p class="flag" data-discreet
	style="padding:10px 16px;background:#a11b1b;color:#ffffff">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}</p>{{/discreet}}
{{#claimed}}<p>{{#t}}How to reach them is in Inbound Referrals.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{dashboard_link}}">{{#t}}Open Inbound Referrals{{/t}}</a></p>{{/claimed}}
{{#no_claimed}}<p>{{#t}}How to reach them is in the e-mail that brought this referral.{{/t}}</p>{{/no_claimed}}
<h2>{{#t}}What happened?{{/t}}</h2>
<p class="quiet">{{#t}}Nothing is sent before you confirm it on the next page, and you need not sign in.{{/t}}</p>
<table class="answers" role="presentation" cellspacing="8" cellpadding="10" border="0" width="100%">
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=pending">{{#t}}We are working on it{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=got_help">{{#t}}They got help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=couldnt_contact">{{#t}}We could not reach them{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=no_capacity">{{#t}}We have no room now{{/t}}</a></td></tr>
<tr><td><a class="else" href="{{status_link}}">{{#t}}Something else{{/t}}</a></td></tr>
</table>
<div class="foot">
<p>{{#t}}You get this because your address receives the referrals for {{program_name}} at {{site_name}}.{{/t}}</p>
<p>{{#t}}The links above are for your program. Anyone who has this e-mail can use them, for 90 days at most, so please don’t pass it on.{{/t}}</p>
{{#unsubscribe_link}}<p><a href="{{unsubscribe_link}}">{{#t}}Stop reminders to this address. New referrals still come.{{/t}}</a></p>{{/unsubscribe_link}}
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
