{{%AUTOESCAPE context="HTML"}}
{{! Of a page for the person: where their request to be erased stands. Empty if they made none.
markers:
  waits             section: no admin has decided yet; asked_at_day   text
  withdrawn         section: they took it back
  saved             section: one of these was done last
  refused           section: an admin said no; refusal_reason   text: may be empty }}
{{#waits}}<p class="notice good" role="status"{{#saved}} tabindex="-1" autofocus{{/saved}}>\
	{{#t}}You asked for this on {{asked_at_day}}. The people who run {{site_name}} decide. Until then, nothing is erased.{{/t}}</p>{{/waits}}
{{#withdrawn}}<p class="notice good" role="status"{{#saved}} tabindex="-1" autofocus{{/saved}}>\
	{{#t}}You took this back. Nothing is erased.{{/t}}</p>{{/withdrawn}}
{{#refused}}<div class="notice action"><p>{{#t}}The people who run {{site_name}} said no to this.{{/t}}\
	{{#refusal_reason}} {{#t}}They wrote:{{/t}}{{/refusal_reason}}</p>
{{#refusal_reason}}<blockquote dir="auto">{{refusal_reason:pre_escape}}</blockquote>{{/refusal_reason}}</div>{{/refused}}
