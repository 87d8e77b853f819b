{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}New referral for {{program_name}}{{/t}}</h1>
{{#for_self}}<p>{{#t}}{{seeker_name}} asked {{program_name}} for help on {{made_on}}.{{/t}}</p>{{/for_self}}
{{#for_other}}<p>{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} referred {{seeker_name}} to {{program_name}} on
	{{made_on}}.{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}{{helper_name}} referred {{seeker_name}} to {{program_name}} on {{made_on}}.{{/t}}{{/no_helper_organization}}</p>{{/for_other}}
<p>{{#t}}They gave permission to share this with you.{{/t}} {{#due_on}}{{#t}}Please answer by {{due_on}}.{{/t}}{{/due_on}}</p>
{{#discreet}}<p class="flag" data-discreet
	style="padding:10px 16px;background:#a11b1b;color:#ffffff">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}</p>{{/discreet}}
<table class="card">
<tr><th scope="row">{{#t}}Name{{/t}}</th><td>{{seeker_name}}</td></tr>
{{#other_language}}<tr><th scope="row">{{#t}}Language{{/t}}</th><td>{{other_language}}</td></tr>{{/other_language}}
{{#contact_withheld}}<tr><th scope="row">{{#t}}Best way to reach them{{/t}}</th>
<td>{{#claimed}}{{#t}}You find it in Inbound Referrals, not in this e-mail.{{/t}}{{/claimed}}\
	{{#no_claimed}}{{#t}}It is not in this e-mail. The people who run {{site_name}} can give you access to it.{{/t}}{{/no_claimed}}</td></tr>
{{#code_from_you}}<tr><th scope="row">{{#t}}Code{{/t}}</th>
<td>{{#t}}They can read your answer only with a code, and they get it from you. It is on the page of the referral.{{/t}}</td></tr>\
{{/code_from_you}}{{/contact_withheld}}
{{#no_contact_withheld}}
{{#reach_email}}{{#seeker_email}}<tr><th scope="row">{{#t}}Best way: e-mail{{/t}}</th>
<td><a href="mailto:{{seeker_email_link}}">{{seeker_email}}</a></td></tr>{{/seeker_email}}{{/reach_email}}
{{#reach_text}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Best way: text message{{/t}}</th>
<td><a href="sms:{{seeker_phone_link}}">{{seeker_phone}}</a></td></tr>{{/seeker_phone}}{{/reach_text}}
{{#reach_phone}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Best way: phone{{/t}}</th>
<td><a href="tel:{{seeker_phone_link}}">{{seeker_phone}}</a></td></tr>{{/seeker_phone}}{{/reach_phone}}
{{#no_reach_email}}{{#seeker_email}}<tr><th scope="row">{{#t}}E-mail address, not the way they chose{{/t}}</th>
<td>{{seeker_email}}</td></tr>{{/seeker_email}}{{/no_reach_email}}
{{#no_reach_text}}{{#no_reach_phone}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Phone number, not the way they chose{{/t}}</th>
<td>{{seeker_phone}}</td></tr>{{/seeker_phone}}{{/no_reach_phone}}{{/no_reach_text}}
{{/no_contact_withheld}}
{{#for_other}}<tr><th scope="row">{{#t}}Referred by{{/t}}</th>
<td>{{helper_name}}{{#helper_organization}}, {{helper_organization}}{{/helper_organization}}\
	{{#helper_email}}<br><a href="mailto:{{helper_email_link}}">{{helper_email}}</a>{{/helper_email}}\
	{{#helper_phone}}<br><a href="tel:{{helper_phone_link}}">{{helper_phone}}</a>{{/helper_phone}}</td></tr>{{/for_other}}
{{#has_forms}}<tr><th scope="row">{{#t}}Answers to your questions{{/t}}</th>
<td>{{#outcome}}{{outcome}}{{/outcome}}{{#no_outcome}}{{#t}}They came with it.{{/t}}{{/no_outcome}}\
	{{#claimed}}<br><a href="{{answers_link}}">{{#t}}Read them (you sign in){{/t}}</a>{{/claimed}}</td></tr>{{/has_forms}}
</table>
{{#comment}}
<p class="said">{{#for_self}}{{#t}}{{seeker_name}} wrote:{{/t}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}</p>
<blockquote class="quote">{{#comment_lines}}{{line}}<br>{{/comment_lines}}</blockquote>
{{/comment}}
{{#claimed}}<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{dashboard_link}}">{{#t}}Open Inbound Referrals{{/t}}</a></p>{{/claimed}}
<h2>{{#t}}What happened?{{/t}}</h2>
<p class="quiet">{{#t}}Nothing is sent before you confirm it on the next page, and you need not sign in.{{/t}}</p>
<table class="answers" role="presentation" cellspacing="8" cellpadding="10" border="0" width="100%">
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=pending">{{#t}}We are working on it{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=got_help">{{#t}}They got help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=couldnt_contact">{{#t}}We could not reach them{{/t}}</a></td></tr>
<tr><td><a class="else" href="{{status_link}}">{{#t}}Something else{{/t}}</a></td></tr>
</table>
<div class="foot">
<p>{{#t}}You get this because your address receives the referrals for {{program_name}} at {{site_name}}.{{/t}}
	{{#t}}The people who run {{site_name}} can change that.{{/t}}</p>
<p>{{#t}}The links above are for your program. Anyone who has this e-mail can use them, for 90 days at most, so please don’t pass it on.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
