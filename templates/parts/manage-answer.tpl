{{%AUTOESCAPE context="HTML"}}
{{! One answer in the form of a question, and what it means for the person.
markers:
  row               text: yes, no, or the number of the option; the end of the fields' names
  is_option         section: its words can be typed (option, a text, with option_error); is_yes, is_no sections
  flags             section, once each: flag (its value; may be empty), flag_words, selected (section)
  reason            text
  option_error, flag_error, reason_error   texts; may be empty }}
<div class="row">
{{#is_option}}<div class="field"><label for="option_{{row}}">{{#t}}Answer {{row}}{{/t}}</label>
{{#option_error}}<p class="error" id="option_{{row}}-error">{{option_error}}</p>
{{/option_error}}<input id="option_{{row}}" name="option_{{row}}" type="text" value="{{option}}" maxlength="200" autocomplete="off"\
{{#option_error}} aria-invalid="true" aria-describedby="option_{{row}}-error"{{/option_error}}></div>{{/is_option}}
{{#is_yes}}<b>{{#t}}Yes{{/t}}</b>{{/is_yes}}{{#is_no}}<b>{{#t}}No{{/t}}</b>{{/is_no}}
<div class="field"><label for="flag_{{row}}">{{#is_yes}}{{#t}}Then the person<span class="visually-hidden"> (after “Yes”)</span>{{/t}}{{/is_yes}}\
{{#is_no}}{{#t}}Then the person<span class="visually-hidden"> (after “No”)</span>{{/t}}{{/is_no}}\
{{#is_option}}{{#t}}Then the person<span class="visually-hidden"> (after answer {{row}})</span>{{/t}}{{/is_option}}</label>
{{#flag_error}}<p class="error" id="flag_{{row}}-error">{{flag_error}}</p>
{{/flag_error}}<select id="flag_{{row}}" name="flag_{{row}}"\
{{#flag_error}} aria-invalid="true" aria-describedby="flag_{{row}}-error"{{/flag_error}}>
{{#flags}}<option value="{{flag}}"{{#selected}} selected{{/selected}}>{{flag_words}}</option>
{{/flags}}</select></div>
<div class="field"><label for="reason_{{row}}">{{#is_yes}}{{#t}}Because<span class="visually-hidden"> (after “Yes”)</span>{{/t}}{{/is_yes}}\
{{#is_no}}{{#t}}Because<span class="visually-hidden"> (after “No”)</span>{{/t}}{{/is_no}}\
{{#is_option}}{{#t}}Because<span class="visually-hidden"> (after answer {{row}})</span>{{/t}}{{/is_option}}</label>
{{#reason_error}}<p class="error" id="reason_{{row}}-error">{{reason_error}}</p>
{{/reason_error}}<input id="reason_{{row}}" name="reason_{{row}}" type="text" value="{{reason}}" maxlength="300" autocomplete="off"\
{{#reason_error}} aria-invalid="true" aria-describedby="reason_{{row}}-error"{{/reason_error}}></div>
</div>
