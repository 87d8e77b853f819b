{{%AUTOESCAPE context="HTML"}}
{{! Connect: a person, or their helper, sends a referral to one program, or logs one that we do not send.
markers:
  no_kind_logged    section
  capacity          text: open, wait_list or closed; sections capacity_wait_list, capacity_closed, closed_until (a date),
                    temporarily_closed
  program_public_id, program_name, organization_name   text
  elsewhere_of      text: public id of the referral that this one follows; empty: none (hidden field)
  form_path         text: where this form goes
  kind_live, kind_logged, kind_tracking_only   sections: the kind that this referral will have
  program_learns    section, or no_program_learns
  asks_discreet     section: some message is sent
  asks_consent      section: live only
  consent_words     text: the exact words, as they are kept
  consent_language, consent_direction   texts: the language of these words, and its direction
  consent_seen      text: the version of these words (hidden field)
  group_shares      section: Team Navigation is on, so the helper's group sees it too
  has_problems      section; problems, once each: problem_field, problem
  form fields by form_show(): for (self, other), seeker_first_name, seeker_last_name, seeker_email, seeker_phone,
    seeker_language, helper_first_name, helper_last_name, helper_organization, helper_email, helper_phone,
    reach (email, text, phone, dont_reach_out), comment, discreet (yes), consent (yes), each with its _error
  on_file           section: the signed-in viewer has people on file:
    on_file_person  section, once a person: person (public id), on_file_name, on_file_email,
                    on_file_phone, selected (section)
    person_q        text: the name that was looked for; searched (section): found_any or no_found_any,
                    found (section, once a person, as above), found_more (section)
  chosen_person     section: the form was filled from this one: as above
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}\
	{{#kind_logged}}{{#t}}Log a referral to {{program_name}}{{/t}}{{/kind_logged}}\
	{{#no_kind_logged}}{{#t}}Connect with {{program_name}}{{/t}}{{/no_kind_logged}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/programs/{{program_public_id}}">{{#t}}Back to the program{{/t}}</a></p>
<h1>{{#kind_logged}}{{#t}}Log a referral to {{program_name}}{{/t}}{{/kind_logged}}\
	{{#no_kind_logged}}{{#t}}Connect with {{program_name}}{{/t}}{{/no_kind_logged}}</h1>
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
{{#kind_live}}<p class="lead">{{#t}}Tell them who needs help and how to answer. It takes about two minutes. Nobody sees anything before you
	press the last button.{{/t}}</p>{{/kind_live}}
{{#kind_logged}}
<div class="notice action">
	<h2>{{#t}}{{program_name}} will not be told{{/t}}</h2>
	<p>{{#t}}We keep this for you, and tell the person what to do next. The person, or you, must contact the program.{{/t}} <a
		href="{{base}}/programs/{{program_public_id}}/next-steps">{{#t}}How to do that{{/t}}</a></p>
</div>
{{/kind_logged}}
{{#kind_tracking_only}}
<div class="notice action">
	<h2>{{#t}}We keep this, but we send nothing{{/t}}</h2>
	<p>{{#t}}We will not contact {{program_name}}, or anybody else. You can see the referral here, and note what became of it.{{/t}}</p>
</div>
{{/kind_tracking_only}}
{{#capacity_wait_list}}
<div class="notice action"><p>{{#t}}{{program_name}} has a wait list. They may not be able to help right away.{{/t}}</p></div>
{{/capacity_wait_list}}
{{#capacity_closed}}<div class="notice action"><p>{{#t}}{{program_name}} takes nobody new right now.{{/t}}</p></div>{{/capacity_closed}}
{{#closed_until}}<div class="notice action"><p>{{#t}}{{program_name}} is closed until {{closed_until}}.{{/t}}</p></div>{{/closed_until}}
{{#temporarily_closed}}<div class="notice action"><p>{{#t}}{{program_name}} is closed for now.{{/t}}</p></div>{{/temporarily_closed}}

{{#on_file}}
<section class="notice on-file" aria-labelledby="on-file">
<h2 id="on-file">{{#t}}Use contact info on file{{/t}}</h2>
<div class="field">
	<label for="person">{{#t}}The people you helped last{{/t}}</label>
	<select id="person" name="person" form="choose-on-file" autocomplete="off">
		<option value="">{{#t}}Choose a person{{/t}}</option>
		{{#on_file_person}}<option value="{{person}}"{{#selected}}
			selected{{/selected}}>{{on_file_name}}{{#on_file_phone}} · {{on_file_phone_text}}{{/on_file_phone}}\
		{{#no_on_file_phone}}{{#on_file_email}} · {{on_file_email}}{{/on_file_email}}{{/no_on_file_phone}}</option>
		{{/on_file_person}}
	</select>
</div>
<p><button class="secondary" form="choose-on-file">{{#t}}Fill in this form{{/t}}</button></p>
<div class="search" role="search" aria-label="{{#t}}People you help{{/t}}">
	<div class="field">
		<label for="person_q">{{#t}}Or look among all of them by name, phone or e-mail{{/t}}</label>
		<input id="person_q" name="person_q" form="look-on-file" type="search" value="{{person_q}}" maxlength="200" autocomplete="off"
			spellcheck="false" data-suggest="found">
	</div>
	<button class="secondary" form="look-on-file">{{#t}}Look{{/t}}</button>
</div>
<div id="found" aria-live="polite">
{{#searched}}
{{#found_any}}<ul class="lines">
{{#found}}<li><a href="{{form_path}}?person={{person}}{{#elsewhere_of}}&amp;elsewhere_of={{elsewhere_of}}{{/elsewhere_of}}"
	data-person="{{person}}">{{on_file_name}}</a> <span class="quiet"
	dir="ltr">{{#on_file_phone}}{{on_file_phone_text}}{{/on_file_phone}}\
{{#no_on_file_phone}}{{on_file_email}}{{/no_on_file_phone}}</span></li>
{{/found}}</ul>
{{#found_more}}<p class="quiet">{{#t}}There are more. Type more of the name.{{/t}}</p>{{/found_more}}{{/found_any}}
{{#no_found_any}}<p>{{#t}}None of the people you help matches that. Check the name, or fill in the form below.{{/t}}</p>{{/no_found_any}}
{{/searched}}
</div>
</section>
{{/on_file}}

<form method="post" action="{{form_path}}" novalidate{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
{{>form_hidden}}
{{#chosen_person}}
<input type="hidden" name="person" value="{{person}}">
<div class="notice">
	<p>{{#t}}This is what you have on file for {{on_file_name}}.{{/t}} {{#t}}When you send this, your changes also
		go into the profile. You can undo them there.{{/t}} <a href="{{base}}/people/{{person}}">{{#t}}See the profile{{/t}}</a></p>
</div>
{{/chosen_person}}
{{#elsewhere_of}}<input type="hidden" name="elsewhere_of" value="{{elsewhere_of}}">{{/elsewhere_of}}

<fieldset id="for" tabindex="-1"{{#for_error}} aria-describedby="for-error"{{/for_error}}>
	<legend>{{#t}}Who is this for?{{/t}}</legend>
	{{#for_error}}<p class="error" id="for-error">{{for_error}}</p>{{/for_error}}
	<div class="choices">
		<label class="choice"><input type="radio" name="for" value="self"{{#for_self}} checked{{/for_self}}>
			<span>{{#t}}For me{{/t}}</span></label>
		<label class="choice"><input type="radio" name="for" value="other"{{#for_other}} checked{{/for_other}}>
			<span>{{#t}}For someone I am helping{{/t}}
			<span class="hint">{{#t}}A client, a patient, a student, a neighbor, somebody in your family{{/t}}</span></span></label>
	</div>
</fieldset>

<fieldset>
	<legend>{{#t}}About the person who needs help{{/t}}</legend>
	<div class="pair">
		{{>seeker_first_name_field}}
		{{>seeker_last_name_field}}
	</div>
	{{>seeker_email_field}}
	{{>seeker_phone_field}}
	{{>seeker_language_field}}
</fieldset>

<fieldset class="when-helping">
	<legend>{{#t}}About you, the helper{{/t}}</legend>
	<p class="hint">{{#t}}Fill this in only when you are helping someone else.{{/t}}
	{{#kind_live}}{{#t}}The person and the program see your name and organization. Only the program sees your e-mail and phone.{{/t}}{{/kind_live}}
	{{#no_program_learns}}{{#t}}The person sees your name and organization, but not your e-mail and phone.{{/t}}{{/no_program_learns}}</p>
	<div class="pair">
		{{>helper_first_name_field}}
		{{>helper_last_name_field}}
	</div>
	{{>helper_organization_field}}
	<div class="pair">
		{{>helper_email_field}}
		{{>helper_phone_field}}
	</div>
</fieldset>

<fieldset id="reach" tabindex="-1" aria-describedby="reach-hint{{#reach_error}} reach-error{{/reach_error}}">
	<legend>{{#program_learns}}{{#t}}How should they reach the person?{{/t}}{{/program_learns}}\
		{{#no_program_learns}}{{#t}}What is the best way to reach the person?{{/t}}{{/no_program_learns}}</legend>
	<p class="hint" id="reach-hint">{{#t}}Choose all that work, or only the last one.{{/t}}</p>
	{{#reach_error}}<p class="error" id="reach-error">{{reach_error}}</p>{{/reach_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="reach" value="email"{{#reach_email}} checked{{/reach_email}}>
			<span>{{#t}}E-mail{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}We e-mail the person a copy now. The program answers by e-mail.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We e-mail the person what to do next.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="text"{{#reach_text}} checked{{/reach_text}}>
			<span>{{#t}}Text message{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}We text the person a link now. If you also choose e-mail, we text only if the e-mail can’t be
				delivered.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We text the person a link that says what to do next. If you also choose e-mail, we text only if
				the e-mail can’t be delivered.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="phone"{{#reach_phone}} checked{{/reach_phone}}>
			<span>{{#t}}Phone call{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}Somebody from the program calls the person.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}Nobody will call because of this. We only note what the person likes
				best.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="dont_reach_out"{{#reach_dont_reach_out}} checked{{/reach_dont_reach_out}}>
			<span>{{#t}}Don’t reach out{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}Nobody contacts the person: they contact the program. The program sees the name, but no e-mail and
				no phone number.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We send the person nothing.{{/t}}</span>{{/kind_logged}}
			{{#kind_tracking_only}}<span class="hint">{{#t}}The person contacts the program.{{/t}}</span>{{/kind_tracking_only}}</span></label>
	</div>
	{{#kind_tracking_only}}<p class="hint">{{#t}}No message will be sent, whatever you choose. We only note what the person likes
		best.{{/t}}</p>{{/kind_tracking_only}}
</fieldset>

<fieldset>
	<legend>{{#t}}Anything they should know?{{/t}}</legend>
	<div class="field">
		<label for="comment">{{#kind_live}}{{#t}}Comment: the person and the program will read this{{/t}}{{/kind_live}}\
			{{#no_program_learns}}{{#t}}Comment: the person and their helper will read this{{/t}}{{/no_program_learns}}</label>
		<p class="hint" id="comment-hint">{{#t}}You can say what is needed, by when, and who else lives there. Or leave this empty.{{/t}}</p>
		{{#kind_live}}<p class="notice action when-dont-reach-out" id="comment-warning">{{#t}}With “Don’t reach out”, the program still reads this
			comment. Leave out phone numbers and addresses.{{/t}}</p>{{/kind_live}}
		{{#comment_error}}<p class="error" id="comment-error">{{comment_error}}</p>{{/comment_error}}
		<textarea id="comment" name="comment" rows="4" aria-describedby="comment-hint{{#kind_live}} comment-warning{{/kind_live}}\
			{{#comment_error}} comment-error{{/comment_error}}"{{#comment_error}} aria-invalid="true"{{/comment_error}}>{{comment:pre_escape}}</textarea>
	</div>
</fieldset>

{{#asks_discreet}}
<fieldset id="discreet" tabindex="-1">
	<legend>{{#t}}Could someone else read the person’s messages?{{/t}}</legend>
	{{#discreet_error}}<p class="error" id="discreet-error">{{discreet_error}}</p>{{/discreet_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="discreet" value="yes"{{#discreet_yes}} checked{{/discreet_yes}}>
			<span>{{#t}}Yes, do not say in messages what this is about{{/t}}
			<span class="hint">{{#t}}They say only that there is a message, with a link. They do not name the program.{{/t}}</span></span></label>
	</div>
</fieldset>
{{/asks_discreet}}

{{#asks_consent}}
<fieldset>
	<legend>{{#t}}Your permission{{/t}}</legend>
	<input type="hidden" name="form_consent" value="{{consent_seen}}">
	{{#consent_error}}<p class="error" id="consent-error">{{consent_error}}</p>{{/consent_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" id="consent" name="consent" value="yes"{{#consent_yes}} checked{{/consent_yes}}\
			{{#consent_error}} aria-invalid="true" aria-describedby="consent-error"{{/consent_error}}>
			<span class="typed" lang="{{consent_language}}" dir="{{consent_direction}}">{{consent_words:pre_escape}}</span></label>
	</div>
</fieldset>
{{/asks_consent}}

{{#kind_live}}
<p>{{#t}}Only these people will see this: the person, their helper if there is one, and the people who work at
	{{program_name}}.{{/t}}{{#group_shares}} {{#t}}When you are helping someone else, your group sees it too.{{/t}}{{/group_shares}}</p>
<p><button>{{#t}}Send to {{program_name}}{{/t}}</button></p>
{{/kind_live}}
{{#no_program_learns}}
<p>{{#t}}Only the person will see this, and their helper if there is one. {{program_name}} will not.{{/t}}{{#group_shares}} {{#t}}When you
	are helping someone else, your group sees it too.{{/t}}{{/group_shares}}</p>
{{#kind_logged}}<p><strong>{{#t}}We do not tell {{program_name}}: please contact them yourself.{{/t}}</strong></p>
<p><button>{{#t}}Log this referral{{/t}}</button></p>{{/kind_logged}}
{{#kind_tracking_only}}<p><button>{{#t}}Keep this referral{{/t}}</button></p>{{/kind_tracking_only}}
{{/no_program_learns}}
</form>
{{! The box's own forms stand last, so that the first form of the page is the one that is sent. }}
{{#on_file}}
<form id="choose-on-file" method="get" action="{{form_path}}">{{#elsewhere_of}}<input type="hidden" name="elsewhere_of"
	value="{{elsewhere_of}}">{{/elsewhere_of}}</form>
<form id="look-on-file" method="get" action="{{form_path}}">{{#elsewhere_of}}<input type="hidden" name="elsewhere_of"
	value="{{elsewhere_of}}">{{/elsewhere_of}}</form>
{{/on_file}}
</main>
{{>foot}}
