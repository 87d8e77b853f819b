{{%AUTOESCAPE context="HTML"}}
{{! A referral's status, and the way to change it in place.
markers:
  status (status, status_label, status_class, status_mark)   as MARK_STATUS sets them
  own_words     text: the status in the reader's own words, if they are the seeker
  disputed      section
  may_update    section, or no_may_update
  status_form   include: parts/status-form }}
{{#may_update}}
<details class="changer">
	<summary><span class="status {{status_class}}"><span class="mark"
		aria-hidden="true">{{status_mark}}</span>{{#own_words}}{{own_words}} <small>{{/own_words}}{{status_label}}{{#own_words}}</small>{{/own_words}}</span><span
		class="visually-hidden">{{#t}}Change the status{{/t}}</span></summary>
	<div class="panel">{{>status_form}}</div>
</details>
{{/may_update}}
{{#no_may_update}}<span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>\
	{{#own_words}}{{own_words}} <small>{{/own_words}}{{status_label}}{{#own_words}}</small>{{/own_words}}</span>{{/no_may_update}}
{{#disputed}}<span class="disputed"><span aria-hidden="true">⚑</span> {{#t}}They disagree{{/t}}</span>{{/disputed}}
