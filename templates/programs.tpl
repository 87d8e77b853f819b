{{%AUTOESCAPE context="HTML"}}
{{! Find a program: what is needed and where, then the programs that match.
markers:
  q, near           text: as typed
  person_bar        include: parts/person-bar; thread_person, thread_from: texts for the form
  near_error        text: beside its field; has_problems
  need, need_food to need_transport   text: the slug, and its section; or no_need
  keep_for_need     text: the rest of the search, to go behind need=
  keep_without_need text: the same for a link to all needs
  distances         section, once a choice: distance, in_miles or no_in_miles, selected
  tongues           section, once a language: tag, autonym, selected
  open              section: only what is open now
  narrowed          section: a filter is set, so the filters stand open
  all               text: how many; a number to count by; found_none, found_all, found_more sections
  searched          section: something was asked for, so what was found comes first
  kinds_open        section: nothing was asked for, or nothing was found
  place             text: the place's name
  other_places      section: other places have the name; others section, once each: other_place
  keep_for_place    text: the rest of the search, to go behind near=
  looked            section: the place, if any, is known, so there is a list
  crisis            section: the words tell of danger, or nothing was found
  crisis_banner     section, or no_crisis_banner: the site has a line for emergencies
  crisis_line       include: parts/crisis-line
  some_words        section
  corrected         text: the word that was looked for instead of a misspelt one
  apart             section: near a place, programs that help from anywhere: apart_cards include, parts/program-card
  cards             section, once a program: program_card include, parts/program-card
  pages, page       text; previous, next sections with page_path }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Find help{{/t}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main">
<h1>{{#t}}Find help{{/t}}</h1>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}We could not look near that place{{/t}}</h2>
	<ul><li><a href="#near">{{near_error}}</a></li></ul>
</div>
{{/has_problems}}
<form action="{{base}}/programs" role="search">
	<div class="search big">
		<div class="field">
			<label for="q">{{#t}}What do you need?{{/t}}</label>
			<p class="hint" id="q-hint">{{#t}}Like food, rent or a doctor{{/t}}</p>
			<input id="q" name="q" type="search" value="{{q}}" maxlength="500" autocomplete="off" aria-describedby="q-hint">
		</div>
		<div class="field">
			<label for="near">{{#t}}Where?{{/t}}</label>
			<p class="hint" id="near-hint">{{#t}}Town or postal code{{/t}}</p>
			{{#near_error}}<p class="error" id="near-error">{{near_error}}</p>{{/near_error}}
			<input id="near" name="near" type="text" value="{{near}}" maxlength="200" autocomplete="off"
				aria-describedby="near-hint{{#near_error}} near-error{{/near_error}}"{{#near_error}} aria-invalid="true"{{/near_error}}>
		</div>
		<button>{{#t}}Search{{/t}}</button>
	</div>
	{{#need}}<input type="hidden" name="need" value="{{need}}">{{/need}}
	{{#thread_person}}<input type="hidden" name="person" value="{{thread_person}}">{{/thread_person}}\
	{{#thread_from}}<input type="hidden" name="from" value="{{thread_from}}">{{/thread_from}}
	<details class="filters"{{#narrowed}} open{{/narrowed}}>
		<summary>{{#t}}Distance, language, open now{{/t}}</summary>
		<div class="field short">
			<label for="within">{{#t}}How far?{{/t}}</label>
			<select id="within" name="within">
				{{#distances}}<option value="{{distance}}"{{#selected}} selected{{/selected}}>
					{{#in_miles}}{{#tn distance}}1 mile{{|}}{{distance}} miles{{/tn}}{{/in_miles}}
					{{#no_in_miles}}{{#tn distance}}1 km{{|}}{{distance}} km{{/tn}}{{/no_in_miles}}</option>
				{{/distances}}
			</select>
		</div>
		<div class="field short">
			<label for="speaks">{{#t}}They speak{{/t}}</label>
			<select id="speaks" name="language">
				<option value="">{{#t}}Any language{{/t}}</option>
				{{#tongues}}<option value="{{tag}}" lang="{{tag}}"{{#selected}} selected{{/selected}}>{{autonym}}</option>
				{{/tongues}}
			</select>
		</div>
		<div class="choices">
			<label class="choice"><input type="checkbox" name="open" value="now"{{#open}} checked{{/open}}> <span>{{#t}}Open now{{/t}}</span></label>
		</div>
		<button class="secondary">{{#t}}Search with these{{/t}}</button>
	</details>
</form>
<nav aria-labelledby="kinds">
<details class="filters"{{#kinds_open}} open{{/kinds_open}}>
	<summary id="kinds">{{#need_food}}{{#t}}Kind of help: food{{/t}}{{/need_food}}\
		{{#need_housing}}{{#t}}Kind of help: housing{{/t}}{{/need_housing}}\
		{{#need_money}}{{#t}}Kind of help: money{{/t}}{{/need_money}}\
		{{#need_health}}{{#t}}Kind of help: health{{/t}}{{/need_health}}\
		{{#need_legal}}{{#t}}Kind of help: legal{{/t}}{{/need_legal}}\
		{{#need_work}}{{#t}}Kind of help: work{{/t}}{{/need_work}}\
		{{#need_family}}{{#t}}Kind of help: family{{/t}}{{/need_family}}\
		{{#need_transport}}{{#t}}Kind of help: transport{{/t}}{{/need_transport}}\
		{{#no_need}}{{#t}}Or choose a kind of help{{/t}}{{/no_need}}</summary>
	<ul class="needs">
		<li><a href="{{base}}/programs?need=food{{keep_for_need}}"{{#need_food}} aria-current="true"{{/need_food}}>{{#t}}Food{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=housing{{keep_for_need}}"{{#need_housing}} aria-current="true"{{/need_housing}}>{{#t}}Housing{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=money{{keep_for_need}}"{{#need_money}} aria-current="true"{{/need_money}}>{{#t}}Money{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=health{{keep_for_need}}"{{#need_health}} aria-current="true"{{/need_health}}>{{#t}}Health{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=legal{{keep_for_need}}"{{#need_legal}} aria-current="true"{{/need_legal}}>{{#t}}Legal{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=work{{keep_for_need}}"{{#need_work}} aria-current="true"{{/need_work}}>{{#t}}Work{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=family{{keep_for_need}}"{{#need_family}} aria-current="true"{{/need_family}}>{{#t}}Family{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=transport{{keep_for_need}}"{{#need_transport}} aria-current="true"{{/need_transport}}>{{#t}}Transport{{/t}}</a></li>
		{{#need}}<li><a href="{{base}}/programs{{keep_without_need}}">{{#t}}All kinds of help{{/t}}</a></li>{{/need}}
	</ul>
</details>
</nav>

{{#looked}}
{{#crisis}}
<div class="notice" role="note">
	<h2>{{#t}}Are you in danger, or in a crisis?{{/t}}</h2>
	{{#crisis_banner}}{{>crisis_line}}{{/crisis_banner}}
	{{#no_crisis_banner}}<p>{{#t}}Call the emergency number of your country. You do not have to wait for a program.{{/t}}</p>
	{{/no_crisis_banner}}
</div>
{{/crisis}}
<section aria-labelledby="found">
<h2 id="found">
	{{#found_none}}{{#t}}Nothing found{{/t}}{{/found_none}}
	{{#found_all}}{{#tn all}}1 program{{|}}{{all}} programs{{/tn}}{{/found_all}}
	{{#found_more}}{{#tn all}}More than 1 program{{|}}More than {{all}} programs{{/tn}}{{/found_more}}
</h2>
{{#other_places}}
<p>{{#t}}Other places have the same name:{{/t}}</p>
<ul>
	{{#others}}<li><a href="{{base}}/programs?near={{other_place:url_query_escape}}{{keep_for_place}}" dir="auto">{{other_place}}</a></li>
	{{/others}}
</ul>
{{/other_places}}
{{#found_some}}
{{#corrected}}<p>{{#t}}One word is in no program. We looked for “{{corrected}}” instead.{{/t}}</p>{{/corrected}}
{{#some_words}}<p>{{#t}}Nothing has all of your words. These have some of them.{{/t}}</p>{{/some_words}}
{{#place}}<p class="quiet">{{#t}}Nearest to {{place}} first{{/t}}</p>{{/place}}
{{#found_more}}<p class="quiet">{{#t}}To see fewer, add a word or a place.{{/t}}</p>{{/found_more}}
<ul class="cards">
{{#cards}}{{>program_card}}{{/cards}}
</ul>
{{/found_some}}
{{#found_none}}
<div class="empty">
	<p>{{#t}}You can try this:{{/t}}</p>
	<ul>
		<li>{{#t}}Use one plain word, like “food”, “rent” or “doctor”.{{/t}}</li>
		{{#place}}<li>{{#t}}Look farther away than near {{place}}.{{/t}}</li>{{/place}}
		{{#narrowed}}<li>{{#t}}Leave out the language, or look at what opens later.{{/t}}</li>{{/narrowed}}
		<li>{{#t}}Choose one of the kinds of help above.{{/t}}</li>
	</ul>
	{{#searched}}<p><a href="{{base}}/programs{{thread}}">{{#t}}See all programs{{/t}}</a></p>{{/searched}}
</div>
{{/found_none}}
{{#several_pages}}
<nav class="pager" aria-label="{{#t}}Pages{{/t}}">
	{{#previous}}<a href="{{base}}/programs?{{page_query}}" rel="prev">{{#t}}Earlier results{{/t}}</a>{{/previous}}
	{{#found_all}}<span>{{#t}}Page {{page}} of {{pages}}{{/t}}</span>{{/found_all}}
	{{#found_more}}<span>{{#t}}Page {{page}}{{/t}}</span>{{/found_more}}
	{{#next}}<a href="{{base}}/programs?{{page_query}}" rel="next">{{#t}}More results{{/t}}</a>{{/next}}
</nav>
{{/several_pages}}
</section>
{{#apart}}
<section aria-labelledby="apart">
<h2 id="apart">{{#t}}By telephone, online, or without a place on the map{{/t}}</h2>
<ul class="cards">
{{#apart_cards}}{{>program_card}}{{/apart_cards}}
</ul>
</section>
{{/apart}}
{{/looked}}
</main>
{{>foot}}
