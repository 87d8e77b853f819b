{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}A portal opens your account now{{/t}}</h1>
<p>{{#t}}A portal was linked to your account at {{site_name}} on {{changed_on}}. You are signed in here when you come from it.{{/t}}</p>
<p>{{#t}}If that was you, all is well.{{/t}}</p>
<h2>{{#t}}If it was not you{{/t}}</h2>
<p>{{#t}}Sign in with a code now, end the link to the portal, choose a new password, and sign out everywhere.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{account_link}}">{{#t}}Open your account{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
