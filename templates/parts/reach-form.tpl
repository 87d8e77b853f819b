{{%AUTOESCAPE context="HTML"}}
{{! The form that changes the best way to reach somebody, on the referral's page.
markers:
  public_id, seeker_first_name   texts
  version           number: what the viewer was shown; goes into the hidden field seen
  is_seeker         section: the viewer is the seeker; or no_is_seeker
  editing           section: the form comes back, so it is open
  kind_live, kind_logged, kind_tracking_only   sections
  form fields by form_show(): reach (email, text, phone, dont_reach_out), seeker_email, seeker_phone, each with its _error
  form_hidden       include: parts/form-hidden }}
<details class="no-print"{{#editing}} open{{/editing}}>
<summary>{{#is_seeker}}{{#t}}Change the best way to reach you{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Change the best way to reach {{seeker_first_name}}{{/t}}{{/no_is_seeker}}</summary>
<form class="panel" id="reach-form" method="post" action="{{base}}/referrals/{{public_id}}/reach" novalidate>
{{>form_hidden}}
<input type="hidden" name="seen" value="{{version}}">
<fieldset id="reach" tabindex="-1" aria-describedby="reach-hint{{#reach_error}} reach-error{{/reach_error}}">
	<legend>{{#t}}What is the best way?{{/t}}</legend>
	<p class="hint" id="reach-hint">{{#t}}Choose all that work, or only the last one.{{/t}}</p>
	{{#reach_error}}<p class="error" id="reach-error">{{reach_error}}</p>{{/reach_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="reach" value="email"{{#reach_email}} checked{{/reach_email}}>
			<span>{{#t}}E-mail{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}The program writes. So do we, when something changes.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We write when something changes.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="text"{{#reach_text}} checked{{/reach_text}}>
			<span>{{#t}}Text message{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}The program sends a text message.{{/t}}</span>{{/kind_live}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="phone"{{#reach_phone}} checked{{/reach_phone}}>
			<span>{{#t}}Phone call{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}Somebody from the program calls.{{/t}}</span>{{/kind_live}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="dont_reach_out"{{#reach_dont_reach_out}} checked{{/reach_dont_reach_out}}>
			<span>{{#t}}Don’t reach out{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}From now on nobody is to call or write. The program no longer sees the e-mail and phone number
				here. If we sent them before, they may still have them.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}From now on we send nothing.{{/t}}</span>{{/kind_logged}}
			{{#no_is_seeker}}<span class="hint">{{#t}}Only {{seeker_first_name}} can take this back.{{/t}}</span>{{/no_is_seeker}}</span></label>
	</div>
	{{#kind_tracking_only}}<p class="hint">{{#t}}No message will be sent, whatever you choose. We only note what the person likes
		best.{{/t}}</p>{{/kind_tracking_only}}
</fieldset>
{{>seeker_email_field}}
{{>seeker_phone_field}}
<p class="hint">{{#t}}This is for this referral only. Nothing is sent because of the change.{{/t}}</p>
<p><button class="secondary">{{#t}}Save{{/t}}</button></p>
</form>
</details>
