{{%AUTOESCAPE context="HTML"}}
{{! The referral page: the story in order, who can see it, then the acts; one page for every party that has it.
markers, all at the top level but those of inner sections:
  a row's markers as in referrals.tpl, and
  code              text
  seeker_language_name   text: in its own words
  reaches           (the sections reach_email, reach_text, reach_phone, phone_chosen: by text or call; dont_reach_out)
  shows_contact     section: contact information is granted (it may still be empty)
  is_seeker, is_program   sections: the parties that the viewer is; several may show
  back_url          text: the dashboard that the viewer came from, by party; list: the same for forms, empty without one
  recorded          section: the person came or called, and the program's staff recorded it
  saved_status, saved_note (private), saved_shared_note, saved_reach, saved_sharing   sections: this is the answer to a change
                    that was just made; with saved_status: saved_same (nothing changed), saved_undo (the last change was undone),
                    saved_own_note (a note went with it that is not shared)
  said_by, said_at, said_note   texts: who set the status last, when, and with which note
  next_id, next_name, place, of_new   texts: for the program, the next referral that is not updated, and where this one stands
  has_forms         section: answers came with it that the viewer may see: outcome..., outcome_reason as in parts/row-program
  asks_questions    section: the program may have asked questions
  helper_denied_at  instant: the account with the helper's address and name says that it did not send this
  word_seeker_status, word_helper_status, word_program_status   texts: labels, when disputed; empty: no word
  elsewhere_of_id   text: the referral before this one
  erased_at         instant: the person’s data was erased then; or no_erased_at. erased_at_day   text
  after             section for each referral after this one: after_id, after_program
  person_public_id  text: the helper's profile
  refer_elsewhere   section: the status offers another program
  next              include as in referrals.tpl
  rests             section: the reader is the person, and the program works on it and has asked nothing of them
  own_words         text: the status in the reader's own words, if they are the seeker
  safe_notes        include: parts/safe-notes, for those who keep the profile
  may_update        section; status_form include: parts/status-form
  program_reach     include: parts/program-reach, for seeker and helper
  events            section, newest first:
    act_erased (or no_act_erased), act_sent, act_opened, act_recorded, act_status, act_still_waiting, act_undo, act_note, act_reach, act_stop_sharing,
      act_taken_over, act_not_mine, act_released, act_release_ended   sections
    until_day       text: the last day of act_released
    says_status     section: an undo whose status this viewer may know
    only_two_read   section, or no_only_two_read: only seeker and program read a shared note of the program
    to_label, to_class, to_mark   texts: of to_status (status and undo)
    actor_first_name, actor_last_initial, actor_organization, by_link (section)
    by_text, no_by_text   sections: the channel of that link
    name_erased     section: the person did it, and is erased
    made_at         instant
    event_note      text: empty when there is none for this viewer; event_note_shared, no_event_note_shared
    undone          section: it was undone later
  sees              section, once a party that has it, by cgi/parts/audience.c: party (seeker, helper, program), viewer_name,
    you, is_group   sections: the viewer's own side; the helper's group has it too
    is_team, is_team_of_nobody, by_code_only, after_sign_in, is_account   sections, one of them: staff who claimed the program, or
      nobody did; a seeker without an account; a helper without one; somebody with one
    sees_contact, sees_helper_contact, sees_comment, sees_forms, sees_word (if is_veiled), can_update, can_change_reach, can_stop_sharing
                    sections by what the law grants, or no_...
    helped, asks    sections: there is a helper; the program may have asked questions
  messages          section, else no_messages:
    recipient       text: the first name of seeker or helper, or the program's name
    by_email, by_text   sections
    state_waiting, state_held, state_sent, state_failed, state_stopped, state_dropped   sections (sending counts as waiting)
    of_change       section: it was about a change; or no_of_change: about the referral being sent
    ended_at, made_at   instants
  has_problems      section; problems: problem_field, problem, of the form that was sent
  changed_meanwhile section: the last change was not made, since somebody else was faster (409)
  may_change_reach  section: reach_form include: parts/reach-form; only_seeker section: it can be changed back by the seeker alone
  safety            section: the seeker is offered one of these: may_hush, may_stop_sharing
  discreet          section: someone else may read the seeker's messages
  word_withheld     section, or no_word_withheld: a veil hides from this viewer what the program says
  may_release       section, or no_may_release: the viewer gives and ends releases
  released, released_day   section, text: the helper's side sees through the veil until the end of that day
  saved_release     section: it was given or ended just now
  is_veiled         section: the program keeps its word from the helper's side
  hands_code        section: the viewer is the program, and the person reads this only with the code that the program gives them
  only_two          section, or no_only_two: the viewer is the program, and only the seeker sees what it says
  may_undo          section; undo_hidden include: parts/form-hidden, for POST /status/{referral} with undo=yes
  note_form         include: parts/note-form, posts to /referrals/{referral}/notes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#changed_meanwhile}}{{#t}}Error: {{/t}}{{/changed_meanwhile}}\
	{{#is_program}}{{#no_erased_at}}{{#t}}{{seeker_name}}: referral{{/t}}{{/no_erased_at}}\
	{{#erased_at}}{{#t}}Referral to {{program_name}}{{/t}}{{/erased_at}}{{/is_program}}\
	{{#no_is_program}}{{#t}}Referral to {{program_name}}{{/t}}{{/no_is_program}}</title>
{{>head}}
<main id="main" class="two" data-referral="{{public_id}}" data-status="{{status}}"
	data-kind="{{kind}}" data-version="{{version}}"{{#changed}} data-changed{{/changed}}{{#disputed}} data-disputed{{/disputed}}\
	{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_sharing}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}} {{#t}}Sharing with {{program_name}} has
	stopped.{{/t}}</p>{{/saved_sharing}}
{{#saved_release}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}} {{#released}}{{#t}}{{helper_name}} may
	see what {{program_name}} says until the end of {{released_day}}.{{/t}}{{/released}}\
	{{#no_released}}{{#t}}{{helper_name}} no longer sees what {{program_name}} says.{{/t}}{{/no_released}}</p>{{/saved_release}}
{{#saved_reach}}{{#dont_reach_out}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}
	{{#is_seeker}}{{#t}}From now on, nobody is to call or write to you about this.{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}From now on, nobody is to call or write to {{seeker_first_name}} about
		this.{{/t}}{{/no_is_seeker}}</p>{{/dont_reach_out}}{{/saved_reach}}
{{#changed_meanwhile}}<div class="notice action" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Somebody else was faster{{/t}}</h2>
	<p>{{#t}}They changed this referral while you were looking. Below is how it stands now. Your change was not saved. Send it again if you
		still want it.{{/t}}</p>
</div>{{/changed_meanwhile}}
<div class="head">
<p class="back"><a href="{{back_url}}">{{#t}}Back to the list{{/t}}</a></p>
{{#next_id}}<p class="quiet">{{#of_new}}{{#t}}{{place}} of {{of_new}} not updated.{{/t}} {{/of_new}}<a
	href="{{base}}/referrals/{{next_id}}">{{#t}}Next: {{next_name}}{{/t}}</a></p>{{/next_id}}
{{#changed}}<p class="saved">{{#t}}Changed{{/t}}</p>{{/changed}}<h1 class="asked">{{#no_erased_at}}{{#t}}{{seeker_name}} and
	{{program_name}}{{/t}}{{/no_erased_at}}\
	{{#erased_at}}{{#t}}Referral to {{program_name}}{{/t}}{{/erased_at}}</h1>
<p><span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>{{#own_words}}{{own_words}} \
	<small>{{/own_words}}{{status_label}}{{#own_words}}</small>{{/own_words}}</span>\
	{{#said_by}} <span class="quiet">{{#t}}said {{said_at}} by {{said_by}}{{/t}}</span>{{/said_by}}</p>
{{#still_waiting_at}}<p><b class="late">{{#is_seeker}}{{#t}}You are still waiting, since {{still_waiting_at_day}}{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}{{seeker_first_name}} is still waiting, since {{still_waiting_at_day}}{{/t}}{{/no_is_seeker}}</b></p>{{/still_waiting_at}}
<p class="next-step">{{>next}}{{#rests}} {{#t}}You don’t have to do anything now.{{/t}}{{/rests}}</p>
{{#said_note}}<blockquote dir="auto">{{said_note:pre_escape}}</blockquote>{{/said_note}}
<div class="acts">{{#refer_elsewhere}}<a class="button" href="{{base}}/programs?from={{public_id}}">{{#is_seeker}}{{#t}}Find another
	program{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}Find another program for {{seeker_first_name}}{{/t}}{{/no_is_seeker}}</a>{{/refer_elsewhere}}
{{#no_is_seeker}}{{#may_hush}}<form method="get" action="{{base}}/referrals/{{public_id}}/stop-contact">
	{{#list}}<input type="hidden" name="list" value="{{list}}">{{/list}}<button class="danger">{{#t}}Stop all
	contact{{/t}}</button></form>{{/may_hush}}
{{#may_stop_sharing}}<form method="get" action="{{base}}/referrals/{{public_id}}/stop-sharing">
	{{#list}}<input type="hidden" name="list" value="{{list}}">{{/list}}<button class="danger">{{#t}}Stop
	sharing{{/t}}</button></form>{{/may_stop_sharing}}{{/no_is_seeker}}</div>
{{#disputed}}
<div class="notice action">
	<h2><span aria-hidden="true">⚑</span> {{#t}}They disagree{{/t}}</h2>
	<dl class="details">
	{{#word_seeker_status}}<dt>{{seeker_first_name}}</dt><dd>{{word_seeker_status}}</dd>{{/word_seeker_status}}
	{{#word_helper_status}}<dt>{{helper_name}}</dt><dd>{{word_helper_status}}</dd>{{/word_helper_status}}
	{{#word_program_status}}<dt>{{program_name}}</dt><dd>{{word_program_status}}</dd>{{/word_program_status}}
	</dl>
	<p>{{#t}}Ask what really happened, then set it right.{{/t}}</p>
</div>
{{/disputed}}
{{#program_gone}}<p class="notice action">{{#is_program}}{{#t}}The directory no longer lists your program, so that people can’t find it here any
	more.{{/t}}{{/is_program}}{{#no_is_program}}{{#t}}{{program_name}} is no longer listed. It may have closed or changed its name. Call them
	before you go, or find another program.{{/t}}{{/no_is_program}}</p>{{/program_gone}}
{{#erased_at}}<p class="notice">{{#t}}This person’s data was erased on {{erased_at_day}}: name, phone, e-mail, and everything that was written.
	We only keep that there was a referral, and how it ended.{{/t}}</p>{{/erased_at}}
{{#no_erased_at}}{{#consent_withdrawn}}<p class="notice">{{#is_program}}{{#t}}Sharing with you was stopped on {{withdrawn_at_day}}. You no longer see the
	phone number, e-mail, comment and shared notes. Please don’t use what you noted down before. You can still say what happened.{{/t}}{{/is_program}}\
{{#no_is_program}}{{#t}}Sharing with {{program_name}} was stopped on {{withdrawn_at_day}}. They still see the name, but not the phone
	number, e-mail, comment and shared notes.{{/t}}{{/no_is_program}}</p>{{/consent_withdrawn}}{{/no_erased_at}}
{{#helper_denied_at}}<p class="notice action">{{#t}}{{helper_name}} says: I did not send this. Somebody else used
	that name and e-mail address. Ask {{seeker_first_name}} before you rely on it.{{/t}}</p>{{/helper_denied_at}}
{{#kind_logged}}<p class="notice">{{#t}}This is only kept here. We did not contact {{program_name}}, and they can’t see it.{{/t}}</p>{{/kind_logged}}
{{#kind_tracking_only}}<p class="notice">{{#t}}This is only kept here. We did not contact {{program_name}}, they can’t see it, and we send
	no messages about it.{{/t}}</p>{{/kind_tracking_only}}
{{#word_withheld}}<p class="notice">{{#t}}To keep people safe, {{program_name}} tells only {{seeker_first_name}} what it does and says. So you don’t
	see it here. You see what you and {{seeker_first_name}} say.{{/t}} {{#t}}{{seeker_first_name}} can let you see it for a time: here, or
	on paper at {{program_name}}.{{/t}}</p>{{/word_withheld}}
{{#no_word_withheld}}{{#no_may_release}}{{#released_day}}<p class="notice">{{#t}}{{seeker_first_name}} lets you see what {{program_name}} says,
	until the end of {{released_day}}. After that it is hidden again.{{/t}}</p>{{/released_day}}{{/no_may_release}}{{/no_word_withheld}}
</div>

<div class="side">
{{#is_program}}{{#no_erased_at}}<section class="sheet" aria-label="{{#t}}How to reach {{seeker_first_name}}{{/t}}">
{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}</p>{{/discreet}}
{{#dont_reach_out}}{{#no_consent_withdrawn}}<p><b>{{#t}}{{seeker_first_name}} will reach out to you
	directly{{/t}}</b></p>{{/no_consent_withdrawn}}{{/dont_reach_out}}
{{#phone_chosen}}{{#seeker_phone}}<p><a class="button call" href="tel:{{seeker_phone}}"><small>\
	{{#reach_text}}{{#t}}Best way: text message{{/t}}{{/reach_text}}{{#no_reach_text}}{{#t}}Best way: phone call{{/t}}{{/no_reach_text}}</small>\
	<bdi dir="ltr">{{seeker_phone_text}}</bdi></a></p>{{/seeker_phone}}
{{#seeker_email}}<p><a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></p>{{/seeker_email}}{{/phone_chosen}}
{{#no_phone_chosen}}{{#seeker_email}}<p><a class="button call" href="mailto:{{seeker_email_link}}"><small>{{#t}}Best way: e-mail{{/t}}</small>\
	<bdi dir="ltr">{{seeker_email}}</bdi></a></p>{{/seeker_email}}
{{#seeker_phone}}<p><a href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></p>{{/seeker_phone}}{{/no_phone_chosen}}
{{#seeker_language_name}}<p>{{#t}}Speaks{{/t}} <span class="tongue">{{seeker_language_name}}</span></p>{{/seeker_language_name}}
{{#hands_code}}<p>{{#t}}Give {{seeker_first_name}} this code when you speak. Only with it can they read what you write here.{{/t}}
	<br><b dir="ltr" data-code="{{code}}">{{code}}</b></p>{{/hands_code}}
</section>{{/no_erased_at}}{{/is_program}}
{{#no_is_program}}<section class="sheet" aria-label="{{#t}}Reach them{{/t}}">
<p><b dir="auto">{{program_name}}</b></p>
{{>program_reach}}
</section>{{/no_is_program}}
{{#may_update}}<section class="sheet no-print">
{{#saved_status}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#saved_same}}{{#t}}It says so already. Nothing was
	changed.{{/t}}{{/saved_same}}\
	{{#no_saved_same}}{{#saved_undo}}{{#t}}Undone just now{{/t}}{{/saved_undo}}{{#no_saved_undo}}{{#t}}Saved.{{/t}}
		{{#only_two}}{{#hands_code}}{{#t}}{{seeker_first_name}} sees it after typing the code that you give them.{{/t}}{{/hands_code}}\
			{{#no_hands_code}}{{#t}}{{seeker_first_name}} sees it now.{{/t}}{{/no_hands_code}}{{/only_two}}\
		{{#no_only_two}}{{#t}}Everyone who has this referral sees it now.{{/t}}{{/no_only_two}}\
		{{#saved_own_note}} {{#t}}Your note was not shared: only your own side reads it.{{/t}}{{/saved_own_note}}\
		{{/no_saved_undo}}{{/no_saved_same}}</p>{{/saved_status}}
{{#may_undo}}<form method="post" action="{{base}}/status/{{public_id}}">{{>undo_hidden}}<input type="hidden" name="undo"
	value="yes"><button class="plain">{{#t}}Undo your last change{{/t}}</button></form>{{/may_undo}}
{{>status_form}}
</section>{{/may_update}}
{{#safety}}
<section class="sheet no-print" aria-labelledby="safety">
<h2 id="safety">{{#t}}Are you safe?{{/t}}</h2>
<div class="acts">
{{#may_hush}}<form method="get" action="{{base}}/referrals/{{public_id}}/stop-contact">
	{{#list}}<input type="hidden" name="list" value="{{list}}">{{/list}}<button class="danger">{{#t}}Stop them from
	contacting me{{/t}}</button></form>{{/may_hush}}
{{#may_stop_sharing}}<form method="get" action="{{base}}/referrals/{{public_id}}/stop-sharing">
	{{#list}}<input type="hidden" name="list" value="{{list}}">{{/list}}<button
	class="danger">{{#t}}Stop sharing with them{{/t}}</button></form>{{/may_stop_sharing}}
</div>
<p class="quiet">{{#t}}It works at once. We ask you once more before that.{{/t}}</p>
</section>
{{/safety}}
<p class="acts no-print"><a class="go" href="{{base}}/referrals/{{public_id}}/print">{{#is_program}}{{#t}}Print{{/t}}{{/is_program}}\
	{{#no_is_program}}{{#t}}Print a sheet to take along{{/t}}{{/no_is_program}}</a></p>
</div>

<div class="story">
<h2>{{#t}}What was asked{{/t}}</h2>
{{>safe_notes}}
<dl class="details sheet">
	<dt>{{#t}}Program{{/t}}</dt>
	<dd><a href="{{base}}/programs/{{program_public_id}}" dir="auto">{{program_name}}</a>{{#organization_name}}<br><span
		class="quiet">{{organization_name}}</span>{{/organization_name}}</dd>
	{{#no_erased_at}}<dt>{{#t}}For{{/t}}</dt>
	<dd>{{#person_public_id}}<a href="{{base}}/people/{{person_public_id}}" dir="auto">{{seeker_name}}</a>{{/person_public_id}}\
		{{#no_person_public_id}}{{seeker_name}}{{/no_person_public_id}}
</dd>{{/no_erased_at}}
	{{#seeker_phone}}<dt>{{#t}}Phone{{/t}}</dt><dd><a href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></dd>{{/seeker_phone}}
	{{#seeker_email}}<dt>{{#t}}E-mail{{/t}}</dt><dd><a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></dd>{{/seeker_email}}
	{{#no_erased_at}}{{#shows_contact}}<dt>{{#t}}Best way{{/t}}</dt>
	<dd class="ways">{{#reach_email}}<span class="way">{{#t}}e-mail{{/t}}</span>{{/reach_email}} {{#reach_text}}<span class="way">{{#t}}text
		message{{/t}}</span>{{/reach_text}} {{#reach_phone}}<span class="way">{{#t}}phone
		call{{/t}}</span>{{/reach_phone}} {{#dont_reach_out}}<span class="way">{{#t}}Don’t reach
			out{{/t}}</span>{{/dont_reach_out}}</dd>{{/shows_contact}}
	{{#no_is_program}}{{#discreet}}<dt>{{#t}}Messages{{/t}}</dt>
	<dd><b>{{#t}}Someone else may read the messages{{/t}}</b><br>{{#t}}So they do not say what this is about.{{/t}}</dd>{{/discreet}}\
	{{/no_is_program}}{{/no_erased_at}}
	{{#seeker_language_name}}<dt>{{#t}}Language{{/t}}</dt><dd>{{seeker_language_name}}</dd>{{/seeker_language_name}}
	{{#for_other}}<dt>{{#t}}Referred by{{/t}}</dt>
	<dd>{{helper_name}}{{#helper_organization}}<br><span class="quiet">{{helper_organization}}</span>{{/helper_organization}}\
		{{#helper_phone}}<br><a href="tel:{{helper_phone}}" dir="ltr">{{helper_phone_text}}</a>{{/helper_phone}}\
		{{#helper_email}}<br><a href="mailto:{{helper_email_link}}" dir="ltr">{{helper_email}}</a>{{/helper_email}}</dd>{{/for_other}}
	{{#no_erased_at}}{{#for_self}}<dt>{{#t}}Referred by{{/t}}</dt><dd>{{#recorded}}{{#t}}{{seeker_first_name}} came or called, and {{program_name}}
		recorded it{{/t}}{{/recorded}}\
		{{#no_recorded}}{{#is_seeker}}{{#t}}You, for yourself{{/t}}{{/is_seeker}}\
		{{#no_is_seeker}}{{#t}}{{seeker_first_name}}, for themselves{{/t}}{{/no_is_seeker}}{{/no_recorded}}</dd>{{/for_self}}{{/no_erased_at}}
	{{#site_label}}<dt>{{#t}}Made on{{/t}}</dt><dd>{{site_label}}</dd>{{/site_label}}
	{{#comment}}<dt>{{#t}}Comment{{/t}}</dt><dd class="typed" dir="auto">{{comment:pre_escape}}</dd>{{/comment}}
	{{#has_forms}}<dt>{{#t}}Answers{{/t}}</dt>
	<dd><a href="{{base}}/referrals/{{public_id}}/answers">{{#is_program}}{{#t}}Answers to your questions{{/t}}{{/is_program}}\
		{{#no_is_program}}{{#t}}Answers to their questions{{/t}}{{/no_is_program}}</a>
		<span class="status {{outcome_class}}" data-outcome="{{outcome}}"><span class="mark" aria-hidden="true">{{outcome_mark}}</span>{{outcome_label}}</span>\
		{{#outcome_reason}}<br><span class="quiet">{{outcome_reason}}</span>{{/outcome_reason}}</dd>{{/has_forms}}
	{{#code}}{{#no_hands_code}}<dt>{{#t}}Code{{/t}}</dt><dd><b dir="ltr" data-code="{{code}}">{{code}}</b></dd>{{/no_hands_code}}{{/code}}
	{{#elsewhere_of_id}}<dt>{{#t}}Before this{{/t}}</dt>
	<dd><a href="{{base}}/referrals/{{elsewhere_of_id}}">{{#t}}An earlier referral{{/t}}</a></dd>{{/elsewhere_of_id}}
	{{#after}}<dt>{{#t}}After this{{/t}}</dt>
	<dd><a href="{{base}}/referrals/{{after_id}}" dir="auto">{{after_program}}</a></dd>{{/after}}
</dl>

<h2>{{#t}}What happened{{/t}}</h2>
<ol class="timeline">
{{#events}}
<li class="{{to_class}}{{#undone}} undone{{/undone}}">
	<p>{{#act_sent}}{{#kind_live}}{{#t}}Sent to {{program_name}}{{/t}}{{/kind_live}}\
		{{#kind_logged}}{{#t}}Kept here{{/t}}{{/kind_logged}}\
		{{#kind_tracking_only}}{{#t}}Kept here{{/t}}{{/kind_tracking_only}}{{/act_sent}}\
		{{#act_opened}}{{#t}}First opened by {{program_name}}{{/t}}{{/act_opened}}\
		{{#act_recorded}}{{#no_erased_at}}{{#t}}{{program_name}} recorded this for {{seeker_first_name}}, who came or called{{/t}}{{/no_erased_at}}\
		{{#erased_at}}{{#t}}Recorded by {{program_name}}{{/t}}{{/erased_at}}{{/act_recorded}}\
		{{#act_status}}<span class="status {{to_class}}"><span class="mark" aria-hidden="true">{{to_mark}}</span>{{to_label}}</span>{{/act_status}}\
		{{#act_still_waiting}}{{#t}}Still waiting{{/t}}{{/act_still_waiting}}\
		{{#act_undo}}{{#t}}Undid the last change{{/t}}{{#says_status}} <span class="status {{to_class}}"><span class="mark"
			aria-hidden="true">{{to_mark}}</span>{{to_label}}</span>{{/says_status}}{{/act_undo}}\
		{{#act_released}}{{#t}}Let {{helper_name}} see what {{program_name}} says, until the end of {{until_day}}{{/t}}{{/act_released}}\
		{{#act_release_ended}}{{#t}}{{helper_name}} no longer sees what {{program_name}} says{{/t}}{{/act_release_ended}}\
		{{#act_note}}{{#t}}Note{{/t}}{{/act_note}}\
		{{#act_reach}}{{#t}}Changed the best way to reach{{/t}}{{/act_reach}}\
		{{#act_erased}}{{#t}}Data erased{{/t}}{{/act_erased}}{{#act_stop_sharing}}{{#t}}Stopped sharing with {{program_name}}{{/t}}{{/act_stop_sharing}}\
		{{#act_taken_over}}{{#t}}Opened it with its code. The account that had it for {{seeker_first_name}} before no longer
			has it{{/t}}{{/act_taken_over}}\
		{{#act_not_mine}}{{#t}}Said: I did not send this{{/t}}{{/act_not_mine}}\
		{{#undone}} <span class="quiet">{{#t}}undone later{{/t}}</span>{{/undone}}</p>
	{{#event_note}}<blockquote dir="auto">{{event_note:pre_escape}}</blockquote>
	<p class="quiet">{{#event_note_shared}}{{#only_two_read}}{{#t}}{{seeker_first_name}} and {{program_name}} can read this note{{/t}}{{/only_two_read}}\
		{{#no_only_two_read}}{{#t}}Everyone who has this referral can read this note{{/t}}{{/no_only_two_read}}{{/event_note_shared}}\
		{{#no_event_note_shared}}{{#t}}Only your side can read this note{{/t}}{{/no_event_note_shared}}</p>{{/event_note}}
	<p class="quiet">{{#no_act_erased}}{{#actor_first_name}}{{actor_first_name}}{{#actor_last_initial}} {{actor_last_initial}}.{{/actor_last_initial}}\
		{{#actor_organization}}, {{/actor_organization}}{{/actor_first_name}}{{actor_organization}}{{#name_erased}}{{#t}}Name
			erased{{/t}}{{/name_erased}}{{#by_link}}, \
			{{#by_text}}{{#t}}by text link{{/t}}{{/by_text}}{{#no_by_text}}{{#t}}by e-mail link{{/t}}{{/no_by_text}}{{/by_link}} · {{/no_act_erased}}<time
			datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time></p>
</li>
{{/events}}
</ol>

{{#no_erased_at}}<h2>{{#t}}Who can see this{{/t}}</h2>
<dl class="grid">
<div class="grid-head" aria-hidden="true"><dt></dt><dd><span>{{#t}}Name, status{{/t}}</span><span>{{#t}}Phone, e-mail{{/t}}</span><span>{{#t}}Words,
	notes{{/t}}</span>{{#asks_questions}}<span>{{#t}}Answers{{/t}}</span>{{/asks_questions}}{{#is_veiled}}<span>{{#t}}What they say{{/t}}</span>{{/is_veiled}}\
	{{#for_other}}<span>{{#t}}Helper’s phone, e-mail{{/t}}</span>{{/for_other}}</dd></div>
{{#sees}}
<div>
	<dt>{{#is_group}}{{#t}}{{viewer_name}} and their group{{/t}}{{/is_group}}\
		{{#no_is_group}}{{#is_team}}{{#t}}The team of {{viewer_name}}{{/t}}{{/is_team}}\
		{{#is_team_of_nobody}}{{#t}}{{viewer_name}}: nobody there has an account here{{/t}}{{/is_team_of_nobody}}\
		{{#by_code_only}}{{#t}}{{viewer_name}}, with the code{{/t}}{{/by_code_only}}\
		{{#after_sign_in}}{{#t}}{{viewer_name}}, after signing in{{/t}}{{/after_sign_in}}\
		{{#is_account}}<bdi>{{viewer_name}}</bdi>{{/is_account}}{{/no_is_group}}\
		{{#you}} {{#t}}(you){{/t}}{{/you}}</dt>
	<dd data-sees="{{party}}"><span data-grant="see"><b aria-hidden="true">✓</b> <span class="visually-hidden">{{#t}}sees names and what
		happened;{{/t}}</span></span>\
	{{#sees_contact}}<span data-grant="contact"><b aria-hidden="true">✓</b> <span class="visually-hidden">{{#t}}sees phone, e-mail and best
		way;{{/t}}</span></span>{{/sees_contact}}\
	{{#no_sees_contact}}<span data-no-grant="contact"><i aria-hidden="true">–</i> <span class="visually-hidden">{{#t}}does not see phone, e-mail and best
		way;{{/t}}</span></span>{{/no_sees_contact}}\
	{{#sees_comment}}<span data-grant="comment"><b aria-hidden="true">✓</b> <span class="visually-hidden">{{#t}}sees comment and shared
		notes;{{/t}}</span></span>{{/sees_comment}}\
	{{#no_sees_comment}}<span data-no-grant="comment"><i aria-hidden="true">–</i> <span class="visually-hidden">{{#t}}does not see comment and shared
		notes;{{/t}}</span></span>{{/no_sees_comment}}\
	{{#asks}}{{#sees_forms}}<span data-grant="forms"><b aria-hidden="true">✓</b> <span class="visually-hidden">{{#t}}sees answers to
		questions;{{/t}}</span></span>{{/sees_forms}}\
	{{#no_sees_forms}}<span data-no-grant="forms"><i aria-hidden="true">–</i> <span class="visually-hidden">{{#t}}does not see answers to
		questions;{{/t}}</span></span>{{/no_sees_forms}}{{/asks}}\
	{{#is_veiled}}{{#sees_word}}<span data-grant="word"><b aria-hidden="true">✓</b> <span class="visually-hidden">{{#t}}sees what the
		program says;{{/t}}</span></span>{{/sees_word}}\
	{{#no_sees_word}}<span data-no-grant="word"><i aria-hidden="true">–</i> <span class="visually-hidden">{{#t}}does not see what the
		program says;{{/t}}</span></span>{{/no_sees_word}}{{/is_veiled}}\
	{{#helped}}{{#sees_helper_contact}}<span data-grant="helper-contact"><b aria-hidden="true">✓</b> <span
		class="visually-hidden">{{#t}}sees the helper’s phone and e-mail;{{/t}}</span></span>{{/sees_helper_contact}}\
	{{#no_sees_helper_contact}}<span data-no-grant="helper-contact"><i aria-hidden="true">–</i> <span
		class="visually-hidden">{{#t}}does not see the helper’s phone and e-mail;{{/t}}</span></span>{{/no_sees_helper_contact}}{{/helped}}
	<p class="quiet">{{#t}}May:{{/t}} {{#can_update}}<span class="way" data-grant="update">{{#t}}say what
			happened{{/t}}</span>{{/can_update}} {{#can_change_reach}}<span class="way" data-grant="change-reach">{{#t}}change the best
			way{{/t}}</span>{{/can_change_reach}} {{#can_stop_sharing}}<span class="way" data-grant="stop-sharing">{{#t}}stop
			sharing{{/t}}</span>{{/can_stop_sharing}}</p>
	</dd>
</div>
{{/sees}}
</dl>
<p class="quiet">{{#t}}Nobody else can see it here, not even the people who run this site.{{/t}}</p>{{/no_erased_at}}
{{#may_release}}
<section class="no-print" aria-labelledby="release">
<h2 id="release">{{#is_seeker}}{{#t}}Who sees what they say{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}Who sees what you say{{/t}}{{/no_is_seeker}}</h2>
<p>{{#released}}{{#t}}{{helper_name}} may see it until the end of {{released_day}}.{{/t}}{{/released}}\
	{{#no_released}}{{#is_seeker}}{{#t}}{{program_name}} tells only you. {{helper_name}} does not see it.{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Only {{seeker_first_name}} and your team. {{helper_name}} does not see it, nor do the people who run this
		site.{{/t}}{{/no_is_seeker}}{{/no_released}}</p>
<p><a class="go" href="{{base}}/referrals/{{public_id}}/release">{{#released}}{{#t}}End this{{/t}}{{/released}}\
	{{#no_released}}{{#is_seeker}}{{#t}}Let {{helper_name}} see it for a time{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}{{seeker_first_name}} signed that {{helper_name}} may see it{{/t}}{{/no_is_seeker}}{{/no_released}}</a></p>
</section>
{{/may_release}}
{{#is_seeker}}<p><a href="{{base}}/referrals/{{public_id}}/access">{{#t}}Who looked at this{{/t}}</a></p>{{/is_seeker}}

{{#no_erased_at}}<h2>{{#t}}Messages about this{{/t}}</h2>
{{#no_messages}}<p>{{#t}}We sent no messages about this referral.{{/t}}</p>{{/no_messages}}
{{#word_withheld}}<p class="quiet">{{#t}}Here are only the messages from when it was sent. You don’t see later ones.{{/t}}</p>{{/word_withheld}}
<ul>
{{#messages}}
<li>
	{{#by_email}}
	{{#of_change}}{{#t}}E-mail to <bdi>{{recipient}}</bdi> about a change{{/t}}{{/of_change}}
	{{#no_of_change}}{{#t}}E-mail to <bdi>{{recipient}}</bdi> about the referral{{/t}}{{/no_of_change}}
	{{/by_email}}
	{{#by_text}}
	{{#of_change}}{{#t}}Text message to <bdi>{{recipient}}</bdi> about a change{{/t}}{{/of_change}}
	{{#no_of_change}}{{#t}}Text message to <bdi>{{recipient}}</bdi> about the referral{{/t}}{{/no_of_change}}
	{{/by_text}}
	<br>
	{{#state_waiting}}<span class="quiet">{{#t}}On its way.{{/t}}</span>{{/state_waiting}}
	{{#state_held}}<b class="late">{{#by_text}}{{#t}}Held until tomorrow: today’s limit of texts was reached.{{/t}}{{/by_text}}\
		{{#by_email}}{{#t}}Held until tomorrow: today’s limit of e-mails was reached.{{/t}}{{/by_email}}</b>{{/state_held}}
	{{#state_sent}}<span class="quiet"><time datetime="{{ended_at_iso}}" title="{{ended_at_exact}}">{{#t}}Sent {{ended_at}}.{{/t}}</time></span>{{/state_sent}}
	{{#state_failed}}<b class="late">{{#t}}We could not deliver it. Is the address right?{{/t}}</b>{{/state_failed}}
	{{#state_stopped}}<b class="late">{{#t}}Not sent: this number asked for no more texts.{{/t}}</b>{{/state_stopped}}
	{{#state_dropped}}<span class="quiet">{{#t}}Not sent, because it was no longer allowed.{{/t}}</span>{{/state_dropped}}
</li>
{{/messages}}
</ul>{{/no_erased_at}}

{{#no_erased_at}}<section class="no-print">
<h2>{{#t}}Add a note{{/t}}</h2>
{{#saved_note}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}} {{#t}}Only your own side reads this
	note.{{/t}}</p>{{/saved_note}}\
{{#saved_shared_note}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}
	{{#only_two}}{{#t}}{{seeker_first_name}} can read the note.{{/t}}{{/only_two}}\
	{{#no_only_two}}{{#no_consent_withdrawn}}{{#t}}Everyone who has this referral can read the note.{{/t}}{{/no_consent_withdrawn}}{{/no_only_two}}\
	{{#consent_withdrawn}}{{#t}}Everyone but the program can read the note.{{/t}}{{/consent_withdrawn}}</p>{{/saved_shared_note}}
<div class="sheet">{{>note_form}}</div>
</section>{{/no_erased_at}}
{{#may_change_reach}}
<section class="no-print">
<h2>{{#t}}The best way to reach{{/t}}</h2>
{{#saved_reach}}{{#no_dont_reach_out}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}
	{{#t}}The best way to reach is as you chose.{{/t}}</p>{{/no_dont_reach_out}}{{/saved_reach}}
{{>reach_form}}
</section>
{{/may_change_reach}}
{{#only_seeker}}{{#no_erased_at}}
<section class="no-print">
<h2>{{#t}}The best way to reach{{/t}}</h2>
<p>{{#t}}It is set to “Don’t reach out”. Only {{seeker_first_name}} can take that back.{{/t}}</p>
</section>
{{/no_erased_at}}{{/only_seeker}}
</div>
</main>
{{>foot}}
