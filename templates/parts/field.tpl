{{%AUTOESCAPE context="HTML"}}
{{! One field of a form: label, hint, error and control, from the row of its table (lib/web/form.h). A page includes it
as the field's name with _field behind.
markers:
  name              text: the field's name, and the control's id; name-hint and name-error are the ids of the texts
  label, hint       texts, from fields.tpl or from the row itself; hint may be empty
  error             text: what is wrong; may be empty
  described_by      text: the ids of hint and error; may be empty
  is_short          section
  is_input          section: type, value (not of a password), longest, least, most, inputmode, autocapitalize (texts; may be empty)
  is_area           section: value, rows
  is_select         section; options, once each: option, option_label, option_language (may be empty), selected (section)
  is_group          section, instead of the label: choice_type (radio or checkbox), and options as above
  autocomplete      text; may be empty
  is_code           section: written from left to right, and no words of a language }}
{{#is_group}}
<fieldset id="{{name}}" tabindex="-1"{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>
	<legend>{{label}}</legend>
	{{#hint}}<p class="hint" id="{{name}}-hint">{{hint}}</p>{{/hint}}
	{{#error}}<p class="error" id="{{name}}-error">{{error}}</p>{{/error}}
	<div class="choices">
		{{#options}}<label class="choice"><input type="{{choice_type}}" name="{{name}}" value="{{option}}"{{#selected}} checked{{/selected}}>
			<span{{#option_language}} lang="{{option_language}}"{{/option_language}}>{{option_label}}</span></label>
		{{/options}}
	</div>
</fieldset>
{{/is_group}}
{{#no_is_group}}
<div class="field{{#is_short}} short{{/is_short}}">
<label for="{{name}}">{{label}}</label>
{{#hint}}<p class="hint" id="{{name}}-hint">{{hint}}</p>
{{/hint}}{{#error}}<p class="error" id="{{name}}-error">{{error}}</p>
{{/error}}{{#is_input}}<input id="{{name}}" name="{{name}}" type="{{type}}"{{#has_value}} value="{{value}}"{{/has_value}}\
{{#longest}} maxlength="{{longest}}"{{/longest}}{{#least}} min="{{least}}"{{/least}}{{#most}} max="{{most}}"{{/most}}\
{{#is_code}} dir="ltr"{{/is_code}}{{#inputmode}} inputmode="{{inputmode}}"{{/inputmode}}{{#autocomplete}} autocomplete="{{autocomplete}}"{{/autocomplete}}\
{{#autocapitalize}} autocapitalize="{{autocapitalize}}"{{/autocapitalize}}{{#no_spelling}} spellcheck="false"{{/no_spelling}}\
{{#error}} aria-invalid="true"{{/error}}{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>{{/is_input}}\
{{#is_area}}<textarea id="{{name}}" name="{{name}}" rows="{{rows}}"\
{{#error}} aria-invalid="true"{{/error}}{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>{{value:pre_escape}}</textarea>{{/is_area}}\
{{#is_select}}<select id="{{name}}" name="{{name}}"{{#autocomplete}} autocomplete="{{autocomplete}}"{{/autocomplete}}\
{{#error}} aria-invalid="true"{{/error}}{{#described_by}} aria-describedby="{{described_by}}"{{/described_by}}>
{{#options}}<option value="{{option}}"{{#option_language}} lang="{{option_language}}"{{/option_language}}\
{{#selected}} selected{{/selected}}>{{option_label}}</option>
{{/options}}</select>{{/is_select}}
</div>
{{/no_is_group}}
