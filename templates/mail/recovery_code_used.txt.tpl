{{! Plain text: there is no markup that could be escaped. }}
{{#t}}A recovery code was used to sign in to your account at {{site_name}} on {{changed_on}}. It does not work again.{{/t}}
{{#t}}If that was you, all is well.{{/t}}

{{#t}}IF IT WAS NOT YOU{{/t}}
{{#t}}Choose a new password now, sign out everywhere, and look at “Two-step sign-in” in your account:{{/t}}
{{account_link}}

--
{{#t}}You get this because your address belongs to an account at {{site_name}}.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
