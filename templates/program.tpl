{{%AUTOESCAPE context="HTML"}}
{{! A program: how to reach it now and its one button at the side, and everything we know about it.
markers:
  program, name, alternate_name, organization_name, alert   text
  back_url          text: the program's row in the list that the reader left; or section no_back_url
  thread            text: the person who travels along, behind links; person_bar include: parts/person-bar
  retired           section, with one of unlisted, inactive, defunct; or no_retired
  capacity          text: open, wait_list or closed; capacity_open, capacity_wait_list, capacity_closed   sections; closed_until text: a date;
                    temporarily_closed section
  lead              section: the first paragraph of its description: paragraph: line
  description       section: the others; and eligibility, fees, documents, areas, wait_time, interpretation, languages_note,
                    application_process sections: paragraph, once each: line
  has_audience      section: ages, once a range (age_least, age_most; age_between, age_from or age_to), and eligibility
  has_cost          section: fees, or no_fees: it is free
  has_tongues       section: languages, once a language: tag, autonym; and languages_note
  program_opening, program_reach, program_button, program_contact   includes
  may_claim         section: nobody of its staff runs it here yet
  print_sheet       include: parts/print-sheet }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{name}} · {{site_name}}</title>
{{>head}}
{{>person_bar}}
<main id="main" class="two prints-sheet" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
<div class="head">
<p class="back">{{#back_url}}<a href="{{back_url}}">{{#t}}Back to what you found{{/t}}</a>{{/back_url}}\
	{{#no_back_url}}<a href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a>{{/no_back_url}}</p>
<h1><bdi>{{name}}</bdi></h1>
{{#alternate_name}}<p class="quiet">{{#t}}Also called {{alternate_name}}{{/t}}</p>{{/alternate_name}}
{{#organization_name}}<p class="quiet">{{#t}}A program of {{organization_name}}{{/t}}</p>{{/organization_name}}
{{#retired}}
<div class="notice action">
	{{#unlisted}}<h2>{{#t}}This program is no longer listed{{/t}}</h2>
	<p>{{#t}}It may have closed or changed its name. Please look for another one.{{/t}}</p>{{/unlisted}}
	{{#inactive}}<h2>{{#t}}This program is not running now{{/t}}</h2>
	<p>{{#t}}It takes no referrals. Please look for another one.{{/t}}</p>{{/inactive}}
	{{#defunct}}<h2>{{#t}}This program no longer exists{{/t}}</h2>
	<p>{{#t}}Please look for another one.{{/t}}</p>{{/defunct}}
	<p><a href="{{base}}/programs{{thread}}">{{#t}}Find other programs{{/t}}</a></p>
</div>
{{/retired}}
{{#no_retired}}
{{#alert}}<div class="notice action"><p dir="auto">{{alert}}</p></div>{{/alert}}
{{#lead}}{{#paragraph}}<p class="lead" dir="auto">{{line}}</p>{{/paragraph}}{{/lead}}
{{/no_retired}}
</div>
{{#no_retired}}
<div class="side">
<section class="sheet" aria-label="{{#t}}Reach them{{/t}}">
<p class="when">{{>program_opening}}</p>
{{>program_button}}
{{>program_reach}}
<p><button class="plain" data-print hidden>{{#t}}Print a sheet to take along{{/t}}</button></p>
</section>
</div>
<div class="story">
{{#has_details}}
<dl class="details sheet">
	{{#capacity}}<div><dt>{{#t}}Room{{/t}}</dt><dd>{{#capacity_open}}<strong>{{#t}}Has room{{/t}}</strong>{{/capacity_open}}\
		{{#capacity_wait_list}}<strong>{{#t}}Wait list{{/t}}</strong>{{/capacity_wait_list}}\
		{{#capacity_closed}}<strong>{{#t}}Takes nobody new right now{{/t}}</strong>{{/capacity_closed}}\
		{{#closed_until}}<strong>{{#t}}Closed until {{closed_until}}{{/t}}</strong>{{/closed_until}}\
		{{#temporarily_closed}}<strong>{{#t}}Closed for now{{/t}}</strong>{{/temporarily_closed}}</dd></div>{{/capacity}}
	{{#has_audience}}<div><dt>{{#t}}Who can come{{/t}}</dt><dd>{{#ages}}<div>{{#age_between}}{{#t}}Ages {{age_least}} to
		{{age_most}}{{/t}}{{/age_between}}{{#age_from}}{{#t}}{{age_least}} and older{{/t}}{{/age_from}}{{#age_to}}{{#t}}Up to
		age {{age_most}}{{/t}}{{/age_to}}</div>{{/ages}}
		{{#eligibility}}{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}{{/eligibility}}</dd></div>{{/has_audience}}
	{{#areas}}<div><dt>{{#t}}For people who live in{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd></div>{{/areas}}
	{{#documents}}<div><dt>{{#t}}What to bring{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd></div>{{/documents}}
	{{#application_process}}<div><dt>{{#t}}How it works{{/t}}</dt>
		<dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd></div>{{/application_process}}
	{{#has_cost}}<div><dt>{{#t}}What it costs{{/t}}</dt><dd>{{#no_fees}}<div>{{#t}}Free{{/t}}</div>{{/no_fees}}\
		{{#fees}}{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}{{/fees}}</dd></div>{{/has_cost}}
	{{#wait_time}}<div><dt>{{#t}}How long it takes{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd></div>{{/wait_time}}
	{{#has_tongues}}<div><dt>{{#t}}Languages{{/t}}</dt>
		<dd>{{#languages}}<span lang="{{tag}}">{{autonym}}</span>{{#languages_separator}}, {{/languages_separator}}{{/languages}}\
		{{#languages_note}}{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}
		{{/languages_note}}</dd></div>{{/has_tongues}}
	{{#interpretation}}<div><dt>{{#t}}Interpreters{{/t}}</dt><dd>{{#paragraph}}<div dir="auto">{{line}}</div>{{/paragraph}}</dd></div>{{/interpretation}}
</dl>
{{/has_details}}
{{>program_contact}}
{{#description}}<h2>{{#t}}More about it{{/t}}</h2>{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/description}}
{{#may_claim}}<p class="quiet no-print">{{#t}}Do you work there?{{/t}}
	<a href="{{base}}/programs/{{program}}/claim">{{#t}}Is this your program?{{/t}}</a></p>{{/may_claim}}
</div>
{{>print_sheet}}
{{/no_retired}}
</main>
{{>foot}}
