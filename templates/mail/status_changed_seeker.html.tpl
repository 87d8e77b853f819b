{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#status_same}}{{#t}}A note on your referral{{/t}}{{/status_same}}{{#no_status_same}}{{own_words}}{{/no_status_same}}</h1>
<p>{{#status_same}}{{#t}}{{changed_by}} added a note to your referral to {{program_name}} on {{changed_on}}. It still says
	“{{status_to}}”.{{/t}}{{/status_same}}\
	{{#no_status_same}}{{#status_undone}}{{#t}}{{changed_by}} undid a change of your referral to {{program_name}} on {{changed_on}}. It was
		“{{status_from}}” and is now “{{status_to}}” again.{{/t}}{{/status_undone}}\
	{{#no_status_undone}}{{#t}}{{changed_by}} changed your referral to {{program_name}} on {{changed_on}}. It was “{{status_from}}” and is now
		“{{status_to}}”.{{/t}}{{/no_status_undone}}{{/no_status_same}}</p>
{{#now_not_updated}}<p>{{#t}}Nothing is decided yet.{{/t}}</p>{{/now_not_updated}}
{{#now_needs_client_action}}<p>{{#t}}There is something for you to do. Ask them what it is if you don’t know.{{/t}}</p>{{/now_needs_client_action}}
{{#now_pending}}<p>{{#t}}They are working on it.{{/t}}{{#no_note}} {{#t}}You don’t have to do anything now.{{/t}}{{/no_note}}</p>{{/now_pending}}
{{#now_referred_elsewhere}}<p>{{#t}}They sent you on to somebody else. Ask them who it is if you don’t know.{{/t}}</p>{{/now_referred_elsewhere}}
{{#now_eligible}}<p>{{#t}}Good news: you can get help there. Ask them what comes next if you don’t know.{{/t}}</p>{{/now_eligible}}
{{#now_got_help}}<p>{{#t}}If you did not get help, tell them below.{{/t}}</p>{{/now_got_help}}
{{#now_couldnt_get_help}}<p>{{#t}}It did not work out here. There may be another program that can help.{{/t}}</p>{{/now_couldnt_get_help}}
{{#now_couldnt_contact}}<p>{{#t}}You and they did not reach each other yet. Are your e-mail address and phone number right?{{/t}}</p>{{/now_couldnt_contact}}
{{#now_not_eligible}}<p>{{#t}}Their rules don’t fit you. There may be another program that can help.{{/t}}</p>{{/now_not_eligible}}
{{#now_no_capacity}}<p>{{#t}}They have no room now. There may be another program that can help.{{/t}}</p>{{/now_no_capacity}}
{{#now_no_longer_interested}}<p>{{#t}}If you still need this, tell them below.{{/t}}</p>{{/now_no_longer_interested}}
{{#note}}
<p class="said">{{#t}}{{changed_by}} wrote:{{/t}}</p>
<blockquote class="quote">{{#note_lines}}{{line}}<br>{{/note_lines}}</blockquote>
{{/note}}
<table class="card">
<tr><th scope="row">{{#t}}Program{{/t}}</th><td>{{program_name}}{{#organization_name}}<br>{{organization_name}}{{/organization_name}}</td></tr>
{{#program_phone}}<tr><th scope="row">{{#t}}Call them{{/t}}</th><td><a href="tel:{{program_phone_link}}">{{program_phone}}</a></td></tr>{{/program_phone}}
</table>
{{#elsewhere_link}}<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{elsewhere_link}}">{{#t}}Find another program{{/t}}</a></p>
<p><a href="{{dashboard_link}}">{{#t}}See your referrals{{/t}}</a></p>{{/elsewhere_link}}
{{#no_elsewhere_link}}<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{dashboard_link}}">{{#t}}See your referrals{{/t}}</a></p>{{/no_elsewhere_link}}
<h2>{{#t}}Is that right?{{/t}}</h2>
<p class="quiet">{{#t}}If it is not, tell them. Nothing is sent before you confirm it on the next page, and you need not sign in.{{/t}}</p>
<table class="answers" role="presentation" cellspacing="8" cellpadding="10" border="0" width="100%">
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=got_help">{{#t}}I got help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=still_waiting">{{#t}}I am still waiting{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=couldnt_get_help">{{#t}}I couldn’t get help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=no_longer_interested">{{#t}}I don’t need this any more{{/t}}</a></td></tr>
<tr><td><a class="else" href="{{status_link}}">{{#t}}Something else{{/t}}</a></td></tr>
</table>
<div class="foot">
<p>{{#t}}You get this because e-mail was chosen as a way to reach you about this referral at {{site_name}}. Sign in to change that.{{/t}}</p>
<p>{{#t}}Anyone who has this e-mail can use its links, for 90 days at most, so please don’t pass it on.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
