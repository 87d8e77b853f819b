{{%AUTOESCAPE context="HTML"}}
{{! Search and filters of a list, as a form whose result can be bookmarked. An option needs no end tag.
markers:
  list_url          text: the list without filters
  tab, archived, q, from, to   texts: as they were chosen
  filtering         section: something narrows the list
  filters_open, no_filters_open   sections: a filter is on that stands in the fold
  status_options, class_options, program_options, member_options, due_options, forms_options, sort_options, rows_options
                    sections, once an option: slug, label, selected (section)
  may_due           section: the list knows when an answer is due
  may_forms         section: the list knows who answered questions
  may_program, may_member   sections: there are programs, members of the group to choose from }}
<form class="search" method="get" action="{{list_url}}" role="search">
{{#tab}}<input type="hidden" name="tab" value="{{tab}}">{{/tab}}
{{#archived}}<input type="hidden" name="archived" value="{{archived}}">{{/archived}}
<div class="field">
	<label class="visually-hidden" for="q">{{#t}}Name, e-mail, or last digits of a phone{{/t}}</label>
	<input id="q" name="q" type="search" value="{{q}}" placeholder="{{#t}}Name, e-mail or phone{{/t}}" maxlength="200" autocomplete="off">
</div>
<button class="secondary">{{#t}}Search{{/t}}</button>
<details class="filters"{{#filters_open}} open{{/filters_open}}>
<summary>{{#t}}Filters{{/t}}</summary>
<div class="pair">
<div class="field">
	<label for="status">{{#t}}Status{{/t}}</label>
	<select id="status" name="status"><option value="">{{#t}}Any{{/t}}\
		{{#status_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/status_options}}\
	</select>
</div>
<div class="field">
	<label for="class">{{#t}}Kind of status{{/t}}</label>
	<select id="class" name="class"><option value="">{{#t}}Any{{/t}}\
		{{#class_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/class_options}}\
	</select>
</div>
{{#may_due}}
<div class="field">
	<label for="due">{{#t}}Answer due{{/t}}</label>
	<select id="due" name="due"><option value="">{{#t}}Any{{/t}}\
		{{#due_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/due_options}}\
	</select>
</div>
{{/may_due}}
{{#may_forms}}
<div class="field">
	<label for="forms">{{#t}}Forms{{/t}}</label>
	<select id="forms" name="forms"><option value="">{{#t}}Any{{/t}}\
		{{#forms_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/forms_options}}\
	</select>
</div>
{{/may_forms}}
{{#may_program}}
<div class="field">
	<label for="program">{{#t}}Program{{/t}}</label>
	<select id="program" name="program">
		<option value="">{{#t}}Any{{/t}}
		{{#program_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}
		{{/program_options}}
	</select>
</div>
{{/may_program}}
{{#may_member}}
<div class="field">
	<label for="member">{{#t}}Referred by{{/t}}</label>
	<select id="member" name="member">
		<option value="">{{#t}}Any{{/t}}
		{{#member_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}
		{{/member_options}}
	</select>
</div>
{{/may_member}}
<div class="field">
	<label for="from">{{#t}}Sent from{{/t}}</label>
	<input id="from" name="from" type="date" value="{{from}}">
</div>
<div class="field">
	<label for="to">{{#t}}Sent until{{/t}}</label>
	<input id="to" name="to" type="date" value="{{to}}">
</div>
<div class="field">
	<label for="sort">{{#t}}Order{{/t}}</label>
	<select id="sort" name="sort"><option value="">{{#t}}As usual{{/t}}\
		{{#sort_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/sort_options}}\
	</select>
</div>
<div class="field">
	<label for="rows">{{#t}}Rows{{/t}}</label>
	<select id="rows" name="rows">\
		{{#rows_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}{{/rows_options}}\
	</select>
</div>
</div>
<button class="secondary">{{#t}}Show{{/t}}</button>
</details>
{{#filtering}}<p class="clear"><a href="{{list_url}}">{{#t}}Show all{{/t}}</a></p>{{/filtering}}
</form>
