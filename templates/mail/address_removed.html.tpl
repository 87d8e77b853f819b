{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}An address was removed from your account{{/t}}</h1>
<p>{{#t}}An e-mail address or phone number was removed from your account at {{site_name}} on {{changed_on}}. It no longer opens your account.{{/t}}</p>
<p>{{#t}}If that was you, all is well.{{/t}}</p>
<h2>{{#t}}If it was not you{{/t}}</h2>
<p>{{#t}}Sign in with a code now, choose a new password, and sign out everywhere.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{account_link}}">{{#t}}Open your account{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
