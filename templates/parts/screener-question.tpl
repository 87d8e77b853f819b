{{%AUTOESCAPE context="HTML"}}
{{! One question of a screener, as the person who answers it sees it.
markers:
  question_id       text; the field is q_{question_id}, its texts have the ids q_{question_id}-hint and -error
  wording, help     texts of the program; help may be empty
  required          section, or no_required: it may be left empty
  error             text: what is wrong; may be empty
  described_by      text: the ids of help and error; may be empty
  is_group          section: it has choices; or no_is_group
  is_choices        section; choices, once each: choice (its value), choice_wording (text of the program; empty for is_yes and is_no),
                    chosen, is_yes, is_no (sections)
  is_input          section: inputmode, least, most (texts; may be empty)
  is_area           section
  type              text: of the input, or of each choice: text, date, radio, checkbox
  value             text: the answer in an input or area }}
{{#is_group}}
<fieldset id="q_{{question_id}}" data-question="{{question_id}}" tabindex="-1"\
	{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>
	<legend><span dir="auto">{{wording}}</span>{{#no_required}} <span class="hint">{{#t}}(you may skip this){{/t}}</span>{{/no_required}}</legend>
	{{#help}}<p class="hint typed" id="q_{{question_id}}-hint" dir="auto">{{help:pre_escape}}</p>{{/help}}
	{{#error}}<p class="error" id="q_{{question_id}}-error">{{error}}</p>{{/error}}
	{{#is_choices}}<div class="choices">
		{{#choices}}<label class="choice"><input type="{{type}}" name="q_{{question_id}}" value="{{choice}}"{{#chosen}} checked{{/chosen}}>
			<span dir="auto">{{choice_wording}}{{#is_yes}}{{#t}}Yes{{/t}}{{/is_yes}}{{#is_no}}{{#t}}No{{/t}}{{/is_no}}</span></label>
		{{/choices}}
	</div>{{/is_choices}}
</fieldset>
{{/is_group}}
{{#no_is_group}}
<div class="field" data-question="{{question_id}}">
<label for="q_{{question_id}}"><span dir="auto">{{wording}}</span>{{#no_required}} <span
	class="hint">{{#t}}(you may skip this){{/t}}</span>{{/no_required}}</label>
{{#help}}<p class="hint typed" id="q_{{question_id}}-hint" dir="auto">{{help:pre_escape}}</p>
{{/help}}{{#error}}<p class="error" id="q_{{question_id}}-error">{{error}}</p>
{{/error}}{{#is_input}}<input id="q_{{question_id}}" name="q_{{question_id}}" type="{{type}}" value="{{value}}"\
{{#least}} min="{{least}}"{{/least}}{{#most}} max="{{most}}"{{/most}}{{#inputmode}} inputmode="{{inputmode}}"{{/inputmode}} autocomplete="off"\
{{#error}} aria-invalid="true"{{/error}}{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>{{/is_input}}\
{{#is_area}}<textarea id="q_{{question_id}}" name="q_{{question_id}}" rows="4"\
{{#error}} aria-invalid="true"{{/error}}{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>{{value:pre_escape}}</textarea>{{/is_area}}
</div>
{{/no_is_group}}
