{{%AUTOESCAPE context="HTML"}}
{{! For static/live.js, in a page that changes by others come into: where they are announced, and the words for it.
markers:
  live_mode         text: push or poll
  live_since        number: the time of this page, in milliseconds since 1970
  live_link         text: the token of the link that opened the page; empty: the reader signed in
  announced         section, for each change that an open page has just asked for:
    live_name       text: whose referral changed; empty on a page of one referral
    live_label      text: its status
    live_new        section, or no_live_new: the open page does not have it yet }}
<div class="visually-hidden" aria-live="polite" data-live="{{live_mode}}" data-since="{{live_since}}" data-link="{{live_link}}">\
{{#announced}}<p>{{#live_name}}{{#live_new}}{{#t}}New: {{live_name}}, {{live_label}}.{{/t}}{{/live_new}}\
{{#no_live_new}}{{#t}}Changed: {{live_name}}, {{live_label}}.{{/t}}{{/no_live_new}}{{/live_name}}\
{{#no_live_name}}{{#t}}Changed: {{live_label}}.{{/t}}{{/no_live_name}}</p>{{/announced}}</div>
<p class="notice action" id="signed-out" role="alert" hidden>{{#t}}You are signed out. What you typed is still here.{{/t}} <a
	href="{{base}}/sign-in?next={{path}}" target="_blank">{{#t}}Sign in, in a new tab{{/t}}</a></p>
<p class="notice action" id="closed" role="alert" hidden>{{#t}}You can no longer open this page. What you typed is still here: copy
	it if you need it.{{/t}}</p>
