{{%AUTOESCAPE context="HTML"}}
{{! The rows of a worklist of Inbound, which are one form.
markers:
  has_referrals     section: there is at least one row
  shows_forms       section: answers came with a row, so there is a column for them; or no_shows_forms
  referral          section, once a row: head (text: the head of the group that begins here; empty: none), row (include: parts/row-program)
  save_bar, undo_forms   includes: parts/save-bar, parts/undo-form
  look_further_url, next_url   texts; empty: none }}
{{#has_referrals}}
<form class="list" method="post" action="{{base}}/status" autocomplete="off">
<table>
<colgroup><col><col><col><col>{{#shows_forms}}<col>{{/shows_forms}}<col><col>
<thead><tr><th scope="col">{{#t}}Tick{{/t}}<th scope="col">{{#t}}Person{{/t}}<th scope="col">{{#t}}How to reach them{{/t}}<th
	scope="col">{{#t}}Comment{{/t}}{{#shows_forms}}<th scope="col">{{#t}}Forms{{/t}}{{/shows_forms}}<th
	scope="col">{{#t}}Status{{/t}}<th scope="col">{{#t}}When{{/t}}
<tbody>
{{#referral}}{{#head}}<tr class="head"><td colspan="{{#shows_forms}}7{{/shows_forms}}{{#no_shows_forms}}6{{/no_shows_forms}}"><h2>{{head}}</h2></td></tr>
{{/head}}{{>row}}{{/referral}}
</tbody>
</table>
{{>save_bar}}
</form>
{{>undo_forms}}
{{/has_referrals}}
<p class="pager">
	{{#next_url}}<a class="button secondary" href="{{next_url}}">{{#t}}Older referrals{{/t}}</a>{{/next_url}}
	{{#look_further_url}}<a class="button secondary" href="{{look_further_url}}">{{#t}}Look further{{/t}}</a>{{/look_further_url}}
</p>
