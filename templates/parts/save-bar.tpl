{{%AUTOESCAPE context="HTML"}}
{{! The end of a list that is one form: it stays at the foot of the window.
markers:
  list_hidden       include: parts/form-hidden, for /status
  back              text: path of the list
  sets_ticked       section: the rows have boxes to tick
  ticked_options    HTML: parts/status-options as it was rendered, the one thing here that is escaped already
  again             section: the form is shown again
  status_error, note_error, note   texts; share_note section
  reads_seeker      section, or no_reads_seeker }}
<div class="save-bar">
{{>list_hidden}}
<input type="hidden" name="back" value="{{back}}">
{{#sets_ticked}}
{{#status_error}}<p class="error" id="status-error">{{status_error}}</p>{{/status_error}}
<select name="status"{{#again}} id="status"{{/again}} aria-label="{{#t}}Set ticked to{{/t}}"{{#status_error}} aria-invalid="true"
	aria-describedby="status-error"{{/status_error}}>{{ticked_options:none}}</select>
{{#note_error}}<p class="error" id="note-error">{{note_error}}</p>{{/note_error}}
<input name="note"{{#again}} id="note" value="{{note}}"{{/again}}{{#note_error}} aria-invalid="true"
	aria-describedby="note-error"{{/note_error}} placeholder="{{#t}}Note, if you like{{/t}}" aria-label="{{#t}}Note about each ticked person{{/t}}">
<label><input type="checkbox" name="share_note" value="yes"{{#share_note}} checked{{/share_note}}> {{#t}}They may read it{{/t}}</label>
{{/sets_ticked}}
<span class="unsaved">{{#t}}Not saved yet:{{/t}}</span>
<button>{{#reads_seeker}}{{#t}}Send my answers{{/t}}{{/reads_seeker}}{{#no_reads_seeker}}{{#t}}Save changes{{/t}}{{/no_reads_seeker}}</button>
</div>
