{{%AUTOESCAPE context="HTML"}}
{{! One question of a draft: its form, the list of all questions, and the question as people see it.
markers:
  program_public_id, program_name, question_id   texts
  number_at_hand    text: the question's number
  is_new            section: it is not in the draft yet; or no_is_new
  seen              number: the version of the draft, for the hidden field
  saved             section: this is the answer to an act; saved_moved, saved_copied   sections, or no_saved_moved, no_saved_copied
  changed_meanwhile section: somebody else changed the questions; the list has what is there now, the form what was typed
  has_problems      section; problems, once each: problem_field, problem
  head_part, questions_part   includes: parts/manage-top, parts/manage-questions
  each              section: people see one question at a time
  question_count    number
  question_part     include: parts/screener-question: it as it is saved
  meanings          section, once an answer that means something: meaning_of (text), meaning (text), meaning_reason (text; may be empty)
  form fields by form_show(): wording, help, kind, required (yes), asks_contact (yes), min, max, flag_below, reason_below, flag_above,
    reason_above, shown_if, shown_if_answer, each with its _error
  yes_no_rows, option_rows, folded_rows   sections, once an answer: answer_part (include: parts/manage-answer)
  has_folded        section: there are folded rows
  has_earlier       section: earlier questions can show this one; earlier, once each: earlier_id, earlier_number, earlier_wording,
                    earlier_chosen (section)
  has_yes_no        section: one of them is answered by yes or no: yes_selected, no_selected (sections)
  answers           section, once an earlier question with options: answers_of (text), answer_rows, once each: answer_value,
                    answer_words, answer_selected (section)
  may_move_up, may_move_down, may_copy   sections
  form_hidden       include: parts/form-hidden, for this page's path; move_hidden, copy_hidden: for .../move and .../copy }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Question {{number_at_hand}}: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="two build" data-program="{{program_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#changed_meanwhile}}<p class="notice action" role="alert">{{#t}}Somebody else changed these questions while you were writing. The list
	shows what is there now, the form what you typed. Save again to keep yours.{{/t}}</p>{{/changed_meanwhile}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>\
	{{#saved_moved}}{{#t}}Moved. It is question {{number_at_hand}} now.{{/t}}{{/saved_moved}}\
	{{#saved_copied}}{{#t}}Copied. This is the copy.{{/t}}{{/saved_copied}}\
	{{#no_saved_moved}}{{#no_saved_copied}}{{#t}}Saved.{{/t}}{{/no_saved_copied}}{{/no_saved_moved}}</p>{{/saved}}
{{>head_part}}
<div class="sheet story flow">
<form id="main-form" method="post" novalidate
	action="{{base}}/manage/{{program_public_id}}/screener/questions{{#no_is_new}}/{{question_id}}{{/no_is_new}}">
{{>form_hidden}}
<input type="hidden" name="seen" value="{{seen}}">
<h2>{{#is_new}}{{#t}}A new question{{/t}}{{/is_new}}{{#no_is_new}}{{#t}}Question {{number_at_hand}}{{/t}}{{/no_is_new}}</h2>
{{>wording_field}}
{{>help_field}}
<div class="pair">{{>kind_field}}
<p><label class="tick"><input type="checkbox" name="required" value="yes"{{#required_yes}} checked{{/required_yes}}>
	<span>{{#t}}Must be answered{{/t}}</span></label></p></div>
<div class="when-yes-no yes-no" role="group" aria-label="{{#t}}For yes or no{{/t}}">
{{#yes_no_rows}}{{>answer_part}}{{/yes_no_rows}}
</div>
<div class="when-options" role="group" aria-labelledby="options">
<h3 id="options">{{#t}}Answers to choose from{{/t}}</h3>
<p class="hint">{{#t}}A row without words is left out.{{/t}}</p>
<div>{{#option_rows}}{{>answer_part}}{{/option_rows}}</div>
{{#has_folded}}<details><summary>{{#t}}More rows for answers{{/t}}</summary>
<div>{{#folded_rows}}{{>answer_part}}{{/folded_rows}}</div></details>{{/has_folded}}
</div>
<div class="when-limits" role="group" aria-labelledby="limits" aria-describedby="limits-hint">
<h3 id="limits">{{#t}}Limits of a number or a date{{/t}}</h3>
<p class="hint" id="limits-hint">{{#t}}Write a day as 2026-03-31. Leave out what has no limit.{{/t}}</p>
<div class="pair">{{>min_field}}{{>max_field}}</div>
<div class="pair">{{>flag_below_field}}{{>reason_below_field}}</div>
<div class="pair">{{>flag_above_field}}{{>reason_above_field}}</div>
</div>
<div class="pair">
<div class="field"><label for="shown_if">{{#t}}Ask this only when{{/t}}</label>
{{#shown_if_error}}<p class="error" id="shown_if-error">{{shown_if_error}}</p>
{{/shown_if_error}}<select id="shown_if" name="shown_if"\
{{#shown_if_error}} aria-invalid="true" aria-describedby="shown_if-error"{{/shown_if_error}}>
<option value="">{{#t}}always{{/t}}</option>
{{#earlier}}<option value="{{earlier_id}}"{{#earlier_chosen}} selected{{/earlier_chosen}} dir="auto">{{earlier_number}}. {{earlier_wording}}</option>
{{/earlier}}</select></div>
<div class="field"><label for="shown_if_answer">{{#t}}has this answer{{/t}}</label>
{{#shown_if_answer_error}}<p class="error" id="shown_if_answer-error">{{shown_if_answer_error}}</p>
{{/shown_if_answer_error}}<select id="shown_if_answer" name="shown_if_answer"\
{{#shown_if_answer_error}} aria-invalid="true" aria-describedby="shown_if_answer-error"{{/shown_if_answer_error}}>
<option value="">{{#t}}no answer chosen{{/t}}</option>
{{#has_yes_no}}<option value="yes"{{#yes_selected}} selected{{/yes_selected}}>{{#t}}Yes{{/t}}</option>
<option value="no"{{#no_selected}} selected{{/no_selected}}>{{#t}}No{{/t}}</option>
{{/has_yes_no}}{{#answers}}<optgroup label="{{answers_of}}">{{#answer_rows}}<option
	value="{{answer_value}}"{{#answer_selected}} selected{{/answer_selected}} dir="auto">{{answer_words}}</option>{{/answer_rows}}</optgroup>
{{/answers}}</select></div>
</div>
{{#no_has_earlier}}<p class="hint">{{#t}}A question before this one that has answers to choose from can decide whether this one is
	asked.{{/t}}</p>{{/no_has_earlier}}
<p><label class="tick"><input type="checkbox" name="asks_contact" value="yes"{{#asks_contact_yes}} checked{{/asks_contact_yes}}>
	<span>{{#t}}It is about how to reach the person{{/t}}
	<span class="hint">{{#t}}Not asked when they chose “Don’t reach out”.{{/t}}</span></span></label></p>
<button>{{#is_new}}{{#t}}Add this question{{/t}}{{/is_new}}{{#no_is_new}}{{#t}}Save question {{number_at_hand}}{{/t}}{{/no_is_new}}</button>
</form>
{{#no_is_new}}<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/move">{{>move_hidden}}<input
	type="hidden" name="seen" value="{{seen}}">
{{#may_move_up}}<button type="submit" class="secondary" name="to" value="up">{{#t}}Move up{{/t}}</button>{{/may_move_up}}
{{#may_move_down}}<button type="submit" class="secondary" name="to" value="down">{{#t}}Move down{{/t}}</button>{{/may_move_down}}</form>
{{#may_copy}}<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/copy">{{>copy_hidden}}<input
	type="hidden" name="seen" value="{{seen}}"><button class="secondary">{{#t}}Copy{{/t}}</button></form>{{/may_copy}}
<a class="go" href="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/delete">{{#t}}Delete{{/t}}</a>{{/no_is_new}}
</div>
{{#no_is_new}}<div class="look">
<h2>{{#changed_meanwhile}}{{#t}}As it is there now{{/t}}{{/changed_meanwhile}}{{#no_changed_meanwhile}}{{#t}}As people see it{{/t}}\
	{{/no_changed_meanwhile}}</h2>
<div class="sheet">{{#each}}<p class="quiet">{{#t}}Question {{number_at_hand}} of {{question_count}}{{/t}}</p>{{/each}}
{{>question_part}}</div>
{{#meanings}}<p class="quiet"><b dir="auto">{{meaning_of}}</b>: {{meaning}}\
	{{#meaning_reason}}<br><span dir="auto">{{meaning_reason}}</span>{{/meaning_reason}}</p>
{{/meanings}}</div>{{/no_is_new}}
<div class="side">{{>questions_part}}</div>
</main>
{{>foot}}
