{{%AUTOESCAPE context="HTML"}}
{{! The questions of a draft, as links to their forms, and what people read at the end.
markers:
  program_public_id text
  has_questions     section, or no_has_questions; question, once each:
    question_id, question_number, question_wording, question_kind   texts
    required, asks_contact, is_at_hand   sections
    shown_by        text: the number of the question whose answer shows this one; empty: always shown
    shown_by_answer text: that answer
  is_adding         section: a new question is at hand
  is_full           section: no further question fits; or no_is_full
  suggested_count   number of programs that are suggested }}
<nav class="sheet" aria-labelledby="questions">
<h2 id="questions">{{#t}}Questions{{/t}}</h2>
{{#no_has_questions}}<p class="quiet">{{#t}}There is no question yet. Begin with what you ask on the phone today.{{/t}}</p>{{/no_has_questions}}
{{#has_questions}}<ol class="steps">
{{#question}}<li data-question="{{question_id}}"><a href="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}"\
	{{#is_at_hand}} aria-current="page"{{/is_at_hand}}><b>{{question_number}}. <span dir="auto">{{question_wording}}</span></b>
	<small class="quiet">{{question_kind}}{{#required}} · {{#t}}must be answered{{/t}}{{/required}}{{#asks_contact}} ·
	{{#t}}not for “Don’t reach out”{{/t}}{{/asks_contact}}{{#shown_by}} ·
	{{#t}}only when the answer to {{shown_by}} is “{{shown_by_answer}}”{{/t}}{{/shown_by}}</small></a></li>
{{/question}}
</ol>{{/has_questions}}
{{#no_is_full}}<p><a class="button secondary" href="{{base}}/manage/{{program_public_id}}/screener/questions"\
	{{#is_adding}} aria-current="page"{{/is_adding}}>{{#t}}Add a question{{/t}}</a></p>{{/no_is_full}}
{{#is_full}}<p class="quiet">{{#t}}No further question fits here.{{/t}}</p>{{/is_full}}
<hr>
<ul class="steps">
<li><a href="{{base}}/manage/{{program_public_id}}/screener#may_text"><b>{{#t}}May be eligible{{/t}}</b>
	<small class="quiet">{{#t}}what they read then{{/t}}</small></a></li>
<li><a href="{{base}}/manage/{{program_public_id}}/screener#review_text"><b>{{#t}}Needs review{{/t}}</b>
	<small class="quiet">{{#t}}what they read then{{/t}}</small></a></li>
<li><a href="{{base}}/manage/{{program_public_id}}/screener#may_not_text"><b>{{#t}}May not be eligible{{/t}}</b>
	<small class="quiet">{{#no_suggested_count}}{{#t}}what they read then{{/t}}{{/no_suggested_count}}\
	{{#suggested_count}}{{#tn suggested_count}}what they read then, and one other program{{|}}what they read then, and {{suggested_count}} other programs{{/tn}}\
	{{/suggested_count}}</small></a></li>
</ul>
</nav>
