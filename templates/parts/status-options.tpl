{{%AUTOESCAPE context="HTML"}}
{{! The options of a status select. The same in every row with the same status, so it is rendered once and kept (cgi/parts/status_row.c).
An option needs no end tag.
markers:
  unchosen          section: an empty first option: happened, not_so, your_word, set_ticked (sections) are its words; is_now section
  classes           section, once a class: apart (section: another option stands above),
    choices         section, once a status: slug, label, is_now (section) }}
{{#unchosen}}<option value=""{{#is_now}} selected{{/is_now}}>{{#happened}}{{#t}}What happened for you?{{/t}}{{/happened}}\
{{#not_so}}{{#t}}Not so? Say what happened{{/t}}{{/not_so}}\
{{#your_word}}{{#t}}You say …{{/t}}{{/your_word}}\
{{#set_ticked}}{{#t}}Set ticked to …{{/t}}{{/set_ticked}}{{/unchosen}}\
{{#classes}}{{#apart}}<hr>{{/apart}}\
{{#choices}}<option value="{{slug}}"{{#is_now}} selected{{/is_now}}>{{label}}{{/choices}}{{/classes}}
