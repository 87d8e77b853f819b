{{%AUTOESCAPE context="HTML"}}
{{! The status that somebody else set while the reader was choosing one.
markers: status (status, status_label, status_class, status_mark); other_first_name, other_last_initial, other_organization, other_note,
  other_at          who set it, their note if the reader may see it, and when }}
<div class="moved"><p>{{#t}}Set meanwhile to:{{/t}} <b class="status {{status_class}}"><span class="mark"
	aria-hidden="true">{{status_mark}}</span>{{status_label}}</b></p>
<p class="quiet">{{#other_first_name}}{{other_first_name}}{{#other_last_initial}} {{other_last_initial}}.{{/other_last_initial}}\
{{#other_organization}}, {{/other_organization}}{{/other_first_name}}{{other_organization}} · <time datetime="{{other_at_iso}}"
	title="{{other_at_exact}}">{{other_at}}</time></p>
{{#other_note}}<blockquote dir="auto">{{other_note:pre_escape}}</blockquote>{{/other_note}}</div>\
