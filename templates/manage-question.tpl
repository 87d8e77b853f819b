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
  questions_part    include: parts/manage-questions
  question_part     include: parts/screener-question: it as it is saved
  form fields by form_show(): wording, help, kind, required (yes), asks_contact (yes), min, max, flag_below, reason_below, flag_above,
    reason_above, shown_if, shown_if_answer, each with its _error
  yes_no_rows, option_rows   sections, once an answer: answer_part (include: parts/manage-answer)
  has_more_rows     section: further rows fit
  has_earlier       section: earlier questions can show this one; earlier, once each: earlier_id, earlier_number, earlier_wording,
                    earlier_chosen (section), earlier_options, once each: earlier_value, earlier_words, earlier_selected (section)
  may_move_up, may_move_down, may_copy   sections
  form_hidden       include: parts/form-hidden, for this page's path; move_hidden, copy_hidden: for .../move and .../copy }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Question {{number_at_hand}}: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="two" data-program="{{program_public_id}}">
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
<div class="head">
<p class="back"><a href="{{base}}/manage/{{program_public_id}}/screener">{{#t}}Questions before sending{{/t}}</a></p>
<h1>{{#t}}Question {{number_at_hand}}{{/t}}</h1>
</div>

<div class="side">
{{#no_is_new}}<h2>{{#t}}As people see it{{/t}}</h2>
<div class="sheet">{{>question_part}}</div>{{/no_is_new}}
{{>questions_part}}
</div>

<div class="story">
<form class="sheet" id="main-form" method="post" novalidate\
	action="{{base}}/manage/{{program_public_id}}/screener/questions{{#no_is_new}}/{{question_id}}{{/no_is_new}}">
{{>form_hidden}}
<input type="hidden" name="seen" value="{{seen}}">
{{>wording_field}}
{{>help_field}}
{{>kind_field}}
<div class="field"><label class="choice"><input type="checkbox" name="required" value="yes"{{#required_yes}} checked{{/required_yes}}>
	<span>{{#t}}Must be answered{{/t}}</span></label>
<label class="choice"><input type="checkbox" name="asks_contact" value="yes"{{#asks_contact_yes}} checked{{/asks_contact_yes}}>
	<span>{{#t}}It is about how to reach the person{{/t}}
	<span class="hint">{{#t}}Not asked when they chose “Don’t reach out”.{{/t}}</span></span></label></div>
<div class="when-yes-no">
<h2>{{#t}}For yes or no{{/t}}</h2>
{{#yes_no_rows}}{{>answer_part}}{{/yes_no_rows}}
</div>
<div class="when-options">
<h2>{{#t}}For several answers to choose from{{/t}}</h2>
<p class="hint">{{#t}}A row without words is left out.{{/t}}</p>
{{#option_rows}}{{>answer_part}}{{/option_rows}}
{{#has_more_rows}}<p><button class="secondary" name="more" value="yes">{{#t}}More rows for answers{{/t}}</button></p>{{/has_more_rows}}
</div>
<div class="when-limits">
<h2>{{#t}}For a number or a date{{/t}}</h2>
<div class="pair">{{>min_field}}{{>max_field}}</div>
<div class="pair">{{>flag_below_field}}{{>reason_below_field}}</div>
<div class="pair">{{>flag_above_field}}{{>reason_above_field}}</div>
</div>
<h2>{{#t}}Ask this only when{{/t}}</h2>
<div class="pair">
<div class="field"><label for="shown_if">{{#t}}The question{{/t}}</label>
{{#shown_if_error}}<p class="error" id="shown_if-error">{{shown_if_error}}</p>
{{/shown_if_error}}<select id="shown_if" name="shown_if"\
{{#shown_if_error}} aria-invalid="true" aria-describedby="shown_if-error"{{/shown_if_error}}>
<option value="">{{#t}}always{{/t}}</option>
{{#earlier}}<option value="{{earlier_id}}"{{#earlier_chosen}} selected{{/earlier_chosen}}>{{earlier_number}}. {{earlier_wording}}</option>
{{/earlier}}</select></div>
<div class="field"><label for="shown_if_answer">{{#t}}Has this answer{{/t}}</label>
{{#shown_if_answer_error}}<p class="error" id="shown_if_answer-error">{{shown_if_answer_error}}</p>
{{/shown_if_answer_error}}<select id="shown_if_answer" name="shown_if_answer"\
{{#shown_if_answer_error}} aria-invalid="true" aria-describedby="shown_if_answer-error"{{/shown_if_answer_error}}>
<option value=""></option>
{{#earlier}}<optgroup label="{{earlier_number}}. {{earlier_wording}}">{{#earlier_options}}<option
	value="{{earlier_value}}"{{#earlier_selected}} selected{{/earlier_selected}}>{{earlier_words}}</option>{{/earlier_options}}</optgroup>
{{/earlier}}</select></div>
</div>
{{#no_has_earlier}}<p class="hint">{{#t}}A question before this one that has answers to choose from can decide whether this one is
	asked.{{/t}}</p>{{/no_has_earlier}}
<p class="acts"><button>{{#t}}Save question {{number_at_hand}}{{/t}}</button></p>
</form>
{{#no_is_new}}<div class="acts">
<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/move">{{>move_hidden}}<input type="hidden"
	name="seen" value="{{seen}}"><p class="acts">{{#may_move_up}}<button class="secondary" name="to" value="up">{{#t}}Move up{{/t}}</button>{{/may_move_up}}
{{#may_move_down}}<button class="secondary" name="to" value="down">{{#t}}Move down{{/t}}</button>{{/may_move_down}}</p></form>
{{#may_copy}}<form method="post" action="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/copy">{{>copy_hidden}}<input
	type="hidden" name="seen" value="{{seen}}"><button class="secondary">{{#t}}Copy{{/t}}</button></form>{{/may_copy}}
<a class="go" href="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}/delete">{{#t}}Delete{{/t}}</a>
</div>{{/no_is_new}}
</div>
</main>
{{>foot}}
