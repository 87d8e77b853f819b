{{%AUTOESCAPE context="HTML"}}
{{! The status that somebody else set while the reader was choosing one.
markers: status (status, status_label, status_class, status_mark); set_by include: parts/set-by }}
<div class="moved"><p>{{#t}}Set meanwhile to:{{/t}} <b class="status {{status_class}}"><span class="mark"
	aria-hidden="true">{{status_mark}}</span>{{status_label}}</b></p>
{{>set_by}}</div>\
