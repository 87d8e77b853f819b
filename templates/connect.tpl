{{%AUTOESCAPE context="HTML"}}
{{! Connect: a person, or their helper, sends a referral to one program or to several, or logs one that we do not send.
markers:
  person_bar        include: parts/person-bar; thread_person, thread_from: texts, hidden fields
  back_url          text: the program's row in the list that the reader left; or section no_back_url
  several           section: the form of several programs; or no_several, with
    program_public_id, program_name, organization_name, capacity   texts
  programs          text: how many; a number to count by
  sheets            section, once a program: program_public_id, program_name, organization_name
    capacity          text: open, wait_list or closed; sections capacity_wait_list, capacity_closed, closed_until (a date),
                      temporarily_closed
    answer_days       number to count by; empty: not said
    takes             section: it can be sent to; or no_takes
    keeps_answers     section: a victim-service program, which tells a helper nothing
    comments          section: it can, or a comment is typed already
    program_field, comment_field, consent_field         texts: the fields' names
    comment_value, consent_value                        texts: as typed; program_value is always empty
    program_problem, comment_problem, consent_problem   texts: what is wrong; may be empty
    is_open           section: the person has an open referral to it: open_referral (public id), open_since_day, open_status_label
  form_path         text: where this form goes
  kind_live, kind_logged, kind_tracking_only   sections: the kind that this referral will have; no_kind_logged
  program_learns    section, or no_program_learns
  asks_discreet     section: some message is sent
  asks_questions    section: a program asks questions before this is sent; or no_asks_questions
  draft             text: the draft that the form waited in; may be empty
  asks_consent      section: live only
  consent_words     text: the exact words, as they are kept
  consent_language, consent_direction   texts: the language of these words, and its direction
  consent_seen      text: the version of these words (hidden field)
  group_shares      section: Team Navigation is on, so the helper's group sees it too
  has_problems      section; problems, once each: problem_field, problem
  form fields by form_show(): for (self, other), seeker_first_name, seeker_last_name, seeker_email, seeker_phone,
    seeker_language, helper_first_name, helper_last_name, helper_organization, helper_email, helper_phone,
    reach (email, text, phone, dont_reach_out), discreet (yes), follow_up (yes), each with its _error
  for_person        section: the form was filled from a profile; first_name: text; or no_for_person
  chosen_person     section: that profile: person (public id), on_file_name; safe_notes (include: parts/safe-notes)
  filled_phone, filled_email, filled_language, filled_helper, filled_organization, filled_helper_phone   texts: what stands
                    in these fields, in one line; may be empty
  seeker_wrong, helper_wrong   sections: one of these fields needs a correction
  knows_helper      section: the helper's own fields are filled in; or no_knows_helper
  last_way          section: made_at_day: when the way that is ticked was chosen last
  on_file           section: the signed-in viewer has people on file:
    on_file_person  section, once a person: person (public id), on_file_name, on_file_email, on_file_phone
    person_q        text: the name that was looked for; searched (section): found_any or no_found_any,
                    found (section, once a person, as above), found_more (section)
    kept_from, kept_programs (once each: kept_program)   texts: what the box's forms bring along
  form_hidden       include: parts/form-hidden
Where it is not known yet for whom the form is, each sentence about the person stands here twice: the stylesheet shows the
one that fits what is chosen. }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}\
	{{#several}}{{#t}}Ask several programs for help{{/t}}{{/several}}\
	{{#no_several}}{{#kind_live}}{{#t}}Ask {{program_name}} for help{{/t}}{{/kind_live}}\
	{{#kind_logged}}{{#t}}Log a referral to {{program_name}}{{/t}}{{/kind_logged}}\
	{{#kind_tracking_only}}{{#t}}Keep a referral to {{program_name}}{{/t}}{{/kind_tracking_only}}{{/no_several}}</title>
{{>head}}
{{>person_bar}}
<main id="main" class="two">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was sent yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<div class="head">
<p class="back">{{#back_url}}<a href="{{back_url}}">{{#t}}Back to what you found{{/t}}</a>{{/back_url}}\
	{{#no_back_url}}{{#no_several}}<a href="{{base}}/programs/{{program_public_id}}{{thread}}">{{#t}}Back to the program{{/t}}</a>{{/no_several}}\
	{{#several}}<a href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a>{{/several}}{{/no_back_url}}</p>
<h1>{{#several}}{{#for_person}}{{#tn programs}}Refer {{first_name}} to 1 program{{|}}Refer {{first_name}} to {{programs}} programs{{/tn}}{{/for_person}}\
	{{#no_for_person}}{{#tn programs}}Ask 1 program for help{{|}}Ask {{programs}} programs for help{{/tn}}{{/no_for_person}}{{/several}}\
	{{#no_several}}{{#kind_live}}{{#for_person}}{{#t}}Refer {{first_name}} to {{program_name}}{{/t}}{{/for_person}}\
	{{#no_for_person}}{{#t}}Ask {{program_name}} for help{{/t}}{{/no_for_person}}{{/kind_live}}\
	{{#kind_logged}}{{#t}}Log a referral to {{program_name}}{{/t}}{{/kind_logged}}\
	{{#kind_tracking_only}}{{#t}}Keep a referral to {{program_name}}{{/t}}{{/kind_tracking_only}}{{/no_several}}</h1>
{{#kind_live}}<p class="lead">{{#asks_questions}}{{#t}}This page takes about two minutes, and a few questions follow. Nobody sees
	anything until you press Send at the end.{{/t}}{{/asks_questions}}\
{{#no_asks_questions}}{{#t}}It takes about two minutes. Nobody sees anything until you press Send.{{/t}}{{/no_asks_questions}}</p>{{/kind_live}}
{{#kind_logged}}
<div class="notice action">
	<h2>{{#t}}{{program_name}} will not be told{{/t}}</h2>
	<p>{{#t}}We keep this for you, and tell the person what to do next. The person, or you, must contact the program.{{/t}} <a
		href="{{base}}/programs/{{program_public_id}}/next-steps{{thread}}">{{#t}}How to do that{{/t}}</a></p>
</div>
{{/kind_logged}}
{{#kind_tracking_only}}
<div class="notice action">
	<h2>{{#t}}We keep this, but we send nothing{{/t}}</h2>
	<p>{{#t}}We will not contact the program, or anybody else. You can see the referral here, and note what became of it.{{/t}}</p>
</div>
{{/kind_tracking_only}}
</div>

<form class="story" method="post" action="{{form_path}}" novalidate{{#no_several}}{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}{{/no_several}}>
{{>form_hidden}}
{{#on_file}}
<section class="sheet" aria-labelledby="on-file">
<h2 id="on-file">{{#t}}Use contact info on file{{/t}}</h2>
<div class="search">
	<div class="field">
		<label for="person">{{#t}}The people you helped last{{/t}}</label>
		<select id="person" name="person" form="choose-on-file" autocomplete="off">
		<option value="">{{#t}}Choose a person{{/t}}</option>
		{{#on_file_person}}<option value="{{person}}">{{on_file_name}}{{#on_file_phone}} · {{on_file_phone_text}}{{/on_file_phone}}\
		{{#no_on_file_phone}}{{#on_file_email}} · {{on_file_email}}{{/on_file_email}}{{/no_on_file_phone}}</option>
		{{/on_file_person}}
		</select>
	</div>
	<button class="secondary" form="choose-on-file">{{#t}}Fill in this form{{/t}}</button>
</div>
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
{{#found}}<li><a href="{{form_path}}?person={{person}}{{#kept_from}}&amp;from={{kept_from}}{{/kept_from}}\
{{#kept_programs}}&amp;program={{kept_program}}{{/kept_programs}}" data-person="{{person}}">{{on_file_name}}</a> <span class="quiet"
	dir="ltr">{{#on_file_phone}}{{on_file_phone_text}}{{/on_file_phone}}\
{{#no_on_file_phone}}{{on_file_email}}{{/no_on_file_phone}}</span></li>
{{/found}}</ul>
{{#found_more}}<p class="quiet">{{#t}}There are more. Type more of the name.{{/t}}</p>{{/found_more}}{{/found_any}}
{{#no_found_any}}<p>{{#t}}None of the people you help matches that. Check the name, or fill in the form below.{{/t}}</p>{{/no_found_any}}
{{/searched}}
</div>
</section>
{{/on_file}}
{{#draft}}<input type="hidden" name="draft" value="{{draft}}">{{/draft}}\
{{#thread_person}}<input type="hidden" name="person" value="{{thread_person}}">{{/thread_person}}\
{{#thread_from}}<input type="hidden" name="from" value="{{thread_from}}">{{/thread_from}}
{{#several}}<button class="visually-hidden" tabindex="-1" aria-hidden="true">{{! Enter in a field presses the first button. }}\
	{{#t}}Send{{/t}}</button>{{/several}}
{{#asks_consent}}<input type="hidden" name="form_consent" value="{{consent_seen}}">{{/asks_consent}}\
{{#asks_questions}}<input type="hidden" name="form_asks" value="yes">{{/asks_questions}}
{{#for_person}}<input type="hidden" name="for" value="other">{{/for_person}}
{{#no_for_person}}
<fieldset id="for" class="sheet" tabindex="-1"{{#for_error}} aria-describedby="for-error"{{/for_error}}>
	<legend>{{#t}}Who is this for?{{/t}}</legend>
	{{#for_error}}<p class="error" id="for-error">{{for_error}}</p>{{/for_error}}
	<div class="choices pair">
		<label class="choice"><input type="radio" name="for" value="self"{{#for_self}} checked{{/for_self}}>
			<span>{{#t}}For me{{/t}}</span></label>
		<label class="choice"><input type="radio" name="for" value="other"{{#for_other}} checked{{/for_other}}>
			<span>{{#t}}For someone I am helping{{/t}}</span></label>
	</div>
</fieldset>
{{/no_for_person}}

<fieldset class="sheet">
	<legend>{{#chosen_person}}<bdi>{{on_file_name}}</bdi>{{/chosen_person}}\
		{{#no_for_person}}<span class="if-self">{{#t}}About you{{/t}}</span><span class="if-other">{{#t}}About the person who needs
		help{{/t}}</span>{{/no_for_person}}</legend>
	{{#chosen_person}}
	<details{{#seeker_wrong}} open{{/seeker_wrong}}>
	<summary><span dir="auto">{{#filled_phone}}<bdi dir="ltr">{{filled_phone}}</bdi> · {{/filled_phone}}{{#filled_email}}{{filled_email}} · {{/filled_email}}\
		{{filled_language}}</span> <u>{{#t}}Change{{/t}}</u></summary>
	<p class="hint">{{#t}}This is what you have on file for {{on_file_name}}.{{/t}} {{#t}}When you send this, your changes also
		go into the profile. You can undo them there.{{/t}}</p>
	{{/chosen_person}}
	{{#no_for_person}}{{#signed_in}}<p class="hint if-self">{{#t}}Leave all of this empty to use what your account has.{{/t}}</p>{{/signed_in}}{{/no_for_person}}
	<div class="pair">
		{{>seeker_first_name_field}}
		{{>seeker_last_name_field}}
	</div>
	<div class="pair">
		{{>seeker_phone_field}}
		{{>seeker_email_field}}
	</div>
	{{>seeker_language_field}}
	{{#for_person}}</details>{{/for_person}}
</fieldset>

<fieldset id="reach" class="sheet" tabindex="-1" aria-describedby="reach-hint{{#reach_error}} reach-error{{/reach_error}}">
	<legend>{{#for_person}}{{#program_learns}}{{#t}}How should they reach {{first_name}}?{{/t}}{{/program_learns}}\
		{{#no_program_learns}}{{#t}}What is the best way to reach {{first_name}}?{{/t}}{{/no_program_learns}}{{/for_person}}\
		{{#no_for_person}}{{#program_learns}}<span class="if-self">{{#t}}How should they reach you?{{/t}}</span><span
		class="if-other">{{#t}}How should they reach the person?{{/t}}</span>{{/program_learns}}\
		{{#no_program_learns}}<span class="if-self">{{#t}}What is the best way to reach you?{{/t}}</span><span
		class="if-other">{{#t}}What is the best way to reach the person?{{/t}}</span>{{/no_program_learns}}{{/no_for_person}}</legend>
	{{#last_way}}<p class="hint">{{#t}}Ticked as it was last time, on {{made_at_day}}.{{/t}}</p>{{/last_way}}
	{{#chosen_person}}{{>safe_notes}}{{/chosen_person}}
	<p class="hint" id="reach-hint">{{#t}}Choose all that work, or only the last one.{{/t}}</p>
	{{#reach_error}}<p class="error" id="reach-error">{{reach_error}}</p>{{/reach_error}}
	<div class="choices">
		<label class="choice"><input type="checkbox" name="reach" value="text"{{#reach_text}} checked{{/reach_text}}>
			<span>{{#t}}Text message{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}We text a link now. If you also choose e-mail, we text only if the e-mail can’t be
				delivered.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We text a link that says what to do next. If you also choose e-mail, we text only if
				the e-mail can’t be delivered.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="phone"{{#reach_phone}} checked{{/reach_phone}}>
			<span>{{#t}}Phone call{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}Somebody from the program calls. We send no message.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}Nobody will call because of this. We only note what works best.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="email"{{#reach_email}} checked{{/reach_email}}>
			<span>{{#t}}E-mail{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}We e-mail a copy now. The program answers by e-mail.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We e-mail what to do next.{{/t}}</span>{{/kind_logged}}</span></label>
		<label class="choice"><input type="checkbox" name="reach" value="dont_reach_out"{{#reach_dont_reach_out}} checked{{/reach_dont_reach_out}}>
			<span>{{#t}}Don’t reach out{{/t}}
			{{#kind_live}}<span class="hint">{{#t}}Nobody calls or writes. The program sees the name, but no e-mail and no phone number, and
				waits for your call.{{/t}}</span>{{/kind_live}}
			{{#kind_logged}}<span class="hint">{{#t}}We send no message.{{/t}}</span>{{/kind_logged}}
			{{#kind_tracking_only}}<span class="hint">{{#t}}The person contacts the program.{{/t}}</span>{{/kind_tracking_only}}</span></label>
	</div>
	{{#kind_tracking_only}}<p class="hint">{{#t}}No message will be sent, whatever you choose. We only note what the person likes
		best.{{/t}}</p>{{/kind_tracking_only}}
	{{#asks_discreet}}
	<div id="discreet" tabindex="-1">
	{{#discreet_error}}<p class="error" id="discreet-error">{{discreet_error}}</p>{{/discreet_error}}
	<label class="choice"><input type="checkbox" name="discreet" value="yes"{{#discreet_yes}} checked{{/discreet_yes}}>
		<span>{{#t}}Someone else may read the messages{{/t}}
		<span class="hint">{{#t}}Then our messages do not say what this is about, and do not name the program.{{/t}}</span></span></label>
	</div>
	<div id="follow_up" tabindex="-1">
	{{#follow_up_error}}<p class="error" id="follow_up-error">{{follow_up_error}}</p>{{/follow_up_error}}
	<label class="choice"><input type="checkbox" name="follow_up" value="yes"{{#follow_up_yes}} checked{{/follow_up_yes}}>
		<span><span class="if-self">{{#t}}Ask me in a week whether I got help{{/t}}</span><span class="if-other">{{#t}}Ask them in a week
		whether they got help{{/t}}</span>
		<span class="hint">{{#t}}One message by e-mail or text, answered with one tap.{{/t}}</span></span></label>
	</div>
	{{/asks_discreet}}
</fieldset>

{{#sheets}}
<fieldset class="sheet" id="{{program_field}}" tabindex="-1" data-program="{{program_public_id}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
	<legend>{{#several}}{{#t}}For {{program_name}}{{/t}}{{/several}}{{#no_several}}{{#t}}What should they know?{{/t}}{{/no_several}}</legend>
	{{#program_problem}}<p class="error" id="{{program_field}}-error">{{program_problem}}</p>{{/program_problem}}
	{{#answer_days}}<p class="quiet">{{#tn answer_days}}They usually answer within 1 day{{|}}They usually answer within {{answer_days}} days{{/tn}}</p>
	{{/answer_days}}
	{{#capacity_wait_list}}<p class="notice action">{{#t}}{{program_name}} has a wait list. They may not be able to help right away.{{/t}}</p>
	{{/capacity_wait_list}}
	{{#capacity_closed}}<p class="notice action">{{#t}}{{program_name}} takes nobody new right now.{{/t}}</p>{{/capacity_closed}}
	{{#closed_until}}<p class="notice action">{{#t}}{{program_name}} is closed until {{closed_until}}.{{/t}}</p>{{/closed_until}}
	{{#temporarily_closed}}<p class="notice action">{{#t}}{{program_name}} is closed for now.{{/t}}</p>{{/temporarily_closed}}
	{{#is_open}}<p class="notice" data-open-referral="{{open_referral}}">{{#for_person}}{{#t}}{{first_name}} has an open referral here since
		{{open_since_day}}: <a href="{{base}}/referrals/{{open_referral}}">{{open_status_label}}</a>. Send another only if it is for
		something new.{{/t}}{{/for_person}}{{#no_for_person}}{{#t}}You have an open referral here since {{open_since_day}}: <a
		href="{{base}}/referrals/{{open_referral}}">{{open_status_label}}</a>. Send another only if it is for something
		new.{{/t}}{{/no_for_person}}</p>{{/is_open}}
	{{#keeps_answers}}{{#for_person}}<p class="notice">{{#t}}To keep people safe, {{program_name}} answers only {{first_name}}, not you. It
		also gives {{first_name}} a code to open this. Our messages do not say what this is about.{{/t}}</p>{{/for_person}}\
	{{#no_for_person}}<p class="notice if-other">{{#t}}Do you help someone? To keep people safe, {{program_name}} answers only that person, not
		you. It also gives them a code to open this. Our messages do not say what this is about.{{/t}}</p>{{/no_for_person}}{{/keeps_answers}}
	{{#no_takes}}{{#several}}<p>{{#t}}You can’t send to {{program_name}} from here now.{{/t}} <a
		href="{{base}}/programs/{{program_public_id}}{{thread}}">{{#t}}How to reach them{{/t}}</a></p>{{/several}}{{/no_takes}}
	{{#comments}}
	<div class="field">
		<label for="{{comment_field}}">{{#kind_live}}{{#for_person}}{{#t}}Comment: {{first_name}} and the program will read this{{/t}}{{/for_person}}\
			{{#no_for_person}}<span class="if-self">{{#t}}Comment: you and the program will read this{{/t}}</span><span
			class="if-other">{{#t}}Comment: the person and the program will read this{{/t}}</span>{{/no_for_person}}{{/kind_live}}\
			{{#no_program_learns}}{{#t}}Comment: the person and their helper will read this{{/t}}{{/no_program_learns}}</label>
		<p class="hint" id="{{comment_field}}-hint">{{#t}}You can say what is needed, by when, and who else lives there. Or leave this empty.{{/t}}</p>
		{{#kind_live}}<p class="notice action when-dont-reach-out" id="{{comment_field}}-warning">{{#t}}With “Don’t reach out”, the program still
			reads this comment. Leave out phone numbers and addresses.{{/t}}</p>{{/kind_live}}
		{{#comment_problem}}<p class="error" id="{{comment_field}}-error">{{comment_problem}}</p>{{/comment_problem}}
		<textarea id="{{comment_field}}" name="{{comment_field}}" rows="3" aria-describedby="{{comment_field}}-hint{{#kind_live}} \
			{{comment_field}}-warning{{/kind_live}}{{#comment_problem}} {{comment_field}}-error{{/comment_problem}}"{{#comment_problem}}
			aria-invalid="true"{{/comment_problem}}>{{comment_value:pre_escape}}</textarea>
	</div>
	{{/comments}}
	{{#takes}}
	{{#asks_consent}}
	{{#consent_problem}}<p class="error" id="{{consent_field}}-error">{{consent_problem}}</p>{{/consent_problem}}
	<label class="choice"><input type="checkbox" id="{{consent_field}}" name="{{consent_field}}" value="yes"{{#consent_value}} checked{{/consent_value}}\
		{{#consent_problem}} aria-invalid="true" aria-describedby="{{consent_field}}-error"{{/consent_problem}}>
		<span class="typed" lang="{{consent_language}}" dir="{{consent_direction}}">{{consent_words:pre_escape}}</span></label>
	{{/asks_consent}}
	{{/takes}}
	{{#several}}<input type="hidden" name="program" value="{{program_public_id}}">
	<p><button class="secondary" name="leave_out" value="{{program_public_id}}">{{#t}}Leave out<span class="visually-hidden">
		{{program_name}}</span>{{/t}}</button></p>{{/several}}
</fieldset>
{{/sheets}}

<fieldset class="sheet when-helping">
	<legend>{{#t}}About you, the helper{{/t}}</legend>
	{{#knows_helper}}<details{{#helper_wrong}} open{{/helper_wrong}}>
	<summary><span dir="auto">{{filled_helper}}{{#filled_organization}} · {{filled_organization}}{{/filled_organization}}\
		{{#filled_helper_phone}} · <bdi dir="ltr">{{filled_helper_phone}}</bdi>{{/filled_helper_phone}}</span> <u>{{#t}}Change{{/t}}</u></summary>
	{{/knows_helper}}
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
	{{#knows_helper}}</details>{{/knows_helper}}
</fieldset>

<section class="sheet" aria-labelledby="seers">
<h2 id="seers">{{#t}}Who will see this{{/t}}</h2>
<ul class="ticks">
	{{#for_person}}<li>{{#t}}{{first_name}}, and you{{/t}}</li>{{/for_person}}\
	{{#no_for_person}}<li class="if-self">{{#t}}You{{/t}}</li><li class="if-other">{{#t}}The person, and their helper if there is one{{/t}}</li>{{/no_for_person}}
	{{#kind_live}}{{#several}}<li>{{#t}}The people who work at each program, but only what is for them{{/t}}</li>{{/several}}\
	{{#no_several}}<li>{{#t}}The people who work at {{program_name}}{{/t}}</li>{{/no_several}}{{/kind_live}}
	{{#group_shares}}{{#for_person}}<li>{{#t}}Your group{{/t}}</li>{{/for_person}}\
	{{#no_for_person}}<li class="if-other">{{#t}}Your group, when you are helping someone else{{/t}}</li>{{/no_for_person}}{{/group_shares}}
	{{#no_program_learns}}<li class="not">{{#t}}Not the program: we do not tell it{{/t}}</li>{{/no_program_learns}}
	<li class="not">{{#t}}Nobody else, not even the people who run this site{{/t}}</li>
</ul>
{{#kind_live}}<p class="quiet">{{#t}}You can stop sharing at any time.{{/t}}</p>{{/kind_live}}
</section>

{{#kind_logged}}<p><strong>{{#t}}We do not tell {{program_name}}: please contact them yourself.{{/t}}</strong></p>
<p><button>{{#t}}Log this referral{{/t}}</button></p>{{/kind_logged}}
{{#kind_tracking_only}}<p><button>{{#t}}Keep this referral{{/t}}</button></p>{{/kind_tracking_only}}
{{#kind_live}}
{{#asks_questions}}<p class="quiet">{{#several}}{{#t}}Some of them have a few questions first. Nothing is sent before the last step.{{/t}}{{/several}}\
{{#no_several}}{{#t}}{{program_name}} has a few questions first. Nothing is sent before the last step.{{/t}}{{/no_several}}</p>
<p><button>{{#t}}Next{{/t}}</button></p>{{/asks_questions}}
{{#no_asks_questions}}
{{#no_several}}<p><button>{{#t}}Send to {{program_name}}{{/t}}</button></p>{{/no_several}}
{{#several}}<p><button>{{#tn programs}}Send to 1 program{{|}}Send to {{programs}} programs{{/tn}}</button></p>
<p class="quiet">{{#t}}All of them are sent, or none.{{/t}}</p>{{/several}}
{{/no_asks_questions}}
{{/kind_live}}
</form>
{{! The box's own forms stand last, so that the first form of the page is the one that is sent. }}
{{#on_file}}
<form id="choose-on-file" method="get" action="{{form_path}}">{{#kept_from}}<input type="hidden" name="from"
	value="{{kept_from}}">{{/kept_from}}{{#kept_programs}}<input type="hidden" name="program" value="{{kept_program}}">{{/kept_programs}}</form>
<form id="look-on-file" method="get" action="{{form_path}}">{{#kept_from}}<input type="hidden" name="from"
	value="{{kept_from}}">{{/kept_from}}{{#kept_programs}}<input type="hidden" name="program" value="{{kept_program}}">{{/kept_programs}}</form>
{{/on_file}}

<aside class="side sheet" aria-label="{{#t}}Where this goes{{/t}}">
	{{#program_learns}}<p class="quiet">{{#t}}This goes to{{/t}}</p>{{/program_learns}}
	{{#sheets}}
	<h2><bdi>{{program_name}}</bdi></h2>
	{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
	{{/sheets}}
</aside>
</main>
{{>foot}}
