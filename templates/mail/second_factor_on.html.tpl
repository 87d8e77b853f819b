{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Two-step sign-in is on{{/t}}</h1>
<p>{{#t}}Two-step sign-in was turned on for your account at {{site_name}} on {{changed_on}}. From now on you also need a code of your app to sign in.{{/t}}</p>
<p>{{#t}}If that was you, all is well.{{/t}}</p>
<h2>{{#t}}If it was not you{{/t}}</h2>
<p>{{#t}}Choose a new password now, sign out everywhere, and look at “Two-step sign-in” in your account.{{/t}}</p>
<p><a class="button" style="padding:11px 20px;background:#0b5a5c;color:#ffffff"
	href="{{account_link}}">{{#t}}Open your account{{/t}}</a></p>
<div class="foot">
<p>{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}</p>
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
