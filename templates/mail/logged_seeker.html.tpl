{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Your next step with {{program_name}}{{/t}}</h1>
{{#for_self}}<p>{{#t}}You noted down {{program_name}} as a referral on {{made_on}}.{{/t}}</p>{{/for_self}}
{{#for_other}}<p>{{#helper_organization}}{{#t}}{{helper_name}} of {{helper_organization}} noted down {{program_name}} as a referral for you
	on {{made_on}}.{{/t}}{{/helper_organization}}\
{{#no_helper_organization}}{{#t}}{{helper_name}} noted down {{program_name}} as a referral for you on
	{{made_on}}.{{/t}}{{/no_helper_organization}}</p>{{/for_other}}
<p><strong>{{#t}}We did not contact the program. They don’t know about you, so the next step is yours.{{/t}}</strong></p>
<h2>{{#t}}What to do next{{/t}}</h2>
{{#next_steps}}<p>{{#next_steps_lines}}{{line}}<br>{{/next_steps_lines}}</p>{{/next_steps}}
<table class="card">
<tr><th scope="row">{{#t}}Program{{/t}}</th><td>{{program_name}}{{#organization_name}}<br>{{organization_name}}{{/organization_name}}</td></tr>
{{#program_phone}}<tr><th scope="row">{{#t}}Call them{{/t}}</th><td><a href="tel:{{program_phone_link}}">{{program_phone}}</a></td></tr>{{/program_phone}}
{{#external_url}}<tr><th scope="row">{{#t}}Their website{{/t}}</th><td><a href="{{external_url}}">{{external_url}}</a></td></tr>{{/external_url}}
</table>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{next_steps_link}}">{{#t}}See the next steps{{/t}}</a></p>
{{#comment}}
<p class="said">{{#for_self}}{{#t}}You wrote:{{/t}}{{/for_self}}{{#for_other}}{{#t}}{{helper_name}} wrote:{{/t}}{{/for_other}}</p>
<blockquote class="quote">{{#comment_lines}}{{line}}<br>{{/comment_lines}}</blockquote>
{{/comment}}
<p>{{#t}}Sign in with this address, under your own name, to see it with your others.{{/t}} <a href="{{dashboard_link}}">{{#t}}Sign in{{/t}}</a></p>
<h2>{{#t}}What happened?{{/t}}</h2>
<p class="quiet">{{#t}}When you know more, note it here. Nothing is saved before you confirm it on the next page, and you need not sign in.{{/t}}</p>
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
