{{%AUTOESCAPE context="HTML"}}
{{! A program's staff record somebody who came or called.
markers:
  inbound_public_id, inbound_name   texts: the program
  account           text: the name of the account that records
  recorded          section: this person was recorded just now: public_id, seeker_name, code (text; empty: taken already)
  has_problems      section; problems, once each: problem_field, problem
  consent_words     text: the words to read out; consent_language, consent_direction; consent_seen (hidden field)
  form fields by form_show(): seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, reach (email,
    text, phone, dont_reach_out), comment, discreet (yes), consent (yes), each with its _error
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Add somebody who came or called: {{inbound_name}}{{/t}}</title>
{{>head}}
<main id="main" data-program="{{inbound_public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/inbound/{{inbound_public_id}}"><bdi>{{inbound_name}}</bdi></a></p>
{{#recorded}}
<div class="notice good" role="status" tabindex="-1" autofocus data-referral="{{public_id}}">
	<h2>{{#t}}{{seeker_name}} is on your list{{/t}}</h2>
	{{#code}}<p>{{#t}}Code for {{seeker_name}}:{{/t}} <strong class="code" dir="ltr" data-code="{{code}}">{{code}}</strong></p>
	<p>{{#t}}With this code they can see and answer this referral themselves. Write it down for them, or print the sheet.{{/t}}</p>{{/code}}
	<p class="acts">{{#code}}<a class="button secondary" href="{{base}}/referrals/{{public_id}}/print?code=yes">{{#t}}Print the sheet{{/t}}</a>{{/code}}
	<a class="go" href="{{base}}/referrals/{{public_id}}">{{#t}}Open the referral{{/t}}</a></p>
</div>
{{/recorded}}
<h1>{{#t}}Add somebody who came or called{{/t}}</h1>
<p class="lead">{{#t}}They go on your list like everyone else. Your program gets no e-mail about it.{{/t}}</p>
<form method="post" action="{{base}}/inbound/{{inbound_public_id}}/new" novalidate>
{{>form_hidden}}
<fieldset>
	<legend>{{#t}}The person{{/t}}</legend>
	<div class="pair">
		{{>seeker_first_name_field}}
		{{>seeker_last_name_field}}
	</div>
	{{>seeker_phone_field}}
	{{>seeker_email_field}}
	{{>seeker_language_field}}
</fieldset>

<fieldset id="reach" tabindex="-1" aria-describedby="reach-hint{{#reach_error}} reach-error{{/reach_error}}">
	<legend>{{#t}}How do they want to be reached?{{/t}}</legend>
	<p class="hint" id="reach-hint">{{#t}}Choose all that work, or only the last one.{{/t}}</p>
	{{#reach_error}}<p class="error" id="reach-error">{{reach_error}}</p>{{/reach_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="reach" value="phone"{{#reach_phone}} checked{{/reach_phone}}>
			<span>{{#t}}Phone call{{/t}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="text"{{#reach_text}} checked{{/reach_text}}>
			<span>{{#t}}Text message{{/t}} <span class="hint">{{#t}}We text the person a link now.{{/t}}</span></span></label>
		<label class="choice"><input type="checkbox" name="reach" value="email"{{#reach_email}} checked{{/reach_email}}>
			<span>{{#t}}E-mail{{/t}} <span class="hint">{{#t}}We e-mail the person a copy now.{{/t}}</span></span></label>
		<label class="choice"><input type="checkbox" name="reach" value="dont_reach_out"{{#reach_dont_reach_out}} checked{{/reach_dont_reach_out}}>
			<span>{{#t}}Don’t reach out{{/t}} <span class="hint">{{#t}}They will come or call again. You see the name, but no e-mail and no phone
				number.{{/t}}</span></span></label>
	</div>
</fieldset>

{{>comment_field}}

<fieldset id="discreet" tabindex="-1">
	<legend>{{#t}}Could someone else read the person’s messages?{{/t}}</legend>
	{{#discreet_error}}<p class="error" id="discreet-error">{{discreet_error}}</p>{{/discreet_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="discreet" value="yes"{{#discreet_yes}} checked{{/discreet_yes}}>
			<span>{{#t}}Yes, do not say in messages what this is about{{/t}}</span></label>
	</div>
</fieldset>

<fieldset>
	<legend>{{#t}}Their permission{{/t}}</legend>
	<p id="consent-read">{{#t}}Read this to the person:{{/t}}</p>
	<blockquote class="typed" lang="{{consent_language}}" dir="{{consent_direction}}">{{consent_words:pre_escape}}</blockquote>
	<input type="hidden" name="form_consent" value="{{consent_seen}}">
	{{#consent_error}}<p class="error" id="consent-error">{{consent_error}}</p>{{/consent_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" id="consent" name="consent" value="yes"{{#consent_yes}} checked{{/consent_yes}}\
			{{#consent_error}} aria-invalid="true" aria-describedby="consent-error"{{/consent_error}}>
			<span>{{#t}}They said yes{{/t}} <span class="hint">{{#t}}Stored as: given orally, recorded by {{account}}.{{/t}}</span></span></label>
	</div>
</fieldset>
<p><button>{{#t}}Add to the list{{/t}}</button></p>
</form>
</main>
{{>foot}}
