{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Did you get help?{{/t}}</h1>
<p>{{#t}}On {{made_on}} you were looking for help from {{program_name}}. Did you get it?{{/t}}</p>
<p class="quiet">{{#t}}Nothing is sent before you confirm it on the next page, and you need not sign in.{{/t}}</p>
<table class="answers" role="presentation" cellspacing="8" cellpadding="10" border="0" width="100%">
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=got_help">{{#t}}I got help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=couldnt_get_help">{{#t}}I couldn’t get help{{/t}}</a></td></tr>
<tr><td style="border:1px solid #79848a"><a href="{{status_link}}?status=still_waiting">{{#t}}I am still waiting{{/t}}</a></td></tr>
<tr><td><a class="else" href="{{status_link}}">{{#t}}Something else{{/t}}</a></td></tr>
</table>
{{#program_phone}}<p>{{#t}}You can also call them:{{/t}} <a href="tel:{{program_phone_link}}">{{program_phone}}</a></p>{{/program_phone}}
<div class="foot">
<p>{{#t}}You get this once, because you agreed that {{site_name}} may ask you.{{/t}}</p>
<p>{{#t}}The links above are yours alone. Anyone who has this e-mail can use them, so please don’t pass it on.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
