{{! Plain text: there is no markup that could be escaped. }}
{{#t}}A portal was linked to your account at {{site_name}} on {{changed_on}}. You are signed in here when you come from it.{{/t}}
{{#t}}If that was you, all is well.{{/t}}

{{#t}}IF IT WAS NOT YOU{{/t}}
{{#t}}Sign in with a code now, end the link to the portal, choose a new password, and sign out everywhere:{{/t}}
{{account_link}}

--
{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
