{{%AUTOESCAPE context="HTML"}}
{{! The answers that can be chosen on a link page. The seeker reads them in their own words, the commonest first; the others by class.
markers:
  for_seeker        section: own_choices, more_choices once an answer: slug, label, mark, selected (section),
                    term (text: the status's name, where it differs); more_open section: one of the latter is chosen
  status_classes    section, three times: class_slug, class_label,
    choices         section, once a status: slug, label, mark, selected (section), hint (text; on the link page) }}
{{#for_seeker}}
<div class="class">
	<div class="choices">
	{{#own_choices}}<label class="choice"><input type="radio" name="status" value="{{slug}}"{{#selected}} checked{{/selected}}>
		<span><b>{{label}}</b>{{#term}} <span class="hint">{{term}}</span>{{/term}}</span></label>
	{{/own_choices}}
	</div>
	<details{{#more_open}} open{{/more_open}}>
	<summary>{{#t}}Something else{{/t}}</summary>
	<div class="choices">
	{{#more_choices}}<label class="choice"><input type="radio" name="status" value="{{slug}}"{{#selected}} checked{{/selected}}>
		<span><b>{{label}}</b>{{#term}} <span class="hint">{{term}}</span>{{/term}}</span></label>
	{{/more_choices}}
	</div>
	</details>
</div>
{{/for_seeker}}
{{#status_classes}}
<fieldset class="class {{class_slug}}">
	<legend>{{class_label}}</legend>
	<div class="choices">
	{{#choices}}<label class="choice"><input type="radio" name="status" value="{{slug}}"{{#selected}} checked{{/selected}}>
		<span class="mark" aria-hidden="true">{{mark}}</span>
		<span>{{label}}{{#hint}} <span class="hint">{{hint}}</span>{{/hint}}</span></label>
	{{/choices}}
	</div>
</fieldset>
{{/status_classes}}
