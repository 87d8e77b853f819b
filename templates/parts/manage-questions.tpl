{{%AUTOESCAPE context="HTML"}}
{{! The questions of a draft, as links to their forms.
markers:
  program_public_id text
  has_questions     section, or no_has_questions; question, once each:
    question_id, question_number, question_wording, question_kind   texts
    required, asks_contact, is_at_hand   sections
    shown_by        text: the number of the question whose answer shows this one; empty: always shown
    shown_by_answer text: that answer
  is_full           section: no further question fits; or no_is_full }}
<h2>{{#t}}Questions{{/t}}</h2>
{{#no_has_questions}}<div class="empty"><p>{{#t}}There is no question yet.{{/t}}</p></div>{{/no_has_questions}}
{{#has_questions}}<ol class="stack">
{{#question}}<li data-question="{{question_id}}"><b><a href="{{base}}/manage/{{program_public_id}}/screener/questions/{{question_id}}"\
	{{#is_at_hand}} aria-current="page"{{/is_at_hand}}>{{question_number}}. <span dir="auto">{{question_wording}}</span></a></b>
	<p class="quiet">{{question_kind}}{{#required}} · {{#t}}must be answered{{/t}}{{/required}}{{#asks_contact}} ·
	{{#t}}not for “Don’t reach out”{{/t}}{{/asks_contact}}{{#shown_by}} ·
	{{#t}}only when the answer to {{shown_by}} is “{{shown_by_answer}}”{{/t}}{{/shown_by}}</p></li>
{{/question}}
</ol>{{/has_questions}}
{{#no_is_full}}<p><a class="button secondary" href="{{base}}/manage/{{program_public_id}}/screener/questions">{{#t}}Add a question{{/t}}</a></p>{{/no_is_full}}
{{#is_full}}<p class="quiet">{{#t}}No further question fits here.{{/t}}</p>{{/is_full}}
