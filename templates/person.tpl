{{%AUTOESCAPE context="HTML"}}
{{! Seeker Profile: what one helper, or their group, knows about a person.
Inner sections see the markers of outer ones: person and form are filled at the top level, rows in their sections.
markers:
  public_id, version
  name              text: first and last name as they are kept (the form's fields may hold what was typed)
  contact_email, contact_phone, contact_language, contact_safe   texts as they are kept
  updated_at        instant
  by_group          section: seen through the group only
  editing           section: the form is shown again with its problems, so it is open
  form fields by form_show(): seeker_first_name, seeker_last_name, seeker_email, seeker_phone, seeker_language, with _error
  has_problems      section; problems: problem_field, problem
  changed_meanwhile section: somebody else changed the profile; the form holds what was typed, above it what is kept
  form_hidden       include: parts/form-hidden, for POST /people/{person}
  has_history       section: older contact information is there
    versions        section, newest first: old_name, old_email, old_phone, old_language, old_safe_contact, replaced_at (instant), replaced_by
    undo_hidden     include: parts/form-hidden, for POST /people/{person} with undo=yes
  has_referrals     section, or no_has_referrals; referral (section): a row
    row             include: parts/row-helper
  save_bar, undo_forms   includes: parts/save-bar, parts/undo-form
  next_url          text
  notes             section, once a note, else no_notes: note_id, note_text, author_first_name, author_last_initial,
    mine, shared    sections; made_at instant
    delete_hidden   include: parts/form-hidden, for POST /people/{person}/notes with delete={note_id}
  note_form         include: parts/note-form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}{{name}}: profile{{/t}}</title>
{{>head}}
<main id="main" class="wide" data-person="{{public_id}}">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<p>{{#t}}Everything you typed is still here. Please look at this:{{/t}}</p>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/people">{{#t}}People I’m Helping{{/t}}</a></p>
<h1><bdi>{{name}}</bdi></h1>
{{#by_group}}<p class="quiet">{{#t}}You see this profile because your group shares its work.{{/t}}</p>{{/by_group}}

<section class="contact">
<h2>{{#t}}Contact information{{/t}}</h2>
{{#contact_safe}}
<div class="notice">
	<h3>{{#t}}To reach them safely{{/t}}</h3>
	<p class="typed" dir="auto">{{contact_safe:pre_escape}}</p>
</div>
{{/contact_safe}}
<dl class="details">
	{{#contact_phone}}<dt>{{#t}}Phone{{/t}}</dt><dd><a href="tel:{{contact_phone}}" dir="ltr">{{contact_phone_text}}</a></dd>{{/contact_phone}}
	{{#contact_email}}<dt>{{#t}}E-mail{{/t}}</dt><dd><a href="mailto:{{contact_email_link}}" dir="ltr">{{contact_email}}</a></dd>{{/contact_email}}
	{{#contact_language}}<dt>{{#t}}Language{{/t}}</dt><dd>{{contact_language}}</dd>{{/contact_language}}
	<dt>{{#t}}Referred or edited{{/t}}</dt><dd><time datetime="{{updated_at_iso}}" title="{{updated_at_exact}}">{{updated_at}}</time></dd>
</dl>
{{#changed_meanwhile}}<p class="notice action" role="alert">{{#t}}Somebody else changed this profile while you were writing. Above is what
	they saved, below is what you typed. Save again to keep yours.{{/t}}</p>{{/changed_meanwhile}}
<details class="no-print"{{#editing}} open{{/editing}}>
<summary>{{#t}}Change contact information{{/t}}</summary>
<form class="panel" method="post" action="{{base}}/people/{{public_id}}" novalidate>
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
	<p class="hint">{{#t}}Referrals that were sent before stay as they are.{{/t}}</p>
	<p><button>{{#t}}Save{{/t}}</button></p>
</form>
</details>
{{#has_history}}
<details class="no-print">
<summary>{{#t}}What it said before{{/t}}</summary>
<ol class="timeline">
{{#versions}}
	<li><p>{{old_name}}<br><span dir="ltr">{{old_phone_text}}</span><br><span dir="ltr">{{old_email}}</span><br>{{old_language}}
		{{#old_safe_contact}}<br><span dir="auto">{{old_safe_contact}}</span>{{/old_safe_contact}}</p>
	<p class="quiet">{{#t}}until {{replaced_at_exact}}, changed by {{replaced_by}}{{/t}}</p></li>
{{/versions}}
</ol>
<form method="post" action="{{base}}/people/{{public_id}}">{{>undo_hidden}}<input type="hidden" name="undo" value="yes"><button
	class="secondary">{{#t}}Undo the last change{{/t}}</button></form>
</details>
{{/has_history}}
</section>

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
<p class="no-print"><a class="button" href="{{base}}/programs?person={{public_id}}">{{#t}}Find help for {{name}}{{/t}}</a></p>
</section>

<section class="narrow">
<h2>{{#t}}Notes{{/t}}</h2>
{{#no_notes}}<p class="quiet">{{#t}}No notes yet. A note is for you and your group: {{name}} and the programs never see it.{{/t}}</p>{{/no_notes}}
<ul class="cards">
{{#notes}}
<li class="card" id="note-{{note_id}}">
	<p class="typed" dir="auto">{{note_text:pre_escape}}</p>
	<p class="quiet">{{author_first_name}}{{#author_last_initial}} {{author_last_initial}}.{{/author_last_initial}} · <time
		datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time>{{#shared}} · {{#t}}shared with your group{{/t}}{{/shared}}</p>
	{{#mine}}<form class="no-print" method="post" action="{{base}}/people/{{public_id}}/notes">{{>delete_hidden}}<input type="hidden"
		name="delete" value="{{note_id}}"><button class="plain">{{#t}}Delete this note{{/t}}</button></form>{{/mine}}
</li>
{{/notes}}
</ul>
{{>note_form}}
</section>
<p class="acts"><button type="button" class="secondary" data-print hidden>{{#t}}Print this page{{/t}}</button></p>
</main>
{{>foot}}
