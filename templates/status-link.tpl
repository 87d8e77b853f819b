{{%AUTOESCAPE context="HTML"}}
{{! The page behind a link in a message: where one referral stands for one party, and the form that changes it without signing in.
No contact information of the person, no comment, no last name. Its head is parts/head-plain; it has no foot.
markers:
  token             text: the link's own
  is_seeker (or no_is_seeker), is_helper, is_program   sections: whose link it is
  for_self          section: the person asked for themselves; or no_for_self
  in_their_list     section: the reader is the person, and the program has a list; or no_in_their_list
  public_id, kind   texts: of the referral; disputed section
  program_name      text; empty where it is hidden
  has_forms         section: answers came with it. They stand behind a sign-in, as the comment does
  locked            section: the reader sees nothing before the code is typed (then it is hidden, too); or no_locked
  hidden            section: the message was a discreet one, and its reader has only the link
    code            text: as typed. Field code, with code_error; no_code   include: parts/no-code
  erase_asked       section: the person asked to be erased, and no admin has decided yet; asked_at_day   text
  revealed          section: a discreet one, after the second step; referral_code   text
  seeker_first_name
  discreet          section: someone else may read the seeker's messages
  status (status, status_label, status_class, status_mark), version
  own_words         text: the status in the seeker's own words
  still_waiting_at  instant: the seeker answered so, and nobody has set a status since
  done              section: an answer just came, or no_done; done_same: it changed nothing; or no_done_same
    closes          section: nothing is left to do; or no_closes
    program_waits   section: the program sees that the person is still waiting; or no_program_waits
  offers            section: another program may help
  dont_reach_out    section: nobody is to contact the person; consent_withdrawn section: nothing is shared any more
  program_says      section: the program said that last, and the reader is the person
  conflict          section: somebody else set it since the page was opened (409)
  confirm           section: a link chose an answer, which needs one confirmation; or no_confirm:
    asked, asked_label   texts: its slug and its words
    is_so           section: it says so already; or no_is_so
  said              section: the newest note that the other side lets this reader read: said_by text, said_at instant, said_note text:
                    empty where the reader has to sign in for it
  own               section: the person's own newest words: said_note text, said_at instant
  next              include: parts/next-seeker or -program
  rests             section: the program works on it and has asked nothing of the person
  program_reach     include: parts/program-reach, for a seeker
  has_reach         section: the reader is the person, and may see which program it is
  next_steps        text: how to reach the program, for a seeker who contacts it; empty: none
  consent_withdrawn section, or no_consent_withdrawn: the program reads no notes any more
  seeker_alone      section, or no_seeker_alone: the program writes, and only the person reads it
  refused           section: the person asked to be erased, and an admin said no
  hands_code        section: the reader is the program, and the person reads this only with the code that the program gives them
  may_hush, may_stop_sharing   sections: the person may end contact, or sharing with the program, on a page that asks for the code
  may_release       section: the person may let the helper see what the program says, or end that: helper_name text, keeps_word
                    section: the helper does not see it; or no_keeps_word: released_day text, the last day on which they do
  status_choices    include: parts/status-choices
  form fields by form_show(): status, note, each with its _error; has_problems, problems
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#done}}{{#t}}Thank you{{/t}}{{/done}}\
	{{#no_done}}{{#locked}}{{#t}}Type your code to read this{{/t}}{{/locked}}\
	{{#no_locked}}{{#t}}What happened?{{/t}}{{/no_locked}}{{/no_done}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}} data-version="{{version}}"\
	{{#changed}} data-changed{{/changed}}\
	{{#is_program}}{{#discreet}} data-discreet{{/discreet}}{{/is_program}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#locked}}{{#t}}This code does not open it{{/t}}{{/locked}}{{#no_locked}}{{#t}}Nothing was changed yet{{/t}}{{/no_locked}}</h2>
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
<p class="notice good" role="status" tabindex="-1" autofocus>{{#done_same}}{{#t}}It says so already. Nothing was changed.{{/t}}{{/done_same}}\
	{{#no_done_same}}{{#t}}Thank you. Your answer is saved.{{/t}}{{/no_done_same}}</p>
{{/done}}
{{#changed}}<p class="saved">{{#t}}Changed{{/t}}</p>{{/changed}}
<p class="quiet">{{#is_seeker}}{{#program_name}}{{#t}}{{seeker_first_name}}, this is about {{program_name}}.{{/t}}{{/program_name}}\
	{{#no_program_name}}{{#t}}{{seeker_first_name}}, this is about what you asked for.{{/t}}{{/no_program_name}}{{/is_seeker}}\
	{{#is_program}}{{#for_self}}{{#t}}This is about {{seeker_first_name}}, who asked {{program_name}} for help.{{/t}}{{/for_self}}\
	{{#no_for_self}}{{#t}}This is about {{seeker_first_name}}, who was referred to {{program_name}}.{{/t}}{{/no_for_self}}{{/is_program}}\
	{{#is_helper}}{{#program_name}}{{#t}}This is about {{seeker_first_name}}, whom you referred to {{program_name}}.{{/t}}{{/program_name}}\
	{{#no_program_name}}{{#t}}This is about {{seeker_first_name}}, whom you referred.{{/t}}{{/no_program_name}}{{/is_helper}}</p>
{{#locked}}<h1>{{#t}}Type your code to read this{{/t}}</h1>{{/locked}}
{{#refused}}<p class="notice action">{{#t}}You asked us to erase your data. The people who run {{site_name}} said no for now. Nothing was
	erased.{{/t}} <a href="{{base}}/s/{{token}}/erase">{{#t}}Ask again{{/t}}</a></p>{{/refused}}
{{#no_locked}}{{#confirm}}
{{#no_is_so}}<h1>{{#t}}Confirm: “{{asked_label}}”{{/t}}</h1>{{/no_is_so}}
{{#is_so}}<h1>{{#t}}It says so already: “{{asked_label}}”{{/t}}</h1>
<p class="lead">{{#t}}There is nothing more to send.{{/t}}</p>{{/is_so}}
{{/confirm}}
{{#no_confirm}}{{#program_says}}<p>{{#t}}{{program_name}} says:{{/t}}</p>{{/program_says}}
<h1>{{#is_seeker}}{{own_words}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}What happened?{{/t}}{{/no_is_seeker}}</h1>{{/no_confirm}}
{{#is_program}}{{#discreet}}<p class="flag">{{#t}}Someone else may read or hear their messages. Don’t say who you are or what it is
	about.{{/t}}</p>{{/discreet}}{{/is_program}}
{{#hands_code}}<p class="notice">{{#t}}{{seeker_first_name}} can read your answer only with a code, and gets it from you. Your team finds it
	on the page of this referral.{{/t}} <a href="{{base}}/referrals/{{public_id}}">{{#t}}See it (you sign in){{/t}}</a></p>{{/hands_code}}
{{#confirm}}{{#no_is_so}}
<form method="post" action="{{base}}/s/{{token}}" class="sheet large">
{{>form_hidden}}
<input type="hidden" name="seen" value="{{version}}">
<input type="hidden" name="status" value="{{asked}}">
<input type="hidden" name="share_note" value="yes">
<div class="field">
	<label for="note">{{#t}}Anything to add? (if you like){{/t}}</label>
	<p class="hint" id="note-hint">{{#seeker_alone}}{{#t}}{{seeker_first_name}} may read it{{/t}}{{/seeker_alone}}\
		{{#no_seeker_alone}}{{#no_consent_withdrawn}}{{#may_release}}{{#t}}{{helper_name}} and {{program_name}} may read it.{{/t}}{{/may_release}}\
		{{#no_may_release}}{{#t}}Everyone who has this referral may read it.{{/t}}{{/no_may_release}}{{/no_consent_withdrawn}}\
		{{#consent_withdrawn}}{{#t}}Everyone but the program may read it.{{/t}}{{/consent_withdrawn}}{{/no_seeker_alone}}</p>
	<textarea id="note" name="note" rows="2" aria-describedby="note-hint"></textarea>
</div>
<p><button>{{#t}}Yes, send this{{/t}}</button></p>
</form>
<p class="quiet">{{#t}}Nothing is sent until you press the button. You can change it later with the same link.{{/t}}</p>
{{/no_is_so}}{{/confirm}}
{{#said}}<p class="quiet">{{#t}}{{said_by}} wrote:{{/t}} <time datetime="{{said_at_iso}}" title="{{said_at_exact}}">{{said_at}}</time></p>
{{#said_note}}<blockquote dir="auto">{{said_note:pre_escape}}</blockquote>{{/said_note}}\
{{#no_said_note}}<p><a class="go" href="{{base}}/referrals/{{public_id}}">{{#t}}Read it (you sign in){{/t}}</a></p>{{/no_said_note}}{{/said}}
{{#own}}<p class="quiet">{{#t}}You wrote:{{/t}} <time datetime="{{said_at_iso}}" title="{{said_at_exact}}">{{said_at}}</time></p>
<blockquote dir="auto">{{said_note:pre_escape}}</blockquote>{{/own}}
{{#no_hidden}}{{#no_confirm}}<p class="lead">{{>next}}{{#rests}} {{#t}}You don’t have to do anything now.{{/t}}{{/rests}}</p>{{/no_confirm}}{{/no_hidden}}
{{#still_waiting_at}}<p class="late">{{#is_seeker}}{{#t}}You are still waiting, since {{still_waiting_at_day}}.{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}{{seeker_first_name}} is still waiting, since {{still_waiting_at_day}}.{{/t}}{{/no_is_seeker}}</p>{{/still_waiting_at}}
{{#offers}}{{#is_seeker}}<p><a class="button" href="{{base}}/programs">{{#t}}Find another program{{/t}}</a></p>{{/is_seeker}}{{/offers}}
{{#is_seeker}}{{#no_hidden}}{{#dont_reach_out}}<p class="notice">{{#t}}Nobody is to call or write to you about this.{{/t}}</p>{{/dont_reach_out}}\
{{#consent_withdrawn}}<p class="notice">{{#t}}Sharing with the program has stopped.{{/t}}</p>{{/consent_withdrawn}}{{/no_hidden}}{{/is_seeker}}
<p class="quiet">{{#in_their_list}}{{#t}}In their list:{{/t}}{{/in_their_list}}{{#no_in_their_list}}{{#t}}It says now:{{/t}}{{/no_in_their_list}} <span
	class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>{{status_label}}</span></p>
{{#done}}
{{#is_seeker}}{{#still_waiting_at}}{{#program_waits}}<p>{{#t}}The program sees that you are still waiting.{{/t}}</p>{{/program_waits}}{{/still_waiting_at}}
{{/is_seeker}}
{{#closes}}<p>{{#t}}You can close this page. If something changes, open the link again.{{/t}}</p>{{/closes}}
{{/done}}{{/no_locked}}
{{#has_forms}}<p><a class="go" href="{{base}}/referrals/{{public_id}}/answers">{{#is_seeker}}{{#t}}See your answers (you sign in){{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Read their answers (you sign in){{/t}}{{/no_is_seeker}}</a></p>{{/has_forms}}
{{#has_reach}}<section class="sheet loud" aria-label="{{#t}}Reach them{{/t}}">{{>program_reach}}
{{#next_steps}}<h2>{{#t}}What to do next{{/t}}</h2><p class="typed">{{next_steps:pre_escape}}</p>{{/next_steps}}</section>{{/has_reach}}
{{#hidden}}
{{#locked}}<div class="sheet">{{/locked}}\
{{#no_locked}}<details class="sheet"{{#code_error}} open{{/code_error}}>
<summary>{{#t}}See what this is about{{/t}}</summary>{{/no_locked}}
<form method="post" action="{{base}}/s/{{token}}">
{{>form_hidden}}
<div class="field short">
	<label for="code">{{#is_seeker}}{{#t}}Your code{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}The code for {{seeker_first_name}}{{/t}}{{/no_is_seeker}}</label>
	<p class="hint" id="code-hint">{{#locked}}{{#t}}The people who can help you give it to you. Ask them for it.{{/t}}{{/locked}}\
		{{#no_locked}}{{#t}}It is on the page that you saw, or on the paper that you got.{{/t}}{{/no_locked}}</p>
	{{#code_error}}<p class="error" id="code-error">{{code_error}}</p>{{/code_error}}
	<input id="code" name="code" type="text" value="{{code}}" maxlength="64" dir="ltr" autocomplete="off" autocapitalize="characters"
		spellcheck="false" aria-describedby="code-hint{{#code_error}} code-error{{/code_error}}"{{#code_error}} aria-invalid="true"{{/code_error}}>
</div>
<p><button{{#no_locked}} class="secondary"{{/no_locked}}>{{#t}}Show it{{/t}}</button></p>
{{>no_code}}
</form>
{{#no_locked}}</details>{{/no_locked}}{{#locked}}</div>{{/locked}}
{{/hidden}}
{{#revealed}}<p>{{#t}}Your code{{/t}} <strong class="code" dir="ltr" data-code="{{referral_code}}">{{referral_code}}</strong><br>
<a href="{{base}}/referrals">{{#t}}Sign in and enter it to see this with your others{{/t}}</a></p>{{/revealed}}
{{#no_locked}}{{#folded}}<details>
<summary>{{#confirm}}{{#t}}Something else happened{{/t}}{{/confirm}}{{#no_confirm}}{{#t}}Give another answer{{/t}}{{/no_confirm}}</summary>{{/folded}}
<form method="post" action="{{base}}/s/{{token}}" class="sheet large">
{{>form_hidden}}
<input type="hidden" name="seen" value="{{version}}">
<fieldset id="status" tabindex="-1"{{#status_error}} aria-describedby="status-error"{{/status_error}}>
	<legend>{{#is_seeker}}{{#t}}What happened for you, {{seeker_first_name}}?{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}Choose one{{/t}}{{/no_is_seeker}}</legend>
	{{#status_error}}<p class="error" id="status-error">{{status_error}}</p>{{/status_error}}
	{{>status_choices}}
</fieldset>
{{#no_confirm}}
<input type="hidden" name="share_note" value="yes">
<div class="field">
	<label for="note">{{#t}}Anything to add? (if you like){{/t}}</label>
	<p class="hint" id="note-hint">{{#seeker_alone}}{{#t}}{{seeker_first_name}} may read it{{/t}}{{/seeker_alone}}\
		{{#no_seeker_alone}}{{#no_consent_withdrawn}}{{#may_release}}{{#t}}{{helper_name}} and {{program_name}} may read it.{{/t}}{{/may_release}}\
		{{#no_may_release}}{{#t}}Everyone who has this referral may read it.{{/t}}{{/no_may_release}}{{/no_consent_withdrawn}}\
		{{#consent_withdrawn}}{{#t}}Everyone but the program may read it.{{/t}}{{/consent_withdrawn}}{{/no_seeker_alone}}</p>
	{{#note_error}}<p class="error" id="note-error">{{note_error}}</p>{{/note_error}}
	<textarea id="note" name="note" rows="2" aria-describedby="note-hint{{#note_error}} note-error{{/note_error}}"\
		{{#note_error}} aria-invalid="true"{{/note_error}}>{{note:pre_escape}}</textarea>
</div>
{{/no_confirm}}
<p><button>{{#is_seeker}}{{#t}}Send my answer{{/t}}{{/is_seeker}}{{#no_is_seeker}}{{#t}}Send{{/t}}{{/no_is_seeker}}</button></p>
</form>
{{#folded}}</details>{{/folded}}
<p class="quiet">{{#is_seeker}}{{#may_release}}{{#t}}Anyone who has this link and your code can answer for you, so please don’t pass them
	on.{{/t}}{{/may_release}}\
	{{#no_may_release}}{{#t}}Anyone who has this link can answer for you, so please don’t pass it on.{{/t}}{{/no_may_release}}{{/is_seeker}}\
	{{#is_program}}{{#t}}Anyone who has this link can answer for you, so please keep it in your team.{{/t}}{{/is_program}}\
	{{#is_helper}}{{#t}}Anyone who has this link can answer for you, so please don’t pass it on.{{/t}}{{/is_helper}}</p>
{{#may_release}}<section class="sheet" aria-labelledby="release">
<h2 id="release">{{#t}}Who sees what they say{{/t}}</h2>
<p>{{#keeps_word}}{{#t}}{{program_name}} tells only you. {{helper_name}} does not see it.{{/t}}{{/keeps_word}}\
	{{#no_keeps_word}}{{#t}}{{helper_name}} sees what {{program_name}} says until the end of {{released_day}}, because you allowed it.{{/t}}{{/no_keeps_word}}</p>
<p><a class="go" href="{{base}}/s/{{token}}/release">{{#keeps_word}}{{#t}}Let {{helper_name}} see it for a time{{/t}}{{/keeps_word}}\
	{{#no_keeps_word}}{{#t}}End this{{/t}}{{/no_keeps_word}}</a></p>
</section>{{/may_release}}
{{#is_seeker}}<p>{{#may_hush}}<a href="{{base}}/s/{{token}}/stop-contact">{{#t}}Stop them from contacting me{{/t}}</a><br>{{/may_hush}}
{{#may_stop_sharing}}<a href="{{base}}/s/{{token}}/stop-sharing">{{#t}}Stop sharing with them{{/t}}</a><br>{{/may_stop_sharing}}
<a href="{{base}}/s/{{token}}/access">{{#t}}Who looked at this{{/t}}</a><br>
<a href="{{base}}/s/{{token}}/data">{{#t}}Download my data{{/t}}</a><br>
<a href="{{base}}/s/{{token}}/erase">{{#t}}Erase my data{{/t}}</a>{{#erase_asked}} <span class="quiet">{{#t}}You asked for this on
	{{asked_at_day}}. You can take it back.{{/t}}</span>{{/erase_asked}}</p>{{/is_seeker}}{{/no_locked}}
</main>
{{>foot}}
