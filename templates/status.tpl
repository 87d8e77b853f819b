{{%AUTOESCAPE context="HTML"}}
{{! The status form as a page of its own: without a list around it, or when something needs to be corrected.
markers:
  public_id, program_name, seeker_name, kind, disputed
  erased_at         instant: the person’s data was erased; or no_erased_at
  is_program, discreet   sections: the viewer works for the program; someone else may read the seeker's messages
  status (status, status_label, status_class, status_mark)
  has_problems      section; problems: problem_field, problem
  conflict          section: somebody else set it meanwhile (409):
    set_by          include: parts/set-by
  may_undo          section; undo_hidden include: parts/form-hidden, for undo=yes
  status_form       include: parts/status-form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#conflict}}{{#t}}Error: {{/t}}{{/conflict}}{{#t}}What happened? {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}\
	{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#conflict}}
<div class="notice action" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Somebody else was faster{{/t}}</h2>
	<p>{{#t}}While you were looking, it was set to this:{{/t}} <span class="status {{status_class}}"><span class="mark"
		aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
	{{>set_by}}
	<p>{{#t}}Your change was not saved. What you chose and wrote is still below. Save again if you still want it.{{/t}}</p>
</div>
{{/conflict}}
<p class="back"><a href="{{base}}/referrals/{{public_id}}">{{#t}}Back to the referral{{/t}}</a></p>
<h1>{{#no_erased_at}}{{#t}}{{seeker_name}} and {{program_name}}{{/t}}{{/no_erased_at}}{{#erased_at}}{{#t}}Referral to
	{{program_name}}{{/t}}{{/erased_at}}</h1>
<p class="now">{{#t}}It says now:{{/t}} <span class="status {{status_class}}"><span class="mark"
	aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
{{>status_form}}
{{#may_undo}}<form method="post" action="{{base}}/status/{{public_id}}">{{>undo_hidden}}<input type="hidden" name="undo" value="yes"><button
	class="plain">{{#t}}Undo your last change{{/t}}</button></form>{{/may_undo}}
</main>
{{>foot}}
