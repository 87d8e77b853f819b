{{%AUTOESCAPE context="HTML"}}
{{>mail_head}}
<h1>{{#t}}Your data is erased{{/t}}</h1>
<p>{{#t}}You asked {{site_name}} to erase what it holds about you. It is done: your name, your addresses and your words are gone, and links
	in earlier messages do not work any more.{{/t}}</p>
<p>{{#t}}You don’t have to do anything. This is our last message to you. Once it is sent, we erase your address, too.{{/t}}</p>
<div class="foot">
{{#site_operator}}<p>{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}</p>{{/site_operator}}
</div>
{{>mail_foot}}
