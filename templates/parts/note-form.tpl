{{%AUTOESCAPE context="HTML"}}
{{! The form that adds a note: on the referral's page, on the Seeker Profile.
markers:
  note_path        text: where it posts to, a path of this site
  for_referral, for_person   sections: whose note it is; the words about who reads it differ
  only_reader      text: the seeker's first name, if nobody else but the program reads it; empty otherwise
  form fields by form_show(): note, share_note (yes), with note_error
  form_hidden      include: parts/form-hidden }}
<form method="post" action="{{note_path}}">
{{>form_hidden}}
{{>note_field}}
<div class="choices">
<label class="choice"><input type="checkbox" name="share_note" value="yes"{{#share_note_yes}} checked{{/share_note_yes}}>
	<span>\
	{{#for_referral}}{{#only_reader}}{{#t}}{{only_reader}} may read it{{/t}}{{/only_reader}}\
	{{#no_only_reader}}{{#t}}Everyone who has this referral may read it{{/t}}{{/no_only_reader}}{{/for_referral}}\
	{{#for_person}}{{#t}}My group may read it{{/t}}{{/for_person}}
	<span class="hint">{{#for_referral}}{{#t}}Without this, only your own side reads it.{{/t}}{{/for_referral}}\
		{{#for_person}}{{#t}}Without this, only you read it.{{/t}}{{/for_person}}</span></span></label>
</div>
<p><button class="secondary">{{#t}}Save the note{{/t}}</button></p>
</form>
