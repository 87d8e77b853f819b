{{%AUTOESCAPE context="HTML"}}
{{! The one who set a status: in a list, a form or a page where somebody else was faster.
markers:
  other_first_name, other_last_initial, other_organization   texts
  other_note        text: their note, when it is for this viewer
  other_at          instant }}
<p class="quiet">{{#other_first_name}}{{other_first_name}}{{#other_last_initial}} {{other_last_initial}}.{{/other_last_initial}}\
{{#other_organization}}, {{/other_organization}}{{/other_first_name}}{{other_organization}} · <time datetime="{{other_at_iso}}"
	title="{{other_at_exact}}">{{other_at}}</time></p>
{{#other_note}}<blockquote dir="auto">{{other_note:pre_escape}}</blockquote>{{/other_note}}\
