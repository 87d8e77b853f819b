{{%AUTOESCAPE context="HTML"}}
{{! People I'm Helping: the people, with a summary of each one's open referrals.
markers:
  q                 text: words that were searched for; searching, no_searching  sections
  how_many          text: number of people, exact to 99, then 99+; empty: no number
  has_tray          section: somebody who was not signed in sent something with the viewer's address and name
    tray            section, once each: public_id, program_name, seeker_name, made_at
      tray_hidden   include: parts/form-hidden, for POST /people/tray/{public_id} with mine=yes or no
  has_people        section: there is at least one row
  person            section, once a row, else no_person:
    public_id, seeker_name, seeker_email, seeker_phone
    active_at       instant
    by_group        section: seen through the group only
    summary         section, once a status that an open referral has, else no_summary: status..., how_many_such
  archived, no_archived   sections: the list holds those who are archived
  look_further_url  text: the search looked through a part only; empty: all of it
  next_url          text: the next page; empty: there is none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}People I’m Helping{{/t}}</title>
{{>head}}
<main id="main" class="wide">
<h1>{{#t}}People I’m Helping{{/t}}{{#how_many}} <span class="count">{{how_many}}</span>{{/how_many}}</h1>
{{#has_tray}}
<section class="notice" data-tray>
	<h2>{{#t}}Sent in your name{{/t}}</h2>
	<p>{{#t}}Somebody who was not signed in sent this with your name and your e-mail address. Was it you? Until you say so, it is not on your
		list.{{/t}}</p>
	{{#tray}}
	<form method="post" action="{{base}}/people/tray/{{public_id}}" data-referral="{{public_id}}">
	{{>tray_hidden}}
	<p>{{#t}}<b>{{seeker_name}}</b>, to {{program_name}}{{/t}} · <time datetime="{{made_at_iso}}"
		title="{{made_at_exact}}">{{made_at}}</time></p>
	<div class="acts"><button name="mine" value="yes">{{#t}}It was me: add it to my list{{/t}}</button>
		<button class="secondary" name="mine" value="no">{{#t}}It was not me{{/t}}</button></div>
	</form>
	{{/tray}}
</section>
{{/has_tray}}
<form class="search" method="get" action="{{base}}/people" role="search">
	<div class="field">
		<label for="q">{{#t}}Name, phone or e-mail{{/t}}</label>
		<input id="q" name="q" type="search" value="{{q}}" maxlength="200" autocomplete="off">
	</div>
	<button class="secondary">{{#t}}Search{{/t}}</button>
	{{#searching}}<p class="clear"><a href="{{base}}/people">{{#t}}Show everyone{{/t}}</a></p>{{/searching}}
</form>
{{#no_person}}
<div class="empty">
	{{#searching}}<p>{{#t}}Nobody here matches “{{q}}”. Try only the first or the last name.{{/t}}</p>{{/searching}}
	{{#no_searching}}<p>{{#t}}Here you will see the people you help, and how each of their referrals stands. Start with a referral for someone else.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find a program{{/t}}</a></p>{{/no_searching}}
</div>
{{/no_person}}
{{#has_people}}
<table class="rows people">
<thead><tr>
	<th scope="col">{{#t}}Person{{/t}}</th>
	<th scope="col">{{#t}}Contact{{/t}}</th>
	<th scope="col">{{#t}}Open referrals{{/t}}</th>
	<th scope="col">{{#t}}Referred or edited{{/t}}</th>
</tr></thead>
<tbody>
{{#person}}
<tr data-person="{{public_id}}">
	<th scope="row"><a class="name" href="{{base}}/people/{{public_id}}"
		dir="auto">{{seeker_name}}</a>{{#by_group}}<br><span class="quiet">{{#t}}Shared by your group{{/t}}</span>{{/by_group}}</th>
	<td{{#seeker_phone}} data-label="{{#t}}Contact{{/t}}"{{/seeker_phone}}\
		{{#no_seeker_phone}}{{#seeker_email}} data-label="{{#t}}Contact{{/t}}"{{/seeker_email}}{{/no_seeker_phone}}>{{#seeker_phone}}<p><a
			href="tel:{{seeker_phone}}" dir="ltr">{{seeker_phone_text}}</a></p>{{/seeker_phone}}\
		{{#seeker_email}}<p><a href="mailto:{{seeker_email_link}}" dir="ltr">{{seeker_email}}</a></p>{{/seeker_email}}</td>
	<td data-label="{{#t}}Open referrals{{/t}}">{{#no_summary}}<span class="quiet">{{#t}}None{{/t}}</span>{{/no_summary}}<ul
		class="facts">{{#summary}}<li><span class="status {{status_class}}"><span class="mark"
		aria-hidden="true">{{status_mark}}</span>{{status_label}} <b>{{how_many_such}}</b></span></li>{{/summary}}</ul></td>
	<td data-label="{{#t}}Referred or edited{{/t}}"><time datetime="{{active_at_iso}}" title="{{active_at_exact}}">{{active_at}}</time></td>
</tr>
{{/person}}
</tbody>
</table>
{{/has_people}}
<p class="pager">
	{{#next_url}}<a class="button secondary" href="{{next_url}}">{{#t}}More people{{/t}}</a>{{/next_url}}
	{{#look_further_url}}<a class="button secondary" href="{{look_further_url}}">{{#t}}Look further{{/t}}</a>{{/look_further_url}}
</p>
<p class="acts no-print">{{#has_people}}<a class="go" href="{{csv_url}}" download>{{#t}}Download this list as a spreadsheet (CSV){{/t}}</a>{{/has_people}}
{{#no_archived}}<a class="go" href="{{base}}/people?archived=yes">{{#t}}Archived people{{/t}}</a>{{/no_archived}}\
{{#archived}}<a class="go" href="{{base}}/people">{{#t}}Everyone who is not archived{{/t}}</a>{{/archived}}</p>
</main>
{{>foot}}
