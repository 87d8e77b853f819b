{{! Words of lists: tabs, orders, times at which an answer is due, heads of groups. Plain text, so nothing is escaped here: a
page's marker escapes it. }}
{{#tab_needs_you}}{{#t}}Needs you{{/t}}{{/tab_needs_you}}
{{#tab_not_updated}}{{#t}}Not updated{{/t}}{{/tab_not_updated}}
{{#tab_open}}{{#t}}Open{{/t}}{{/tab_open}}
{{#tab_waiting}}{{#t}}Waiting for them{{/t}}{{/tab_waiting}}
{{#tab_yesterday}}{{#t}}Yesterday{{/t}}{{/tab_yesterday}}
{{#tab_done}}{{#t}}Done{{/t}}{{/tab_done}}
{{#tab_all}}{{#t}}All{{/t}}{{/tab_all}}
{{#sort_newest}}{{#t}}Newest first{{/t}}{{/sort_newest}}
{{#sort_oldest}}{{#t}}Oldest first{{/t}}{{/sort_oldest}}
{{#sort_due}}{{#t}}Due first{{/t}}{{/sort_due}}
{{#due_overdue}}{{#t}}Overdue{{/t}}{{/due_overdue}}
{{#due_today}}{{#t}}Today{{/t}}{{/due_today}}
{{#due_tomorrow}}{{#t}}Tomorrow{{/t}}{{/due_tomorrow}}
{{#forms_yes}}{{#t}}With answers{{/t}}{{/forms_yes}}
{{#forms_may_be_eligible}}{{#t}}May be eligible{{/t}}{{/forms_may_be_eligible}}
{{#forms_needs_review}}{{#t}}Needs review{{/t}}{{/forms_needs_review}}
{{#forms_may_not_be_eligible}}{{#t}}May not be eligible{{/t}}{{/forms_may_not_be_eligible}}
{{#forms_no}}{{#t}}Without answers{{/t}}{{/forms_no}}
{{#answer_yes}}{{#t}}Yes{{/t}}{{/answer_yes}}
{{#answer_no}}{{#t}}No{{/t}}{{/answer_no}}
{{#name_erased}}{{#t}}Name erased{{/t}}{{/name_erased}}
{{#file_not_whole}}{{#t}}This file is not complete, because the rest could not be read. Please download it again.{{/t}}{{/file_not_whole}}
{{#head_disputed}}{{#t}}They disagree{{/t}}{{/head_disputed}}
{{#head_still_waiting}}{{#t}}Still waiting{{/t}}{{/head_still_waiting}}
{{#head_undelivered}}{{#t}}A message did not arrive{{/t}}{{/head_undelivered}}
{{#head_program_gone}}{{#t}}The program is gone{{/t}}{{/head_program_gone}}
{{#head_asked}}{{#t}}They ask for something{{/t}}{{/head_asked}}
{{#head_refused}}{{#t}}Needs another program{{/t}}{{/head_refused}}
{{#head_written}}{{#t}}They wrote{{/t}}{{/head_written}}
{{#head_overdue}}{{#t}}Overdue{{/t}}{{/head_overdue}}
{{#head_due_today}}{{#t}}Due today{{/t}}{{/head_due_today}}
{{#head_due_tomorrow}}{{#t}}Due tomorrow{{/t}}{{/head_due_tomorrow}}
{{#head_due_later}}{{#t}}Due later{{/t}}{{/head_due_later}}
{{#head_not_due}}{{#t}}No answer due{{/t}}{{/head_not_due}}
{{#head_nothing}}{{#t}}Nothing for you to do{{/t}}{{/head_nothing}}
