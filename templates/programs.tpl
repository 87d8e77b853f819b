{{%AUTOESCAPE context="HTML"}}
{{! Find a program: what is needed and where, what narrows the search, then the programs that match.
markers:
  q, near           text: as typed
  person_bar        include: parts/person-bar; thread_person, thread_from, kept_language: texts for the forms; thread behind links
  near_error        text: beside its field; has_problems
  need, need_food to need_transport   text: the slug, and its section; or no_need
  keep_for_need     text: the rest of the search, to go behind need=
  all_needs_url     text: the same search for all needs
  within, language_asked, open   texts and a section: what narrows the search, for the form to send again
  open_url          text: the same search with only what is open now, or without that
  open_left, left   texts: how many programs a choice would leave; empty: that is not known
  tries             section, once another search that finds something: try_url, all (a number to count by), try_more section;
                    try_any (without language and hours), try_farther (in_miles or no_in_miles, distance), try_anywhere   sections
  open_first        section: what is open now stands first; or no_open_first
  has_distances     section: a place is given; distances, once a choice: distance, in_miles or no_in_miles, narrow_url, selected
  has_tongues       section; tongues, once a language: tag, autonym, narrow_url, selected
  all               text: how many; a number to count by; found_none, found_all, found_more sections
  found_some        section
  searched          section: something was asked for
  place             text: the place's name; or no_place
  other_places      section: other places have the name; others section, once each: other_place
  keep_for_place    text: the rest of the search, to go behind near=
  looked            section: the place, if any, is known, so there is a list; or no_looked
  crisis            section: the words tell of danger, or nothing was found; danger section: the first, or no_danger
  crisis_banner     section, or no_crisis_banner: the site has a line for emergencies
  crisis_calls      include: parts/crisis-calls
  has_needs         section: some need has programs there; needs include: parts/needs
  some_words        section
  corrected         text: the word that was looked for instead of a misspelt one
  apart             section: near a place, programs that help from anywhere: apart_cards include, parts/program-card
  cards             section, once a program: program_card include, parts/program-card
  ticks             section: programs can be ticked for one form of several; thread_name: text, for whom; or no_thread_name
  pages, page       text; previous, next sections with page_query }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Find help{{/t}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main" class="wide find">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}We could not look near that place{{/t}}</h2>
	<ul><li><a href="#near">{{near_error}}</a></li></ul>
</div>
{{/has_problems}}
<form action="{{base}}/programs" role="search" class="search">
	<div class="field">
		<label for="q">{{#t}}What do you need?{{/t}}</label>
		<input id="q" name="q" type="search" value="{{q}}" placeholder="{{#t}}food, rent, a doctor{{/t}}" maxlength="500" autocomplete="off">
	</div>
	<div class="field">
		<label for="near">{{#t}}Where?{{/t}}</label>
		{{#near_error}}<p class="error" id="near-error">{{near_error}}</p>{{/near_error}}
		<input id="near" name="near" type="text" value="{{near}}" placeholder="{{#t}}town or postal code{{/t}}" maxlength="200" autocomplete="off"
			{{#near_error}} aria-invalid="true" aria-describedby="near-error"{{/near_error}}>
	</div>
	{{#thread_person}}<input type="hidden" name="person" value="{{thread_person}}">{{/thread_person}}\
	{{#thread_from}}<input type="hidden" name="from" value="{{thread_from}}">{{/thread_from}}\
	{{#kept_language}}<input type="hidden" name="lang" value="{{kept_language}}">{{/kept_language}}
	{{#need}}<input type="hidden" name="need" value="{{need}}">{{/need}}
	{{#within}}<input type="hidden" name="within" value="{{within}}">{{/within}}
	{{#language_asked}}<input type="hidden" name="language" value="{{language_asked}}">{{/language_asked}}
	{{#open}}<input type="hidden" name="open" value="now">{{/open}}
	<button>{{#t}}Search{{/t}}</button>
</form>
<nav class="chips" aria-label="{{#t}}Fewer or more results{{/t}}">
	<h2 id="when">{{#t}}When{{/t}}</h2>
	<ul aria-labelledby="when"><li><a href="{{open_url}}"{{#open}} aria-current="true"{{/open}}>{{#t}}Open now{{/t}}\
		{{#open_left}} <span>{{open_left}}</span>{{/open_left}}</a></li></ul>
	{{#has_distances}}
	<h2 id="far">{{#t}}How far{{/t}}</h2>
	<ul aria-labelledby="far">
		{{#distances}}<li><a href="{{narrow_url}}"{{#selected}} aria-current="true"{{/selected}}>\
			{{#in_miles}}{{#tn distance}}1 mile{{|}}{{distance}} miles{{/tn}}{{/in_miles}}\
			{{#no_in_miles}}{{#tn distance}}1 km{{|}}{{distance}} km{{/tn}}{{/no_in_miles}}\
			{{#left}} <span>{{left}}</span>{{/left}}</a></li>
		{{/distances}}
	</ul>
	{{/has_distances}}
	{{#has_tongues}}
	<h2 id="speak">{{#t}}In your language{{/t}}</h2>
	<ul aria-labelledby="speak">
		{{#tongues}}<li><a href="{{narrow_url}}" lang="{{tag}}"{{#selected}} aria-current="true"{{/selected}}>{{autonym}}\
			{{#left}} <span>{{left}}</span>{{/left}}</a></li>
		{{/tongues}}
	</ul>
	{{/has_tongues}}
	<h2 id="kinds">{{#t}}Kind of help{{/t}}</h2>
	<ul aria-labelledby="kinds">
		{{#need}}<li><a href="{{all_needs_url}}">{{#t}}All kinds of help{{/t}}</a></li>{{/need}}
		<li><a href="{{base}}/programs?need=food{{keep_for_need}}"{{#need_food}} aria-current="true"{{/need_food}}>{{#t}}Food{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=housing{{keep_for_need}}"{{#need_housing}} aria-current="true"{{/need_housing}}>{{#t}}Housing{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=money{{keep_for_need}}"{{#need_money}} aria-current="true"{{/need_money}}>{{#t}}Money{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=health{{keep_for_need}}"{{#need_health}} aria-current="true"{{/need_health}}>{{#t}}Health{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=legal{{keep_for_need}}"{{#need_legal}} aria-current="true"{{/need_legal}}>{{#t}}Legal{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=work{{keep_for_need}}"{{#need_work}} aria-current="true"{{/need_work}}>{{#t}}Work{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=family{{keep_for_need}}"{{#need_family}} aria-current="true"{{/need_family}}>{{#t}}Family{{/t}}</a></li>
		<li><a href="{{base}}/programs?need=transport{{keep_for_need}}"{{#need_transport}} aria-current="true"{{/need_transport}}>{{#t}}Transport{{/t}}</a></li>
	</ul>
</nav>
<div class="found">
<h1>\
{{#no_looked}}{{#t}}Find help{{/t}}{{/no_looked}}\
{{#looked}}\
{{#found_none}}{{#q}}{{#t}}We found nothing for “{{q}}”{{/t}}{{/q}}{{#no_q}}{{#t}}We found nothing like this{{/t}}{{/no_q}}{{/found_none}}\
{{#found_some}}\
{{#q}}{{#place}}{{#t}}“{{q}}” near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}“{{q}}”{{/t}}{{/no_place}}{{/q}}\
{{#no_q}}\
	{{#need_food}}{{#place}}{{#t}}Food near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Food{{/t}}{{/no_place}}{{/need_food}}\
	{{#need_housing}}{{#place}}{{#t}}Housing near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Housing{{/t}}{{/no_place}}{{/need_housing}}\
	{{#need_money}}{{#place}}{{#t}}Money near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Money{{/t}}{{/no_place}}{{/need_money}}\
	{{#need_health}}{{#place}}{{#t}}Health near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Health{{/t}}{{/no_place}}{{/need_health}}\
	{{#need_legal}}{{#place}}{{#t}}Legal near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Legal{{/t}}{{/no_place}}{{/need_legal}}\
	{{#need_work}}{{#place}}{{#t}}Work near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Work{{/t}}{{/no_place}}{{/need_work}}\
	{{#need_family}}{{#place}}{{#t}}Family near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Family{{/t}}{{/no_place}}{{/need_family}}\
	{{#need_transport}}{{#place}}{{#t}}Transport near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}Transport{{/t}}{{/no_place}}{{/need_transport}}\
	{{#no_need}}{{#place}}{{#t}}Help near {{place}}{{/t}}{{/place}}{{#no_place}}{{#t}}All programs{{/t}}{{/no_place}}{{/no_need}}\
{{/no_q}}\
{{/found_some}}\
{{/looked}}</h1>
{{#looked}}
{{#crisis}}
<section class="sheet urgent" aria-labelledby="urgent">
	<h2 id="urgent">{{#danger}}{{#t}}Are you in danger, or in a crisis?{{/t}}{{/danger}}{{#no_danger}}{{#t}}You can call someone now{{/t}}{{/no_danger}}</h2>
	{{#crisis_banner}}{{>crisis_calls}}{{/crisis_banner}}
	{{#no_crisis_banner}}<p>{{#t}}Call the emergency number of your country. You do not have to wait for a program.{{/t}}</p>{{/no_crisis_banner}}
</section>
{{/crisis}}
{{#found_some}}
<h2 id="found">\
	{{#found_all}}{{#open_first}}{{#tn all}}1 program, what is open now first{{|}}{{all}} programs, what is open now first{{/tn}}{{/open_first}}\
	{{#no_open_first}}{{#tn all}}1 program{{|}}{{all}} programs{{/tn}}{{/no_open_first}}{{/found_all}}\
	{{#found_more}}{{#tn all}}More than 1 program{{|}}More than {{all}} programs. To see fewer, add a word or a place{{/tn}}{{/found_more}}</h2>
{{/found_some}}
{{#other_places}}
<p>{{#t}}Other places have the same name:{{/t}}</p>
<ul class="links">
	{{#others}}<li><a href="{{base}}/programs?near={{other_place:url_query_escape}}{{keep_for_place}}" dir="auto">{{other_place}}</a></li>
	{{/others}}
</ul>
{{/other_places}}
{{#found_some}}
{{#corrected}}<p>{{#t}}One word is in no program. We looked for “{{corrected}}” instead.{{/t}}</p>{{/corrected}}
{{#some_words}}<p>{{#t}}Nothing has all of your words. These have some of them.{{/t}}</p>{{/some_words}}
<ul class="stack" aria-labelledby="found">
{{#cards}}{{>program_card}}{{/cards}}
</ul>
{{/found_some}}
{{#found_none}}
<h2 id="found">{{#t}}You can try this:{{/t}}</h2>
<ul>
	{{#tries}}<li><a href="{{try_url}}">{{#try_any}}{{#t}}Any language, and what opens later{{/t}}{{/try_any}}\
		{{#try_farther}}{{#in_miles}}{{#t}}Within {{distance}} miles{{/t}}{{/in_miles}}\
		{{#no_in_miles}}{{#t}}Within {{distance}} km{{/t}}{{/no_in_miles}}{{/try_farther}}\
		{{#try_anywhere}}{{#t}}In every place{{/t}}{{/try_anywhere}}</a>
		<span class="quiet">{{#try_more}}{{#t}}Many programs{{/t}}{{/try_more}}\
		{{#no_try_more}}{{#tn all}}1 program{{|}}{{all}} programs{{/tn}}{{/no_try_more}}</span></li>
	{{/tries}}
	<li>{{#t}}Use one plain word, like “food”, “rent” or “doctor”.{{/t}}</li>
</ul>
{{#has_needs}}<h2>{{#t}}Or choose a kind of help{{/t}}</h2>
{{>needs}}{{/has_needs}}
{{#searched}}<p><a href="{{base}}/programs{{thread}}">{{#t}}See all programs{{/t}}</a></p>{{/searched}}
{{/found_none}}
{{#several_pages}}
<nav class="pager" aria-label="{{#t}}Pages{{/t}}">
	{{#previous}}<a href="{{base}}/programs?{{page_query}}" rel="prev">{{#t}}Earlier results{{/t}}</a>{{/previous}}
	{{#found_all}}<span>{{#t}}Page {{page}} of {{pages}}{{/t}}</span>{{/found_all}}
	{{#found_more}}<span>{{#t}}Page {{page}}{{/t}}</span>{{/found_more}}
	{{#next}}<a href="{{base}}/programs?{{page_query}}" rel="next">{{#t}}More results{{/t}}</a>{{/next}}
</nav>
{{/several_pages}}
{{#apart}}
<section aria-labelledby="apart">
<h2 id="apart">{{#t}}By telephone, online, or without a place on the map{{/t}}</h2>
<ul class="stack" aria-labelledby="apart">
{{#apart_cards}}{{>program_card}}{{/apart_cards}}
</ul>
</section>
{{/apart}}
{{#ticks}}
<form id="several" class="save-bar{{#no_thread_name}} at-once{{/no_thread_name}}" action="{{base}}/connect">
	{{#thread_person}}<input type="hidden" name="person" value="{{thread_person}}">{{/thread_person}}\
	{{#thread_from}}<input type="hidden" name="from" value="{{thread_from}}">{{/thread_from}}\
	{{#kept_language}}<input type="hidden" name="lang" value="{{kept_language}}">{{/kept_language}}
	<p>{{#t}}Several at once, with one form: <b>tick 2 to 5.</b>{{/t}}</p>
	<button>{{#thread_name}}{{#t}}Refer {{thread_name}} to all ticked{{/t}}{{/thread_name}}\
		{{#no_thread_name}}{{#t}}Ask all ticked for help{{/t}}{{/no_thread_name}}</button>
</form>
{{/ticks}}
{{/looked}}
</div>
</main>
{{>foot}}
