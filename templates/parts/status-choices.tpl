{{%AUTOESCAPE context="HTML"}}
{{! The statuses that can be chosen, by class. In lists it stands in every row, always the same, so it is
rendered once and kept (cgi/parts/referral_page.c).
markers:
  status_classes    section, three times: class_slug, class_label,
    choices         section, once a status: slug, label, mark, selected (section) }}
{{#status_classes}}
<fieldset class="class {{class_slug}}">
	<legend>{{class_label}}</legend>
	<div class="choices">
	{{#choices}}<label class="choice"><input type="radio" name="status" value="{{slug}}"{{#selected}} checked{{/selected}}>
		<span class="mark" aria-hidden="true">{{mark}}</span>
		<span>{{label}}</span></label>
	{{/choices}}
	</div>
</fieldset>
{{/status_classes}}
