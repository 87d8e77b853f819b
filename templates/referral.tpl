{{%AUTOESCAPE context="HTML"}}
{{! The referral page: the story in order, who can see it, then the acts; one page for every party that has it.
markers, all at the top level but those of inner sections:
  a row's markers as in referrals.tpl, and
  code              text
  seeker_language_name   text: in its own words
  reaches           (the sections reach_email, reach_text, reach_phone, dont_reach_out)
  shows_contact     section: contact information is granted (it may still be empty)
  is_seeker, is_program   sections: the parties that the viewer is; several may show
  back_url          text: the dashboard that the viewer came from, by party
  recorded          section: the person came or called, and the program's staff recorded it
  saved             section: this is the answer to a change that was just made, with one section for what it was:
    saved_same (nothing changed), saved_status, saved_note (private), saved_shared_note, saved_reach, saved_sharing
  opened_at, closed_at   instants; opened_at only for seeker and helper
  helper_denied_at  instant: the account with the helper's address and name says that it did not send this
  word_seeker_status, word_helper_status, word_program_status   texts: labels, when disputed; empty: no word
  elsewhere_of_id   text: the referral before this one
  person_public_id  text: the helper's profile
  refer_elsewhere   section: the status offers another program
  changer, next     includes as in referrals.tpl
  program_reach     include: parts/program-reach, for seeker and helper
  events            section, oldest first:
    act_sent, act_recorded, act_status, act_still_waiting, act_undo, act_note, act_reach, act_stop_sharing,
      act_taken_over, act_not_mine   sections
    to_label, to_class, to_mark   texts: of to_status (status and undo)
    actor_first_name, actor_last_initial, actor_organization, by_link (section)
    by_text, no_by_text   sections: the channel of that link
    made_at         instant
    event_note      text: empty when there is none for this viewer; event_note_shared, no_event_note_shared
    undone          section: it was undone later
  sees              section, once a party that has it, by cgi/parts/audience.c: party (seeker, helper, program), viewer_name,
    you, is_group   sections: the viewer's own side; the helper's group has it too
    is_team, is_team_of_nobody, by_code_only, after_sign_in, is_account   sections, one of them: staff who claimed the program, or
      nobody did; a seeker without an account; a helper without one; somebody with one
    sees_contact, sees_helper_contact, sees_comment, sees_forms, can_update, can_change_reach, can_stop_sharing
                    sections by what the law grants, or no_...
    helped, asks    sections: there is a helper; the program may have asked questions
    hides_nothing, no_hides_nothing   sections
  messages          section, else no_messages:
    recipient       text: the first name of seeker or helper, or the program's name
    by_email, by_text   sections
    state_waiting, state_held, state_sent, state_failed, state_stopped, state_dropped   sections (sending counts as waiting)
    of_change       section: it was about a change; or no_of_change: about the referral being sent
    ended_at, made_at   instants
  has_problems      section; problems: problem_field, problem, of the form that was sent
  changed_meanwhile section: the last change was not made, since somebody else was faster (409)
  may_change_reach  section: reach_form include: parts/reach-form; only_seeker section: it can be changed back by the seeker alone
  safety            section: one of these is offered: may_hush, with hush include: parts/hush;
    may_stop_sharing, with stop_form include: parts/stop-form
  discreet          section: someone else may read the seeker's messages
  may_undo          section; undo_hidden include: parts/form-hidden, for POST /status/{referral} with undo=yes
  prints_sheet      section: on paper stands the sheet and nothing else; or no_prints_sheet
  print_sheet       include: parts/print-sheet
  note_form         include: parts/note-form, posts to /referrals/{referral}/notes }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#changed_meanwhile}}{{#t}}Error: {{/t}}{{/changed_meanwhile}}\
	{{#is_program}}{{#t}}{{seeker_name}}: referral{{/t}}{{/is_program}}\
	{{#no_is_program}}{{#t}}Referral to {{program_name}}{{/t}}{{/no_is_program}}</title>
{{>head}}
<main id="main"{{#prints_sheet}} class="prints-sheet"{{/prints_sheet}} data-referral="{{public_id}}" data-status="{{status}}"
	data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#saved_same}}{{#t}}It says so already. Nothing was changed.{{/t}}{{/saved_same}}\
	{{#no_saved_same}}{{#t}}Saved.{{/t}}{{/no_saved_same}}
	{{#saved_status}}{{#t}}Everyone who has this referral sees it now.{{/t}}{{/saved_status}}\
	{{#saved_note}}{{#t}}Only your own side reads this note.{{/t}}{{/saved_note}}\
	{{#saved_shared_note}}{{#no_consent_withdrawn}}{{#t}}Everyone who has this referral can read the note.{{/t}}{{/no_consent_withdrawn}}\
	{{#consent_withdrawn}}{{#t}}Everyone but the program can read the note.{{/t}}{{/consent_withdrawn}}{{/saved_shared_note}}\
	{{#saved_reach}}{{#dont_reach_out}}{{#is_seeker}}{{#t}}From now on, nobody is to call or write to you about
		this.{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}From now on, nobody is to call or write to {{seeker_first_name}} about
		this.{{/t}}{{/no_is_seeker}}{{/dont_reach_out}}\
	{{#no_dont_reach_out}}{{#t}}The best way to reach is as you chose.{{/t}}{{/no_dont_reach_out}}{{/saved_reach}}\
	{{#saved_sharing}}{{#t}}Sharing with {{program_name}} has stopped.{{/t}}{{/saved_sharing}}</p>{{/saved}}
{{#changed_meanwhile}}<div class="notice action" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Somebody else was faster{{/t}}</h2>
	<p>{{#t}}They changed this referral while you were looking. Below is how it stands now. Your change was not saved. Send it again if you
		still want it.{{/t}}</p>
</div>{{/changed_meanwhile}}
<p class="back"><a href="{{back_url}}">{{#t}}Back to the list{{/t}}</a></p>
<h1>{{#t}}{{seeker_name}} and {{program_name}}{{/t}}</h1>
<div class="standing">
	{{>changer}}
	{{#still_waiting_at}}<p><b class="late">{{#is_seeker}}{{#t}}You are still waiting, since {{still_waiting_at_day}}{{/t}}{{/is_seeker}}\
		{{#no_is_seeker}}{{#t}}{{seeker_first_name}} is still waiting, since {{still_waiting_at_day}}{{/t}}{{/no_is_seeker}}</b></p>{{/still_waiting_at}}
	<p class="next">{{>next}}</p>
	{{>program_reach}}
	<div class="acts">{{#may_undo}}<form method="post" action="{{base}}/status/{{public_id}}">{{>undo_hidden}}<input type="hidden" name="undo"
		value="yes"><button class="plain">{{#t}}Undo your last change{{/t}}</button></form>{{/may_undo}}\
		{{#refer_elsewhere}}<a class="go" href="{{base}}/programs?from={{public_id}}">{{#t}}Find another program{{/t}}</a>{{/refer_elsewhere}}</div>
</div>
{{#safety}}
<section class="safety no-print" aria-labelledby="safety">
<h2 id="safety">{{#is_seeker}}{{#t}}Are you safe?{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}Is {{seeker_first_name}} safe?{{/t}}{{/no_is_seeker}}</h2>
{{#may_hush}}{{>hush}}{{/may_hush}}
{{#may_stop_sharing}}{{>stop_form}}{{/may_stop_sharing}}
</section>
{{/safety}}
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
{{#consent_withdrawn}}<p class="notice">{{#is_program}}{{#t}}Sharing with you was stopped on {{withdrawn_at_day}}. You no longer see the
	phone number, e-mail, comment and shared notes. Please don’t use what you noted down before. You can still say what happened.{{/t}}{{/is_program}}\
{{#no_is_program}}{{#t}}Sharing with {{program_name}} was stopped on {{withdrawn_at_day}}. They still see the name, but not the phone
	number, e-mail, comment and shared notes.{{/t}}{{/no_is_program}}</p>{{/consent_withdrawn}}
{{#helper_denied_at}}<p class="notice action">{{#t}}{{helper_name}} says: I did not send this. Somebody else used
	that name and e-mail address. Ask {{seeker_first_name}} before you rely on it.{{/t}}</p>{{/helper_denied_at}}
{{#kind_logged}}<p class="notice">{{#t}}This is only kept here. We did not contact {{program_name}}, and they can’t see it.{{/t}}</p>{{/kind_logged}}
{{#kind_tracking_only}}<p class="notice">{{#t}}This is only kept here. We did not contact {{program_name}}, they can’t see it, and we send
	no messages about it.{{/t}}</p>{{/kind_tracking_only}}

<h2>{{#t}}What was asked{{/t}}</h2>
<dl class="details">
	<dt>{{#t}}Program{{/t}}</dt>
	<dd><a href="{{base}}/programs/{{program_public_id}}" dir="auto">{{program_name}}</a>{{#organization_name}}<br><span
		class="quiet">{{organization_name}}</span>{{/organization_name}}</dd>
	<dt>{{#t}}For{{/t}}</dt>
	<dd>{{#person_public_id}}<a href="{{base}}/people/{{person_public_id}}" dir="auto">{{seeker_name}}</a>{{/person_public_id}}\
		{{#no_person_public_id}}{{seeker_name}}{{/no_person_public_id}}
		{{#dont_reach_out}}{{#is_program}}{{#no_consent_withdrawn}}<br>{{#t}}{{seeker_first_name}} will reach out to you
			directly{{/t}}{{/no_consent_withdrawn}}{{/is_program}}{{/dont_reach_out}}</dd>
	{{#is_program}}{{#discreet}}<dt class="visually-hidden">{{#t}}Take care{{/t}}</dt>
	<dd class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is about.{{/t}}</dd>{{/discreet}}{{/is_program}}
	{{#seeker_phone}}<dt>{{#t}}Phone{{/t}}</dt><dd><a href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></dd>{{/seeker_phone}}
	{{#seeker_email}}<dt>{{#t}}E-mail{{/t}}</dt><dd><a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></dd>{{/seeker_email}}
	{{#shows_contact}}<dt>{{#t}}Best way{{/t}}</dt>
	<dd class="ways">{{#reach_email}}<span class="way">{{#t}}e-mail{{/t}}</span>{{/reach_email}} {{#reach_text}}<span class="way">{{#t}}text
		message{{/t}}</span>{{/reach_text}} {{#reach_phone}}<span class="way">{{#t}}phone
		call{{/t}}</span>{{/reach_phone}} {{#dont_reach_out}}<span class="way">{{#t}}Don’t reach out{{/t}}</span>{{/dont_reach_out}}</dd>{{/shows_contact}}
	{{#seeker_language_name}}<dt>{{#t}}Language{{/t}}</dt><dd>{{seeker_language_name}}</dd>{{/seeker_language_name}}
	{{#for_other}}<dt>{{#t}}Referred by{{/t}}</dt>
	<dd>{{helper_name}}{{#helper_organization}}<br><span class="quiet">{{helper_organization}}</span>{{/helper_organization}}\
		{{#helper_phone}}<br><a href="tel:{{helper_phone}}" dir="ltr">{{helper_phone_text}}</a>{{/helper_phone}}\
		{{#helper_email}}<br><a href="mailto:{{helper_email_link}}" dir="ltr">{{helper_email}}</a>{{/helper_email}}</dd>{{/for_other}}
	{{#for_self}}<dt>{{#t}}Referred by{{/t}}</dt><dd>{{#recorded}}{{#t}}{{seeker_first_name}} came or called, and {{program_name}} recorded it{{/t}}{{/recorded}}\
		{{#no_recorded}}{{#t}}{{seeker_first_name}}, for themselves{{/t}}{{/no_recorded}}</dd>{{/for_self}}
	{{#site_label}}<dt>{{#t}}Made on{{/t}}</dt><dd>{{site_label}}</dd>{{/site_label}}
	{{#comment}}<dt>{{#t}}Comment{{/t}}</dt><dd class="typed" dir="auto">{{comment:pre_escape}}</dd>{{/comment}}
	{{#code}}<dt>{{#t}}Code{{/t}}</dt><dd><b dir="ltr" data-code="{{code}}">{{code}}</b></dd>{{/code}}
	{{#elsewhere_of_id}}<dt>{{#t}}Before this{{/t}}</dt>
	<dd><a href="{{base}}/referrals/{{elsewhere_of_id}}">{{#t}}An earlier referral{{/t}}</a></dd>{{/elsewhere_of_id}}
</dl>

<h2>{{#t}}What happened{{/t}}</h2>
<ol class="timeline">
{{#events}}
<li{{#undone}} class="undone"{{/undone}}>
	<p>{{#act_sent}}{{#kind_live}}{{#t}}Sent to {{program_name}}{{/t}}{{/kind_live}}\
		{{#kind_logged}}{{#t}}Kept here{{/t}}{{/kind_logged}}\
		{{#kind_tracking_only}}{{#t}}Kept here{{/t}}{{/kind_tracking_only}}{{/act_sent}}\
		{{#act_recorded}}{{#t}}{{program_name}} recorded this for {{seeker_first_name}}, who came or called{{/t}}{{/act_recorded}}\
		{{#act_status}}<span class="status {{to_class}}"><span class="mark" aria-hidden="true">{{to_mark}}</span>{{to_label}}</span>{{/act_status}}\
		{{#act_still_waiting}}{{#t}}Still waiting{{/t}}{{/act_still_waiting}}\
		{{#act_undo}}{{#t}}Undid the last change{{/t}} <span class="status {{to_class}}"><span class="mark"
			aria-hidden="true">{{to_mark}}</span>{{to_label}}</span>{{/act_undo}}\
		{{#act_note}}{{#t}}Note{{/t}}{{/act_note}}\
		{{#act_reach}}{{#t}}Changed the best way to reach{{/t}}{{/act_reach}}\
		{{#act_stop_sharing}}{{#t}}Stopped sharing with {{program_name}}{{/t}}{{/act_stop_sharing}}\
		{{#act_taken_over}}{{#t}}Opened it with its code. The account that had it for {{seeker_first_name}} before no longer
			has it{{/t}}{{/act_taken_over}}\
		{{#act_not_mine}}{{#t}}Said: I did not send this{{/t}}{{/act_not_mine}}\
		{{#undone}} <span class="quiet">{{#t}}undone later{{/t}}</span>{{/undone}}</p>
	{{#event_note}}<blockquote dir="auto">{{event_note:pre_escape}}</blockquote>
	<p class="quiet">{{#event_note_shared}}{{#t}}Everyone who has this referral can read this note{{/t}}{{/event_note_shared}}\
		{{#no_event_note_shared}}{{#t}}Only your side can read this note{{/t}}{{/no_event_note_shared}}</p>{{/event_note}}
	<p class="quiet">{{#actor_first_name}}{{actor_first_name}}{{#actor_last_initial}} {{actor_last_initial}}.{{/actor_last_initial}}\
		{{#actor_organization}}, {{/actor_organization}}{{/actor_first_name}}{{actor_organization}}{{#by_link}}, \
			{{#by_text}}{{#t}}by text link{{/t}}{{/by_text}}{{#no_by_text}}{{#t}}by e-mail link{{/t}}{{/no_by_text}}{{/by_link}} · <time
			datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time></p>
</li>
{{/events}}
</ol>
{{#opened_at}}<p class="quiet">{{#t}}{{program_name}} first looked at it on {{opened_at_exact}}.{{/t}}</p>{{/opened_at}}

<h2>{{#t}}Who can see this{{/t}}</h2>
<dl class="details seers">
{{#sees}}
	<dt>{{#is_group}}{{#t}}{{viewer_name}} and their group{{/t}}{{/is_group}}\
		{{#no_is_group}}{{#is_team}}{{#t}}The team of {{viewer_name}}{{/t}}{{/is_team}}\
		{{#is_team_of_nobody}}{{#t}}{{viewer_name}}: nobody there has an account here{{/t}}{{/is_team_of_nobody}}\
		{{#by_code_only}}{{#t}}{{viewer_name}}, with the code{{/t}}{{/by_code_only}}\
		{{#after_sign_in}}{{#t}}{{viewer_name}}, after signing in{{/t}}{{/after_sign_in}}\
		{{#is_account}}<bdi>{{viewer_name}}</bdi>{{/is_account}}{{/no_is_group}}\
		{{#you}} {{#t}}(you){{/t}}{{/you}}</dt>
	<dd data-sees="{{party}}">
		<p>{{#t}}See:{{/t}} <span class="way" data-grant="see">{{#t}}names and what happened{{/t}}</span> {{#sees_contact}}<span class="way"
			data-grant="contact">{{#t}}phone, e-mail and best way{{/t}}</span>{{/sees_contact}} {{#sees_helper_contact}}<span class="way"
			data-grant="helper-contact">{{#t}}the helper’s phone and e-mail{{/t}}</span>{{/sees_helper_contact}} {{#sees_comment}}<span class="way"
			data-grant="comment">{{#t}}comment and shared notes{{/t}}</span>{{/sees_comment}} {{#sees_forms}}<span class="way"
			data-grant="forms">{{#t}}answers to questions, if the program asks any{{/t}}</span>{{/sees_forms}}</p>
		{{#no_hides_nothing}}<p class="quiet">{{#t}}Do not see:{{/t}} {{#no_sees_contact}}<span class="way" data-no-grant="contact">{{#t}}phone,
			e-mail and best way{{/t}}</span>{{/no_sees_contact}} {{#helped}}{{#no_sees_helper_contact}}<span class="way"
			data-no-grant="helper-contact">{{#t}}the helper’s phone and
			e-mail{{/t}}</span>{{/no_sees_helper_contact}}{{/helped}} {{#no_sees_comment}}<span class="way" data-no-grant="comment">{{#t}}comment and
			shared notes{{/t}}</span>{{/no_sees_comment}} {{#asks}}{{#no_sees_forms}}<span class="way" data-no-grant="forms">{{#t}}answers to
			questions{{/t}}</span>{{/no_sees_forms}}{{/asks}}</p>{{/no_hides_nothing}}
		<p>{{#t}}May:{{/t}} {{#can_update}}<span class="way" data-grant="update">{{#t}}say what
			happened{{/t}}</span>{{/can_update}} {{#can_change_reach}}<span class="way" data-grant="change-reach">{{#t}}change the best
			way{{/t}}</span>{{/can_change_reach}} {{#can_stop_sharing}}<span class="way" data-grant="stop-sharing">{{#t}}stop
			sharing{{/t}}</span>{{/can_stop_sharing}}</p>
	</dd>
{{/sees}}
</dl>
<p class="quiet">{{#t}}Nobody else can see it here, not even the people who run this site.{{/t}}</p>

<h2>{{#t}}Who was told{{/t}}</h2>
{{#no_messages}}<p>{{#t}}We sent no messages about this referral.{{/t}}</p>{{/no_messages}}
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
	{{#state_held}}<b class="late">{{#t}}Held until tomorrow: today’s limit of texts was reached.{{/t}}</b>{{/state_held}}
	{{#state_sent}}<span class="quiet"><time datetime="{{ended_at_iso}}" title="{{ended_at_exact}}">{{#t}}Sent {{ended_at}}.{{/t}}</time></span>{{/state_sent}}
	{{#state_failed}}<b class="late">{{#t}}We could not deliver it. Is the address right?{{/t}}</b>{{/state_failed}}
	{{#state_stopped}}<b class="late">{{#t}}Not sent: this number asked for no more texts.{{/t}}</b>{{/state_stopped}}
	{{#state_dropped}}<span class="quiet">{{#t}}Not sent, because it was no longer allowed.{{/t}}</span>{{/state_dropped}}
</li>
{{/messages}}
</ul>

<section class="no-print">
<h2>{{#t}}Add a note{{/t}}</h2>
{{>note_form}}
</section>
{{#may_change_reach}}
<section class="no-print">
<h2>{{#t}}The best way to reach{{/t}}</h2>
{{>reach_form}}
</section>
{{/may_change_reach}}
{{#only_seeker}}
<section class="no-print">
<h2>{{#t}}The best way to reach{{/t}}</h2>
<p>{{#t}}It is set to “Don’t reach out”. Only {{seeker_first_name}} can take that back.{{/t}}</p>
</section>
{{/only_seeker}}
<p class="acts"><button type="button" class="secondary" data-print hidden>{{#prints_sheet}}{{#t}}Print a sheet to take along{{/t}}{{/prints_sheet}}\
	{{#no_prints_sheet}}{{#t}}Print this page{{/t}}{{/no_prints_sheet}}</button></p>
{{#prints_sheet}}{{>print_sheet}}{{/prints_sheet}}
</main>
{{>foot}}
