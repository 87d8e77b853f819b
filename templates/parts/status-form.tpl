{{%AUTOESCAPE context="HTML"}}
{{! The form that sets a referral's status: on the referral's page, and on a page of its own.
markers:
  public_id         text: of the referral
  version           number: what the viewer was shown; goes into the hidden field seen
  status_class      as MARK_STATUS sets it
  row               text: the public id again where another form has a note, too; empty on a page of its own
  back              text: path of this site to return to; empty: the referral's page
  next_path         text: path of the next referral, to go on to; empty: none
  moved             include: parts/moved, if somebody else set it while the form was open
  no_is_seeker      section: the reader is not the seeker, so that the select has the color of the status
  status_options    HTML: parts/status-options as it was rendered, the one thing here that is escaped already
  takes_note        section: the person is not erased
  only_reader       text: the seeker's first name, if nobody else but the program reads the note; empty otherwise
  program_reads     section, or no_program_reads: sharing was stopped, so the program reads no notes
  form fields by form_show(): status, note, share_note (yes), with status_error and note_error
  form_hidden       include: parts/form-hidden }}
<form method="post" action="{{base}}/status/{{public_id}}">
{{>form_hidden}}
{{#back}}<input type="hidden" name="back" value="{{back}}">{{/back}}
<h2><label for="status">{{#t}}Say what happened{{/t}}</label></h2>
{{>moved}}
<input type="hidden" name="seen" value="{{version}}">
<div class="field">
	{{#status_error}}<p class="error" id="status-error">{{status_error}}</p>{{/status_error}}
	<span class="set{{#no_is_seeker}} {{status_class}}{{/no_is_seeker}}"><select id="status" name="status"{{#status_error}} aria-invalid="true"
		aria-describedby="status-error"{{/status_error}}>{{status_options:none}}</select></span>
</div>
{{#takes_note}}<div class="field">
	<label for="{{#row}}r-{{row}}-{{/row}}note">{{#t}}Note (if you like){{/t}}</label>
	{{#note_error}}<p class="error" id="note-error">{{note_error}}</p>{{/note_error}}
	<textarea id="{{#row}}r-{{row}}-{{/row}}note" name="note" rows="2"{{#note_error}} aria-invalid="true"
		aria-describedby="note-error"{{/note_error}}>{{note:pre_escape}}</textarea>
</div>
<label class="choice"><input type="checkbox" name="share_note" value="yes"{{#share_note_yes}} checked{{/share_note_yes}}>
	<span>{{#only_reader}}{{#t}}{{only_reader}} may read it{{/t}}{{/only_reader}}\
	{{#no_only_reader}}{{#program_reads}}{{#t}}Everyone who has this referral may read the note{{/t}}{{/program_reads}}\
	{{#no_program_reads}}{{#t}}Everyone but the program may read the note{{/t}}{{/no_program_reads}}{{/no_only_reader}}
	<span class="hint">{{#t}}Without this, only your own side reads it.{{/t}}</span></span></label>{{/takes_note}}
<p class="acts"><button>{{#t}}Save{{/t}}</button>
{{#next_path}}<button class="secondary" name="back" value="{{next_path}}">{{#t}}Save, next person{{/t}}</button>{{/next_path}}</p>
</form>
