{{! Plain text: there is no markup that could be escaped. }}
{{#t}}An e-mail address or phone number was removed from your account at {{site_name}} on {{changed_on}}. It no longer opens your account.{{/t}}
{{#t}}If that was you, all is well.{{/t}}

{{#t}}IF IT WAS NOT YOU{{/t}}
{{#t}}Sign in with a code now, choose a new password, and sign out everywhere:{{/t}}
{{account_link}}

--
{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
