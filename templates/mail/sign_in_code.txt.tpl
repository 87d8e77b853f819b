{{! Plain text: there is no markup that could be escaped. }}
{{#t}}Enter this code on the page where you asked for it:{{/t}}

{{digits}}

{{#t}}It works for ten minutes, once, and only in the browser that asked for it.{{/t}}
{{#t}}Nobody from {{site_name}} will ever ask you for it.{{/t}}

{{#t}}If it was not you who asked, you need not do anything: without the code nobody can sign in.{{/t}}

--
{{#t}}You get this because somebody entered your e-mail address at {{site_name}} to sign in.{{/t}}
{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}
