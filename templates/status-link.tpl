{{%AUTOESCAPE context="HTML"}}
{{! The page behind a link in a message: says what happened, not signed in, one referral and one party.
No contact information, no comment, no last name. Its head is parts/head-plain; it has no foot.
markers:
  token             text: the link's own
  is_seeker, is_program   sections: whose link it is
  program_name      text; empty for the seeker of a discreet referral
  seeker_first_name
  status (status, status_label, status_class, status_mark), version
  done              section: it was just set, or no_done
  conflict          section: somebody else set it since the page was opened (409)
  next_steps        text: how to reach the program, for a seeker who contacts it; empty: none
  status_classes    section: class_slug, class_label, choices: slug, label, mark, selected
  form fields by form_show(): status, with status_error; has_problems, problems
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}What happened?{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1">
	<h2>{{#t}}Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#done}}
<div class="notice good" role="status">
	<h2>{{#t}}Thank you{{/t}}</h2>
	<p>{{#t}}It says now:{{/t}} <span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
	<p>{{#t}}You can close this page. If something changes, open the link again.{{/t}}</p>
</div>
{{/done}}
{{#conflict}}
<div class="notice action" role="alert">
	<p>{{#t}}Somebody else has set this meanwhile. It says now:{{/t}} <span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
	<p>{{#t}}Your answer was not saved. Send it again if you still want it.{{/t}}</p>
</div>
{{/conflict}}
<h1>{{#t}}What happened?{{/t}}</h1>
{{#is_seeker}}{{#program_name}}<p class="lead">{{#t}}{{seeker_first_name}}, this is about {{program_name}}.{{/t}}</p>{{/program_name}}{{#no_program_name}}<p class="lead">{{#t}}{{seeker_first_name}}, this is about what you asked for.{{/t}}</p>{{/no_program_name}}{{/is_seeker}}
{{#is_program}}<p class="lead">{{#t}}This is about {{seeker_first_name}}, who was referred to {{program_name}}.{{/t}}</p>{{/is_program}}
{{#next_steps}}<h2>{{#t}}What to do next{{/t}}</h2><p class="typed">{{next_steps:pre_escape}}</p>{{/next_steps}}
<form method="post" action="/s/{{token}}" class="large">
{{>form_hidden}}
<input type="hidden" name="seen" value="{{version}}">
<fieldset id="status" tabindex="-1"{{#status_error}} aria-describedby="status-error"{{/status_error}}>
	<legend>{{#t}}Choose one{{/t}}</legend>
	{{#status_error}}<p class="error" id="status-error">{{status_error}}</p>{{/status_error}}
	{{#status_classes}}
	<fieldset class="class {{class_slug}}">
		<legend>{{class_label}}</legend>
		<div class="choices">
		{{#choices}}<label class="choice"><input type="radio" name="status" value="{{slug}}"{{#selected}} checked{{/selected}}>
			<span><span class="mark" aria-hidden="true">{{mark}}</span> {{label}}</span></label>
		{{/choices}}
		</div>
	</fieldset>
	{{/status_classes}}
</fieldset>
<p><button>{{#t}}Send{{/t}}</button></p>
</form>
</main>
</body>
</html>
