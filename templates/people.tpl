{{%AUTOESCAPE context="HTML"}}
{{! People I'm Helping: each person with what is needed, in a list that is one form.
markers:
  tabs_part         include: parts/tabs
  filters_part      include: parts/filters
  filtering         section, or no_filtering: a search or a filter is on
  q                 text: words that were searched for
  has_tray          section: somebody who was not signed in sent something with the viewer's address and name
    tray            section, once each: public_id, program_name, seeker_name, made_at
      tray_hidden   include: parts/form-hidden, for POST /people/tray/{public_id} with mine=yes or no
  has_people        section: there is at least one row; or no_person
  person            section, once a row: head (text: the head of the group that begins here; empty: none), row (include: parts/row-person)
  save_bar, undo_forms   includes: parts/save-bar, parts/undo-form
  archived, no_archived   sections: the list holds those who are archived
  csv_url           text: this list as a file
  look_further_url, next_url   texts; empty: none }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}People I’m Helping{{/t}}</title>
{{>head}}
<main id="main" class="wide">
<div class="top"><h1>{{#t}}People I’m Helping{{/t}}</h1>
<a class="button secondary no-print" href="{{base}}/programs">{{#t}}Refer somebody new{{/t}}</a></div>
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
<div class="top">{{>tabs_part}}{{>filters_part}}</div>
{{#no_person}}
<div class="empty">
	{{#q}}<p>{{#t}}Nobody here matches “{{q}}”. Try only the first or the last name.{{/t}}</p>{{/q}}
	{{#no_q}}{{#filtering}}<p>{{#t}}Nobody here fits these filters.{{/t}}</p>{{/filtering}}
	{{#no_filtering}}<p>{{#t}}Here you will see the people you help, and how each of their referrals stands. Start with a referral for someone else.{{/t}}</p>
	<p><a class="button" href="{{base}}/programs">{{#t}}Find a program{{/t}}</a></p>{{/no_filtering}}{{/no_q}}
</div>
{{/no_person}}
{{#has_people}}
<form class="list" method="post" action="{{base}}/status" autocomplete="off">
<table>
<colgroup><col><col><col><col><col><col></colgroup>
<thead><tr><th scope="col">{{#t}}Tick{{/t}}</th><th scope="col">{{#t}}Person{{/t}}</th><th scope="col">{{#t}}What is needed{{/t}}</th><th
	scope="col">{{#t}}Other referrals{{/t}}</th><th scope="col">{{#t}}Status{{/t}}</th><th scope="col">{{#t}}When{{/t}}</th></tr></thead>
<tbody>
{{#person}}{{#head}}<tr class="head"><td colspan="6"><h2>{{head}}</h2></td></tr>
{{/head}}{{>row}}{{/person}}
</tbody>
</table>
{{>save_bar}}
</form>
{{>undo_forms}}
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
