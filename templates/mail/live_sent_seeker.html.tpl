{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
{{#for_self}}{{#recorded}}<h1>{{#t}}Your request to {{program_name}}{{/t}}</h1>
<p>{{#t}}{{program_name}} wrote down on {{made_on}} that you asked them for help.{{/t}}</p>{{/recorded}}
{{#no_recorded}}<h1>{{#t}}Sent to {{program_name}}{{/t}}</h1>
<p>{{#t}}We sent your request to {{program_name}} on {{made_on}}.{{/t}}</p>{{/no_recorded}}{{/for_self}}
{{#for_other}}<h1>{{#t}}You were referred to {{program_name}}{{/t}}</h1>
<p>{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} referred you to {{program_name}} on {{made_on}}.{{/t}}{{/helper_organization}}\
	{{#no_helper_organization}}{{#t}}{{helper_name}} referred you to {{program_name}} on {{made_on}}.{{/t}}{{/no_helper_organization}}</p>{{/for_other}}
<h2>{{#t}}What happens next{{/t}}</h2>
{{#answer_days}}<p>{{#tn answer_days}}They have it now, and should answer by the next working day.{{|}}They have it now, and should answer
	within {{answer_days}} working days.{{/tn}}</p>{{/answer_days}}
{{#program_phone}}<p>{{#t}}You can also call them:{{/t}} <a href="tel:{{program_phone_link}}">{{program_phone}}</a></p>{{/program_phone}}
<h2>{{#recorded}}{{#t}}What they have{{/t}}{{/recorded}}{{#no_recorded}}{{#t}}What we sent them{{/t}}{{/no_recorded}}</h2>
<table class="card">
<tr><th scope="row">{{#t}}Program{{/t}}</th><td>{{program_name}}{{#organization_name}}<br>{{organization_name}}{{/organization_name}}</td></tr>
<tr><th scope="row">{{#t}}Your name{{/t}}</th><td>{{seeker_name}}</td></tr>
{{#reach_email}}{{#seeker_email}}<tr><th scope="row">{{#t}}Reach you by e-mail{{/t}}</th><td>{{seeker_email}}</td></tr>{{/seeker_email}}{{/reach_email}}
{{#reach_text}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Reach you by text message{{/t}}</th><td>{{seeker_phone}}</td></tr>{{/seeker_phone}}{{/reach_text}}
{{#reach_phone}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Reach you by phone{{/t}}</th><td>{{seeker_phone}}</td></tr>{{/seeker_phone}}{{/reach_phone}}
{{#no_reach_email}}{{#seeker_email}}<tr><th scope="row">{{#t}}Your e-mail address{{/t}}</th><td>{{seeker_email}}</td></tr>{{/seeker_email}}{{/no_reach_email}}
{{#no_reach_text}}{{#no_reach_phone}}{{#seeker_phone}}<tr><th scope="row">{{#t}}Your phone number{{/t}}</th>
<td>{{seeker_phone}}</td></tr>{{/seeker_phone}}{{/no_reach_phone}}{{/no_reach_text}}
</table>
{{#comment}}
<p class="said">{{#for_self}}{{#recorded}}{{#t}}They wrote:{{/t}}{{/recorded}}\
	{{#no_recorded}}{{#t}}You wrote:{{/t}}{{/no_recorded}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}</p>
<blockquote class="quote">{{#comment_lines}}{{line}}<br>{{/comment_lines}}</blockquote>
{{/comment}}
<p>{{#t}}Sign in with this address, under your own name, to see it with your others.{{/t}} <a href="{{dashboard_link}}">{{#t}}Sign in{{/t}}</a></p>
<h2>{{#t}}What happened?{{/t}}</h2>
<p class="quiet">{{#t}}When you know more, tell them. Nothing is sent before you confirm it on the next page, and you need not sign in.{{/t}}</p>
<table class="answers" role="presentation" cellspacing="8" cellpadding="10" border="0" width="100%">
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=got_help">{{#t}}I got help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=still_waiting">{{#t}}I am still waiting{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=couldnt_get_help">{{#t}}I couldn’t get help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=no_longer_interested">{{#t}}I don’t need this any more{{/t}}</a></td></tr>
<tr><td><a class="else" href="{{status_link}}">{{#t}}Something else{{/t}}</a></td></tr>
</table>
<div class="foot">
<p>{{#for_self}}{{#t}}You get this because your e-mail address was given at {{site_name}} as the way to reach you.{{/t}}{{/for_self}}\
	{{#for_other}}{{#t}}You get this because {{helper_name}} gave your e-mail address at {{site_name}} as the way to reach you.{{/t}}{{/for_other}}</p>
<p>{{#t}}Anyone who has this e-mail can use its links, for 90 days at most, so please don’t pass it on.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
