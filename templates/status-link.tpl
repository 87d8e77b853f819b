{{%AUTOESCAPE context="HTML"}}
{{! The page behind a link in a message: one party sets the status of one referral without signing in.
No contact information, no comment, no last name. Its head is parts/head-plain; it has no foot.
markers:
  token             text: the link's own
  is_seeker, is_program   sections: whose link it is
  program_name      text; empty where it is hidden
  hidden            section: the message was a discreet one, and its reader has only the link
    code            text: as typed. Field code, with code_error
  revealed          section: a discreet one, after the second step; referral_code   text
  seeker_first_name
  discreet          section: someone else may read the seeker's messages
  status (status, status_label, status_class, status_mark), version
  done              section: it was just set, or no_done
  conflict          section: somebody else set it since the page was opened (409)
  next_steps        text: how to reach the program, for a seeker who contacts it; empty: none
  status_classes    section: class_slug, class_label, choices: slug, label, mark, selected,
                    and a section named as its slug
  form fields by form_show(): status, with status_error; has_problems, problems
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#done}}{{#t}}Thank you{{/t}}{{/done}}{{#no_done}}{{#t}}What happened?{{/t}}{{/no_done}}</title>
{{>head}}
<main id="main"{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#conflict}}
<div class="notice action" role="alert" tabindex="-1" autofocus>
	<p>{{#t}}Somebody else changed this before you. It says now:{{/t}} <span class="status {{status_class}}"><span class="mark"
		aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
	<p>{{#t}}Your answer was not saved. Send it again if you still want it.{{/t}}</p>
</div>
{{/conflict}}
{{#done}}
<h1>{{#t}}Thank you{{/t}}</h1>
<div class="notice good" role="status">
	<p>{{#t}}It says now:{{/t}} <span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
	<p>{{#t}}You can close this page. If something changes, open the link again.{{/t}}</p>
</div>
{{/done}}
{{#no_done}}<h1>{{#t}}What happened?{{/t}}</h1>{{/no_done}}
{{#is_seeker}}{{#program_name}}<p class="lead">{{#t}}{{seeker_first_name}}, this is about {{program_name}}.{{/t}}</p>{{/program_name}}\
{{#no_program_name}}<p class="lead">{{#t}}{{seeker_first_name}}, this is about what you asked for.{{/t}}</p>{{/no_program_name}}{{/is_seeker}}
{{#is_program}}<p class="lead">{{#t}}This is about {{seeker_first_name}}, who was referred to {{program_name}}.{{/t}}</p>
{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}</p>{{/discreet}}{{/is_program}}
{{#hidden}}
<details class="reveal"{{#code_error}} open{{/code_error}}>
<summary>{{#t}}See what this is about{{/t}}</summary>
<form class="panel" method="post" action="{{base}}/s/{{token}}">
{{>form_hidden}}
<div class="field short">
	<label for="code">{{#t}}Your code{{/t}}</label>
	<p class="hint" id="code-hint">{{#t}}It is on the page that you saw, or on the paper that you got.{{/t}}</p>
	{{#code_error}}<p class="error" id="code-error">{{code_error}}</p>{{/code_error}}
	<input id="code" name="code" type="text" value="{{code}}" maxlength="64" dir="ltr" autocomplete="off" autocapitalize="characters"
		spellcheck="false" aria-describedby="code-hint{{#code_error}} code-error{{/code_error}}"{{#code_error}} aria-invalid="true"{{/code_error}}>
</div>
<p><button class="secondary">{{#t}}Show it{{/t}}</button></p>
<p>{{#t}}No code?{{/t}} <a href="{{base}}/sign-in?next=/s/{{token}}">{{#t}}Sign in to see it{{/t}}</a></p>
</form>
</details>
{{/hidden}}
{{#revealed}}<p>{{#t}}Your code{{/t}} <strong class="code" dir="ltr" data-code="{{referral_code}}">{{referral_code}}</strong><br>
<a href="{{base}}/referrals">{{#t}}Sign in and enter it to see this with your others{{/t}}</a></p>{{/revealed}}
{{#next_steps}}<h2>{{#t}}What to do next{{/t}}</h2><p class="typed">{{next_steps:pre_escape}}</p>{{/next_steps}}
{{#done}}<details>
<summary>{{#t}}Give another answer{{/t}}</summary>{{/done}}
<form method="post" action="{{base}}/s/{{token}}" class="large">
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
			<span class="mark" aria-hidden="true">{{mark}}</span>
			<span><b>{{label}}</b>
			{{#needs_client_action}}<span class="hint">{{#is_seeker}}{{#t}}I have to do something first{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}They have to do something first{{/t}}{{/is_program}}</span>{{/needs_client_action}}
			{{#pending}}<span class="hint">{{#is_seeker}}{{#t}}They are working on it{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}We are working on it{{/t}}{{/is_program}}</span>{{/pending}}
			{{#referred_elsewhere}}<span class="hint">{{#is_seeker}}{{#t}}They sent me to another program{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}We sent them to another program{{/t}}{{/is_program}}</span>{{/referred_elsewhere}}
			{{#eligible}}<span class="hint">{{#is_seeker}}{{#t}}I can get help from them{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}They can get help from us{{/t}}{{/is_program}}</span>{{/eligible}}
			{{#got_help}}<span class="hint">{{#is_seeker}}{{#t}}I got what I asked for{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}They got what they asked for{{/t}}{{/is_program}}</span>{{/got_help}}
			{{#couldnt_get_help}}<span class="hint">{{#is_seeker}}{{#t}}It did not work out{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}It did not work out{{/t}}{{/is_program}}</span>{{/couldnt_get_help}}
			{{#couldnt_contact}}<span class="hint">{{#is_seeker}}{{#t}}I could not reach them, or they could not reach me{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}We tried to reach them and couldn’t{{/t}}{{/is_program}}</span>{{/couldnt_contact}}
			{{#not_eligible}}<span class="hint">{{#is_seeker}}{{#t}}Their rules don’t fit me{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}Our rules don’t fit them{{/t}}{{/is_program}}</span>{{/not_eligible}}
			{{#no_capacity}}<span class="hint">{{#is_seeker}}{{#t}}They have no room now{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}We have no room now{{/t}}{{/is_program}}</span>{{/no_capacity}}
			{{#no_longer_interested}}<span class="hint">{{#is_seeker}}{{#t}}I don’t need it any more{{/t}}{{/is_seeker}}\
			{{#is_program}}{{#t}}They don’t need it any more{{/t}}{{/is_program}}</span>{{/no_longer_interested}}
			</span></label>
		{{/choices}}
		</div>
	</fieldset>
	{{/status_classes}}
</fieldset>
<p><button>{{#t}}Send{{/t}}</button></p>
</form>
{{#done}}</details>{{/done}}
</main>
</body>
</html>
