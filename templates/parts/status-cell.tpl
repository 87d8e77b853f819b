{{%AUTOESCAPE context="HTML"}}
{{! A referral's status in a row of a list: fields of the one form around the list, which posts to /status. Kept short, since a
page has up to 100 of them.
markers:
  public_id, version, seeker_name, seeker_first_name, helper_first_name, program_name
  status (status, status_label, status_class, status_mark); own_words text: in the seeker's own words
  may_update        section, or no_may_update
  reads_program, reads_helper, reads_seeker   sections: the reader
  is_saved          section: just now; is_undone section: by undoing; may_undo section
  changed           section: on an open page that fetched itself again, since somebody changed this; changed_new section: it is new there
  moved             include: parts/moved, if somebody else set it meanwhile
  seeker_says, helper_says, program_says, you_say   sections, in a dispute: a party, or the reader, who said something; says_label
                    text: their last word
  still_waiting_at  day
  status_options    HTML: parts/status-options as it was rendered, the one thing here that is escaped already
  takes_note        section: the person is not erased
  again             section: the form is shown again, so its controls have ids
  status_error, note_error   texts
  note              text; share_note section: ticked
  share_seeker, share_seeker_helper, share_seeker_program, share_program, share_helper, share_helper_program
                    sections: those who would read a shared note; none: nobody else has the referral }}
{{#is_saved}}<p class="saved">{{#is_undone}}{{#t}}Undone just now{{/t}}{{/is_undone}}{{#no_is_undone}}{{#t}}Saved just now{{/t}}{{/no_is_undone}}\
{{#may_undo}} · <button class="plain" form="undo-{{public_id}}"
	aria-label="{{#t}}Undo the change for {{seeker_name}}{{/t}}">{{#t}}Undo{{/t}}</button>{{/may_undo}}</p>{{/is_saved}}\
{{#changed}}<p class="saved">{{#changed_new}}{{#t}}New{{/t}}{{/changed_new}}{{#no_changed_new}}{{#t}}Changed{{/t}}{{/no_changed_new}}</p>{{/changed}}{{>moved}}\
{{#seeker_says}}<p class="says"><span aria-hidden="true">⚑</span> {{#t}}{{seeker_first_name}} says: {{says_label}}{{/t}}</p>{{/seeker_says}}\
{{#helper_says}}<p class="says"><span aria-hidden="true">⚑</span> {{#t}}{{helper_first_name}} says: {{says_label}}{{/t}}</p>{{/helper_says}}\
{{#program_says}}<p class="says"><span aria-hidden="true">⚑</span> {{#t}}The program says: {{says_label}}{{/t}}</p>{{/program_says}}\
{{#you_say}}<p class="says">{{#t}}You say: {{says_label}}{{/t}}</p>{{/you_say}}\
{{#still_waiting_at}}<p class="says">{{#t}}Still waiting, since {{still_waiting_at_day}}{{/t}}</p>{{/still_waiting_at}}\
{{#status_error}}<p class="error" id="status_{{public_id}}-error">{{status_error}}</p>{{/status_error}}\
{{#may_update}}<span class="set{{#reads_program}} {{status_class}}{{/reads_program}}\
{{#reads_helper}} {{status_class}}{{/reads_helper}}"><select name="status_{{public_id}}"{{#again}} id="status_{{public_id}}"{{/again}}\
{{#status_error}} aria-invalid="true" aria-describedby="status_{{public_id}}-error"{{/status_error}} \
aria-label="{{#reads_program}}{{#t}}Status of {{seeker_name}}{{/t}}{{/reads_program}}\
{{#reads_helper}}{{#t}}Status of {{seeker_name}} at {{program_name}}{{/t}}{{/reads_helper}}\
{{#reads_seeker}}{{#t}}What happened at {{program_name}}{{/t}}{{/reads_seeker}}">{{status_options:none}}</select></span>\
<input type="hidden" name="seen_{{public_id}}" value="{{version}}">\
{{#takes_note}}{{#note_error}}<p class="error" id="note_{{public_id}}-error">{{note_error}}</p>{{/note_error}}\
<input name="note_{{public_id}}"{{#again}} id="note_{{public_id}}" value="{{note}}"{{/again}}\
{{#note_error}} aria-invalid="true" aria-describedby="note_{{public_id}}-error"{{/note_error}} placeholder="{{#t}}Note{{/t}}" \
aria-label="{{#t}}Note about {{seeker_name}}{{/t}}">{{/takes_note}}\
{{#share}}<label><input type="checkbox" name="share_note_{{public_id}}" value="yes"{{#share_note}} checked{{/share_note}}> \
{{#share_seeker}}{{#t}}{{seeker_first_name}} may read it{{/t}}{{/share_seeker}}\
{{#share_seeker_helper}}{{#t}}{{seeker_first_name}} and {{helper_first_name}} may read it{{/t}}{{/share_seeker_helper}}\
{{#share_seeker_program}}{{#t}}{{seeker_first_name}} and the program may read it{{/t}}{{/share_seeker_program}}\
{{#share_program}}{{#t}}The program may read it{{/t}}{{/share_program}}\
{{#share_helper}}{{#t}}{{helper_first_name}} may read it{{/t}}{{/share_helper}}\
{{#share_helper_program}}{{#t}}{{helper_first_name}} and the program may read it{{/t}}{{/share_helper_program}}</label>{{/share}}{{/may_update}}\
{{#no_may_update}}<span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>\
{{#own_words}}{{own_words}} <small>{{/own_words}}{{status_label}}{{#own_words}}</small>{{/own_words}}</span>{{/no_may_update}}
