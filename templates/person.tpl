{{%AUTOESCAPE context="HTML"}}
{{! Seeker Profile: what one helper, or their group, knows about a person.
Inner sections see the markers of outer ones: person and form are filled at the top level, rows in their sections.
markers:
  public_id, version
  name              text: first and last name as they are kept (the form's fields may hold what was typed)
  contact_email, contact_phone, contact_language   texts as they are kept; the language only where it is not the page's
  safe_notes        include: parts/safe-notes
  updated_at        instant
  by_group          section: seen through the group only
  editing           section: the form is shown again with its problems, so it is open
  form fields by form_show(): seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, with _error
  has_problems      section; problems: problem_field, problem
  changed_meanwhile section: somebody else changed the profile; the form holds what was typed, above it what is kept
  form_hidden       include: parts/form-hidden, for POST /people/{person}
  has_history       section: older contact information is there
    versions        section, newest first: old_name, old_email, old_phone, old_language, replaced_at (instant), replaced_by, safe_notes
    undo_hidden     include: parts/form-hidden, for POST /people/{person} with undo=yes
  has_referrals     section, or no_has_referrals; referral (section): a row
    row             include: parts/row-helper
  save_bar, undo_forms   includes: parts/save-bar, parts/undo-form
  next_url          text
  look_further_url  text: this page looked through a part only; empty: all of it
  saved             section: this is the answer to an act; saved_contact, saved_note, saved_merged, saved_unmerged, saved_archived,
    saved_unarchived   sections
  archived_at       a day; archive_hidden include: parts/form-hidden, for POST /people/{person}/archive
  has_merges        section; merges, newest first: merged_name, merged_email, merged_phone, made_by, made_at (instant)
    unmerge_hidden  include: parts/form-hidden, for POST /people/{person}/merge with undo=yes
  has_notes         section, or no_has_notes; notes (section), once a note: note_id, note_text, author_first_name, author_last_initial,
    mine, shared    sections; made_at instant
    delete_hidden   include: parts/form-hidden, for POST /people/{person}/notes with delete={note_id}
  note_form         include: parts/note-form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}{{name}}: profile{{/t}}</title>
{{>head}}
<main id="main" class="two" data-person="{{public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#saved_contact}}{{#t}}Saved.{{/t}}{{/saved_contact}}\
	{{#saved_note}}{{#t}}The note is saved.{{/t}}{{/saved_note}}\
	{{#saved_merged}}{{#t}}Merged. Both are one profile now.{{/t}}{{/saved_merged}}\
	{{#saved_unmerged}}{{#t}}Undone. They are two profiles again.{{/t}}{{/saved_unmerged}}\
	{{#saved_archived}}{{#t}}Archived. A search still finds this profile.{{/t}}{{/saved_archived}}\
	{{#saved_unarchived}}{{#t}}Back on your list.{{/t}}{{/saved_unarchived}}</p>{{/saved}}
{{#changed_meanwhile}}<p class="notice action" role="alert">{{#t}}Somebody else changed this profile while you were writing. Here is what
	they saved, and in the form what you typed. Save again to keep yours.{{/t}}</p>{{/changed_meanwhile}}
<div class="head">
<p class="back"><a href="{{base}}/people">{{#t}}People I’m Helping{{/t}}</a></p>
<h1><bdi>{{name}}</bdi></h1>
{{#by_group}}<p class="quiet">{{#t}}You see this profile because your group shares its work.{{/t}}</p>{{/by_group}}
{{#archived_at}}<div class="notice"><p>{{#t}}Archived on {{archived_at_day}}: not on your list, but a search finds it.{{/t}}</p>
<form method="post" action="{{base}}/people/{{public_id}}/archive">{{>archive_hidden}}<input type="hidden" name="undo" value="yes"><button
	class="secondary">{{#t}}Put back on the list{{/t}}</button></form></div>{{/archived_at}}
<p class="acts"><a class="button" href="{{base}}/programs?person={{public_id}}">{{#t}}Find help for {{name}}{{/t}}</a>
<a class="go" href="{{base}}/people/{{public_id}}/print">{{#t}}Print{{/t}}</a></p>
</div>

<div class="side">
<section class="sheet contact">
<h2>{{#t}}How to reach {{name}}{{/t}}</h2>
{{>safe_notes}}
{{#contact_phone}}<p><a class="button secondary call" href="tel:{{contact_phone}}"><small>{{#t}}Phone{{/t}}</small><bdi
	dir="ltr">{{contact_phone_text}}</bdi></a></p>{{/contact_phone}}
{{#contact_email}}<p><a href="mailto:{{contact_email_link}}" dir="ltr">{{contact_email}}</a></p>{{/contact_email}}
{{#contact_language}}<p>{{#t}}Speaks{{/t}} <span class="tongue">{{contact_language}}</span></p>{{/contact_language}}
<p class="quiet">{{#t}}Referred or edited{{/t}} <time datetime="{{updated_at_iso}}" title="{{updated_at_exact}}">{{updated_at}}</time></p>
<details class="no-print"{{#editing}} open{{/editing}}>
<summary>{{#t}}Change contact information{{/t}}</summary>
<form method="post" action="{{base}}/people/{{public_id}}" novalidate>
	{{>form_hidden}}
	<input type="hidden" name="version" value="{{version}}">
	<div class="pair">
		{{>seeker_first_name_field}}
		{{>seeker_last_name_field}}
		{{>seeker_email_field}}
		{{>seeker_phone_field}}
	</div>
	{{>seeker_language_field}}
	{{>safe_contact_field}}
	<div class="pair">
		{{>safe_by_phone_field}}
		{{>safe_by_text_field}}
		{{>safe_by_email_field}}
		{{>safe_by_mail_field}}
	</div>
	<p class="hint">{{#t}}Referrals that were sent before stay as they are.{{/t}}</p>
	<p><button>{{#t}}Save{{/t}}</button></p>
</form>
</details>
{{#has_history}}
<details class="no-print">
<summary>{{#t}}What it said before{{/t}}</summary>
<ol class="timeline">
{{#versions}}
	<li><p>{{old_name}}<br><span dir="ltr">{{old_phone_text}}</span><br><span dir="ltr">{{old_email}}</span><br>{{old_language}}</p>
	{{>safe_notes}}
	<p class="quiet">{{#t}}until {{replaced_at_exact}}, changed by {{replaced_by}}{{/t}}</p></li>
{{/versions}}
</ol>
<form method="post" action="{{base}}/people/{{public_id}}">{{>undo_hidden}}<input type="hidden" name="undo" value="yes"><button
	class="secondary">{{#t}}Undo the last change{{/t}}</button></form>
</details>
{{/has_history}}
</section>
</div>

<div class="story">
<section>
<h2>{{#t}}Referrals{{/t}}</h2>
{{#no_has_referrals}}<div class="empty"><p>{{#t}}There is no referral for {{name}} that you can see.{{/t}}</p></div>{{/no_has_referrals}}
{{#has_referrals}}
<form class="list" method="post" action="{{base}}/status" autocomplete="off">
<ul>
{{#referral}}{{>row}}{{/referral}}
</ul>
{{>save_bar}}
</form>
{{>undo_forms}}
{{/has_referrals}}
{{#next_url}}<p class="pager"><a class="button secondary" href="{{next_url}}">{{#t}}Older referrals{{/t}}</a></p>{{/next_url}}
{{#look_further_url}}<p class="pager"><a class="button secondary" href="{{look_further_url}}">{{#t}}Look further{{/t}}</a></p>{{/look_further_url}}
</section>

<section>
<h2>{{#t}}Notes{{/t}}</h2>
{{#no_has_notes}}<p class="quiet">{{#t}}No notes yet. A note is for you and your group: {{name}} and the programs never see it.{{/t}}</p>{{/no_has_notes}}
{{#has_notes}}<ul class="stack">
{{#notes}}
<li id="note-{{note_id}}">
	<p class="typed" dir="auto">{{note_text:pre_escape}}</p>
	<p class="quiet">{{author_first_name}}{{#author_last_initial}} {{author_last_initial}}.{{/author_last_initial}} · <time
		datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time>{{#shared}} · {{#t}}shared with your group{{/t}}{{/shared}}</p>
	{{#mine}}<form class="no-print" method="post" action="{{base}}/people/{{public_id}}/notes">{{>delete_hidden}}<input type="hidden"
		name="delete" value="{{note_id}}"><button class="plain">{{#t}}Delete this note{{/t}}</button></form>{{/mine}}
</li>
{{/notes}}
</ul>{{/has_notes}}
<div class="sheet no-print">{{>note_form}}</div>
</section>

<section class="no-print">
<h2>{{#t}}This profile{{/t}}</h2>
{{#has_merges}}
<ul class="stack">
{{#merges}}<li>{{#t}}Merged with {{merged_name}} on {{made_at_exact}} by {{made_by}}{{/t}} <span class="quiet"
	dir="ltr">{{merged_phone_text}} {{merged_email}}</span></li>
{{/merges}}
</ul>
<form method="post" action="{{base}}/people/{{public_id}}/merge">{{>unmerge_hidden}}<input type="hidden" name="undo" value="yes"><p><button
	class="secondary">{{#t}}Undo the last merge{{/t}}</button></p></form>
{{/has_merges}}
<div class="acts">
<a class="go" href="{{base}}/people/{{public_id}}/merge">{{#t}}The same person is on my list twice{{/t}}</a>
{{#no_archived_at}}<form method="post" action="{{base}}/people/{{public_id}}/archive">{{>archive_hidden}}<button
	class="secondary">{{#t}}Archive: take off my list{{/t}}</button></form>{{/no_archived_at}}
</div>
</section>
</div>
</main>
{{>foot}}
